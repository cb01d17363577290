/** Access tokens that end, and refresh tokens that are good for one use. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FetchRequest } from '../../../src/main/ports.ts'
import { createXCredentials } from '../../../src/main/services/xCredentials.ts'
import { AppError } from '../../../src/main/rpc/appError.ts'
import { accountIds, createAccountsBench, type AccountsBench } from './accountsBench.ts'

const { first } = accountIds
const HOUR_MS = 3_600_000

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
const state = () => bench.accounts.list()[0]?.state
const readProfile = () => bench.clients.for(first)?.client.readProfile(new AbortController().signal)

describe('a token that is about to end', () => {
  it('is left alone until a quarter of an hour before', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - 15 * 60_000 - 1_000)
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
    expect(refreshes()).toBe(0)
  })

  it('is replaced, again and again, for as long as somebody works', async () => {
    const seen = new Set([kept().accessToken])
    for (let turn = 0; turn < 4; turn += 1) {
      await bench.ports.clock.advance(2 * HOUR_MS)
      expect(await readProfile()).toMatchObject({ kind: 'ok' })
      seen.add(kept().accessToken)
    }
    expect(seen.size).toBe(5)
    expect(refreshes()).toBe(4)
    expect(state()).toBe('connected')
  })

  it('is refreshed once, however many ask at the same time', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    const answers = await Promise.all(Array.from({ length: 8 }, () => bench.tokens.accessToken(first)))
    expect(new Set(answers.map((answer) => (answer.kind === 'ok' ? answer.value : null)))).toEqual(
      new Set([kept().accessToken]),
    )
    expect(refreshes()).toBe(1)
  })

  it('has its successor on the disk before that is used', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    const used: { readonly token: string; readonly keptThen: string }[] = []
    bench.ports.levers.answerWith((request) => {
      if (!isTokenRequest(request))
        used.push({ token: request.headers.authorization ?? '', keptThen: kept().accessToken })
      return bench.network.fetch(request)
    })
    await readProfile()
    expect(used).toEqual([{ token: `Bearer ${kept().accessToken}`, keptThen: kept().accessToken }])
  })

  it('waits for the disk where the disk is full, without asking X twice', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    let isFull = true
    const { secrets, health, store, ports } = bench
    const tokens = createXCredentials({
      secrets,
      refreshes: bench.refreshes,
      health,
      signOut: () => Promise.resolve('revoked'),
      clock: ports.clock,
      ids: ports.ids,
      fetch: ports.fetch,
      uow: {
        write: (by, work) => {
          if (isFull) throw new AppError('disk_full', { path: store.path })
          return store.uow.write(by, work)
        },
      },
    })
    const before = kept().accessToken
    expect(await tokens.accessToken(first)).toMatchObject({ kind: 'retry' })
    expect(kept().accessToken).toBe(before)
    isFull = false
    expect(await tokens.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
    expect(kept().accessToken).not.toBe(before)
    expect(refreshes()).toBe(1)
  })
})

describe('a refresh that does not work', () => {
  it('uses the last minutes of the present token while X cannot be reached', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS - 60_000)
    bench.network.levers.pull({ kind: 'cut' }, { only: ['sign_in'] })
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
  })

  it('is tried again later when the present token has ended too', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    bench.network.levers.pull({ kind: 'cut' }, { only: ['sign_in'], next: 1 })
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'retry', reason: 'offline' })
    expect(state()).toBe('connected')
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'ok' })
  })

  it('does not ask a person to sign in during an outage of X that answers 401', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    bench.network.levers.pull({ kind: 'status', status: 401, takesEffect: false })
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'retry', reason: 'credentials_unsure' })
    expect(state()).toBe('connected')
  })

  it('asks a person to sign in when X says that the refresh token is worth nothing', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    bench.network.levers.pull({ kind: 'lose_answer' }, { only: ['sign_in'], next: 1 })
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'retry' })
    // The answer with the next token was lost: what is kept was used, and X ends the sign-in when it comes back.
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'retry', reason: 'credentials_unsure' })
    await bench.ports.clock.advance(5_000)
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'rejected', code: 'credentials_rejected' })
    expect(bench.accounts.list()[0]).toMatchObject({
      state: 'needs_sign_in',
      problem: { code: 'account_needs_sign_in', params: { reason: 'sign_in_lost' } },
    })
    expect(bench.clients.for(first)).toBeNull()
  })

  it('does not bring back the tokens of an account that was disconnected meanwhile', async () => {
    await bench.ports.clock.advance(2 * HOUR_MS)
    bench.ports.levers.answerWith((request) => {
      if (isTokenRequest(request)) bench.disconnecting.disconnect({ accountId: first })
      return bench.network.fetch(request)
    })
    expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'rejected' })
    expect(bench.secrets.read(first)).toEqual({ kind: 'none' })
    expect(state()).toBe('disconnected')
  })
})

describe('a token that X answers 401 to', () => {
  it('is refreshed before the next use', async () => {
    await bench.ports.clock.advance(HOUR_MS)
    const before = kept().accessToken
    bench.network.levers.pull({ kind: 'status', status: 401, takesEffect: false }, { only: ['read'], next: 1 })
    expect(await readProfile()).toMatchObject({ kind: 'retry', reason: 'credentials_unsure' })
    expect(await readProfile()).toMatchObject({ kind: 'ok' })
    expect(kept().accessToken).not.toBe(before)
    expect(refreshes()).toBe(1)
  })

  it('is not refreshed over and over when X answers 401 to everything', async () => {
    await bench.ports.clock.advance(HOUR_MS)
    bench.network.levers.pull({ kind: 'status', status: 401, takesEffect: false }, { only: ['read'] })
    for (let turn = 0; turn < 5; turn += 1) await readProfile()
    expect(refreshes()).toBe(1)
    expect(state()).toBe('connected')
  })
})

it('asks to sign in again when the vault no longer opens what was sealed', async () => {
  bench.store.db.exec('UPDATE secret SET sealed = randomblob(200)')
  expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'rejected', code: 'credentials_rejected' })
  expect(state()).toBe('needs_sign_in')
})
