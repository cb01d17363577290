/** The one import of the SQLite binding (better-sqlite3's API with SQLCipher encryption). */
import Database from 'better-sqlite3'

export type Sqlite = Database.Database
export type SqliteStatement = Database.Statement
export const openSqlite = (path: string, options: { readonly?: boolean; fileMustExist?: boolean } = {}): Sqlite =>
  new Database(path, options)

/** SQLite's own result code of an error (`SQLITE_FULL`, …); null where the error is not SQLite's. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null
}
