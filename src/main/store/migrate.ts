/** Brings a database to the newest schema: a verified copy first, one transaction, never backwards. */
import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { AppError } from '../rpc/appError.ts'
import type { Migration } from './migrations/migrations.ts'
import type { Sqlite } from './sqlite.ts'
import { offerTextDigest } from './textDigest.ts'

/** "Mand" in the file's application id: another program's database is not ours to touch. */
const APPLICATION_ID = 0x4d616e64

/**
 * @throws AppError database_newer (made by a later version), database_damaged (a merged migration's text differs, or
 *   the file belongs to another program)
 */
export function migrate(
  db: Sqlite,
  migrations: readonly Migration[],
  nowMs: number,
  backupPathFor: (version: number) => string,
): void {
  const version = numberOf(db.pragma('user_version', { simple: true }))
  const newest = migrations.at(-1)?.version ?? 0
  if (version > newest) throw new AppError('database_newer', { path: db.name, version, newest })
  if (version > 0) verifyHistory(db, migrations, version)
  else if (numberOf(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()) > 0) {
    throw new AppError('database_damaged', { path: db.name })
  }
  const pending = migrations.filter((migration) => migration.version > version)
  if (pending.length === 0) return
  if (version > 0) backUp(db, backupPathFor(version))
  offerTextDigest(db)
  db.transaction(() => {
    if (version === 0) {
      db.pragma(`application_id = ${String(APPLICATION_ID)}`)
      db.exec(
        'CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
      )
    }
    const note = db.prepare('INSERT INTO migration (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
    for (const migration of pending) {
      db.exec(migration.sql)
      note.run(migration.version, migration.name, checksumOf(migration), nowMs)
    }
    db.pragma(`user_version = ${String(newest)}`)
  }).exclusive()
}

function verifyHistory(db: Sqlite, migrations: readonly Migration[], version: number): void {
  if (numberOf(db.pragma('application_id', { simple: true })) !== APPLICATION_ID) {
    throw new AppError('database_damaged', { path: db.name })
  }
  const applied = db
    .prepare<[], { version: number; checksum: string }>('SELECT version, checksum FROM migration ORDER BY version')
    .all()
  const known = migrations.filter((migration) => migration.version <= version)
  const same =
    applied.length === known.length &&
    known.every(
      (migration, i) => applied[i]?.version === migration.version && applied[i].checksum === checksumOf(migration),
    )
  if (!same) throw new AppError('database_damaged', { path: db.name })
}

/** An encrypted copy under the same key; taken anew when an earlier try left one behind. */
function backUp(db: Sqlite, path: string): void {
  if (existsSync(path)) rmSync(path)
  db.prepare('VACUUM INTO ?').run(path)
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex')
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('SQLite answered something else than a number')
  return value
}
