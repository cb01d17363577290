/** Which client speaks for which account. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { capabilitiesOf, xFetchOf } from '../../../src/main/services/networkClients.ts'
import { POLICE_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { accountIds, createAccountsBench, type AccountsBench } from './accountsBench.ts'

let bench: AccountsBench
beforeEach(() => {
  bench = createAccountsBench()
})
afterEach(() => bench.cleanup())

const { first, second } = accountIds
const signal = new AbortController().signal

it('never lets a training account out of the machine', async () => {
  bench.accounts.addTraining({ accountId: first })
  const client = bench.clients.for(first)?.client
  expect(await client?.readProfile(signal)).toMatchObject({ kind: 'ok', value: { handle: POLICE_ACCOUNT.handle } })
  expect(await client?.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, signal)).toMatchObject({ kind: 'done' })
  expect(bench.ports.levers.requests).toEqual([])
  expect(bench.network.record.posts().at(-1)?.text).toBe('Hola')
})

it('leaves an assisted account to a person', async () => {
  bench.accounts.addAssisted({ accountId: first, handle: 'AytoSoto', displayName: 'Soto' })
  const connected = bench.clients.for(first)
  expect(connected?.client.capabilities.replyRule).toBe('by_hand')
  const outcome = await connected?.client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, signal)
  expect(outcome).toMatchObject({ kind: 'rejected', code: 'by_hand' })
})

it('keeps the client of an account while its credentials stay the same', async () => {
  const { keys } = POLICE_ACCOUNT
  const given = {
    appKey: keys.consumerKey,
    appSecret: keys.consumerSecret,
    accessToken: keys.accessToken,
    accessSecret: keys.accessSecret,
  }
  await bench.accounts.connectWithKeys({ accountId: first, ...given })
  const before = bench.clients.for(first)?.client
  expect(bench.clients.for(first)?.client).toBe(before)
  await bench.accounts.connectWithKeys({ accountId: first, ...given })
  expect(bench.clients.for(first)?.client).not.toBe(before)
})

it('has no client for an account that is not there or not connected', () => {
  bench.accounts.addTraining({ accountId: first })
  bench.disconnecting.disconnect({ accountId: first })
  expect(bench.clients.for(first)).toBeNull()
  expect(bench.clients.for(second)).toBeNull()
})

it('knows what an account can do without asking anybody', () => {
  expect(capabilitiesOf('api')).toMatchObject({ replyRule: 'mentioned_only', readMentions: true })
  expect(capabilitiesOf('training')).toEqual(capabilitiesOf('api'))
  expect(capabilitiesOf('assisted')).toMatchObject({ replyRule: 'by_hand', readMentions: false })
})

it('sends what is meant for X to a simulator on this machine, and to no other', async () => {
  const asked: string[] = []
  const fetch = xFetchOf((request) => {
    asked.push(request.url)
    return Promise.resolve({ status: 204, headers: {}, body: new Uint8Array() })
  }, 'http://127.0.0.1:4999')
  await fetch({
    url: 'https://api.x.com/2/users/me?x=1',
    method: 'GET',
    headers: {},
    body: null,
    timeoutMs: 1,
    maxAnswerBytes: 1,
    signal: null,
  })
  expect(asked).toEqual(['http://127.0.0.1:4999/2/users/me?x=1'])
  expect(() => xFetchOf(fetch, 'http://evil.example')).toThrow()
})
