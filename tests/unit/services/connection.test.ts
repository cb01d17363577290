/** Choosing, keeping and trying the way out, through the whole core (docs/specs/connection.md §5 to §7). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  FetchFailure,
  type CertificateRefusal,
  type FetchAnswer,
  type FetchFailureReason,
} from '../../../src/main/ports.ts'
import type { ConnectionFinding } from '../../../src/shared/contract/connection.ts'
import { makeCertificate } from '../../fakes/certificates.ts'
import { createFakePorts, type FakePorts } from '../../fakes/fakePorts.ts'
import { CallFailed, openTestApp, type TestApp } from '../../fakes/testApp.ts'

const SECRET = 'pásame-si-puedes'
const proxy = { kind: 'manual', host: 'proxy.oficina.es', port: 8080, user: 'mando', bypass: ['*.oficina.es'] } as const
const withPassword = { proxy, password: { kind: 'new', value: SECRET } } as const

let ports: FakePorts
let app: TestApp
beforeEach(async () => {
  ports = createFakePorts()
  app = await openTestApp({ ports })
})
afterEach(() => app.close())

const way = () => ports.levers.way()
const codeOf = (failed: Promise<unknown>) =>
  failed.then(
    () => 'none',
    (error: unknown) => (error instanceof CallFailed ? error.error.code : String(error)),
  )

describe('connection.md §5: the proxy', () => {
  it('is the system’s until somebody says otherwise', async () => {
    expect(await app.call('connection.get', {})).toEqual({ proxy: { kind: 'system' }, hasPassword: false, extraCa: [] })
  })

  it('is taken at once, with its password, which no answer and no log of changes shows', async () => {
    await app.call('connection.setProxy', withPassword)
    expect(way()).toEqual({ proxy, extraCaPem: null, password: SECRET })
    const shown = await app.call('connection.get', {})
    expect(shown).toMatchObject({ proxy, hasPassword: true })
    const [row] = await app.call('audit.recent', { beforeSeq: null, limit: 1 })
    expect(row).toMatchObject({ action: 'settings.proxy', entity: 'settings' })
    expect(JSON.stringify([shown, row, ports.levers.logged])).not.toContain(SECRET)
    expect(JSON.stringify(ports.networkWay.get())).not.toContain(SECRET)
    expect(app.events.some(({ topic }) => topic === 'settings')).toBe(true)
  })

  it('has its password again after a restart', async () => {
    await app.call('connection.setProxy', withPassword)
    await app.stop()
    ports.networkWay.setProxyPassword(null)
    app = await openTestApp({ ports, dataDir: app.dataDir })
    expect(way().password).toBe(SECRET)
  })

  it('keeps the password for the same user of the same proxy, and gives it to no other', async () => {
    await app.call('connection.setProxy', withPassword)
    await app.call('connection.setProxy', { proxy: { ...proxy, bypass: [] }, password: { kind: 'keep' } })
    expect(way().password).toBe(SECRET)
    await app.call('connection.setProxy', { proxy: { ...proxy, host: 'otro.example' }, password: { kind: 'keep' } })
    expect(way().password).toBeNull()
    await app.call('connection.setProxy', { proxy, password: { kind: 'keep' } })
    expect(way().password).toBeNull()
  })

  it('forgets the password with the proxy', async () => {
    await app.call('connection.setProxy', withPassword)
    await app.call('connection.setProxy', { proxy: { kind: 'system' }, password: { kind: 'keep' } })
    expect(way()).toEqual({ proxy: { kind: 'system' }, extraCaPem: null, password: null })
    expect(await app.call('connection.get', {})).toMatchObject({ hasPassword: false })
  })

  it('asks for a passphrase first where nothing could keep the password, and changes nothing', async () => {
    await app.close()
    ports = createFakePorts({ vault: { kind: 'none', reason: 'no_keyring' } })
    app = await openTestApp({ ports })
    expect(await codeOf(app.call('connection.setProxy', withPassword))).toBe('passphrase_required')
    expect(way()).toEqual({ proxy: { kind: 'system' }, extraCaPem: null, password: null })
    await app.call('connection.setProxy', { proxy: { ...proxy, user: null }, password: { kind: 'none' } })
    await app.call('session.protect', { passphrase: 'un faro con dos gaviotas' })
    await app.call('connection.setProxy', withPassword)
    expect(way().password).toBe(SECRET)
  })

  it.each([
    ['an address that adds another rule', { ...proxy, host: 'a;https=evil.example' }],
    ['an address with its scheme', { ...proxy, host: 'http://proxy' }],
    ['a rule that is two', { ...proxy, bypass: ['a,b'] }],
    ['a PAC file on the disk', { kind: 'pac', url: 'file:///etc/passwd' }],
    ['a PAC file in the address', { kind: 'pac', url: 'data:,x' }],
    ['a PAC address with a password', { kind: 'pac', url: 'http://a:b@proxy/x.pac' }],
  ] as const)('refuses %s', async (_name, wrong) => {
    expect(await codeOf(app.call('connection.setProxy', { proxy: wrong, password: { kind: 'none' } }))).toBe(
      'invalid_input',
    )
  })

  it('lets what waited try again, by the new way', async () => {
    await app.call('status.setWorkOffline', { workOffline: false })
    ports.levers.answerWith(() => Promise.reject(new FetchFailure('proxy_auth', false)))
    await app.call('connection.test', {})
    expect((await app.call('status.get', {})).connectivity.state).toBe('proxy_sign_in')
    await app.call('connection.setProxy', withPassword)
    expect((await app.call('status.get', {})).connectivity.state).toBe('online')
  })
})

describe('connection.md §6: the office’s own authority', () => {
  const choose = (bytes: Uint8Array | string) => {
    ports.levers.chooseFile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
    return app.call('connection.chooseExtraCa', {})
  }

  it('is read from PEM and from DER, several in a file, and shown so that a person recognises it', async () => {
    const root = await makeCertificate({ name: 'CN=Raíz, O=Oficina', authority: {} })
    const second = await makeCertificate({ name: 'CN=Segunda', by: root, authority: {} })
    expect(await choose(`de: informática\n${root.pem}\n${second.pem}`)).toEqual({ kind: 'kept' })
    const { extraCa } = await app.call('connection.get', {})
    expect(extraCa).toMatchObject([
      { subject: 'Raíz, Oficina', issuer: 'Raíz, Oficina' },
      { subject: 'Segunda', issuer: 'Raíz, Oficina' },
    ])
    expect(extraCa[0]?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    await choose(Buffer.from(root.pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
    expect((await app.call('connection.get', {})).extraCa).toHaveLength(1)
    expect(way().extraCaPem).toContain('BEGIN CERTIFICATE')
    await app.call('connection.removeExtraCa', {})
    expect(way().extraCaPem).toBeNull()
    const changes = await app.call('audit.recent', { beforeSeq: null, limit: 3 })
    expect(changes.map(({ action }) => action)).toEqual(Array(3).fill('settings.extra_ca'))
  })

  it('leaves everything as it was where the file is no use, and says why', async () => {
    const root = await makeCertificate({ name: 'CN=Raíz', authority: {} })
    const server = await makeCertificate({ name: 'CN=Servidor', by: root, hosts: ['a.test'] })
    // The clock of the test stands in November 2026.
    const old = await makeCertificate({ name: 'CN=Vieja', authority: {}, validFrom: -9_000, validTo: -8_000 })
    expect(await codeOf(choose('hola'))).toBe('ca_unreadable')
    expect(await codeOf(choose(root.pem.replace('MII', 'XXX')))).toBe('ca_unreadable')
    expect(await codeOf(choose(''))).toBe('ca_unreadable')
    expect(await codeOf(choose(root.pem + server.pem))).toBe('ca_not_authority')
    expect(await codeOf(choose(old.pem))).toBe('ca_expired')
    ports.levers.chooseFile('too_large')
    expect(await codeOf(app.call('connection.chooseExtraCa', {}))).toBe('ca_unreadable')
    ports.levers.chooseFile(null)
    expect(await app.call('connection.chooseExtraCa', {})).toEqual({ kind: 'cancelled' })
    expect(way().extraCaPem).toBeNull()
  })

  it('does not take the proxy’s password away', async () => {
    await app.call('connection.setProxy', withPassword)
    await choose((await makeCertificate({ name: 'CN=Raíz', authority: {} })).pem)
    expect(way()).toMatchObject({ proxy, password: SECRET })
  })
})

describe('connection.md §7: trying it', () => {
  const answer = (status: number, body = '{}', contentType = 'application/json'): FetchAnswer => ({
    status,
    headers: { 'content-type': contentType },
    body: new TextEncoder().encode(body),
  })
  const failure = (reason: FetchFailureReason, certificate: CertificateRefusal | null = null) =>
    new FetchFailure(reason, false, undefined, certificate)
  const html = '<html>Bienvenido a la wifi</html>'
  const issuer = 'Autoridad de Puertoalba'

  it.each<readonly [string, FetchAnswer | FetchFailure, ConnectionFinding, string]>([
    ['X, which knows nobody', answer(401), { kind: 'ok' }, 'online'],
    ['X, which refuses', answer(403), { kind: 'ok' }, 'online'],
    ['X, busy', answer(429), { kind: 'ok' }, 'online'],
    ['X with a fault', answer(503), { kind: 'server_error' }, 'online'],
    ['a web page', answer(200, html, 'text/html'), { kind: 'captive_portal' }, 'captive_portal'],
    ['a redirect', answer(302, ''), { kind: 'captive_portal' }, 'captive_portal'],
    ['511', answer(511, html, 'text/html'), { kind: 'captive_portal' }, 'captive_portal'],
    ['407', answer(407, html, 'text/html'), { kind: 'proxy_sign_in' }, 'proxy_sign_in'],
    ['nonsense', answer(200, 'hola'), { kind: 'broken' }, 'unreachable'],
    ['a proxy that asks', failure('proxy_auth'), { kind: 'proxy_sign_in' }, 'proxy_sign_in'],
    ['a proxy that is not there', failure('proxy'), { kind: 'proxy_unreachable' }, 'proxy_unreachable'],
    ['no such name', failure('dns'), { kind: 'dns' }, 'unreachable'],
    ['nobody there', failure('refused'), { kind: 'refused' }, 'unreachable'],
    ['silence', failure('timeout'), { kind: 'timeout' }, 'unreachable'],
    ['a cut', failure('reset'), { kind: 'broken' }, 'unreachable'],
    ['half an answer', failure('truncated'), { kind: 'broken' }, 'unreachable'],
    ['no network', failure('offline'), { kind: 'no_network' }, 'online'],
    [
      'a stranger',
      failure('tls', { issuer, problem: 'unknown_issuer' }),
      { kind: 'untrusted', issuer, problem: 'unknown_issuer' },
      'untrusted',
    ],
    ['a stranger without a name', failure('tls'), { kind: 'untrusted', issuer: null, problem: 'other' }, 'untrusted'],
  ])('meets %s', async (_name, met, finding, state) => {
    ports.levers.answerWith(() => (met instanceof FetchFailure ? Promise.reject(met) : Promise.resolve(met)))
    expect((await app.call('connection.test', {})).finding).toEqual(finding)
    expect(ports.levers.requests.map(({ url, method, headers }) => [url, method, headers])).toEqual([
      ['https://api.x.com/2/users/me', 'GET', { accept: 'application/json' }],
    ])
    expect((await app.call('status.get', {})).connectivity.state).toBe(state)
  })

  it('asks nobody while a person works offline', async () => {
    await app.call('status.setWorkOffline', { workOffline: true })
    expect((await app.call('connection.test', {})).finding).toEqual({ kind: 'chosen_offline' })
    expect(ports.levers.requests).toEqual([])
  })

  it('opens the one page that a portal can stand before', async () => {
    await app.call('connection.openBrowser', {})
    expect(ports.levers.opened).toEqual(['https://x.com/'])
  })
})
