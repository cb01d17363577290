/** Backups: making, keeping, restoring; and what to do where the database cannot be opened. */
import { z } from 'zod'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, instantMs, nothing } from './values.ts'

export const backupView = lazily(() =>
  z.object({
    folder: z.string(),
    name: z.string(),
    madeAtMs: instantMs,
    sizeBytes: z.int(),
    counts: z.object({ posts: z.int(), planned: z.int(), drafts: z.int(), messages: z.int() }),
    /** What it takes to open it here: nothing, the passphrase of that time, the recovery passphrase; or it cannot be. */
    opens: z.enum(['now', 'passphrase', 'recovery', 'never']),
  }),
)
export type BackupView = Parsed<typeof backupView>

const passphrase = lazily(() => z.string().min(1).max(1024))

export const backupOperations = {
  'backup.status': query({
    input: nothing,
    output: () =>
      z.object({
        folder: z.string(),
        otherFolder: z.string().nullable(),
        lastGoodAtMs: instantMs.nullable(),
        nextAtMs: instantMs,
        running: z.boolean(),
        /** Of the newest try; `own` in the data folder, `other` on the way to the chosen one. */
        failure: z.object({ where: z.enum(['own', 'other']), code: z.string(), atMs: instantMs }).nullable(),
        /** The recovery passphrase: needed where the system's vault keeps the key. */
        recovery: z.enum(['not_needed', 'none', 'set']),
      }),
    topics: ['backup'],
  }),
  /** All that can be found, newest first. */
  'backup.list': query({
    input: nothing,
    output: () => z.array(backupView()),
    topics: ['backup'],
    whileLocked: true,
  }),
  /** Answers at once; the result arrives as a change. */
  'backup.makeNow': command({ input: nothing, output: done, right: 'dispatch' }),
  /** The person chooses a second folder, a network drive for example. */
  'backup.chooseFolder': command({
    input: nothing,
    output: () => z.object({ chosen: z.boolean() }),
    right: 'administer',
  }),
  'backup.forgetFolder': command({ input: nothing, output: done, right: 'administer' }),
  /** Errors: passphrase_weak, wrong_state where the key does not lie in the system's vault. */
  'backup.setRecoveryPassphrase': command({
    input: () => z.strictObject({ passphrase: passphrase() }),
    output: done,
    right: 'administer',
  }),
  /** The person shows a folder; its backups join the list. */
  'backup.lookElsewhere': command({
    input: nothing,
    output: () => z.object({ found: z.int() }),
    whileLocked: true,
    right: 'administer',
  }),
  /**
   * Puts a backup in the place of the present database, which is kept aside. Everything that was waiting in it and may have
   * gone out since asks. Errors: not_found, backup_passphrase_needed, passphrase_wrong, backup_key_foreign,
   * database_damaged, database_newer, disk_full.
   */
  'backup.restore': command({
    input: () =>
      z.strictObject({
        folder: z.string().min(1).max(4096),
        name: z.string().min(1).max(100),
        passphrase: passphrase().nullable(),
      }),
    output: () => z.object({ keptAs: z.string().nullable() }),
    whileLocked: true,
    right: 'administer',
  }),
  /**
   * Saves what can be read of a damaged database into a new one; the damaged one is kept aside.
   * Errors: wrong_state where the database is not damaged or its key not known, database_damaged where nothing can be read.
   */
  'backup.recover': command({
    input: nothing,
    output: () => z.object({ keptAs: z.string(), posts: z.int(), messages: z.int() }),
    whileLocked: true,
    right: 'administer',
  }),
  /**
   * The words as plain files in a folder that the person shows; also while the database cannot be opened, as far as it can be
   * read. Null where they changed their mind. Errors: wrong_state where the key is not known, database_damaged, disk_full.
   */
  'backup.exportTexts': command({
    input: nothing,
    output: () => z.object({ folder: z.string(), posts: z.int(), isComplete: z.boolean() }).nullable(),
    whileLocked: true,
    right: 'administer',
  }),
  /** After a restore: a person looked, nothing of what is planned for later is out; it gets its hour back. */
  'backup.confirmPlanned': command({ input: nothing, output: done, right: 'release' }),
}
