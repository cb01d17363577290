/**
 * Signing in to X from a desktop: OAuth 2.0 authorization code with PKCE as a public client (RFC 6749, RFC 7636, RFC 8252;
 * X's "OAuth 2.0 Authorization Code Flow with PKCE"). Only the protocol: who keeps the tokens, and that there is one
 * refresher at a time, is decided elsewhere.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { Fetch } from '../../ports.ts'
import type { ReadOutcome, RetryReason } from '../networkClient.ts'
import { settleRead, verdictOf, type XExchange } from './xOutcome.ts'
import { carry } from './xTransport.ts'

/** What Mando asks for; `offline.access` is what makes X hand out a refresh token. */
export const xScopes = [
  'tweet.read',
  'tweet.write',
  'users.read',
  'dm.read',
  'dm.write',
  'media.write',
  'offline.access',
  'tweet.moderate.write',
] as const

const authorizeUrl = 'https://x.com/i/oauth2/authorize'
const tokenUrl = 'https://api.x.com/2/oauth2/token'
const revokeUrl = 'https://api.x.com/2/oauth2/revoke'

const timeoutMs = 20_000
const maxAnswerBytes = 64 * 1024

export type Pkce = { readonly verifier: string; readonly challenge: string }

/** Makes verifier and S256 challenge (RFC 7636 §4.1 and §4.2) of 32 random bytes. */
export const pkceOf = (randomBytes: Uint8Array): Pkce => {
  if (randomBytes.byteLength < 32) throw new Error('PKCE needs at least 32 random bytes')
  const verifier = Buffer.from(randomBytes).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/**
 * The page that the person's browser opens. `redirectUri` has to be, letter by letter, one that is registered at X.
 * `page` is another one in development builds that talk to a simulator.
 */
export const signInUrl = (options: {
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  readonly challenge: string
  readonly page?: string
}): string => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: options.clientId,
    redirect_uri: options.redirectUri,
    scope: xScopes.join(' '),
    state: options.state,
    code_challenge: options.challenge,
    code_challenge_method: 'S256',
  })
  return `${options.page ?? authorizeUrl}?${query.toString()}`
}

export type SignInReturn =
  | { readonly kind: 'code'; readonly code: string }
  /** The person said no, or X refused the application. */
  | { readonly kind: 'denied'; readonly reason: string }
  /** Not the answer to our question: another page called the loopback address. */
  | { readonly kind: 'foreign' }

/** Reads the query with which the browser came back. */
export const signInReturnOf = (query: Readonly<Record<string, string>>, state: string): SignInReturn => {
  if (query.state !== state) return { kind: 'foreign' }
  if (query.code !== undefined && query.code !== '') return { kind: 'code', code: query.code }
  return query.error === undefined ? { kind: 'foreign' } : { kind: 'denied', reason: query.error }
}

export type XTokens = {
  readonly accessToken: string
  /** Good for one use; null where X handed out none, and then the one at hand stays valid (RFC 6749 §6). */
  readonly refreshToken: string | null
  readonly expiresAtMs: number
  readonly scopes: readonly string[]
}

/** X's access tokens live two hours; for an answer that does not say so. */
const usualLifetimeSeconds = 7200

const tokenAnswer = lazily(() =>
  z.object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1).nullish().catch(null),
    expires_in: z.coerce.number().positive().catch(usualLifetimeSeconds),
    scope: z.string().catch(''),
  }),
)

const tokensOf = (json: unknown, nowMs: number): XTokens | null => {
  const parsed = tokenAnswer().safeParse(json)
  if (!parsed.success) return null
  const { access_token, refresh_token, expires_in, scope } = parsed.data
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    expiresAtMs: nowMs + expires_in * 1000,
    scopes: scope.split(' ').filter((name) => name !== ''),
  }
}

type OAuthOptions = { readonly fetch: Fetch; readonly nowMs: number; readonly signal: AbortSignal }

const post = (
  url: string,
  fields: Readonly<Record<string, string>>,
  { fetch, signal }: OAuthOptions,
): Promise<XExchange> =>
  carry(fetch, {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', accept: 'application/json' },
    body: new URLSearchParams(fields).toString(),
    timeoutMs,
    maxAnswerBytes,
    signal,
  })

const oauthError = lazily(() =>
  z.object({ error: z.string(), error_description: z.string().optional().catch(undefined) }),
)
/** RFC 6749 §5.2: X says no to what we hold, and no repetition will change that. */
const finalErrors: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'access_denied',
  // X's answer to a refresh token that was used before: "Value passed for the token was invalid."
  'invalid_request',
])

/** A final no in OAuth's own words, or null. A 401 without them is one of X's outages and worth another try. */
const finalRefusal = (exchange: XExchange): { readonly detail: string } | null => {
  if (exchange.kind === 'failure' || ![400, 401, 403].includes(exchange.answer.status)) return null
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(exchange.answer.body))
  } catch {
    return null
  }
  const parsed = oauthError().safeParse(json)
  if (!parsed.success || !finalErrors.has(parsed.data.error)) return null
  return { detail: [parsed.data.error, parsed.data.error_description ?? ''].join(' ').trim().slice(0, 300) }
}

const settle = <T>(exchange: XExchange, nowMs: number, read: (json: unknown) => T | null): ReadOutcome<T> => {
  const refusal = finalRefusal(exchange)
  if (refusal !== null) return { kind: 'rejected', code: 'credentials_rejected', detail: refusal.detail }
  return settleRead(verdictOf(exchange, nowMs), read)
}

/** Exchanges the code for tokens. The code lives thirty seconds. */
export const exchangeCode = async (
  grant: { readonly clientId: string; readonly redirectUri: string; readonly code: string; readonly verifier: string },
  options: OAuthOptions,
): Promise<ReadOutcome<XTokens>> => {
  const fields = {
    grant_type: 'authorization_code',
    client_id: grant.clientId,
    redirect_uri: grant.redirectUri,
    code: grant.code,
    code_verifier: grant.verifier,
  }
  return settle(await post(tokenUrl, fields, options), options.nowMs, (json) => tokensOf(json, options.nowMs))
}

/** What became of a refresh token that was sent. */
export type RefreshOutcome =
  | { readonly kind: 'refreshed'; readonly tokens: XTokens }
  /** X says in OAuth's own words that the token is worth nothing. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** Certain not to have been used: not sent, a portal or proxy answered, too many requests, a 401 without a reason. */
  | { readonly kind: 'unused'; readonly why: Exclude<ReadOutcome<never>, { readonly kind: 'ok' }> }
  /** It may have been used, and then its successor is lost: no answer, or none that can be read. */
  | { readonly kind: 'open'; readonly reason: RetryReason }

/**
 * Trades a refresh token for new tokens. It is good once: the new one has to be stored before it is used, and two at a time
 * lose both. Never throws for what X or the wire can do.
 */
export const refreshTokens = async (
  grant: { readonly clientId: string; readonly refreshToken: string },
  options: OAuthOptions,
): Promise<RefreshOutcome> => {
  const fields = { grant_type: 'refresh_token', client_id: grant.clientId, refresh_token: grant.refreshToken }
  const exchange = await post(tokenUrl, fields, options)
  const refusal = finalRefusal(exchange)
  if (refusal !== null) return { kind: 'refused', detail: refusal.detail }
  const verdict = verdictOf(exchange, options.nowMs)
  switch (verdict.kind) {
    case 'ok': {
      const tokens = tokensOf(verdict.json, options.nowMs)
      return tokens === null ? { kind: 'open', reason: 'server_error' } : { kind: 'refreshed', tokens }
    }
    case 'open':
      return { kind: 'open', reason: verdict.harmless }
    case 'rejected':
      // A no without OAuth's words: X itself is out of order, or something in between answered in its name.
      return { kind: 'unused', why: { kind: 'retry', reason: 'credentials_unsure', notBeforeMs: null } }
    case 'retry':
    case 'rate_limited':
      return { kind: 'unused', why: verdict }
    default:
      return assertNever(verdict)
  }
}

/** Ends a token's life on disconnecting (RFC 7009). A token that X no longer knows counts as revoked. */
export const revokeToken = async (
  grant: { readonly clientId: string; readonly token: string; readonly kind: 'access_token' | 'refresh_token' },
  options: OAuthOptions,
): Promise<ReadOutcome<'revoked'>> => {
  const exchange = await post(
    revokeUrl,
    { token: grant.token, client_id: grant.clientId, token_type_hint: grant.kind },
    options,
  )
  // RFC 7009 §2.2: the status says it all, the body may be empty.
  if (exchange.kind === 'answer' && exchange.answer.status === 200 && exchange.answer.body.byteLength === 0) {
    return { kind: 'ok', value: 'revoked', limits: null }
  }
  return settle(exchange, options.nowMs, () => 'revoked')
}
