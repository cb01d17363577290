/**
 * The training network on a real socket of this machine. Its levers act on the wire itself: connections are reset,
 * left hanging or cut off in the middle of a body. Under `/_training/` a test in another process looks and controls.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { z } from 'zod'
import { assertNever } from '../../src/shared/domain/assertNever.ts'
import type { Clock, FetchAnswer, FetchRequest, TrainingStorage } from '../../src/main/ports.ts'
import type { Exchange } from '../../src/main/training/exchange.ts'
import { leverSchema, leverStateSchema, requestKinds } from '../../src/main/training/levers.ts'
import { createTrainingNetwork, type TrainingNetwork } from '../../src/main/training/trainingNetwork.ts'

export type TrainingServer = {
  readonly port: number
  /** `http://127.0.0.1:PORT`, to stand for https://api.x.com. */
  readonly origin: string
  readonly network: TrainingNetwork
  readonly stop: () => Promise<void>
}

export type TrainingServerOptions = {
  /** 0 takes a free one. */
  readonly port: number
  readonly seed: string
  readonly storage: TrainingStorage
  readonly clock?: Clock
  /** Stands before the network: sees each request as it arrives, may change it, decides when it takes effect. */
  readonly before?: (request: FetchRequest, perform: (request: FetchRequest) => Exchange) => Exchange
}

const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}

export async function startTrainingServer(options: TrainingServerOptions): Promise<TrainingServer> {
  const clock = options.clock ?? systemClock
  const network = createTrainingNetwork({ clock, seed: options.seed, storage: options.storage })
  const before = options.before ?? ((request, perform) => perform(request))
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      if (body === null) return
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${portOf(server)}`)
      if (url.pathname.startsWith('/_training/')) control(network, request.method ?? 'GET', url, body, response)
      else play(clock, before(toFetchRequest(request, url, body), network.exchange), response)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const port = portOf(server)
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    network,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the training server has no port')
  return address.port
}

/** The whole body, or null where the client went away before it was complete: such a request never happened. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk)
  } catch {
    return null
  }
  return request.complete ? Buffer.concat(chunks) : null
}

function toFetchRequest(request: IncomingMessage, url: URL, body: Uint8Array): FetchRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return {
    url: url.href,
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).catch('GET').parse(request.method),
    headers: z.record(z.string(), z.string()).parse(Object.fromEntries(headers)),
    body,
    timeoutMs: Number.MAX_SAFE_INTEGER,
    maxAnswerBytes: Number.MAX_SAFE_INTEGER,
    signal: null,
  } as const
}

function play(clock: Clock, { delayMs, result }: Exchange, response: ServerResponse): void {
  const act = (): void => {
    switch (result.kind) {
      case 'answer':
        send(response, result.answer, result.answer.body.length)
        response.end(result.answer.body)
        return
      case 'cut':
      case 'reset':
        response.socket?.resetAndDestroy()
        return
      case 'hang':
        return
      case 'truncated': {
        const half = result.answer.body.subarray(0, Math.floor(result.answer.body.length / 2))
        send(response, result.answer, result.answer.body.length)
        response.write(half, () => response.socket?.destroy())
        return
      }
      default:
        assertNever(result)
    }
  }
  if (delayMs === 0) act()
  else clock.after(delayMs, act)
}

function send(response: ServerResponse, answer: FetchAnswer, contentLength: number): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(contentLength) })
}

const sayingSchema = z.strictObject({
  kind: z.enum(['mention', 'comment', 'dm']),
  handle: z.string(),
  text: z.string(),
  name: z.string().optional(),
  to: z.string().optional(),
  inReplyToId: z.string().optional(),
})
const pullSchema = z.strictObject({
  lever: leverSchema(),
  next: z.int().min(1).optional(),
  only: z.array(z.enum(requestKinds)).optional(),
})

type Control = (network: TrainingNetwork, input: unknown, url: URL) => unknown

const CONTROLS: Readonly<Record<string, Control>> = {
  'GET /_training/record': ({ record }, _input, url) => {
    const handle = url.searchParams.get('handle')
    return {
      posts: handle === null ? record.posts() : record.posts(handle),
      citizenPosts: record.citizenPosts(),
      directMessages: record.directMessages(),
      requests: record.requests(),
    }
  },
  'GET /_training/levers': ({ levers }) => levers.get(),
  'POST /_training/levers': ({ levers }, input) => {
    levers.set(leverStateSchema().parse(input))
    return levers.get()
  },
  'POST /_training/pull': ({ levers }, input) => {
    const { lever, next, only } = pullSchema.parse(input)
    levers.pull(lever, { ...(next === undefined ? {} : { next }), ...(only === undefined ? {} : { only }) })
    return levers.get()
  },
  'POST /_training/say': ({ citizens }, input) => {
    const { name, to, inReplyToId, ...saying } = sayingSchema.parse(input)
    return {
      id: citizens.say({
        ...saying,
        ...(name === undefined ? {} : { name }),
        ...(to === undefined ? {} : { to }),
        ...(inReplyToId === undefined ? {} : { inReplyToId }),
      }),
    }
  },
  'POST /_training/play': ({ citizens }, input) => ({
    ids: citizens.play(z.strictObject({ count: z.int().min(1).max(10_000) }).parse(input).count),
  }),
  'POST /_training/seed': ({ citizens }) => {
    citizens.seed()
    return {}
  },
  'GET /_training/followers': ({ history }) => history.followers(),
}

function control(network: TrainingNetwork, method: string, url: URL, body: Uint8Array, response: ServerResponse): void {
  const answer = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  const handle = CONTROLS[`${method} ${url.pathname}`]
  if (handle === undefined) {
    answer(404, { error: 'no such control' })
    return
  }
  try {
    const input: unknown = body.length === 0 ? null : JSON.parse(new TextDecoder().decode(body))
    answer(200, handle(network, input, url))
  } catch (error) {
    answer(400, { error: error instanceof Error ? error.message : 'bad input' })
  }
}
