/** Who is asking: a bearer token or an OAuth 1.0a signature, to one of the own accounts with its scopes. */
import { createHmac } from 'node:crypto'
import { OWN_ACCOUNTS, type OwnAccount } from './accounts.ts'
import type { XRequest } from './http.ts'
import type { World } from './world.ts'

export const ALL_SCOPES = [
  'tweet.read',
  'tweet.write',
  'tweet.moderate.write',
  'users.read',
  'dm.read',
  'dm.write',
  'media.write',
  'offline.access',
] as const

export type Caller = { readonly account: OwnAccount; readonly scopes: readonly string[] }

/** Null means 401. */
export function authenticate(world: World, request: XRequest): Caller | null {
  const header = request.headers.authorization ?? ''
  if (/^bearer /i.test(header)) return bearer(world, header.slice(7).trim())
  if (/^oauth /i.test(header)) return oauth1(request, header.slice(6))
  return null
}

function bearer(world: World, token: string): Caller | null {
  const account = OWN_ACCOUNTS.find((own) => own.bearerToken === token)
  if (account !== undefined) return { account, scopes: ALL_SCOPES }
  const stored = world.state.tokens.find((known) => known.token === token && known.use === 'access')
  if (stored === undefined || stored.spent || world.state.revokedFamilies.includes(stored.family)) return null
  if (stored.expiresAtMs !== null && stored.expiresAtMs <= world.nowMs()) return null
  const owner = OWN_ACCOUNTS.find((own) => own.id === stored.accountId)
  return owner === undefined ? null : { account: owner, scopes: stored.scopes }
}

/** RFC 5849 §3.4: HMAC-SHA1 over method, address and parameters. A JSON or multipart body is not part of it. */
function oauth1(request: XRequest, header: string): Caller | null {
  const given = new Map(
    header.split(',').flatMap((part): [string, string][] => {
      const match = /^\s*(\w+)="([^"]*)"\s*$/.exec(part)
      return match?.[1] === undefined || match[2] === undefined ? [] : [[match[1], decode(match[2])]]
    }),
  )
  const account = OWN_ACCOUNTS.find(
    (own) =>
      own.keys.accessToken === given.get('oauth_token') && own.keys.consumerKey === given.get('oauth_consumer_key'),
  )
  const signature = given.get('oauth_signature')
  if (account === undefined || signature === undefined || given.get('oauth_signature_method') !== 'HMAC-SHA1')
    return null

  const parameters = [...given, ...request.query]
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const key = `${encode(account.keys.consumerSecret)}&${encode(account.keys.accessSecret)}`
  // Signed for X itself, or for the loopback address that stands for it.
  const signed = ['https://api.x.com', request.url.origin].some((origin) => {
    const base = [request.method, origin + request.path, parameters].map(encode).join('&')
    return createHmac('sha1', key).update(base).digest('base64') === signature
  })
  return signed ? { account, scopes: ALL_SCOPES } : null
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!*'()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
