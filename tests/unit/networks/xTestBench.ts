/** What the tests of the X client share: a Fetch that answers from a list and remembers, and a clock that is moved by hand. */
import { FetchFailure, type Clock, type Fetch, type FetchAnswer, type FetchRequest } from '../../../src/main/ports.ts'

export type Scripted = FetchAnswer | FetchFailure | ((request: FetchRequest) => FetchAnswer | FetchFailure)

/** An answer in JSON, as X gives it. */
export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): FetchAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: new TextEncoder().encode(JSON.stringify(body)),
})

/** An answer with any text. */
export const textAnswer = (status: number, text: string, headers: Record<string, string> = {}): FetchAnswer => ({
  status,
  headers,
  body: new TextEncoder().encode(text),
})

/** Answers in order; one request too many is a mistake of the test. */
export const scriptedFetch = (
  script: readonly Scripted[],
): { readonly fetch: Fetch; readonly requests: FetchRequest[] } => {
  const requests: FetchRequest[] = []
  const fetch: Fetch = (request) => {
    const next = script[requests.length]
    requests.push(request)
    if (next === undefined)
      throw new Error(`request ${requests.length} was not expected: ${request.method} ${request.url}`)
    const answer = typeof next === 'function' ? next(request) : next
    return answer instanceof FetchFailure ? Promise.reject(answer) : Promise.resolve(answer)
  }
  return { fetch, requests }
}

/** A clock whose timers fire at once, each moving it by its delay. */
export const leapingClock = (startMs: number): Clock & { readonly waits: readonly number[] } => {
  let nowMs = startMs
  const waits: number[] = []
  return {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    after: (delayMs, task) => {
      let cancelled = false
      queueMicrotask(() => {
        if (cancelled) return
        waits.push(delayMs)
        nowMs += delayMs
        task()
      })
      return () => {
        cancelled = true
      }
    },
    waits,
  }
}

/** The body of a request that was sent as JSON. */
export const jsonBodyOf = (request: FetchRequest): unknown => {
  if (typeof request.body !== 'string') throw new Error('the request has no text body')
  return JSON.parse(request.body)
}

/** The parts of a multipart body by name. */
export const partsOf = ({ headers, body }: FetchRequest): Map<string, Buffer> => {
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1]
  if (boundary === undefined || body === null) throw new Error('no multipart body')
  const parts = Buffer.from(body).toString('latin1').split(`--${boundary}`).slice(1, -1)
  return new Map(
    parts.map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      return [/name="([^"]+)"/.exec(head)?.[1] ?? '', Buffer.from(rest.join('\r\n\r\n').slice(0, -2), 'latin1')]
    }),
  )
}

export const anAccessToken = {
  kind: 'oauth2',
  accessToken: () => Promise.resolve({ kind: 'ok', value: 'token-1', limits: null } as const),
} as const

export const never = (): AbortSignal => new AbortController().signal
