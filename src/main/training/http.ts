/** What goes over the wire: a request as the routes read it, and the answers X gives, in X's own shapes. */
import type { JsonValue } from '#shared/rpc/json.ts'
import type { FetchAnswer } from '../ports.ts'

export type XRequest = {
  readonly method: string
  /** Without query, for example `/2/tweets`. */
  readonly path: string
  readonly url: URL
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type XAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: JsonValue
}

/** Ends the handling of a request with an answer that is not the wanted one. */
export class Refusal extends Error {
  readonly answer: XAnswer
  constructor(answer: XAnswer) {
    super(`refused with ${answer.status}`)
    this.answer = answer
  }
}

export function ok(body: JsonValue, status = 200): XAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body }
}

function problem(
  status: number,
  title: string,
  detail: string,
  type = 'about:blank',
  more: Record<string, JsonValue> = {},
): XAnswer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { ...more, title, type, status, detail },
  }
}

export const unauthorized = (): XAnswer => problem(401, 'Unauthorized', 'Unauthorized')
export const forbidden = (detail = 'Forbidden'): XAnswer => problem(403, 'Forbidden', detail)
export const tooManyRequests = (): XAnswer => problem(429, 'Too Many Requests', 'Too Many Requests')
export const unknownPath = (): XAnswer => problem(404, 'Not Found', 'Not Found')

export const creditsDepleted = (): XAnswer =>
  problem(
    402,
    'CreditsDepleted',
    'Your enrolled account [1000000000000000001] does not have any credits to fulfill this request.',
    'https://api.x.com/2/problems/credits-depleted',
  )

/** 400 with the parameter that was wrong and X's sentence about it. */
export function invalidRequest(parameter: string, value: string, message: string): XAnswer {
  return problem(
    400,
    'Invalid Request',
    'One or more parameters to your request was invalid.',
    'https://api.x.com/2/problems/invalid-request',
    { errors: [{ parameters: { [parameter]: [value] }, message }] },
  )
}

/** The entry of `errors` with which X says, inside a 200, that something does not exist. */
export function notFoundEntry(resource: 'tweet' | 'user' | 'media', parameter: string, id: string): JsonValue {
  return {
    value: id,
    detail: `Could not find ${resource} with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: resource,
    parameter,
    resource_id: id,
    type: 'https://api.x.com/2/problems/resource-not-found',
  }
}

/** 404 for an action on something that does not exist. */
export function notFound(resource: 'tweet' | 'user' | 'media', parameter: string, id: string): XAnswer {
  return problem(
    404,
    'Not Found Error',
    `Could not find ${resource} with ${parameter}: [${id}].`,
    'https://api.x.com/2/problems/resource-not-found',
    { resource_type: resource, resource_id: id, parameter, value: id },
  )
}

/** A status without a story of its own: what a fault lever or a broken server answers. */
export function bareStatus(status: number): XAnswer {
  const titles: Readonly<Record<number, string>> = {
    500: 'Internal Server Error',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
    504: 'Gateway Timeout',
  }
  const title = titles[status] ?? 'Error'
  return problem(status, title, title)
}

export function toFetchAnswer(
  answer: XAnswer,
  extraHeaders: Readonly<Record<string, string>>,
  nowMs: number,
): FetchAnswer {
  return {
    status: answer.status,
    headers: {
      ...answer.headers,
      'api-version': '2.167',
      date: new Date(nowMs).toUTCString(),
      'cache-control': 'no-cache, no-store, max-age=0',
      ...extraHeaders,
    },
    body: new TextEncoder().encode(JSON.stringify(answer.body)),
  }
}
