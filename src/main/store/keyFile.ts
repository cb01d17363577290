/**
 * The key of the database: 32 random bytes, kept beside it in `key.json` — sealed by the operating system's vault,
 * wrapped by a passphrase, or, as long as only the training network is connected, as it is.
 */
import { createCipheriv, createDecipheriv, hkdfSync, scrypt } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { AppError } from '../rpc/appError.ts'
import { writeWholeFile } from '../wholeFile.ts'

const base64 = lazily(() => z.base64())
export const keyDocument = lazily(() =>
  z.discriminatedUnion('scheme', [
    z.object({ scheme: z.literal('open'), key: base64() }),
    z.object({ scheme: z.literal('os'), sealed: base64() }),
    z.object({
      scheme: z.literal('passphrase'),
      salt: base64(),
      /** scrypt cost (RFC 7914), kept with the file so that it can be raised later. */
      cost: z
        .int()
        .min(1024)
        .max(1 << 20),
      nonce: base64(),
      sealed: base64(),
    }),
  ]),
)
export type KeyDocument = Parsed<typeof keyDocument>

/** scrypt N for new files: about a tenth of a second and 128 MiB. */
const SCRYPT_COST = 1 << 17
const TAG_BYTES = 16

/** @throws AppError database_damaged when there is a file and it is no key document */
export function readKeyFile(path: string): KeyDocument | null {
  if (!existsSync(path)) return null
  try {
    return keyDocument().parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new AppError('database_damaged', { path })
  }
}

export function writeKeyFile(path: string, document: KeyDocument): void {
  writeWholeFile(path, JSON.stringify(document))
}

export function removeKeyFile(path: string): void {
  rmSync(path, { force: true })
}

/** @param random 16 + 12 bytes: salt and nonce */
export async function wrapKey(key: Uint8Array, passphrase: string, random: Uint8Array): Promise<KeyDocument> {
  const salt = random.subarray(0, 16)
  const nonce = random.subarray(16, 28)
  const wrapping = await derive(passphrase, salt, SCRYPT_COST)
  const sealed = sealWith(wrapping, nonce, key)
  return {
    scheme: 'passphrase',
    salt: toBase64(salt),
    cost: SCRYPT_COST,
    nonce: toBase64(nonce),
    sealed: toBase64(sealed),
  }
}

/** @throws AppError passphrase_wrong */
export async function unwrapKey(
  document: Extract<KeyDocument, { scheme: 'passphrase' }>,
  passphrase: string,
): Promise<Uint8Array> {
  const wrapping = await derive(passphrase, fromBase64(document.salt), document.cost)
  try {
    return openWith(wrapping, fromBase64(document.nonce), fromBase64(document.sealed))
  } catch {
    throw new AppError('passphrase_wrong')
  }
}

/** Seals and opens credentials before they reach the database. */
export type Sealer = {
  readonly seal: (plain: Uint8Array) => Uint8Array
  readonly open: (sealed: Uint8Array) => Uint8Array
}

/** A sealer for profiles without an operating system's vault: AES-256-GCM under a key derived from the database's (HKDF, RFC 5869). */
export function sealerFromKey(key: Uint8Array, randomBytes: (count: number) => Uint8Array): Sealer {
  const derived = new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), 'mando credentials', 32))
  return {
    seal: (plain) => {
      const nonce = randomBytes(12)
      return Buffer.concat([nonce, sealWith(derived, nonce, plain)])
    },
    open: (sealed) => openWith(derived, sealed.subarray(0, 12), sealed.subarray(12)),
  }
}

function derive(passphrase: string, salt: Uint8Array, cost: number): Promise<Uint8Array> {
  // The same characters typed on different keyboards must give the same bytes.
  const normalised = passphrase.normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(normalised, salt, 32, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

function sealWith(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openWith(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce)
  cipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  return Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), cipher.final()])
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

export function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64')
}
