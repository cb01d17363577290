/** A PIN as it is kept: scrypt (RFC 7914) with its cost and salt beside it, so that the cost can grow. */
import { scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import type { Random } from '../ports.ts'

/** N: some hundredth of a second and 32 MiB. */
const COST = 2 ** 15
const BLOCK = 8
const SALT_BYTES = 16
const HASH_BYTES = 32

const kept = lazily(() => z.object({ cost: z.int(), salt: z.base64(), hash: z.base64() }))

/** How PINs become what is kept of them. */
export type PinHashes = {
  /** JSON for the database; nothing in it from which the PIN could be read. */
  readonly of: (pin: string) => Promise<string>
  /** @param stored what `of` answered */
  readonly matches: (stored: string, pin: string) => Promise<boolean>
}

export function createPinHashes(random: Random): PinHashes {
  return {
    of: async (pin) => {
      const salt = random.bytes(SALT_BYTES)
      const hash = await derive(pin, salt, COST)
      return JSON.stringify({ cost: COST, salt: base64(salt), hash: base64(hash) } satisfies Parsed<typeof kept>)
    },
    matches: async (stored, pin) => {
      const { cost, salt, hash } = kept().parse(JSON.parse(stored))
      const derived = await derive(pin, Buffer.from(salt, 'base64'), cost)
      return timingSafeEqual(derived, Buffer.from(hash, 'base64'))
    },
  }
}

function derive(pin: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
