/**
 * Saves what can be read of a damaged database into a new one: row by row around the pages that are lost, search index
 * built anew. Runs in the store's worker (docs/specs/backup.md §6).
 */
import { rmSync } from 'node:fs'
import { AppError } from '../rpc/appError.ts'
import { checkDatabase } from './copyDatabase.ts'
import { openStore, openUnmigrated } from './openStore.ts'
import { readRows, type Row } from './readableRows.ts'
import { markAsCopy } from './restoredCopy.ts'
import type { Sqlite } from './sqlite.ts'
import type { Salvaged } from './storeTasks.ts'

type Table = { name: string; wr: 0 | 1; type: string }

/** @throws AppError database_damaged where nothing at all can be read */
export function salvageDatabase(task: {
  readonly source: string
  readonly key: Uint8Array
  readonly target: string
  readonly nowMs: number
}): Salvaged {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${task.target}${suffix}`, { force: true })
  const source = openUnmigrated(task.source, task.key)
  try {
    const store = openStore({ path: task.target, key: task.key, nowMs: task.nowMs, backupPathFor: () => task.target })
    const tables: Salvaged['tables'] = []
    try {
      const { db } = store
      const triggers = withoutTriggers(db)
      db.pragma('foreign_keys = OFF')
      db.transaction(() => {
        for (const table of tablesOf(db)) tables.push(copyTable(source, db, table))
        dropOrphans(db, tables)
        for (const sql of triggers) db.exec(sql)
        for (const index of ['item_text', 'segment_text']) {
          db.exec(`INSERT INTO "${index}" ("${index}") VALUES ('rebuild')`)
        }
        if (tables.every(({ saved }) => saved === 0)) throw new AppError('database_damaged', { path: task.source })
        markAsCopy(db, { madeAtMs: task.nowMs, cause: 'salvage', lost: lostOf(tables) })
      })()
    } finally {
      store.close()
    }
    return { ...checkDatabase(task.target, task.key), tables }
  } finally {
    source.close()
  }
}

/** They keep counts and copies in step while people work; here every row is copied as it was. */
function withoutTriggers(db: Sqlite): readonly string[] {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`)
  return triggers.map(({ sql }) => sql)
}

function tablesOf(db: Sqlite): readonly Table[] {
  return (db.pragma('table_list') as (Table & { schema: string })[]).filter(
    ({ schema, type, name }) =>
      schema === 'main' && type === 'table' && !name.startsWith('sqlite_') && name !== 'migration',
  )
}

function columnsOf(db: Sqlite, table: string): readonly string[] {
  return db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name)
}

function copyTable(source: Sqlite, target: Sqlite, { name, wr }: Table): Salvaged['tables'][number] {
  const columns = columnsOf(target, name)
  const insert = target.prepare<[Row]>(
    `INSERT OR IGNORE INTO "${name}" (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  )
  let saved = 0
  try {
    const known = new Set(columnsOf(source, name))
    if (known.size === 0) return { name, saved: 0, lost: null }
    const { lost } = readRows(source, name, wr === 1, (row) => {
      // A column that this version added is filled in by its default only where there is one; the row is worth more.
      saved += insert.run(Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))).changes
    })
    return { name, saved, lost }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
      return { name, saved, lost: null }
    }
    throw error
  }
}

/** What refers to a row that is lost cannot stand alone: an answer without its conversation, an image without its text. */
function dropOrphans(db: Sqlite, tables: Salvaged['tables']): void {
  type Reference = { from: string; to: string | null; table: string }
  for (let isChanged = true; isChanged;) {
    isChanged = false
    for (const table of tables) {
      const references = db.pragma(`foreign_key_list("${table.name}")`) as Reference[]
      for (const { from, to, table: parent } of references) {
        const dropped = db
          .prepare(
            `DELETE FROM "${table.name}" WHERE "${from}" IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM "${parent}" p WHERE p."${to ?? 'id'}" = "${table.name}"."${from}")`,
          )
          .run().changes
        if (dropped === 0) continue
        isChanged = true
        table.saved -= dropped
        table.lost = table.lost === null ? null : table.lost + dropped
      }
    }
  }
}

/** What a person is told: which kinds of things are incomplete. */
function lostOf(tables: Salvaged['tables']): readonly string[] {
  return tables.filter(({ lost }) => lost !== 0).map(({ name }) => name)
}
