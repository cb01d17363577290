/** Authorities and servers' certificates for tests, made on the spot: nothing secret lies in the repository. */
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2_048,
} as const
const DAY_MS = 86_400_000

export type Made = {
  readonly pem: string
  readonly keyPem: string
  readonly name: string
  readonly keys: CryptoKeyPair
  readonly algorithm:
    | typeof P256
    | (Omit<typeof RSA, 'modulusLength' | 'hash'> & { readonly modulusLength: number; readonly hash: string })
}

type Wanted = {
  readonly name: string
  /** Who signs it; itself where it is not given. */
  readonly by?: Made
  /** Present on an authority; `pathLength` is how many may follow. */
  readonly authority?: { readonly pathLength?: number; readonly onlyFor?: string }
  readonly hosts?: readonly string[]
  readonly addresses?: readonly string[]
  /** Days from now. */
  readonly validFrom?: number
  readonly validTo?: number
  /** Object identifiers of extended key usages. */
  readonly uses?: readonly string[]
  /** Elliptic unless said. */
  readonly rsaBits?: number
  /** What its key signs with; for RSA. */
  readonly hash?: 'SHA-256' | 'SHA-1'
}

export async function makeCertificate(wanted: Wanted): Promise<Made> {
  const algorithm =
    wanted.rsaBits === undefined ? P256 : { ...RSA, modulusLength: wanted.rsaBits, hash: wanted.hash ?? 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const signer = wanted.by ?? { name: wanted.name, keys, algorithm }
  const certificate = await x509.X509CertificateGenerator.create({
    subject: wanted.name,
    issuer: signer.name,
    publicKey: keys.publicKey,
    signingKey: signer.keys.privateKey,
    signingAlgorithm: signer.algorithm,
    notBefore: new Date(Date.now() + (wanted.validFrom ?? -1) * DAY_MS),
    notAfter: new Date(Date.now() + (wanted.validTo ?? 30) * DAY_MS),
    extensions: extensionsOf(wanted),
  })
  return { pem: certificate.toString('pem'), keyPem: await keyPemOf(keys), name: wanted.name, keys, algorithm }
}

function extensionsOf({ authority, hosts = [], addresses = [], uses }: Wanted): x509.Extension[] {
  const names = [
    ...hosts.map((value) => ({ type: 'dns' as const, value })),
    ...addresses.map((value) => ({ type: 'ip' as const, value })),
  ]
  return [
    new x509.BasicConstraintsExtension(authority !== undefined, authority?.pathLength, true),
    ...(authority === undefined
      ? []
      : [new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)]),
    // 2.5.29.30: what Node does not read. The content does not matter to who refuses it unread.
    ...(authority?.onlyFor === undefined ? [] : [new x509.Extension('2.5.29.30', true, new Uint8Array([0x30, 0x00]))]),
    ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names)]),
    ...(uses === undefined ? [] : [new x509.ExtendedKeyUsageExtension([...uses])]),
  ]
}

async function keyPemOf(keys: CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
}
