/**
 * The one way out of the machine: Chromium's network stack, which brings the system's proxy, its integrated sign-in and
 * its certificate store. It reaches the hosts it was given and no other, keeps nothing, and follows nothing.
 */
import { net, type ClientRequest } from 'electron'
import { FetchFailure, type Fetch, type FetchAnswer, type FetchFailureReason, type FetchRequest } from '../ports.ts'
import { failureFor } from './networkErrors.ts'
import { createNetworkSessions, type NetworkOptions, type RequestRoom } from './networkSessions.ts'
import type { WayInForce } from './networkWay.ts'

/** Chromium works these out itself and refuses to be told. */
const HEADERS_OF_THE_STACK: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

/** Failures that only whoever is behind the proxy can cause. */
const BEYOND_THE_PROXY: ReadonlySet<FetchFailureReason> = new Set(['tls', 'truncated', 'too_large'])

export type Network = {
  readonly fetch: Fetch
  /** In force from the next request; what is under way ends the way it began. */
  readonly use: (way: WayInForce) => void
}

/** Must be used only after Electron is ready. @param start the way of the first requests */
export function createNetwork(options: NetworkOptions, start: WayInForce): Network {
  let waysSoFar = 1
  let sessions = createNetworkSessions('mando', start, options)

  return {
    fetch: async (request) => {
      if (!URL.canParse(request.url) || !options.allowedOrigins.has(new URL(request.url).origin)) {
        throw new FetchFailure('forbidden_host', false)
      }
      if (request.signal?.aborted === true) throw new FetchFailure('aborted', false)
      return sessions.within(request.method, (room) => exchange(room, request))
    },
    use: (way) => {
      sessions.retire()
      waysSoFar += 1
      sessions = createNetworkSessions(`mando-${String(waysSoFar)}`, way, options)
    },
  }
}

function exchange({ session, attendant, refusalOf }: RequestRoom, request: FetchRequest): Promise<FetchAnswer> {
  return new Promise((resolve, reject) => {
    const clientRequest = net.request({
      session,
      url: request.url,
      method: request.method,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    })
    const isSettled = { value: false }
    const settle = (how: () => void, passed: boolean) => {
      if (isSettled.value) return
      isSettled.value = true
      attendant.ended(passed)
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', onAbort)
      how()
    }
    const fail = (failure: FetchFailure) => {
      settle(() => reject(failure), BEYOND_THE_PROXY.has(failure.reason))
      clientRequest.abort()
    }
    const onAbort = () => fail(new FetchFailure('aborted', true))
    const timer = setTimeout(() => fail(new FetchFailure('timeout', true)), request.timeoutMs)
    request.signal?.addEventListener('abort', onAbort)

    clientRequest.on('login', (question, answer) => attendant.onLogin(question, answer))
    clientRequest.on('error', (error) => {
      const refusal = refusalOf(new URL(request.url).hostname)
      fail(failureFor(error, { answerBegan: false, proxyRefused: attendant.wasRefused(), refusal }))
    })
    // Not followed: the caller sees the redirect itself. Chromium then ends the request, which is settled by that time.
    clientRequest.on('redirect', (status, _method, _url, headers) => {
      settle(() => resolve({ status, headers: plainHeaders(headers), body: new Uint8Array() }), true)
    })
    clientRequest.on('response', (response) => {
      const chunks: Buffer[] = []
      let sizeBytes = 0
      response.on('data', (chunk) => {
        sizeBytes += chunk.length
        if (sizeBytes > request.maxAnswerBytes) fail(new FetchFailure('too_large', true))
        else chunks.push(chunk)
      })
      response.on('error', (error: Error) => fail(failureFor(error, { answerBegan: true })))
      response.on('aborted', () => fail(new FetchFailure('truncated', true)))
      response.on('end', () => {
        const body = new Uint8Array(Buffer.concat(chunks))
        const status = response.statusCode
        settle(() => resolve({ status, headers: plainHeaders(response.headers), body }), status !== 407)
      })
    })
    send(clientRequest, request)
  })
}

function send(clientRequest: ClientRequest, request: FetchRequest): void {
  for (const [name, value] of Object.entries(request.headers)) {
    if (!HEADERS_OF_THE_STACK.has(name.toLowerCase())) clientRequest.setHeader(name, value)
  }
  if (request.body !== null) clientRequest.write(Buffer.from(request.body))
  clientRequest.end()
}

function plainHeaders(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}
