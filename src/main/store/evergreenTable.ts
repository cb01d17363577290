/** Texts that can be used again, and when they were. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type EvergreenEntry = {
  readonly id: string
  /** What is used again: a post that is shown nowhere. */
  readonly patternId: string
  /** What was put into the library. */
  readonly sourceId: string
  readonly restDays: number
  /** After it, it is used no more; null: for good. */
  readonly lastDay: string | null
  readonly archivedAtMs: number | null
  readonly addedAtMs: number
}

/** How often it was used, and the hour of the last use: that of the post, or when that was made. */
export type EvergreenUses = { readonly uses: number; readonly lastAtMs: number | null }

type EntryRow = {
  id: string
  pattern_id: string
  source_id: string
  rest_days: number
  last_day: string | null
  archived_at: number | null
  added_at: number
}

export type EvergreenTable = ReturnType<typeof createEvergreenTable>

export function createEvergreenTable(db: Sqlite) {
  const all = db.prepare<[], EntryRow>('SELECT * FROM evergreen ORDER BY added_at DESC, id DESC')
  const byId = db.prepare<[string], EntryRow>('SELECT * FROM evergreen WHERE id = ?')
  const bySource = db.prepare<[string], EntryRow>('SELECT * FROM evergreen WHERE source_id = ?')
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO evergreen (id, pattern_id, source_id, rest_days, last_day, archived_at, added_at)
       VALUES (@id, @patternId, @sourceId, @restDays, @lastDay, @archivedAtMs, @addedAtMs)
     ON CONFLICT (id) DO UPDATE SET rest_days = excluded.rest_days, last_day = excluded.last_day,
       archived_at = excluded.archived_at`,
  )
  const addUse = db.prepare<[string, string]>('INSERT INTO evergreen_use (entry_id, post_id) VALUES (?, ?)')
  // What was discarded or cancelled said nothing to anybody; a draft that was put into the library says nothing yet.
  const uses = db.prepare<[string, string], { uses: number; lastAtMs: number | null }>(
    `SELECT count(*) AS uses, max(coalesce(at_ms, created_at)) AS lastAtMs FROM post
     WHERE (stage IN ('draft', 'scheduled') AND id IN (SELECT post_id FROM evergreen_use WHERE entry_id = ?))
       OR (stage = 'scheduled' AND id = ?)`,
  )

  return {
    /** The newest first. */
    all: (): readonly EvergreenEntry[] => all.all().map(entryOf),
    byId: (id: string): EvergreenEntry | null => orNull(byId.get(id)),
    bySource: (postId: string): EvergreenEntry | null => orNull(bySource.get(postId)),
    put: (tx: WriteTx, entry: EvergreenEntry): void => {
      put.run(entry)
      tx.changed('planning', entry.id)
    },
    addUse: (tx: WriteTx, entryId: string, postId: string): void => {
      addUse.run(entryId, postId)
      tx.changed('planning', entryId)
    },
    usesOf: ({ id, sourceId }: Pick<EvergreenEntry, 'id' | 'sourceId'>): EvergreenUses =>
      uses.get(id, sourceId) ?? { uses: 0, lastAtMs: null },
  }
}

function orNull(row: EntryRow | undefined): EvergreenEntry | null {
  return row === undefined ? null : entryOf(row)
}

function entryOf(row: EntryRow): EvergreenEntry {
  return {
    id: row.id,
    patternId: row.pattern_id,
    sourceId: row.source_id,
    restDays: row.rest_days,
    lastDay: row.last_day,
    archivedAtMs: row.archived_at,
    addedAtMs: row.added_at,
  }
}
