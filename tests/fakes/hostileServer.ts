/**
 * X as it answers when something between here and there spoils it: a real HTTP server before the training network. What
 * `ruins` an answer comes after the post took effect; what stands `before` X answers in its place and keeps the request.
 */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fetch, FetchAnswer, FetchRequest } from '../../src/main/ports.ts'

export type Hostility = {
  readonly name: string
  readonly where: 'before' | 'ruins'
  readonly answer: (response: ServerResponse, real: FetchAnswer | null) => void
}

const html = '<!doctype html><html><title>Bienvenido a la wifi</title></html>'
const page =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(html)
const json = (body: string) => (response: ServerResponse) =>
  void response.writeHead(201, { 'content-type': 'application/json' }).end(body)

export const HOSTILITIES = [
  { name: 'a web page with status 200', where: 'before', answer: page(200) },
  { name: '407', where: 'before', answer: page(407, { 'proxy-authenticate': 'Basic realm="x"' }) },
  { name: '511', where: 'before', answer: page(511) },
  { name: 'a redirect to a sign-in page', where: 'before', answer: page(302, { location: 'http://portal.example/' }) },
  { name: 'a reset before the answer', where: 'ruins', answer: (response) => response.socket?.resetAndDestroy() },
  {
    name: 'a reset in the middle of the body',
    where: 'ruins',
    answer: (response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"data":', () => response.socket?.resetAndDestroy())
    },
  },
  {
    name: 'a body shorter than announced',
    where: 'ruins',
    answer: (response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"data":{}}', () => response.socket?.end())
    },
  },
  { name: 'silence', where: 'ruins', answer: () => undefined },
  {
    name: 'a drip slower than the time allowed',
    where: 'ruins',
    answer: (response) => {
      response.writeHead(201, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    },
  },
  { name: 'a body that does not end', where: 'ruins', answer: json(`{"data":"${'x'.repeat(3_000_000)}"}`) },
  { name: 'JSON that is none', where: 'ruins', answer: json('{"data":{"id":') },
  { name: 'an empty body', where: 'ruins', answer: json('') },
  { name: 'fields of other names', where: 'ruins', answer: json('{"result":{"post_id":"1","body":"Hola"}}') },
  { name: 'fields of other types', where: 'ruins', answer: json('{"data":{"id":{"value":1},"text":7}}') },
  { name: 'a list in place of an object', where: 'ruins', answer: json('[1,2,3]') },
  { name: 'a fault of the server', where: 'ruins', answer: page(503) },
] as const satisfies readonly Hostility[]

export type HostileServer = {
  readonly origin: string
  /** The next post is met like this. */
  readonly meetNextPost: (hostility: Hostility) => void
  /** How many posts arrived, whatever became of them. */
  readonly postsArrived: () => number
  readonly stop: () => Promise<void>
}

/** @param x what stands behind it, asked under its own name */
export async function startHostileServer(x: Fetch): Promise<HostileServer> {
  let next: Hostility | null = null
  let posts = 0
  const server: Server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const isPost = incoming.method === 'POST' && incoming.url === '/2/tweets'
      if (isPost) posts += 1
      const hostility = isPost ? next : null
      if (isPost) next = null
      void answer(response, hostility, () => x(requestOf(incoming.method, incoming.url, incoming.headers, chunks)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    meetNextPost: (hostility) => {
      next = hostility
    },
    postsArrived: () => posts,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  response: ServerResponse,
  hostility: Hostility | null,
  perform: () => Promise<FetchAnswer>,
): Promise<void> {
  if (hostility?.where === 'before') {
    hostility.answer(response, null)
    return
  }
  const real = await perform()
  if (hostility === null) response.writeHead(real.status, { ...real.headers }).end(real.body)
  else hostility.answer(response, real)
}

function requestOf(
  method: string | undefined,
  url: string | undefined,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  chunks: readonly Buffer[],
): FetchRequest {
  return {
    url: `https://api.x.com${url ?? ''}`,
    method: method === 'POST' || method === 'DELETE' ? method : 'GET',
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: chunks.length === 0 ? null : new Uint8Array(Buffer.concat(chunks)),
    timeoutMs: 5_000,
    maxAnswerBytes: 10_000_000,
    signal: null,
  }
}
