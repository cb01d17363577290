/** What a route is: where it answers, what it demands of the caller, and what it does. */
import type { z } from 'zod'
import type { OwnAccount } from '../accounts.ts'
import { invalidRequest, Refusal, type XAnswer, type XRequest } from '../http.ts'
import type { Lever, RequestKind } from '../levers.ts'
import type { LimitName } from '../rateLimits.ts'
import type { World } from '../world.ts'

export type Call = {
  readonly world: World
  readonly request: XRequest
  readonly account: OwnAccount
  /** Values of the `:names` in the path. */
  readonly params: Readonly<Record<string, string>>
  /** What was put into the way of this request, for routes that know a fault of their own. */
  readonly levers: readonly Lever[]
}

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `:name` for a segment that varies. */
  readonly path: string
  readonly kind: RequestKind
  readonly limit: LimitName
  readonly scopes: readonly string[]
  /** What X charges for one call, in US dollars (X's price list; posts with a link cost more). */
  readonly priceUsd: (call: Call) => number
  readonly handle: (call: Call) => XAnswer
}

/** The parameters of `path` in a request's path, or null where it is another path. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, segment] of wanted.entries()) {
    const value = given[i] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(value)
    else if (segment !== value) return null
  }
  return params
}

export function param(call: Call, name: string): string {
  const value = call.params[name]
  if (value === undefined) throw new Error(`route without :${name}`)
  return value
}

/** The JSON body, which X refuses when it does not fit; unknown fields are refused too. */
export function readBody<T>(call: Call, schema: z.ZodType<T>): T {
  const text = new TextDecoder().decode(call.request.body)
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.map(String).join('.')
  throw new Refusal(invalidRequest(where, text.slice(0, 100), `$.${where}: ${issue?.message ?? 'invalid'}`))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
