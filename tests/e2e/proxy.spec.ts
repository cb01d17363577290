/** The way out through a real proxy, which asks for a password and opens TLS (docs/specs/connection.md §5, §6). */
import { createServer as createWebServer, type Server as WebServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { expect, test } from '@playwright/test'
import type { NetworkWaySettings, ProxyChoice } from '../../src/shared/domain/networkWay.ts'
import { makeCertificate, type Made } from '../fakes/certificates.ts'
import { launchProbe, type RunningProbe } from './harness/probe.ts'
import { startSquid, whyNoSquid, type Squid } from './harness/squid.ts'

const absence = whyNoSquid()
if (absence !== null) console.log(`skipped: the tests with a real proxy, ${absence}`)

test.describe('through a proxy', () => {
  test.skip(absence !== null, absence ?? '')

  const HOST = 'api.puertoalba.test'
  const USER = 'oficina'
  let office: Made
  let squid: Squid
  let probe: RunningProbe
  let pac: WebServer
  const servers: Server[] = []
  const origins = { good: '', expired: '', wrongHost: '' }
  let seen: string[] = []

  test.beforeAll(async () => {
    office = await makeCertificate({
      name: 'CN=Autoridad de Puertoalba, O=Ayuntamiento',
      authority: {},
      rsaBits: 2_048,
    })
    const world = await makeCertificate({ name: 'CN=Mundo', authority: {}, rsaBits: 2_048 })
    const serve = async (more: Partial<Parameters<typeof makeCertificate>[0]>) => {
      const own = await makeCertificate({ name: `CN=${HOST}`, by: world, hosts: [HOST], rsaBits: 2_048, ...more })
      const server = createServer({ key: own.keyPem, cert: own.pem }, (request, response) => {
        let body = ''
        request.on('data', (chunk: Buffer) => (body += chunk.toString()))
        request.on('end', () => {
          seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`.trim())
          response.end('hola')
        })
      })
      servers.push(server)
      return `https://${HOST}:${String(await listen(server))}`
    }
    origins.good = await serve({})
    origins.expired = await serve({ validFrom: -9, validTo: -1 })
    origins.wrongHost = await serve({ name: 'CN=otro.test', hosts: ['otro.test'] })
    squid = await startSquid({
      user: USER,
      password: 'secreto',
      authority: office,
      servers: { kind: 'by_name', hosts: [HOST], signedBy: world },
    })
    pac = createWebServer((request, response) => {
      response.setHeader('content-type', 'application/x-ns-proxy-autoconfig')
      const proxy = request.url === '/open.pac' ? `PROXY 127.0.0.1:${String(squid.openPort)}` : 'DIRECT'
      response.end(`function FindProxyForURL(url, host) { return "${proxy}" }`)
    })
    await listen(pac)
    probe = await launchProbe(Object.values(origins))
  })

  test.afterAll(async () => {
    await probe.close()
    for (const server of [...servers, pac]) {
      server.closeAllConnections()
      server.close()
    }
    await squid.stop()
  })

  test.beforeEach(() => {
    seen = []
  })

  const manual = (change: Partial<Extract<ProxyChoice, { kind: 'manual' }>> = {}): ProxyChoice => ({
    kind: 'manual',
    host: '127.0.0.1',
    port: squid.port,
    user: USER,
    bypass: [],
    ...change,
  })
  const take = (proxy: ProxyChoice, password: string | null, extraCa: Made | null = office) => {
    const settings: NetworkWaySettings = { proxy, extraCaPem: extraCa?.pem ?? null }
    return probe.take(settings, password)
  }
  const publish = (origin: string) => probe.ask({ url: `${origin}/2/tweets`, method: 'POST', body: 'Hola' })

  test('without a password, says that the proxy asks for one, and that nothing was sent', async () => {
    await take(manual({ user: null }), null)
    expect(await publish(origins.good)).toEqual({ reason: 'proxy_auth', sent: false })
    expect(seen).toEqual([])
  })

  test('with a wrong one, says so too, and does not offer it again and again', async () => {
    await take(manual(), 'otra')
    const before = offers()
    const answers = await Promise.all(Array.from({ length: 6 }, () => publish(origins.good)))
    answers.push(await publish(origins.good))
    expect(answers).toEqual(answers.map(() => ({ reason: 'proxy_auth', sent: false })))
    expect(offers() - before).toBe(1)
    expect(seen).toEqual([])
  })

  test('with the right one, and its certificates unknown, refuses them and names who signed them', async () => {
    await take(manual(), 'secreto', null)
    expect(await publish(origins.good)).toEqual({
      reason: 'tls',
      sent: false,
      certificate: { issuer: 'Autoridad de Puertoalba', problem: 'unknown_issuer' },
    })
    expect(seen).toEqual([])
  })

  test('with the right one and the authority’s certificate, sends what it should, once', async () => {
    await take(manual(), 'secreto')
    expect(await publish(origins.good)).toMatchObject({ status: 200, text: 'hola' })
    expect(await probe.ask({ url: `${origins.good}/2/users/me` })).toMatchObject({ status: 200 })
    expect(seen).toEqual(['POST /2/tweets Hola', 'GET /2/users/me'])
    // Taken away again, nothing is left of the trust.
    await take(manual(), 'secreto', null)
    expect(await publish(origins.good)).toMatchObject({ reason: 'tls', sent: false })
  })

  test('trusts the authority for nothing that is expired, for another host, or signed by another', async () => {
    await take(manual(), 'secreto')
    expect(await publish(origins.expired)).toMatchObject({
      reason: 'tls',
      sent: false,
      certificate: { problem: 'expired' },
    })
    expect(await publish(origins.wrongHost)).toMatchObject({
      reason: 'tls',
      sent: false,
      certificate: { problem: 'wrong_host' },
    })
    const stranger = await makeCertificate({ name: office.name, authority: {} })
    await take(manual(), 'secreto', stranger)
    expect(await publish(origins.good)).toMatchObject({ reason: 'tls', certificate: { problem: 'unknown_issuer' } })
    expect(seen).toEqual([])
  })

  test('goes where a PAC file says, and nowhere when there is none to read', async () => {
    const { port } = pac.address() as AddressInfo
    await take({ kind: 'pac', url: `http://127.0.0.1:${String(port)}/open.pac` }, null)
    expect(await publish(origins.good)).toMatchObject({ status: 200 })
    await take({ kind: 'pac', url: 'http://127.0.0.1:9/none.pac' }, null)
    expect(await publish(origins.good)).toEqual({ reason: 'proxy', sent: false })
    expect(seen).toEqual(['POST /2/tweets Hola'])
  })

  test('closes the connections of the old way, and says when the proxy is not there', async () => {
    await take(manual({ port: squid.openPort, user: null }), null)
    expect(await probe.ask({ url: `${origins.good}/a` })).toMatchObject({ status: 200 })
    await take(manual({ port: 9 }), 'secreto')
    expect(await publish(origins.good)).toEqual({ reason: 'proxy', sent: false })
    await expect.poll(() => connectionsOf(servers[0])).toBe(0)
  })

  /** How often somebody came with a name and a password, right or wrong. */
  function offers(): number {
    return squid.accessLog().filter((line) => line.includes(` ${USER} `)).length
  }
})

async function listen(server: NetServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function connectionsOf(server: Server | undefined): Promise<number> {
  return new Promise((resolve, reject) =>
    server?.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  )
}
