/** What the office's own authority may vouch for, and what it may not (docs/specs/connection.md §6). */
import { beforeAll, describe, expect, it } from 'vitest'
import { checkCertificate } from '../../../src/main/electron/certificateCheck.ts'
import { makeCertificate, type Made } from '../../fakes/certificates.ts'

const HOST = 'api.puertoalba.test'
const ROOT = 'CN=Raíz de Puertoalba, O=Ayuntamiento'
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'

let root: Made
let intermediate: Made
const leafOf = (by: Made, more: Partial<Parameters<typeof makeCertificate>[0]> = {}) =>
  makeCertificate({ name: 'CN=Proxy', by, hosts: [HOST], uses: [SERVER_AUTH], ...more })
const check = (chain: readonly Made[], authorities: readonly Made[] = [root], hostname = HOST, nowMs = Date.now()) =>
  checkCertificate({
    chain: chain.map(({ pem }) => pem),
    hostname,
    authoritiesPem: authorities.map(({ pem }) => pem).join('\n'),
    nowMs,
  })

beforeAll(async () => {
  root = await makeCertificate({ name: ROOT, authority: {} })
  intermediate = await makeCertificate({ name: 'CN=Intermedia', by: root, authority: { pathLength: 0 } })
})

describe('is trusted', () => {
  it('when the authority signed it', async () => {
    expect(check([await leafOf(root)])).toBe('trusted')
  })
  it('when an authority in between did, whether the root is sent along or not', async () => {
    const leaf = await leafOf(intermediate)
    expect(check([leaf, intermediate])).toBe('trusted')
    expect(check([leaf, intermediate, root])).toBe('trusted')
  })
  it('when the authority in between is the one that is trusted here', async () => {
    expect(check([await leafOf(intermediate)], [intermediate])).toBe('trusted')
  })
  it('with RSA keys, and without a list of uses', async () => {
    const rsa = await makeCertificate({ name: ROOT, authority: {}, rsaBits: 2_048 })
    const leaf = await makeCertificate({ name: 'CN=Proxy', by: rsa, hosts: [HOST], rsaBits: 2_048 })
    expect(check([leaf], [rsa])).toBe('trusted')
  })
  it('for an address and for a wildcard', async () => {
    expect(check([await leafOf(root, { hosts: [], addresses: ['127.0.0.1'] })], [root], '127.0.0.1')).toBe('trusted')
    expect(check([await leafOf(root, { hosts: ['*.puertoalba.test'] })])).toBe('trusted')
  })
})

describe('is refused', () => {
  it('when nobody here signed it, also under the same name', async () => {
    const stranger = await makeCertificate({ name: ROOT, authority: {} })
    expect(check([await leafOf(stranger)])).toBe('unknown_issuer')
    expect(check([await leafOf(stranger), stranger])).toBe('unknown_issuer')
    expect(check([await leafOf(root)], [])).toBe('unknown_issuer')
  })
  it('when the authority in between is not sent', async () => {
    expect(check([await leafOf(intermediate)])).toBe('unknown_issuer')
  })
  it('when it stands in the list of authorities without being one', async () => {
    const leaf = await leafOf(root)
    const below = await makeCertificate({ name: 'CN=Debajo', by: leaf, hosts: [HOST] })
    expect(check([below, leaf])).toBe('unknown_issuer')
    expect(check([below], [leaf])).toBe('unknown_issuer')
  })
  it.each(['otro.puertoalba.test', 'puertoalba.test', 'a.api.puertoalba.test', '127.0.0.1'])(
    'for another host: %s',
    async (hostname) => {
      expect(check([await leafOf(root)], [root], hostname)).toBe('wrong_host')
    },
  )
  it('when only its common name names the host', async () => {
    expect(check([await makeCertificate({ name: `CN=${HOST}`, by: root })])).toBe('wrong_host')
  })
  it('when it, or an authority above it, is not valid at the moment', async () => {
    expect(check([await leafOf(root, { validTo: -0.5 })])).toBe('expired')
    expect(check([await leafOf(root, { validFrom: 1 })])).toBe('expired')
    expect(check([await leafOf(intermediate), intermediate], [root], HOST, Date.now() + 40 * 86_400_000)).toBe(
      'expired',
    )
    const old = await makeCertificate({ name: ROOT, authority: {}, validFrom: -9, validTo: -1 })
    expect(check([await leafOf(old)], [old])).toBe('expired')
  })
  it('when an authority has more below it than it may', async () => {
    const deeper = await makeCertificate({ name: 'CN=Segunda', by: intermediate, authority: {} })
    expect(check([await leafOf(deeper), deeper, intermediate])).toBe('other')
  })
  it('when an authority is limited to certain names, which cannot be honoured here', async () => {
    const limited = await makeCertificate({ name: ROOT, authority: { onlyFor: 'puertoalba.test' } })
    expect(check([await leafOf(limited)], [limited])).toBe('other')
  })
  it('when it is not for servers', async () => {
    expect(check([await leafOf(root, { uses: [CLIENT_AUTH] })])).toBe('other')
  })
  it('when its key is weak', async () => {
    expect(check([await leafOf(root, { rsaBits: 1_024 })])).toBe('other')
  })
  it('when it is signed with SHA-1', async () => {
    const old = await makeCertificate({ name: ROOT, authority: {}, rsaBits: 2_048, hash: 'SHA-1' })
    expect(check([await leafOf(old)], [old])).toBe('other')
  })
  it('when nothing was sent, or nothing that can be read', () => {
    expect(check([])).toBe('other')
    expect(checkCertificate({ chain: ['x'], hostname: HOST, authoritiesPem: root.pem, nowMs: 0 })).toBe('other')
  })
})
