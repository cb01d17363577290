/** Opening the encrypted database: the only area that answers before it is open. */
import { z } from 'zod'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, nothing } from './values.ts'

export const sessionView = lazily(() =>
  z.discriminatedUnion('phase', [
    z.object({ phase: z.literal('opening') }),
    /** The key is protected by a passphrase and has to be typed. */
    z.object({ phase: z.literal('locked'), vaultReason: z.string().nullable() }),
    z.object({
      phase: z.literal('ready'),
      /** `open`: only the training network, nothing to protect yet. */
      protection: z.enum(['os', 'passphrase', 'open']),
      /** Name of the operating system's vault, or why there is none. */
      vault: z.object({ kind: z.enum(['os', 'none']), detail: z.string() }),
      dataDir: z.string(),
      version: z.string(),
      packaged: z.boolean(),
    }),
    /** The database cannot be used as it is; nothing was overwritten. */
    z.object({
      phase: z.literal('blocked'),
      code: z.enum(['database_damaged', 'database_newer', 'read_only', 'disk_full', 'vault_lost', 'key_damaged']),
      path: z.string(),
      detail: z.string(),
    }),
  ]),
)
export type SessionView = Parsed<typeof sessionView>

const passphrase = lazily(() => z.string().min(1).max(1024))

export const sessionOperations = {
  'session.get': query({
    input: nothing,
    output: sessionView,
    topics: ['session'],
    whileLocked: true,
    right: 'anyone',
  }),
  /** Errors: passphrase_wrong. */
  'session.unlock': command({
    input: () => z.strictObject({ passphrase: passphrase() }),
    output: done,
    whileLocked: true,
    right: 'anyone',
  }),
  /** Protects an `open` profile before a real account is connected. Errors: passphrase_weak (under 12 characters), wrong_state. */
  'session.protect': command({
    input: () => z.strictObject({ passphrase: passphrase() }),
    output: done,
    right: 'administer',
  }),
  /** Tries to open again after the person has dealt with what blocked it. */
  'session.retry': command({ input: nothing, output: done, whileLocked: true, right: 'anyone' }),
}
