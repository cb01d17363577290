/** Signing in to X: the vectors of RFC 7636, the addresses and bodies that X documents, and what its answers mean. */
import { describe, expect, it } from 'vitest'
import {
  exchangeCode,
  pkceOf,
  refreshTokens,
  revokeToken,
  signInReturnOf,
  signInUrl,
  xScopes,
} from '../../../src/main/networks/x/xOAuth.ts'
import { FetchFailure } from '../../../src/main/ports.ts'
import { jsonAnswer, never, scriptedFetch, textAnswer, type Scripted } from './xTestBench.ts'

const nowMs = 1_000_000
const given = (...script: Scripted[]) => {
  const { fetch, requests } = scriptedFetch(script)
  const bodies = () =>
    requests.map(({ body }) => Object.fromEntries(new URLSearchParams(typeof body === 'string' ? body : '')))
  return { options: { fetch, nowMs, signal: never() }, requests, bodies }
}
const refresh = { clientId: 'client', refreshToken: 'old' }

describe('PKCE', () => {
  it('makes the verifier and challenge of RFC 7636 appendix B', () => {
    const octets = [
      116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191, 240,
      91, 88, 5, 88, 83, 132, 141, 121,
    ]
    expect(pkceOf(Uint8Array.from(octets))).toEqual({
      verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    })
  })

  it('does not work with too little randomness', () => {
    expect(() => pkceOf(new Uint8Array(16))).toThrow('32')
  })
})

describe('the way to the browser and back', () => {
  it('opens the page of X with everything it needs', () => {
    const url = new URL(
      signInUrl({ clientId: 'client', redirectUri: 'http://127.0.0.1:8765/callback', state: 's', challenge: 'c' }),
    )
    expect(url.origin + url.pathname).toBe('https://x.com/i/oauth2/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: 'http://127.0.0.1:8765/callback',
      scope: 'tweet.read tweet.write users.read dm.read dm.write media.write offline.access tweet.moderate.write',
      state: 's',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    })
    expect(xScopes).toContain('offline.access')
  })

  it.each([
    ['a code', { state: 's', code: 'abc' }, { kind: 'code', code: 'abc' }],
    ['a no', { state: 's', error: 'access_denied' }, { kind: 'denied', reason: 'access_denied' }],
    ['somebody else', { state: 'other', code: 'abc' }, { kind: 'foreign' }],
    ['somebody without state', { code: 'abc' }, { kind: 'foreign' }],
    ['nothing', { state: 's' }, { kind: 'foreign' }],
    ['an empty code', { state: 's', code: '' }, { kind: 'foreign' }],
  ])('recognises %s', (_name, query: Record<string, string>, expected) => {
    expect(signInReturnOf(query, 's')).toEqual(expected)
  })
})

describe('tokens', () => {
  const granted = {
    token_type: 'bearer',
    expires_in: 7200,
    access_token: 'access',
    scope: 'tweet.read users.read',
    refresh_token: 'next',
  }
  const tokens = {
    accessToken: 'access',
    refreshToken: 'next',
    expiresAtMs: nowMs + 7_200_000,
    scopes: ['tweet.read', 'users.read'],
  }

  it('are exchanged for the code as a public client does it', async () => {
    const { options, requests, bodies } = given(jsonAnswer(200, granted))
    const grant = { clientId: 'client', redirectUri: 'http://127.0.0.1:8765/callback', code: 'abc', verifier: 'v' }
    expect(await exchangeCode(grant, options)).toEqual({ kind: 'ok', value: tokens, limits: null })
    expect(requests[0]).toMatchObject({ method: 'POST', url: 'https://api.x.com/2/oauth2/token' })
    expect(requests[0]?.headers).not.toHaveProperty('authorization')
    expect(bodies()[0]).toEqual({
      grant_type: 'authorization_code',
      client_id: 'client',
      redirect_uri: grant.redirectUri,
      code: 'abc',
      code_verifier: 'v',
    })
  })

  it('are refreshed', async () => {
    const { options, bodies } = given(jsonAnswer(200, granted))
    expect(await refreshTokens(refresh, options)).toMatchObject({
      kind: 'refreshed',
      tokens: { refreshToken: 'next' },
    })
    expect(bodies()[0]).toEqual({ grant_type: 'refresh_token', client_id: 'client', refresh_token: 'old' })
  })

  it('are read from a sparse answer', async () => {
    const { options } = given(jsonAnswer(200, { access_token: 'a' }))
    expect(await refreshTokens(refresh, options)).toEqual({
      kind: 'refreshed',
      tokens: { accessToken: 'a', refreshToken: null, expiresAtMs: nowMs + 7_200_000, scopes: [] },
    })
  })

  it.each([
    [
      'a used refresh token',
      jsonAnswer(400, { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' }),
    ],
    [
      'an expired code',
      jsonAnswer(400, {
        error: 'invalid_grant',
        error_description: 'Value passed for the authorization code was invalid.',
      }),
    ],
    [
      'a client that X does not know',
      jsonAnswer(401, { error: 'unauthorized_client', error_description: 'Missing valid authorization header' }),
    ],
  ])('end in signing in again with %s', async (_name, answer) => {
    const { options } = given(answer)
    expect(await refreshTokens(refresh, options)).toMatchObject({ kind: 'refused' })
  })

  it.each([
    ['an outage that answers 401 to everybody', jsonAnswer(401, { title: 'Unauthorized' }), 'credentials_unsure'],
    ['a refusal without words of OAuth', jsonAnswer(403, { title: 'Forbidden' }), 'credentials_unsure'],
    ['no line', new FetchFailure('offline', false), 'offline'],
    ['a portal', textAnswer(200, '<html></html>', { 'content-type': 'text/html' }), 'captive_portal'],
  ])('are known not to have been used after %s', async (_name, answer, reason) => {
    const { options } = given(answer)
    expect(await refreshTokens(refresh, options)).toEqual({
      kind: 'unused',
      why: { kind: 'retry', reason, notBeforeMs: null },
    })
  })

  it.each([
    ['a lost answer', new FetchFailure('timeout', true), 'unreachable'],
    ['half an answer', new FetchFailure('truncated', true), 'unreachable'],
    ['a failing server', jsonAnswer(503, {}), 'server_error'],
    ['an answer without tokens', jsonAnswer(200, { token_type: 'bearer' }), 'server_error'],
  ])('may have been used after %s', async (_name, answer, reason) => {
    const { options } = given(answer)
    expect(await refreshTokens(refresh, options)).toEqual({ kind: 'open', reason })
  })

  it('are revoked', async () => {
    const { options, requests, bodies } = given(jsonAnswer(200, { revoked: true }), textAnswer(200, ''))
    const grant = { clientId: 'client', token: 't', kind: 'refresh_token' } as const
    expect(await revokeToken(grant, options)).toEqual({ kind: 'ok', value: 'revoked', limits: null })
    expect(await revokeToken(grant, options)).toEqual({ kind: 'ok', value: 'revoked', limits: null })
    expect(requests[0]?.url).toBe('https://api.x.com/2/oauth2/revoke')
    expect(bodies()[0]).toEqual({ token: 't', client_id: 'client', token_type_hint: 'refresh_token' })
  })
})
