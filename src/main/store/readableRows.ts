/**
 * Reads a table of which some pages cannot be read: everything before, between and after them. Every page of the file
 * carries its own check (SQLCipher's HMAC), so what is read is what was written.
 */
import { faultOf } from './openStore.ts'
import type { Sqlite } from './sqlite.ts'

export type Row = Readonly<Record<string, unknown>>
export type Readable = {
  readonly rows: number
  /** At most so many rows were not read; null where nobody can say. */
  readonly lost: number | null
}

/** A run of unreadable pages longer than this many row numbers ends the search. */
const FURTHEST_STEP = 2 ** 40

/**
 * @param onRow called with each row that can be read, in no promised order
 * @param withoutRowid such a table has no row numbers to step over: it is read from both ends
 */
export function readRows(db: Sqlite, table: string, withoutRowid: boolean, onRow: (row: Row) => void): Readable {
  return withoutRowid ? readFromBothEnds(db, table, onRow) : readByRowNumber(db, table, onRow)
}

type Numbered = Row & { readonly __row: number }

function readByRowNumber(db: Sqlite, table: string, onRow: (row: Row) => void): Readable {
  const after = db.prepare<[number], Numbered>(
    `SELECT rowid AS __row, * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT 1`,
  )
  const before = db.prepare<[number, number], Numbered>(
    `SELECT rowid AS __row, * FROM "${table}" WHERE rowid < ? AND rowid > ? ORDER BY rowid DESC LIMIT 1`,
  )
  let rows = 0
  let lost = 0
  let last = -1
  const take = ({ __row: _row, ...row }: Numbered): void => {
    rows += 1
    onRow(row)
  }
  for (;;) {
    const next = attempt(() => after.get(last))
    if (next !== UNREADABLE) {
      if (next === undefined) return { rows, lost }
      take(next)
      last = next.__row
      continue
    }
    const landed = stepOver(after, last)
    if (landed === null) return { rows, lost: null }
    // What can be read before where the step landed belongs to the good page that it landed on.
    let first = landed.__row
    take(landed)
    for (;;) {
      const previous = attempt(() => before.get(first, last))
      if (previous === UNREADABLE || previous === undefined) break
      take(previous)
      first = previous.__row
    }
    lost += first - last - 1
    last = landed.__row
  }
}

function stepOver(after: { get: (row: number) => Numbered | undefined }, last: number): Numbered | null {
  for (let step = 1; step <= FURTHEST_STEP; step *= 2) {
    const found = attempt(() => after.get(last + step))
    if (found !== UNREADABLE) return found ?? null
  }
  return null
}

function readFromBothEnds(db: Sqlite, table: string, onRow: (row: Row) => void): Readable {
  const keys = db
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`)
    .all()
    .map(({ name }) => `"${name}"`)
  let rows = 0
  const readAll = (direction: 'ASC' | 'DESC'): boolean =>
    attempt(() => {
      const order = keys.map((key) => `${key} ${direction}`).join(', ')
      for (const row of db.prepare<[], Row>(`SELECT * FROM "${table}" ORDER BY ${order}`).iterate()) {
        rows += 1
        onRow(row)
      }
      return true
    }) === true
  if (readAll('ASC')) return { rows, lost: 0 }
  readAll('DESC')
  return { rows, lost: null }
}

const UNREADABLE = Symbol('unreadable')

function attempt<T>(read: () => T): T | typeof UNREADABLE {
  try {
    return read()
  } catch (error) {
    if (isUnreadable(error)) return UNREADABLE
    throw error
  }
}

/** A page that fails its check is told as an error of reading, as damage, or as no database at all. */
function isUnreadable(error: unknown): boolean {
  if (faultOf(error) === 'damaged') return true
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_IOERR')
}
