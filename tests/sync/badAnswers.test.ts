/**
 * Every bad answer × every stream that is read: what the real X client makes of it, and what fetching does with that. The
 * expected outcomes are those of the table in docs/specs/pull.md §6.5, which is read here: document and program cannot
 * differ. What the wire itself does to an answer is shown in pullTraining.test.ts.
 */
import { describe, expect, it } from 'vitest'
import type { NetworkClient, ReadOutcome } from '../../src/main/networks/networkClient.ts'
import { createXClient } from '../../src/main/networks/x/xClient.ts'
import { FetchFailure, type Fetch, type FetchAnswer } from '../../src/main/ports.ts'
import { STREAMS, type Stream } from '../../src/main/store/cursorTable.ts'
import { verdictOf } from '../../src/main/sync/pullPolicy.ts'
import { readNewest, readProfile } from '../../src/main/sync/pullReading.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { createTrainingNetwork } from '../../src/main/training/trainingNetwork.ts'
import { openInboxDesk } from '../fakes/inboxDesk.ts'
import { specTable } from '../fakes/specTable.ts'
import { anAccessToken, jsonAnswer, leapingClock, never, textAnswer } from '../unit/networks/xTestBench.ts'

const MINUTE = 60_000
const json = { 'content-type': 'application/json' }
const me = jsonAnswer(200, { data: { id: POLICE_ACCOUNT.id, name: 'Mando', username: POLICE_ACCOUNT.handle } })

const FAULTS: Readonly<Record<string, FetchAnswer | FetchFailure>> = {
  'a web page with status 200': textAnswer(200, '<!doctype html><title>Wifi</title>', { 'content-type': 'text/html' }),
  'cut short': new FetchFailure('truncated', true),
  'too large': new FetchFailure('too_large', true),
  'not JSON': textAnswer(200, '{"data":[{"id":', json),
  empty: textAnswer(200, '', json),
  'a list in place of an object': jsonAnswer(200, [1, 2, 3]),
  'an object of nothing': jsonAnswer(200, {}),
  'everything under another name': jsonAnswer(200, { result: [{ id: '1', text: 'Hola' }], paging: { count: 1 } }),
  'items with other names': jsonAnswer(200, { data: [{ post_id: '1', body: 'Hola' }], meta: { result_count: 1 } }),
  'items of other types': jsonAnswer(200, { data: [{ id: { value: 1 }, text: 7 }], meta: { result_count: 1 } }),
  'counted, and not there': jsonAnswer(200, { meta: { result_count: 3, newest_id: '9', oldest_id: '7' } }),
  'none, and more to come': jsonAnswer(200, { meta: { result_count: 0, next_token: '7140dibdnow9c7btw482' } }),
}

const ask: Readonly<Record<Stream, (client: NetworkClient) => Promise<ReadOutcome<unknown>>>> = {
  profile: (x) => readProfile(x, never()),
  mentions: (x) => readNewest(x, 'mentions', null, never()),
  own_posts: (x) => readNewest(x, 'own_posts', null, never()),
  direct_messages: (x) => readNewest(x, 'direct_messages', null, never()),
  comments: (x) => readNewest(x, 'comments', null, never()),
  checks: (x) => x.checkPosts(['77'], never()),
  post_metrics: (x) => x.checkPosts(['77'], never()),
}

/** Answers what is asked by a fault; who we are is told, where that is not what is asked. */
const spoiled =
  (fault: FetchAnswer | FetchFailure, stream: Stream): Fetch =>
  ({ url }) => {
    if (stream !== 'profile' && url.includes('/users/me')) return Promise.resolve(me)
    return fault instanceof FetchFailure ? Promise.reject(fault) : Promise.resolve(fault)
  }

async function becomes(stream: Stream, fault: FetchAnswer | FetchFailure): Promise<string> {
  const fetch = spoiled(fault, stream)
  const client = createXClient({ fetch, clock: leapingClock(Date.UTC(2026, 10, 24)), credentials: anAccessToken })
  const verdict = verdictOf(await ask[stream](client))
  return verdict.kind === 'failed' ? verdict.reason : verdict.kind
}

describe('every bad answer of the table, for every stream', () => {
  const table = specTable('pull.md', '6.5.', '\n## 7.')

  it('is in the table, and nothing else is', () => {
    expect(table.columns).toEqual([...STREAMS])
    expect([...table.rows.keys()]).toEqual(Object.keys(FAULTS))
  })

  it.each(Object.entries(FAULTS))('%s', async (name, fault) => {
    const outcomes = await Promise.all(STREAMS.map((stream) => becomes(stream, fault)))
    expect(outcomes).toEqual(table.rows.get(name))
  })
})

describe('an answer that cannot be read', () => {
  const ofItsOwn = Object.entries(FAULTS).filter(([, fault]) => !isOfTheWire(fault))
  it.each(ofItsOwn)('leaves everything as it was, and nothing is missed: %s', async (_name, fault) => {
    const desk = openInboxDesk()
    desk.test.db
      .prepare(`UPDATE account SET mode = 'training', remote_id = ?, handle = ?, display_name = ?`)
      .run(POLICE_ACCOUNT.id, POLICE_ACCOUNT.handle, POLICE_ACCOUNT.name)
    const storage = { load: () => null, save: () => undefined }
    const network = createTrainingNetwork({ clock: desk.clock, seed: 'test', storage })
    let isBad = false
    const fetch: Fetch = (request) => (isBad ? spoiled(fault, 'profile')(request) : network.fetch(request))
    const client = createXClient({ fetch, clock: desk.clock, credentials: bearer, userId: POLICE_ACCOUNT.id })
    const pull = desk.fetchThrough(client)
    const kept = () => ['item', 'own_post', 'observation', 'cursor', 'gap'].map((table) => desk.test.dump(table))
    try {
      network.elsewhere.publish({ text: 'Aviso' })
      network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'antes' })
      pull.start()
      await desk.clock.advance(MINUTE)
      const before = kept()
      isBad = true
      network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'una mención' })
      network.citizens.say({ kind: 'dm', handle: 'Vecino', text: 'un mensaje' })
      network.elsewhere.publish({ text: 'Segundo aviso' })
      await desk.clock.advance(20 * MINUTE)
      expect(kept()).toEqual(before)
      isBad = false
      await desk.clock.advance(20 * MINUTE)
      for (const text of ['una mención', 'un mensaje']) expect(desk.test.dump('item')).toContain(text)
      expect(desk.test.dump('own_post')).toContain('Segundo aviso')
      expect(desk.accounts.byId(desk.account().id)).toMatchObject({ state: 'connected', problem: null })
    } finally {
      await pull.stop()
      await desk.close()
    }
  })
})

/** Those that pullTraining.test.ts has on the wire itself. */
function isOfTheWire(fault: FetchAnswer | FetchFailure): boolean {
  return fault instanceof FetchFailure ? fault.reason === 'truncated' : fault.headers['content-type'] === 'text/html'
}

const bearer = {
  kind: 'oauth2',
  accessToken: () => Promise.resolve({ kind: 'ok', value: POLICE_ACCOUNT.bearerToken, limits: null } as const),
} as const
