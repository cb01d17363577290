/**
 * Checks a chain of certificates against the office's own authority, for when Chromium knows no root for it
 * (docs/specs/connection.md §6). Nothing is let through that Chromium would not let through with that root installed:
 * what cannot be checked here is refused. Knows no Electron.
 */
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { CertificateRefusal } from '../ports.ts'

export type CertificateVerdict = 'trusted' | CertificateRefusal['problem']

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
const ANY_USE = '2.5.29.37.0'
const MIN_RSA_BITS = 2_048
/** Longer chains are a mistake or a trick. */
const MAX_CHAIN = 8
/** 2.5.29.30, DER: names that an authority may vouch for. Node does not read them, so that they cannot be honoured. */
const NAME_CONSTRAINTS = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x1e])
/** 2.5.29.19, DER: how many authorities may follow. */
const BASIC_CONSTRAINTS = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x13])

/** DER of the identifiers of signatures with MD5 and SHA-1, by RSA and by elliptic curves. */
const BROKEN_SIGNATURES = ['06092a864886f70d010104', '06092a864886f70d010105', '06072a8648ce3d0401'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

/** @param chain as the other side sent it, the server's own first; each in PEM or DER */
export function checkCertificate(given: {
  readonly chain: readonly (string | Uint8Array)[]
  readonly hostname: string
  readonly authoritiesPem: string
  readonly nowMs: number
}): CertificateVerdict {
  let sent: X509Certificate[]
  let authorities: X509Certificate[]
  try {
    sent = given.chain.slice(0, MAX_CHAIN).map((each) => new X509Certificate(each))
    authorities = (given.authoritiesPem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map(
      (block) => new X509Certificate(block),
    )
  } catch {
    return 'other'
  }
  const [leaf, ...intermediates] = sent
  if (leaf === undefined) return 'other'
  const path = pathToAuthority(leaf, intermediates, authorities)
  if (path === null) return 'unknown_issuer'
  if (path.some((each) => !isValidAt(each, given.nowMs))) return 'expired'
  if (!path.every(isStrong) || !path.slice(1).every(mayVouchAt) || !isForServers(leaf)) return 'other'
  return isFor(leaf, given.hostname) ? 'trusted' : 'wrong_host'
}

/** From the server's certificate up to one that is trusted here, every signature checked; null where there is no way. */
function pathToAuthority(
  leaf: X509Certificate,
  intermediates: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): readonly X509Certificate[] | null {
  const path = [leaf]
  for (let below = leaf; path.length <= MAX_CHAIN;) {
    const authority = authorities.find((each) => hasSigned(each, below))
    if (authority !== undefined) return [...path, authority]
    const next = intermediates.find((each) => !path.includes(each) && hasSigned(each, below))
    if (next === undefined) return null
    path.push(next)
    below = next
  }
  return null
}

function hasSigned(above: X509Certificate, below: X509Certificate): boolean {
  return above.ca && below.checkIssued(above) && below.verify(above.publicKey)
}

function isValidAt(certificate: X509Certificate, nowMs: number): boolean {
  return certificate.validFromDate.getTime() <= nowMs && nowMs <= certificate.validToDate.getTime()
}

/** The signature of a trusted root counts for nothing, but none is made with MD5 or SHA-1 today. */
function isStrong(certificate: X509Certificate): boolean {
  if (BROKEN_SIGNATURES.some((oid) => certificate.raw.includes(oid))) return false
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  return asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS
}

/** @param above how many authorities stand between this one and the server's certificate */
function mayVouchAt(authority: X509Certificate, above: number): boolean {
  if (authority.raw.includes(NAME_CONSTRAINTS)) return false
  const limit = pathLengthOf(authority)
  return limit === 'unreadable' ? false : limit === null || above <= limit
}

/** The `pathLenConstraint` of RFC 5280, section 4.2.1.9; null where there is none. */
function pathLengthOf({ raw }: X509Certificate): number | null | 'unreadable' {
  const at = raw.indexOf(BASIC_CONSTRAINTS)
  if (at < 0) return 'unreadable'
  let next = at + BASIC_CONSTRAINTS.length
  if (raw[next] === 0x01) next += 3 // critical
  // OCTET STRING, SEQUENCE, BOOLEAN true: an authority
  const [octets, , sequence, length, boolean, booleanLength, isAuthority] = raw.subarray(next, next + 7)
  if (octets !== 0x04 || sequence !== 0x30 || boolean !== 0x01 || booleanLength !== 0x01 || isAuthority !== 0xff)
    return 'unreadable'
  if (length === 3) return null
  const [integer, integerLength, value] = raw.subarray(next + 7, next + 10)
  return length === 6 && integer === 0x02 && integerLength === 0x01 && value !== undefined && value < 0x80
    ? value
    : 'unreadable'
}

/** What Node calls key usage is the extended one, by number; without it a certificate is for everything. */
function isForServers({ keyUsage }: { readonly keyUsage?: readonly string[] }): boolean {
  return keyUsage === undefined || keyUsage.includes(SERVER_AUTH) || keyUsage.includes(ANY_USE)
}

/** By the alternative names alone, as browsers do: a common name says nothing about hosts. */
function isFor(certificate: X509Certificate, hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return (
    (isIP(bare) === 0
      ? certificate.checkHost(bare, { subject: 'never', partialWildcards: false })
      : certificate.checkIP(bare)) !== undefined
  )
}
