/** The Fetch port on Chromium's network stack, against a server on this machine that misbehaves on demand. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { launchProbe, type RunningProbe } from './harness/probe.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

let probe: RunningProbe
let server: Server
let origin: string
let closedOrigin: string
let handler: Handler
let seen: string[]

test.beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`.trim())
      handler(request, response, body)
    })
  })
  origin = await listen(server)
  closedOrigin = await originWithNobodyThere()
  probe = await launchProbe([origin, closedOrigin, 'http://nobody.invalid'])
})

test.afterAll(async () => {
  await probe.close()
  server.closeAllConnections()
  server.close()
})

test.beforeEach(() => {
  seen = []
  handler = (_request, response) => response.end('ok')
})

const ask: RunningProbe['ask'] = (request) => probe.ask(request)

test('brings back status, headers in lower case and the decoded body', async () => {
  handler = (request, response, body) => {
    response.writeHead(403, { 'X-Rate-Limit-Remaining': '7', 'Content-Encoding': 'gzip' })
    response.end(
      gzipSync(JSON.stringify({ body, agent: request.headers['user-agent'], own: request.headers['x-own'] })),
    )
  }
  const answer = await ask({ url: `${origin}/2/tweets`, method: 'POST', body: '¡Hola!', headers: { 'X-Own': 'yes' } })
  expect(answer).toMatchObject({ status: 403, headers: { 'x-rate-limit-remaining': '7' } })
  expect(JSON.parse('text' in answer ? answer.text : '')).toEqual({ body: '¡Hola!', agent: 'Mando/probe', own: 'yes' })
})

test('hands a redirect over instead of following it', async () => {
  handler = (_request, response) => response.writeHead(302, { Location: `${origin}/elsewhere` }).end()
  expect(await ask({ url: `${origin}/captive` })).toMatchObject({
    status: 302,
    headers: { location: `${origin}/elsewhere` },
  })
  expect(seen).toEqual(['GET /captive'])
})

test('hands over a demand for a password without asking anybody', async () => {
  handler = (_request, response) => response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end('no')
  expect(await ask({ url: `${origin}/2/users/me` })).toMatchObject({ status: 401, text: 'no' })
})

test('keeps no cookie and no copy', async () => {
  const cookies: unknown[] = []
  handler = (request, response) => {
    cookies.push(request.headers.cookie)
    response.writeHead(200, { 'Set-Cookie': 'guest=1', 'Cache-Control': 'max-age=3600' }).end()
  }
  await ask({ url: `${origin}/again` })
  await ask({ url: `${origin}/again` })
  expect(cookies).toEqual([undefined, undefined])
})

test('refuses a host that it was not given, before anything leaves', async () => {
  expect(await ask({ url: 'http://127.0.0.1:9/' })).toEqual({ reason: 'forbidden_host', sent: false })
  expect(await ask({ url: 'not an address' })).toEqual({ reason: 'forbidden_host', sent: false })
})

test('says that nothing was sent where nobody listens and where the name is unknown', async () => {
  expect(await ask({ url: `${closedOrigin}/`, method: 'POST', body: 'x' })).toEqual({ reason: 'refused', sent: false })
  expect(await ask({ url: 'http://nobody.invalid/', method: 'POST', body: 'x' })).toEqual({
    reason: 'dns',
    sent: false,
  })
})

test('says that the request may have been sent when the connection breaks under it', async () => {
  handler = (_request, response) => response.socket?.resetAndDestroy()
  expect(await ask({ url: `${origin}/2/tweets`, method: 'POST', body: 'x' })).toEqual({ reason: 'reset', sent: true })
})

test('says that an answer broke off', async () => {
  handler = (_request, response) => {
    response.writeHead(200, { 'Content-Length': '100' })
    response.write('half', () => response.socket?.destroy())
  }
  expect(await ask({ url: `${origin}/2/tweets`, method: 'POST', body: 'x' })).toEqual({
    reason: 'truncated',
    sent: true,
  })
})

test('gives up after its time, and above its size', async () => {
  handler = () => undefined
  expect(await ask({ url: `${origin}/slow`, timeoutMs: 300 })).toEqual({ reason: 'timeout', sent: true })
  handler = (_request, response) => response.end('x'.repeat(5_000))
  expect(await ask({ url: `${origin}/big`, maxAnswerBytes: 1_000 })).toEqual({ reason: 'too_large', sent: true })
})

test('gives up on an answer that drips, and on one that grows as it is unpacked', async () => {
  handler = (_request, response) => {
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
  }
  expect(await ask({ url: `${origin}/drip`, method: 'POST', body: 'x', timeoutMs: 500 })).toEqual({
    reason: 'timeout',
    sent: true,
  })
  const bomb = gzipSync(Buffer.alloc(20_000_000))
  handler = (_request, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb)
  expect(await ask({ url: `${origin}/bomb`, method: 'POST', body: 'x' })).toEqual({ reason: 'too_large', sent: true })
})

test('never sends an effect a second time when a kept-open connection dies under it', async () => {
  handler = (_request, response, body) => {
    if (body === 'second') response.socket?.destroy()
    else response.end('published')
  }
  expect(await ask({ url: `${origin}/2/tweets`, method: 'POST', body: 'first' })).toMatchObject({ status: 200 })
  expect(await ask({ url: `${origin}/2/tweets`, method: 'POST', body: 'second' })).toMatchObject({ sent: true })
  expect(seen).toEqual(['POST /2/tweets first', 'POST /2/tweets second'])
})

test('sends effects side by side without one ending the other', async () => {
  handler = (_request, response, body) => setTimeout(() => response.end(body), 100)
  const bodies = ['a', 'b', 'c', 'd']
  const answers = await Promise.all(bodies.map((body) => ask({ url: `${origin}/2/tweets`, method: 'POST', body })))
  expect(answers.map((answer) => ('text' in answer ? answer.text : answer.reason))).toEqual(bodies)
})

async function listen(ownServer: Server): Promise<string> {
  await new Promise<void>((resolve) => ownServer.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(ownServer.address() as AddressInfo).port}`
}

/** A port that was free a moment ago, and that a connection to is refused. */
async function originWithNobodyThere(): Promise<string> {
  const passing = createServer()
  const found = await listen(passing)
  await new Promise((resolve) => passing.close(resolve))
  await expect(
    new Promise((resolve, reject) =>
      connect(Number(new URL(found).port), '127.0.0.1')
        .on('connect', resolve)
        .on('error', reject),
    ),
  ).rejects.toThrow('ECONNREFUSED')
  return found
}
