/** Makes an encrypted copy of a database that is in use, and checks one whole by opening it. Runs in the store's worker. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { AppError } from '../rpc/appError.ts'
import { createAuditChain } from './auditChain.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { openUnmigrated } from './openStore.ts'
import { markAsCopy } from './restoredCopy.ts'
import type { Checked } from './storeTasks.ts'

/**
 * The source stays in use: in WAL mode a reader holds up nobody. Only a copy that was opened and checked gets its name.
 * @throws AppError database_damaged; whatever the disk says
 */
export function copyDatabase(task: {
  readonly source: string
  readonly key: Uint8Array
  readonly target: string
  readonly madeAtMs: number
}): Checked {
  const draft = `${task.target}.writing`
  rmSync(draft, { force: true })
  try {
    const source = openUnmigrated(task.source, task.key)
    try {
      source.prepare('VACUUM INTO ?').run(draft)
    } finally {
      source.close()
    }
    const copy = openUnmigrated(draft, task.key)
    try {
      markAsCopy(copy, { madeAtMs: task.madeAtMs, cause: 'backup' })
    } finally {
      copy.close()
    }
    const result = checkDatabase(draft, task.key)
    flush(draft)
    renameSync(draft, task.target)
    return result
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/**
 * Every page, every index, every reference and the audit chain.
 * @throws AppError database_damaged, database_newer
 */
export function checkDatabase(path: string, key: Uint8Array): Checked {
  const db = openUnmigrated(path, key)
  try {
    const version = Number(db.pragma('user_version', { simple: true }))
    const newest = MIGRATIONS.at(-1)?.version ?? 0
    if (version > newest) throw new AppError('database_newer', { path, version, newest })
    const verdict = db.pragma('integrity_check(1)', { simple: true })
    const orphans = db.pragma('foreign_key_check') as unknown[]
    if (verdict !== 'ok' || orphans.length > 0) throw new AppError('database_damaged', { path })
    const count = (sql: string): number => Number(db.prepare(sql).pluck().get())
    return {
      counts: {
        posts: count(`SELECT count(*) FROM post WHERE stage <> 'discarded'`),
        planned: count(`SELECT count(DISTINCT post_id) FROM effect WHERE state = 'queued' AND post_id IS NOT NULL`),
        drafts: count(`SELECT count(*) FROM post WHERE stage = 'draft'`),
        messages: count('SELECT count(*) FROM item'),
        auditRows: count('SELECT count(*) FROM audit'),
      },
      auditIntact: createAuditChain(db).verify().intact,
      sizeBytes: statSync(path).size,
    }
  } finally {
    db.close()
  }
}

/** What is renamed into place is on the disk. */
function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
