/**
 * The one way out of the machine: Chromium's network stack, which brings the system's proxy, its integrated sign-in and
 * its certificate store. It reaches the hosts it was given and no other, keeps nothing, and follows nothing.
 *
 * Chromium sends a request again by itself when a connection that was kept open turns out to be dead, whatever the
 * method. That could publish twice, so everything but a GET leaves on a connection made for it alone: each runs in a
 * session that no other request is using, whose connections are closed first.
 */
import { net, session, type ClientRequest, type Session } from 'electron'
import { FetchFailure, type Fetch, type FetchAnswer, type FetchRequest } from '../ports.ts'
import { failureFor } from './networkErrors.ts'
import { denyEverythingAsked } from './permissions.ts'

/** Chromium works these out itself and refuses to be told. */
const HEADERS_OF_THE_STACK: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

type NetworkOptions = {
  /** Origins (`https://api.x.com`) that may be reached. */
  readonly allowedOrigins: ReadonlySet<string>
  readonly userAgent: string
}

/** Must run after Electron is ready. */
export function createNetwork(options: NetworkOptions): Fetch {
  const readSession = makeSession('mando-read', options)
  const idleEffectSessions: Session[] = []
  let effectSessionCount = 0

  const withFreshConnection = async (request: FetchRequest): Promise<FetchAnswer> => {
    const own = idleEffectSessions.pop() ?? makeSession(`mando-effect-${++effectSessionCount}`, options)
    try {
      await own.closeAllConnections()
      return await exchange(own, request)
    } finally {
      idleEffectSessions.push(own)
    }
  }

  return async (request) => {
    if (!URL.canParse(request.url) || !options.allowedOrigins.has(new URL(request.url).origin)) {
      throw new FetchFailure('forbidden_host', false)
    }
    if (request.signal?.aborted === true) throw new FetchFailure('aborted', false)
    return request.method === 'GET' ? exchange(readSession, request) : withFreshConnection(request)
  }
}

/** In memory only (no `persist:`). The session refuses other hosts by itself, should a request ever come another way. */
function makeSession(name: string, { allowedOrigins, userAgent }: NetworkOptions): Session {
  const made = session.fromPartition(name, { cache: false })
  made.setUserAgent(userAgent)
  denyEverythingAsked(made)
  made.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !allowedOrigins.has(new URL(details.url).origin) })
  })
  return made
}

function exchange(within: Session, request: FetchRequest): Promise<FetchAnswer> {
  return new Promise((resolve, reject) => {
    const clientRequest = net.request({
      session: within,
      url: request.url,
      method: request.method,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    })
    const isSettled = { value: false }
    const settle = (how: () => void) => {
      if (isSettled.value) return
      isSettled.value = true
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', onAbort)
      how()
    }
    const fail = (failure: FetchFailure) => {
      settle(() => reject(failure))
      clientRequest.abort()
    }
    const onAbort = () => fail(new FetchFailure('aborted', true))
    const timer = setTimeout(() => fail(new FetchFailure('timeout', true)), request.timeoutMs)
    request.signal?.addEventListener('abort', onAbort)

    clientRequest.on('error', (error) => fail(failureFor(error, { answerBegan: false })))
    // Not followed: the caller sees the redirect itself. Chromium then ends the request, which is settled by that time.
    clientRequest.on('redirect', (status, _method, _url, headers) => {
      settle(() => resolve({ status, headers: plainHeaders(headers), body: new Uint8Array() }))
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
        settle(() => resolve({ status: response.statusCode, headers: plainHeaders(response.headers), body }))
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
