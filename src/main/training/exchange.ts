/**
 * One request and what becomes of it: the levers first, then X's order of checks (credentials, scopes, limit, credit,
 * the request itself), and what was changed is on the disk before the answer leaves.
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { FetchAnswer, FetchRequest } from '../ports.ts'
import { authenticate, type Caller } from './authentication.ts'
import { deliverAnswers } from './citizens/answers.ts'
import {
  bareStatus,
  creditsDepleted,
  forbidden,
  Refusal,
  toFetchAnswer,
  tooManyRequests,
  unauthorized,
  unknownPath,
  type XAnswer,
  type XRequest,
} from './http.ts'
import type { Lever, LeverBox, RequestKind } from './levers.ts'
import { authorize, issueToken, revokeToken } from './oauth.ts'
import { createRateCounter } from './rateLimits.ts'
import { directMessageRoutes } from './routes/directMessages.ts'
import { mediaRoutes } from './routes/media.ts'
import { postRoutes } from './routes/posts.ts'
import { matchPath, type Route } from './routes/route.ts'
import { searchRoutes } from './routes/search.ts'
import { userRoutes } from './routes/users.ts'
import type { World } from './world.ts'

/** How a request ends, for whoever stands for the wire. */
export type WireResult =
  | { readonly kind: 'answer'; readonly answer: FetchAnswer }
  /** The request never left. */
  | { readonly kind: 'cut' }
  /** It arrived; the connection broke before an answer. */
  | { readonly kind: 'reset' }
  /** It arrived; nothing comes back. */
  | { readonly kind: 'hang' }
  /** The answer breaks off in the middle. */
  | { readonly kind: 'truncated'; readonly answer: FetchAnswer }

export type Exchange = { readonly delayMs: number; readonly result: WireResult }

const ROUTES: readonly Route[] = [...postRoutes, ...searchRoutes, ...userRoutes, ...directMessageRoutes, ...mediaRoutes]
const SIGN_IN: Readonly<Record<string, true>> = {
  'GET /i/oauth2/authorize': true,
  'POST /2/oauth2/token': true,
  'POST /2/oauth2/revoke': true,
}

export type RecordedRequest = {
  readonly method: string
  readonly path: string
  readonly atMs: number
  /** Null where no answer came back. */
  readonly status: number | null
}
const REQUESTS_KEPT = 20_000

type Found = { readonly route: Route; readonly params: Readonly<Record<string, string>> }

export function createExchange(world: World, levers: LeverBox, save: () => void) {
  const rates = createRateCounter()
  const requests: RecordedRequest[] = []

  /** The answer of the network itself, with no fault on the wire. */
  const answerOf = (
    request: XRequest,
    found: Found | null,
    taken: readonly Lever[],
  ): { answer: XAnswer; headers: Record<string, string> } => {
    const line = `${request.method} ${request.path}`
    if (line === 'GET /i/oauth2/authorize') return { answer: authorize(world, request, isDenied(taken)), headers: {} }
    if (line === 'POST /2/oauth2/token') return { answer: issueToken(world, request), headers: {} }
    if (line === 'POST /2/oauth2/revoke') return { answer: revokeToken(world, request), headers: {} }
    const caller = authenticate(world, request)
    if (caller === null) return { answer: unauthorized(), headers: {} }
    if (found === null) return { answer: unknownPath(), headers: {} }
    return { ...ask(request, found, caller, taken) }
  }

  const ask = (request: XRequest, { route, params }: Found, caller: Caller, taken: readonly Lever[]) => {
    if (!route.scopes.every((scope) => caller.scopes.includes(scope))) return { answer: forbidden(), headers: {} }
    for (const lever of taken) {
      if (lever.kind === 'day_limit') {
        rates.leaveOfDay(lever.of, lever.left, caller.account.id, route.limit, world.nowMs())
      }
    }
    const { allowed, headers } = rates.count(caller.account.id, route.limit, world.nowMs())
    if (!allowed) return { answer: tooManyRequests(), headers }
    const call = { world, request, account: caller.account, params, levers: taken }
    if (!levers.pay(route.priceUsd(call))) return { answer: creditsDepleted(), headers }
    try {
      return { answer: route.handle(call), headers }
    } catch (error) {
      if (error instanceof Refusal) return { answer: error.answer, headers }
      throw error
    }
  }

  const perform = (request: XRequest, found: Found | null, taken: readonly Lever[]): FetchAnswer => {
    const delivered = deliverAnswers(world)
    const { answer, headers } = answerOf(request, found, taken)
    if (delivered || request.method !== 'GET' || found === null) save()
    return toFetchAnswer(answer, headers, world.nowMs())
  }

  /** The answer that a `status` lever gives instead of the network's own. */
  const faultAnswer = (
    status: 401 | 402 | 403 | 429 | 500 | 502 | 503 | 504,
    request: XRequest,
    found: Found | null,
  ): FetchAnswer => {
    const now = world.nowMs()
    switch (status) {
      case 401:
        return toFetchAnswer(unauthorized(), {}, now)
      case 402:
        return toFetchAnswer(creditsDepleted(), {}, now)
      case 403:
        return toFetchAnswer(forbidden(), {}, now)
      case 429: {
        const caller = authenticate(world, request)
        const headers =
          caller === null || found === null ? {} : rates.announceExhausted(caller.account.id, found.route.limit, now)
        return toFetchAnswer(tooManyRequests(), headers, now)
      }
      case 500:
      case 502:
      case 503:
      case 504:
        return toFetchAnswer(bareStatus(status), {}, now)
      default:
        return assertNever(status)
    }
  }

  const throughLevers = (request: XRequest, found: Found | null, taken: readonly Lever[]): WireResult => {
    const has = (kind: Lever['kind']): boolean => taken.some((lever) => lever.kind === kind)
    if (has('cut')) return { kind: 'cut' }
    if (has('proxy')) return { kind: 'answer', answer: proxyAnswer() }
    if (has('captive_portal')) return { kind: 'answer', answer: portalAnswer() }
    const hang = taken.find((lever) => lever.kind === 'hang')
    const status = taken.find((lever) => lever.kind === 'status')
    if (hang?.takesEffect === false) return { kind: 'hang' }
    if (status?.takesEffect === false) return { kind: 'answer', answer: faultAnswer(status.status, request, found) }
    const answer = perform(request, found, taken)
    if (hang !== undefined) return { kind: 'hang' }
    if (has('lose_answer')) return { kind: 'reset' }
    if (status !== undefined) return { kind: 'answer', answer: faultAnswer(status.status, request, found) }
    if (has('truncate')) return { kind: 'truncated', answer }
    return { kind: 'answer', answer }
  }

  const exchange = (wire: FetchRequest): Exchange => {
    const request = readRequest(wire)
    const found = findRoute(request)
    const taken = levers.take(kindOf(request, found))
    const result = throughLevers(request, found, taken)
    const status = result.kind === 'answer' ? result.answer.status : null
    requests.push({ method: request.method, path: request.path, atMs: world.nowMs(), status })
    if (requests.length > REQUESTS_KEPT) requests.shift()
    return { delayMs: taken.reduce((sum, lever) => sum + (lever.kind === 'slow' ? lever.delayMs : 0), 0), result }
  }

  return { exchange, requests: (): readonly RecordedRequest[] => [...requests] }
}

function readRequest(wire: FetchRequest): XRequest {
  const url = new URL(wire.url)
  const headers = Object.fromEntries(Object.entries(wire.headers).map(([name, value]) => [name.toLowerCase(), value]))
  const body = typeof wire.body === 'string' ? new TextEncoder().encode(wire.body) : (wire.body ?? new Uint8Array())
  return { method: wire.method, path: url.pathname, url, query: url.searchParams, headers, body }
}

const isDenied = (taken: readonly Lever[]): boolean => taken.some(({ kind }) => kind === 'deny_sign_in')

function findRoute(request: XRequest): Found | null {
  for (const route of ROUTES) {
    const params = route.method === request.method ? matchPath(route.path, request.path) : null
    if (params !== null) return { route, params }
  }
  return null
}

function kindOf(request: XRequest, found: Found | null): RequestKind {
  if (SIGN_IN[`${request.method} ${request.path}`] === true) return 'sign_in'
  return found?.route.kind ?? 'read'
}

const html = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): FetchAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: new TextEncoder().encode(`<!doctype html><title>${text}</title><h1>${text}</h1>`),
})
const portalAnswer = (): FetchAnswer => html(200, 'Acceso a la red de invitados')
const proxyAnswer = (): FetchAnswer =>
  html(407, 'Se requiere autenticación del proxy', { 'proxy-authenticate': 'Negotiate' })
