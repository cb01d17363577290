/**
 * Whatever comes in the place of an answer: the outbox says what happened in words, loses nothing, and in the end the post
 * is out once (docs/specs/outbox.md §4, §8). The whole core over real HTTP.
 */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSystemClock } from '../../src/main/node/systemClock.ts'
import type { Fetch } from '../../src/main/ports.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { createTrainingNetwork, type TrainingNetwork } from '../../src/main/training/trainingNetwork.ts'
import { errors as english } from '../../src/renderer/i18n/en/errors.ts'
import { errors as spanish } from '../../src/renderer/i18n/es/errors.ts'
import { createLoopbackFetch } from '../../torture/loopbackFetch.ts'
import { createFakePorts, type FakePorts } from '../fakes/fakePorts.ts'
import { HOSTILITIES, startHostileServer, type HostileServer } from '../fakes/hostileServer.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'

type Code = keyof typeof spanish.reasons
type Name = (typeof HOSTILITIES)[number]['name']
/** How the row stands right after, and why. `uncertain` is what may have taken effect; `queued` surely did not. */
const EXPECTED: Readonly<Record<Name, readonly ['queued' | 'uncertain', ...Code[]]>> = {
  'a web page with status 200': ['queued', 'captive_portal'],
  '407': ['queued', 'proxy_sign_in'],
  '511': ['queued', 'captive_portal'],
  'a redirect to a sign-in page': ['queued', 'captive_portal'],
  'a reset before the answer': ['uncertain', 'reset'],
  // Which of the two depends on how much had been read when the reset overtook it.
  'a reset in the middle of the body': ['uncertain', 'truncated', 'reset'],
  'a body shorter than announced': ['uncertain', 'truncated'],
  silence: ['uncertain', 'timeout'],
  'a drip slower than the time allowed': ['uncertain', 'timeout'],
  'a body that does not end': ['uncertain', 'unreadable_answer'],
  'JSON that is none': ['uncertain', 'unreadable_answer'],
  'an empty body': ['uncertain', 'unreadable_answer'],
  'fields of other names': ['uncertain', 'unreadable_answer'],
  'fields of other types': ['uncertain', 'unreadable_answer'],
  'a list in place of an object': ['uncertain', 'unreadable_answer'],
  'a fault of the server': ['uncertain', 'server_error'],
}

const TEXT = 'Cortada la calle Mayor hasta las 14:00'
/** How long a request may take in earnest: long, except where nothing is to come. */
const PATIENCE_MS = 10_000
const SHORT_PATIENCE_MS = 1_500
const HANGS: ReadonlySet<Name> = new Set<Name>(['silence', 'a drip slower than the time allowed'])

let ports: FakePorts
let app: TestApp
let x: TrainingNetwork
let server: HostileServer
let patienceMs: number

beforeEach(async () => {
  patienceMs = PATIENCE_MS
  ports = createFakePorts()
  x = createTrainingNetwork({
    clock: ports.clock,
    seed: 'hostile',
    storage: { load: () => null, save: () => undefined },
  })
  server = await startHostileServer(x.fetch)
  const wire = createLoopbackFetch(createSystemClock())
  const overHttp: Fetch = (request) =>
    wire({
      ...request,
      url: request.url.replace('https://api.x.com', server.origin),
      timeoutMs: patienceMs,
    })
  ports.levers.answerWith(overHttp)
  app = await openTestApp({ ports })
})
afterEach(async () => {
  await app.close()
  await server.stop()
})

/** Lets real sockets and the clock of the test run until it is so. */
async function until(isSo: () => Promise<boolean>, stepMs: number): Promise<void> {
  const giveUpAt = performance.now() + 15_000
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error('it did not come to that')
    await ports.clock.advance(stepMs)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

it.each(HOSTILITIES)('$name', async (hostility) => {
  const [state, ...codes] = EXPECTED[hostility.name]
  const [accountId, postId, segmentId] = [app.newId(), app.newId(), app.newId()]
  const { consumerKey, consumerSecret, accessToken, accessSecret } = POLICE_ACCOUNT.keys
  const keys = { appKey: consumerKey, appSecret: consumerSecret, accessToken, accessSecret }
  await app.call('accounts.connectWithKeys', { accountId, ...keys })
  await app.call('settings.update', { undoSeconds: 0 })
  await app.call('calendar.create', { postId, accountIds: [accountId], segments: [{ segmentId, text: TEXT }] })
  const rowNow = async () => (await app.call('outbox.list', {})).find(({ kind }) => kind === 'publish_segment')

  server.meetNextPost(hostility)
  if (HANGS.has(hostility.name)) patienceMs = SHORT_PATIENCE_MS
  await app.call('calendar.publishNow', { postId })
  await until(async () => typeof (await rowNow())?.problem?.code === 'string', 1)
  const row = await rowNow()
  expect(row).toMatchObject({ state })
  expect(codes).toContain(row?.problem?.code)
  expect(server.postsArrived()).toBe(1)
  for (const { reasons } of [spanish, english]) for (const code of codes) expect(reasons[code]).toMatch(/\w{3}.*\.$/)
  expect((await app.call('calendar.get', { postId })).segments).toMatchObject([{ text: TEXT }])

  patienceMs = PATIENCE_MS
  await until(async () => (await app.call('calendar.get', { postId })).state === 'published', 1_000)
  expect(x.record.posts().map(({ text }) => text)).toEqual([TEXT])
  expect(server.postsArrived()).toBe(hostility.where === 'before' ? 2 : 1)
})
