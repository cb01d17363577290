/**
 * Work on whole database files that takes seconds: done in a thread of its own, so that the window never waits for it.
 * Each task is a value, and so is its answer (docs/specs/backup.md §2).
 */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { ERROR_CODES } from '#shared/rpc/errors.ts'
import { AppError } from '../rpc/appError.ts'
import { backupCounts } from './backupFiles.ts'

const path = lazily(() => z.string())
const key = lazily(() => z.custom<Uint8Array>((value) => value instanceof Uint8Array))

export const storeTask = lazily(() =>
  z.discriminatedUnion('kind', [
    /** An encrypted copy under the same key, marked as a copy and checked by opening it. */
    z.object({ kind: z.literal('copy'), source: path(), key: key(), target: path(), madeAtMs: z.int() }),
    /** Opens a database and checks it whole. */
    z.object({ kind: z.literal('check'), path: path(), key: key() }),
    /** Writes into a copy that is about to be restored what the present database knows; `present` null where it cannot be read. */
    z.object({
      kind: z.literal('prepare'),
      path: path(),
      key: key(),
      present: z.object({ path: path(), key: key() }).nullable(),
    }),
    /** What can be read of a damaged database, as a new one. */
    z.object({ kind: z.literal('salvage'), source: path(), key: key(), target: path(), nowMs: z.int() }),
    /** The words as plain files. */
    z.object({ kind: z.literal('export'), path: path(), key: key(), folder: path(), language: z.enum(['es', 'en']) }),
  ]),
)
export type StoreTask = Parsed<typeof storeTask>

export const checked = lazily(() => z.object({ counts: backupCounts(), auditIntact: z.boolean(), sizeBytes: z.int() }))
export type Checked = Parsed<typeof checked>
const salvaged = lazily(() =>
  checked().extend({
    /** `lost`: at most so many rows; null where nobody can say. */
    tables: z.array(z.object({ name: z.string(), saved: z.int(), lost: z.int().nullable() })),
  }),
)
export type Salvaged = Parsed<typeof salvaged>
const exported = lazily(() => z.object({ posts: z.int(), isComplete: z.boolean() }))
export type Exported = Parsed<typeof exported>
const prepared = lazily(() => z.object({ presentRead: z.boolean() }))

type ResultOf<K extends StoreTask['kind']> = {
  readonly copy: Checked
  readonly check: Checked
  readonly prepare: Parsed<typeof prepared>
  readonly salvage: Salvaged
  readonly export: Exported
}[K]

const results = { copy: checked, check: checked, prepare: prepared, salvage: salvaged, export: exported } as const

export const storeAnswer = lazily(() =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), result: z.unknown() }),
    z.object({
      ok: z.literal(false),
      /** Null: a bug, told by name only. */
      code: z.enum(ERROR_CODES).nullable(),
      message: z.string(),
    }),
  ]),
)
export type StoreAnswer = Parsed<typeof storeAnswer>

export type StoreWorker = <K extends StoreTask['kind']>(task: Extract<StoreTask, { kind: K }>) => Promise<ResultOf<K>>

/**
 * @param file the worker's own entry: `storeWorker.ts` from source, its bundle in a build
 * @throws (rejects) AppError database_damaged, disk_full, read_only
 */
export function createStoreWorker(file: string): StoreWorker {
  return (task) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file, { workerData: task })
      worker.once('message', (message) => {
        const answer = storeAnswer().parse(message)
        if (!answer.ok) {
          reject(answer.code === null ? new Error(answer.message) : new AppError(answer.code, { path: pathOf(task) }))
          return
        }
        // The schema of the task's own kind.
        resolve(results[task.kind]().parse(answer.result) as ResultOf<typeof task.kind>)
      })
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the store worker ended without an answer (${String(code)})`)))
    })
}

function pathOf(task: StoreTask): string {
  return 'target' in task ? task.target : task.path
}
