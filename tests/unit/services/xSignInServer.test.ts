/** Our sign-in and refresh against a real authorization server that keeps X's rules (docs/specs/accounts.md §1, §2, §5). */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { exchangeCode, pkceOf, signInUrl } from '../../../src/main/networks/x/xOAuth.ts'
import { withXOrigin } from '../../../src/main/networks/x/xOrigin.ts'
import { REDIRECT_URIS } from '../../../src/main/services/xSignIn.ts'
import { FetchFailure, type Fetch } from '../../../src/main/ports.ts'
import { createLoopbackFetch } from '../../../torture/loopbackFetch.ts'
import { SIGN_IN_CLIENT, startXSignInServer, type XSignInServer } from '../../fakes/xSignInServer.ts'
import { accountIds, createAccountsBench, type AccountsBench } from './accountsBench.ts'

const { first } = accountIds
const HOUR_MS = 3_600_000

let server: XSignInServer
beforeAll(async () => {
  // The server says on the console that its keys are for development, which is what they are.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  server = await startXSignInServer()
})
afterAll(async () => {
  await server.stop()
  vi.restoreAllMocks()
})

let bench: AccountsBench
let toServer: Fetch
beforeEach(() => {
  bench = createAccountsBench()
  toServer = withXOrigin(createLoopbackFetch(bench.ports.clock), server.origin)
  bench.ports.levers.answerWith(toServer)
})
afterEach(() => bench.cleanup())

const signIn = async () => {
  const { authorizeUrl } = await bench.signIn.beginSignIn({ accountId: first, clientId: SIGN_IN_CLIENT })
  const back = await server.browse(authorizeUrl)
  bench.ports.levers.browserReturns(Object.fromEntries(back.searchParams))
  await vi.waitFor(() => expect(bench.signIn.signIn({ accountId: first }).phase).toBe('done'))
}
const kept = () => {
  const credentials = bench.secrets.read(first)
  if (credentials.kind !== 'oauth2') throw new Error(credentials.kind)
  return credentials
}
const account = () => bench.accounts.list()[0]
const read = () => bench.clients.for(first)?.client.readProfile(new AbortController().signal)
const isGood = async (token: string) =>
  (await fetch(`${server.origin}/2/users/me`, { headers: { authorization: `Bearer ${token}` } })).status === 200

it('signs in with PKCE and all the permissions that were asked for', async () => {
  await signIn()
  expect(account()).toMatchObject({ handle: server.user.username, state: 'connected', problem: null })
  expect(kept().refreshToken).not.toBeNull()
  expect(kept().scopes).toContain('media.write')
})

it('is refused with another verifier, and with an address that is not registered letter by letter', async () => {
  const { verifier, challenge } = pkceOf(bench.ports.random.bytes(32))
  const [redirectUri = ''] = REDIRECT_URIS
  const asked = { clientId: SIGN_IN_CLIENT, redirectUri, state: 's', challenge }
  const code = (await server.browse(signInUrl(asked))).searchParams.get('code') ?? ''
  const options = { fetch: toServer, nowMs: bench.ports.clock.now(), signal: new AbortController().signal }
  const grant = { clientId: SIGN_IN_CLIENT, redirectUri, code }
  expect(await exchangeCode({ ...grant, verifier: verifier.toLowerCase() }, options)).toMatchObject({
    kind: 'rejected',
    code: 'credentials_rejected',
  })
  await expect(server.browse(signInUrl({ ...asked, redirectUri: `${redirectUri}/` }))).rejects.toThrow('400')
})

it('renews the permission again and again, each refresh token once', async () => {
  await signIn()
  const seen = new Set([kept().refreshToken])
  for (let turn = 0; turn < 4; turn += 1) {
    await bench.ports.clock.advance(2 * HOUR_MS)
    expect(await read()).toMatchObject({ kind: 'ok', value: { handle: server.user.username } })
    seen.add(kept().refreshToken)
  }
  expect(seen.size).toBe(5)
})

it('renews it once for two windows, which leaves the family alive', async () => {
  await signIn()
  await bench.ports.clock.advance(2 * HOUR_MS)
  const before = server.tokenRequests.length
  const other = bench.createTokens()
  await Promise.all([bench.tokens.accessToken(first), other.accessToken(first)])
  expect(server.tokenRequests.length).toBe(before + 1)
  expect(await other.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
  await bench.ports.clock.advance(2 * HOUR_MS)
  expect(await other.accessToken(first)).toMatchObject({ kind: 'ok' })
  expect(await isGood(kept().accessToken)).toBe(true)
})

it('survives a renewal that never reached the server', async () => {
  await signIn()
  await bench.ports.clock.advance(2 * HOUR_MS)
  bench.ports.levers.answerWith(() => Promise.reject(new FetchFailure('timeout', true)))
  expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'retry' })
  bench.ports.levers.answerWith(toServer)
  await bench.ports.clock.advance(5_000)
  expect(await bench.createTokens().accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
})

it('tells the person when the answer of a renewal was lost: the server ends the family at the replay', async () => {
  await signIn()
  await bench.ports.clock.advance(2 * HOUR_MS - 60_000)
  let successor = ''
  bench.ports.levers.answerWith(async (request) => {
    const answer = await toServer(request)
    successor = (JSON.parse(new TextDecoder().decode(answer.body)) as { access_token: string }).access_token
    throw new FetchFailure('reset', true)
  })
  // The present permission is used up first: whatever is due in these minutes still goes out.
  expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'ok', value: kept().accessToken })
  expect(await isGood(successor)).toBe(true)
  bench.ports.levers.answerWith(toServer)
  await bench.ports.clock.advance(61_000)
  expect(await bench.tokens.accessToken(first)).toMatchObject({ kind: 'rejected' })
  expect(account()).toMatchObject({ state: 'needs_sign_in', problem: { params: { reason: 'sign_in_lost' } } })
  expect(await isGood(successor)).toBe(false)
  await signIn()
  expect(account()).toMatchObject({ state: 'connected', problem: null })
  expect(await read()).toMatchObject({ kind: 'ok' })
})

it('withdraws what it may do: the server takes none of the tokens any more', async () => {
  await signIn()
  const { accessToken } = kept()
  bench.disconnecting.revokeAll({ accountIds: [first] })
  await bench.disconnecting.stop()
  expect(account()).toMatchObject({ state: 'disconnected', revocation: 'revoked' })
  expect(await isGood(accessToken)).toBe(false)
})
