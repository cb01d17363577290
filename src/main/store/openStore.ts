/** Opens the encrypted database file, or says why it cannot be used. Never overwrites what it cannot read. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { assertNever } from '#shared/domain/assertNever.ts'
import { AppError } from '../rpc/appError.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS, type Migration } from './migrations/migrations.ts'
import { openSqlite, sqliteCode, type Sqlite } from './sqlite.ts'
import { compileWhenUsed } from './statementsWhenUsed.ts'

export type Store = {
  readonly db: Sqlite
  readonly path: string
  /** Encrypts the whole file with another key. The old key no longer opens it. */
  readonly rekey: (key: Uint8Array) => void
  readonly close: () => void
}

/**
 * @param key 32 bytes
 * @param backupPathFor where the copy taken before migrating from a version goes
 * @throws AppError database_damaged, database_newer, read_only or disk_full, each with params.path
 */
export function openStore(options: {
  readonly path: string
  readonly key: Uint8Array
  readonly nowMs: number
  readonly backupPathFor: (version: number) => string
  readonly migrations?: readonly Migration[]
}): Store {
  const { path, key } = options
  try {
    mkdirSync(dirname(path), { recursive: true })
    accessSync(dirname(path), constants.W_OK)
    if (existsSync(path)) accessSync(path, constants.W_OK)
    const db = openSqlite(path)
    try {
      unlock(db, key)
      prepareConnection(db)
      migrate(db, options.migrations ?? MIGRATIONS, options.nowMs, options.backupPathFor)
      compileWhenUsed(db)
    } catch (error) {
      db.close()
      throw error
    }
    return { db, path, rekey: (next) => rekey(db, next), close: () => db.close() }
  } catch (error) {
    throw asStoreError(error, path)
  }
}

/** The file as it is, without bringing it to the newest schema: for copying, checking and saving what can be read. */
export function openUnmigrated(path: string, key: Uint8Array): Sqlite {
  const db = openSqlite(path, { fileMustExist: true })
  try {
    unlock(db, key)
    db.pragma('trusted_schema = OFF')
    db.pragma('busy_timeout = 5000')
    db.pragma('temp_store = MEMORY')
    // The key is only tried when the file is first read.
    db.pragma('user_version')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** SQLCipher's scheme with a raw key: no key derivation at each start, the 32 bytes are random already. */
function unlock(db: Sqlite, key: Uint8Array): void {
  db.pragma(`cipher='sqlcipher'`)
  db.pragma(`key="${rawKey(key)}"`)
}

function rawKey(key: Uint8Array): string {
  if (key.length !== 32) throw new RangeError('the database key has 32 bytes')
  return `x'${Buffer.from(key).toString('hex')}'`
}

function prepareConnection(db: Sqlite): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('busy_timeout = 5000')
  db.pragma('temp_store = MEMORY')
  // Each page that leaves the cache is decrypted again: with SQLite's 2 MB a search over a large inbox takes five times longer,
  // with 32 MB a monthly report over a million items half as long again. With more than this all of Mando takes too much memory.
  db.pragma('cache_size = -49152')
}

/** The cipher cannot rekey in WAL mode, so the journal changes for the duration. */
function rekey(db: Sqlite, key: Uint8Array): void {
  db.pragma('journal_mode = DELETE')
  try {
    db.pragma(`rekey="${rawKey(key)}"`)
  } finally {
    db.pragma('journal_mode = WAL')
  }
}

function asStoreError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error
  const fault = faultOf(error)
  switch (fault) {
    case 'damaged':
      return new AppError('database_damaged', { path })
    case 'full':
      return new AppError('disk_full', { path })
    case 'read_only':
      return new AppError('read_only', { path })
    case null:
      return error
    default:
      return assertNever(fault)
  }
}

type Fault = 'damaged' | 'full' | 'read_only' | null

/** What an error of SQLite or of the file system means for a person. */
export function faultOf(error: unknown): Fault {
  const code = sqliteCode(error) ?? systemCode(error)
  if (code === null) return null
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'damaged'
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (
    code.startsWith('SQLITE_READONLY') ||
    code === 'SQLITE_CANTOPEN' ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM'
  ) {
    return 'read_only'
  }
  return null
}

function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
