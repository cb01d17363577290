/**
 * One refresher at a time, over windows and restarts, and a process that dies at any point of a refresh
 * (docs/specs/accounts.md §2).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fetch, FetchRequest } from '../../../src/main/ports.ts'
import { REFRESH_LEASE_MS } from '../../../src/main/services/tokenRefreshPolicy.ts'
import { accountIds, createAccountsBench, type AccountsBench } from './accountsBench.ts'

const { first } = accountIds
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

let bench: AccountsBench
beforeEach(async () => {
  bench = createAccountsBench()
  const { authorizeUrl } = await bench.signIn.beginSignIn({ accountId: first, clientId: 'office-client' })
  await bench.browserConsents(authorizeUrl)
})
afterEach(() => bench.cleanup())

const kept = () => {
  const credentials = bench.secrets.read(first)
  if (credentials.kind !== 'oauth2') throw new Error('no tokens are kept')
  return credentials
}
const isTokenRequest = ({ url }: FetchRequest) => url.endsWith('/2/oauth2/token')
const refreshes = () => bench.ports.levers.requests.filter(isTokenRequest).length - 1
const account = () => bench.accounts.list()[0]
const never = new Promise<never>(() => undefined)

/** The request stands still on its way out, or on its way back: the process dies while it does. */
const standing = (where: 'out' | 'back'): Fetch => {
  return async (request) => {
    if (!isTokenRequest(request)) return bench.network.fetch(request)
    if (where === 'back') await bench.network.fetch(request)
    return never
  }
}
const wellAgain = () => bench.ports.levers.answerWith(bench.network.fetch)

describe('two windows over one database', () => {
  it('refresh once: the second waits for the first and uses what it stored', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    const other = bench.createTokens()
    const gate = Promise.withResolvers<undefined>()
    bench.ports.levers.answerWith(async (request) => {
      await gate.promise
      return bench.network.fetch(request)
    })
    const mine = bench.tokens.accessToken(first)
    expect(await other.accessToken(first)).toEqual({
      kind: 'retry',
      reason: 'credentials_unsure',
      notBeforeMs: bench.ports.clock.now() + REFRESH_LEASE_MS,
    })
    gate.resolve(undefined)
    expect(await mine).toMatchObject({ kind: 'ok', value: kept().accessToken })
    expect(await other.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
    expect(refreshes()).toBe(1)
  })

  it('go on with the present token while the other refreshes', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - 10 * MINUTE_MS)
    bench.ports.levers.answerWith(() => never)
    void bench.tokens.accessToken(first)
    expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
    expect(refreshes()).toBe(1)
  })

  it('are not held up by a lease from a clock that was set', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    bench.ports.levers.answerWith(() => never)
    bench.ports.clock.setWall(bench.ports.clock.now() + 48 * HOUR_MS)
    void bench.tokens.accessToken(first)
    bench.ports.clock.setWall(bench.ports.clock.now() - 47 * HOUR_MS)
    wellAgain()
    expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'ok' })
  })
})

describe('a process that dies in a refresh', () => {
  it('has written down which token it was about to send before it sent it', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    let row: unknown = null
    bench.ports.levers.answerWith((request) => {
      row = bench.refreshes.get(first)
      return bench.network.fetch(request)
    })
    await bench.tokens.accessToken(first)
    expect(row).toMatchObject({ accountId: first, sends: 1, sentAtMs: bench.ports.clock.now() })
    expect(JSON.stringify(row)).not.toContain(kept().refreshToken)
    expect(bench.refreshes.get(first)).toBeNull()
  })

  it.each(['out', 'back'] as const)(
    'on the way %s: the next one goes on with the present token as long as it lives, and says so',
    async (where) => {
      await bench.ports.clock.advance(2 * HOUR_MS - 10 * MINUTE_MS)
      const before = kept()
      bench.ports.levers.answerWith(standing(where))
      void bench.tokens.accessToken(first)
      await bench.ports.clock.settle()
      wellAgain()
      await bench.ports.clock.advance(REFRESH_LEASE_MS + 1)
      const next = bench.createTokens()
      expect(await next.accessToken(first)).toMatchObject({ kind: 'ok', value: before.accessToken })
      expect(refreshes()).toBe(1)
      expect(account()).toMatchObject({
        state: 'connected',
        problem: { code: 'account_renewal_open', params: { untilMs: before.expiresAtMs } },
      })
    },
  )

  it('before X has seen it: the token is sent once more when the present one has ended, and all is well', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - MINUTE_MS)
    bench.ports.levers.answerWith(standing('out'))
    void bench.tokens.accessToken(first)
    await bench.ports.clock.settle()
    wellAgain()
    await bench.ports.clock.advance(2 * MINUTE_MS)
    expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
    expect(account()).toMatchObject({ state: 'connected', problem: null })
  })

  it('after X has answered: X refuses the token, and the person is told what happened and what to do', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - MINUTE_MS)
    bench.ports.levers.answerWith(standing('back'))
    void bench.tokens.accessToken(first)
    await bench.ports.clock.settle()
    wellAgain()
    await bench.ports.clock.advance(2 * MINUTE_MS)
    expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'rejected' })
    expect(account()).toMatchObject({ state: 'needs_sign_in', problem: { params: { reason: 'sign_in_lost' } } })
  })

  it('between the answer and the disk: the same as if the answer had been lost', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - MINUTE_MS)
    const before = kept()
    bench.ports.levers.answerWith(async (request) => {
      const answer = await bench.network.fetch(request)
      bench.store.db.exec(`CREATE TEMP TRIGGER dies BEFORE UPDATE ON secret BEGIN SELECT RAISE(ABORT, 'died'); END`)
      return answer
    })
    await expect(bench.tokens.accessToken(first)).rejects.toThrow('died')
    bench.store.db.exec('DROP TRIGGER dies')
    wellAgain()
    expect(kept()).toEqual(before)
    expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'ok', value: before.accessToken })
    await bench.ports.clock.advance(2 * MINUTE_MS)
    expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'rejected' })
    expect(account()).toMatchObject({ problem: { params: { reason: 'sign_in_lost' } } })
  })

  it('leaves nothing behind for the next sign-in', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - MINUTE_MS)
    bench.ports.levers.answerWith(standing('back'))
    void bench.tokens.accessToken(first)
    await bench.ports.clock.settle()
    wellAgain()
    const { authorizeUrl } = await bench.signIn.beginSignIn({ accountId: first, clientId: 'office-client' })
    await bench.browserConsents(authorizeUrl)
    expect(account()).toMatchObject({ state: 'connected', problem: null })
    await bench.ports.clock.advance(2 * HOUR_MS)
    expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
  })
})

describe('an answer that is lost while Mando goes on', () => {
  it('does not send the token again before the present one has ended', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - 10 * MINUTE_MS)
    bench.network.levers.pull({ kind: 'lose_answer' }, { only: ['sign_in'], next: 1 })
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
      await bench.ports.clock.advance(MINUTE_MS)
    }
    expect(refreshes()).toBe(1)
  })

  it('rests a minute after a refusal that decides nothing, as long as there is a token to use', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - 10 * MINUTE_MS)
    bench.network.levers.pull({ kind: 'status', status: 401, takesEffect: false }, { only: ['sign_in'] })
    for (let turn = 0; turn < 5; turn += 1)
      expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
    expect(refreshes()).toBe(1)
    expect(bench.refreshes.get(first)).toBeNull()
  })
})

it('hands tokens back to X that arrive after the account was disconnected', async () => {
  await bench.ports.clock.advance(2 * HOUR_MS)
  bench.ports.levers.answerWith(async (request) => {
    const answer = await bench.network.fetch(request)
    if (isTokenRequest(request)) bench.disconnecting.disconnect({ accountId: first })
    return answer
  })
  await bench.tokens.accessToken(first)
  await bench.ports.clock.settle()
  const revoked = bench.ports.levers.requests
    .filter(({ url }) => url.endsWith('/2/oauth2/revoke'))
    .map(({ body }) => new URLSearchParams(String(body)).get('token_type_hint'))
  // Those that were kept, and those that came too late.
  expect(revoked.toSorted()).toEqual(['access_token', 'access_token', 'refresh_token', 'refresh_token'])
})
