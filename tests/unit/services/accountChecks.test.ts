/** What answers say of credentials, the daily check, and accounts that come back by themselves (docs/specs/accounts.md §3). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POLICE_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { accountIds, createAccountsBench, failureOf, type AccountsBench } from './accountsBench.ts'

const { first, second } = accountIds
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const outage = { kind: 'status', status: 401, takesEffect: false } as const

let bench: AccountsBench
beforeEach(async () => {
  bench = createAccountsBench()
  const { consumerKey, consumerSecret, accessToken, accessSecret } = POLICE_ACCOUNT.keys
  await bench.accounts.connectWithKeys({
    accountId: first,
    appKey: consumerKey,
    appSecret: consumerSecret,
    accessToken,
    accessSecret,
  })
  bench.checks.start()
})
afterEach(async () => {
  await bench.checks.stop()
  bench.cleanup()
})

const account = () => bench.accounts.list()[0]
const read = () => bench.clients.for(first)?.client.readProfile(new AbortController().signal)
/** Somebody asks every five minutes, as fetching does. */
const askFor = async (durationMs: number) => {
  for (let passedMs = 0; passedMs < durationMs; passedMs += 5 * MINUTE_MS) {
    await read()
    await bench.ports.clock.advance(5 * MINUTE_MS)
  }
}
const asked = () => bench.ports.levers.requests.length

describe('an outage of X that answers 401 to everybody', () => {
  it('of two hours asks no office to sign in, says what is known, and is over by itself', async () => {
    bench.network.levers.pull(outage)
    await askFor(2 * HOUR_MS)
    expect(account()).toMatchObject({
      state: 'connected',
      problem: { code: 'account_refused_for_now', params: { askAtMs: expect.any(Number) as number } },
    })
    bench.network.levers.clear()
    await read()
    expect(account()).toMatchObject({ state: 'connected', problem: null })
  })

  it('of more than three hours asks, and takes it back when X accepts the same credentials again', async () => {
    bench.network.levers.pull(outage)
    await askFor(3 * HOUR_MS + 10 * MINUTE_MS)
    expect(account()).toMatchObject({
      state: 'needs_sign_in',
      problem: { params: { reason: 'sign_in_unauthorized' } },
    })
    bench.network.levers.clear()
    await bench.ports.clock.advance(20 * MINUTE_MS)
    expect(account()).toMatchObject({ state: 'connected', problem: null })
    expect(bench.acceptedAgain).toEqual([first])
  })

  it('does not ask after two answers with a night between them', async () => {
    bench.network.levers.pull(outage, { next: 2 })
    await read()
    await bench.ports.clock.advance(9 * HOUR_MS)
    await read()
    expect(account()?.state).toBe('connected')
  })
})

it('takes back a sign-in that X asked for at its token endpoint only when that endpoint hands out tokens again', async () => {
  bench.disconnecting.disconnect({ accountId: first })
  await bench.browserConsents((await bench.signIn.beginSignIn({ accountId: first, clientId: 'c' })).authorizeUrl)
  await bench.ports.clock.advance(2 * HOUR_MS - 5 * MINUTE_MS)
  let isRefused = true
  bench.ports.levers.answerWith((request) =>
    isRefused && request.url.endsWith('/2/oauth2/token')
      ? Promise.resolve({
          status: 400,
          headers: { 'content-type': 'application/json' },
          body: new TextEncoder().encode('{"error":"invalid_request"}'),
        })
      : bench.network.fetch(request),
  )
  await read()
  expect(account()).toMatchObject({ state: 'needs_sign_in', problem: { params: { reason: 'sign_in_refused' } } })
  await bench.ports.clock.advance(20 * MINUTE_MS)
  expect(account()?.state).toBe('needs_sign_in')
  isRefused = false
  await bench.ports.clock.advance(20 * MINUTE_MS)
  expect(account()).toMatchObject({ state: 'connected', problem: null })
})

describe('the daily check', () => {
  it('asks once a day where nothing else has asked, and shows when X last accepted', async () => {
    const before = asked()
    await bench.ports.clock.advance(23 * HOUR_MS)
    expect(asked()).toBe(before)
    await bench.ports.clock.advance(2 * HOUR_MS)
    expect(asked()).toBe(before + 1)
    expect(account()?.checkedAtMs).toBeGreaterThan(bench.ports.clock.now() - 2 * HOUR_MS)
    await bench.ports.clock.advance(10 * HOUR_MS)
    expect(asked()).toBe(before + 1)
  })

  it('asks nothing of its own where the account is at work', async () => {
    for (let hour = 0; hour < 50; hour += 1) {
      await read()
      await bench.ports.clock.advance(HOUR_MS)
    }
    expect(asked()).toBe(50 + 1) // and the one that connected it
  })

  it('is made at once when a person asks for it', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    bench.checks.check({ accountId: first })
    await bench.ports.clock.advance(1)
    expect(account()?.checkedAtMs).toBe(bench.ports.clock.now())
    expect(await failureOf(() => bench.checks.check({ accountId: second }))).toMatchObject({ code: 'not_found' })
  })

  it('goes on after a turn in which the disk refused', async () => {
    bench.store.db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`)
    await bench.ports.clock.advance(25 * HOUR_MS)
    bench.store.db.exec('DROP TRIGGER full')
    await bench.ports.clock.advance(10 * MINUTE_MS)
    expect(account()?.checkedAtMs).toBeGreaterThan(bench.ports.clock.now() - 10 * MINUTE_MS)
  })
})
