/** Reads a file with the certificates of an office's own authority (docs/specs/connection.md §6). */
import { X509Certificate } from 'node:crypto'
import type { CertificateView } from '#shared/contract/connection.ts'
import { AppError } from '../rpc/appError.ts'

/** Room for a chain of authorities, not for a whole system's store. */
const MAX_CERTIFICATES = 20
const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

/**
 * @param bytes a PEM file with one or more certificates, or one certificate in DER
 * @returns the same certificates as PEM, one after the other
 * @throws AppError ca_unreadable, ca_not_authority, ca_expired
 */
export function readExtraCa(bytes: Uint8Array, nowMs: number): string {
  const certificates = certificatesIn(bytes)
  if (certificates === null || certificates.length === 0 || certificates.length > MAX_CERTIFICATES)
    throw new AppError('ca_unreadable')
  for (const each of certificates) {
    if (!each.ca) throw new AppError('ca_not_authority', { subject: nameOf(each.subject) })
    if (each.validToDate.getTime() < nowMs)
      throw new AppError('ca_expired', { subject: nameOf(each.subject), validToMs: each.validToDate.getTime() })
  }
  return certificates.map((each) => each.toString()).join('')
}

/** What a person needs to recognise them. @param pem from `readExtraCa` */
export function describeExtraCa(pem: string | null): CertificateView[] {
  if (pem === null) return []
  return (certificatesIn(new TextEncoder().encode(pem)) ?? []).map((each) => ({
    subject: nameOf(each.subject),
    issuer: nameOf(each.issuer),
    fingerprint: each.fingerprint256,
    validToMs: each.validToDate.getTime(),
  }))
}

function certificatesIn(bytes: Uint8Array): X509Certificate[] | null {
  const blocks = new TextDecoder('latin1').decode(bytes).match(PEM)
  try {
    return blocks === null ? [new X509Certificate(bytes)] : blocks.map((block) => new X509Certificate(block))
  } catch {
    return null
  }
}

/** `CN=Raíz\nO=Oficina` as `Raíz, Oficina`: the common name first, then the organisation. */
function nameOf(distinguishedName: string): string {
  const parts = distinguishedName
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
  const named = ['CN', 'O'].flatMap((key) => parts.find(([name]) => name === key)?.[1] ?? [])
  return named.length > 0 ? named.join(', ') : distinguishedName.replaceAll('\n', ', ')
}
