/**
 * Signing in as X does it: OAuth 2.0 authorization code with PKCE (RFC 7636) for a public client, refresh tokens that
 * work once and take their whole family with them when an old one comes back, and revocation.
 */
import { createHash } from 'node:crypto'
import { POLICE_ACCOUNT } from './accounts.ts'
import { ALL_SCOPES } from './authentication.ts'
import { ok, type XAnswer, type XRequest } from './http.ts'
import { seededToken } from './seededRandom.ts'
import type { StoredToken } from './state.ts'
import { userByHandle, type World } from './world.ts'

const CODE_LIFETIME_MS = 30_000
const ACCESS_LIFETIME_MS = 7_200_000

const refuse = (status: number, error: string, description: string): XAnswer =>
  ok({ error, error_description: description }, status)
const badValue = (what: string): XAnswer => refuse(400, 'invalid_request', `Value passed for the ${what} was invalid.`)

function freshToken(world: World, purpose: string): string {
  world.state.tokenCounter += 1
  return seededToken(`${world.seed}:${purpose}:${world.state.bornAtMs}:${world.state.tokenCounter}`)
}

/** X registers exact addresses; a desktop client listens on the loopback interface. */
function isRedirectAllowed(redirectUri: string): boolean {
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : null
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')
}

/**
 * `GET https://x.com/i/oauth2/authorize`: what the person's browser asks. Nobody has to press a button here, it
 * answers 302 back to the client at once. `denied` sends the person back without a code; the extra parameter
 * `training_account` chooses whose account signs in.
 */
export function authorize(world: World, request: XRequest, denied: boolean): XAnswer {
  const { query } = request
  const redirectUri = query.get('redirect_uri') ?? ''
  const clientId = query.get('client_id') ?? ''
  if (clientId === '' || !isRedirectAllowed(redirectUri)) return badValue('redirect uri')
  const method = (query.get('code_challenge_method') ?? 'plain').toUpperCase()
  const challenge = query.get('code_challenge') ?? ''
  const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
  const known: readonly string[] = ALL_SCOPES
  const account = userByHandle(world, query.get('training_account') ?? POLICE_ACCOUNT.handle)?.account ?? null

  const back = new URL(redirectUri)
  const state = query.get('state')
  if (state !== null) back.searchParams.set('state', state)
  const sendBack = (): XAnswer => ({ status: 302, headers: { location: back.toString() }, body: null })
  const refuseBack = (error: string): XAnswer => {
    back.searchParams.set('error', error)
    return sendBack()
  }
  if (denied) return refuseBack('access_denied')
  if (query.get('response_type') !== 'code') return refuseBack('unsupported_response_type')
  if (challenge === '' || (method !== 'S256' && method !== 'PLAIN') || account === null)
    return refuseBack('invalid_request')
  if (scopes.length === 0 || !scopes.every((scope) => known.includes(scope))) return refuseBack('invalid_scope')

  const code = freshToken(world, 'code')
  world.state.authorizations.push({
    code,
    clientId,
    accountId: account.id,
    redirectUri,
    challenge,
    challengeMethod: method === 'S256' ? 'S256' : 'plain',
    scopes,
    expiresAtMs: world.nowMs() + CODE_LIFETIME_MS,
    usedFor: null,
  })
  back.searchParams.set('code', code)
  return sendBack()
}

/** The body of the token endpoint: form fields by the standard, JSON as twitter-api-v2 sends it. */
function readFields(request: XRequest): ReadonlyMap<string, string> {
  const text = new TextDecoder().decode(request.body)
  if (!(request.headers['content-type'] ?? '').includes('json')) return new Map(new URLSearchParams(text))
  try {
    const value: unknown = JSON.parse(text)
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
    return new Map(
      entries.flatMap(([name, field]): [string, string][] => (typeof field === 'string' ? [[name, field]] : [])),
    )
  } catch {
    return new Map()
  }
}

/** The client's name: in the body of a public client, in Basic authentication of a confidential one. */
function clientOf(request: XRequest, fields: ReadonlyMap<string, string>): string | null {
  const header = request.headers.authorization ?? ''
  const basic = /^basic (.+)$/i.exec(header)?.[1]
  const fromHeader = basic === undefined ? undefined : Buffer.from(basic, 'base64').toString().split(':')[0]
  return fields.get('client_id') ?? (fromHeader === undefined ? null : decodeURIComponent(fromHeader))
}

/** `POST /2/oauth2/token`. */
export function issueToken(world: World, request: XRequest): XAnswer {
  const fields = readFields(request)
  const clientId = clientOf(request, fields)
  if (clientId === null) return refuse(401, 'unauthorized_client', 'Missing valid authorization header')
  const grantType = fields.get('grant_type')
  if (grantType === 'authorization_code') return fromCode(world, clientId, fields)
  if (grantType === 'refresh_token') return fromRefreshToken(world, clientId, fields)
  return badValue('grant type')
}

function fromCode(world: World, clientId: string, fields: ReadonlyMap<string, string>): XAnswer {
  const authorization = world.state.authorizations.find((known) => known.code === fields.get('code'))
  if (authorization?.clientId !== clientId) return badValue('authorization code')
  if (authorization.usedFor !== null) {
    world.state.revokedFamilies.push(authorization.usedFor)
    return badValue('authorization code')
  }
  if (authorization.expiresAtMs <= world.nowMs()) return badValue('authorization code')
  if (authorization.redirectUri !== fields.get('redirect_uri')) return badValue('redirect uri')
  const verifier = fields.get('code_verifier') ?? ''
  const shown =
    authorization.challengeMethod === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
  if (shown !== authorization.challenge)
    return refuse(400, 'invalid_request', 'Value passed for the code verifier did not match the code challenge.')
  authorization.usedFor = freshToken(world, 'family')
  return grant(world, {
    family: authorization.usedFor,
    clientId,
    accountId: authorization.accountId,
    scopes: authorization.scopes,
  })
}

function fromRefreshToken(world: World, clientId: string, fields: ReadonlyMap<string, string>): XAnswer {
  const { state } = world
  const token = state.tokens.find((known) => known.use === 'refresh' && known.token === fields.get('refresh_token'))
  if (token?.clientId !== clientId || state.revokedFamilies.includes(token.family)) return badValue('token')
  if (token.spent) {
    state.revokedFamilies.push(token.family)
    return badValue('token')
  }
  for (const other of state.tokens) if (other.family === token.family) other.spent = true
  return grant(world, token)
}

type Grant = Pick<StoredToken, 'family' | 'clientId' | 'accountId' | 'scopes'>

function grant(world: World, { family, clientId, accountId, scopes }: Grant): XAnswer {
  const common = { family, clientId, accountId, scopes: [...scopes], spent: false }
  const access = freshToken(world, 'access')
  world.state.tokens.push({ ...common, token: access, use: 'access', expiresAtMs: world.nowMs() + ACCESS_LIFETIME_MS })
  const refresh = scopes.includes('offline.access') ? freshToken(world, 'refresh') : null
  if (refresh !== null) world.state.tokens.push({ ...common, token: refresh, use: 'refresh', expiresAtMs: null })
  return ok({
    token_type: 'bearer',
    expires_in: ACCESS_LIFETIME_MS / 1000,
    access_token: access,
    scope: scopes.join(' '),
    ...(refresh === null ? {} : { refresh_token: refresh }),
  })
}

/** `POST /2/oauth2/revoke`: ends the whole family, so that a disconnected account cannot come back by itself. */
export function revokeToken(world: World, request: XRequest): XAnswer {
  const fields = readFields(request)
  if (clientOf(request, fields) === null)
    return refuse(401, 'unauthorized_client', 'Missing valid authorization header')
  const token = world.state.tokens.find((known) => known.token === fields.get('token'))
  if (token !== undefined) world.state.revokedFamilies.push(token.family)
  return ok({ revoked: true })
}
