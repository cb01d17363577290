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

/** One of the wordings that take turns. */
export type EvergreenText = Pick<EvergreenEntry, 'patternId' | 'sourceId'>

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
  const bySource = db.prepare<[string, string], EntryRow>(
    `SELECT * FROM evergreen WHERE source_id = ? OR id = (SELECT entry_id FROM evergreen_text WHERE source_id = ?)`,
  )
  const texts = db.prepare<[string], EvergreenText>(
    `SELECT pattern_id AS patternId, source_id AS sourceId FROM evergreen_text WHERE entry_id = ?
     ORDER BY added_at, pattern_id`,
  )
  const addText = db.prepare<[string, string, string, number]>(
    'INSERT INTO evergreen_text (entry_id, source_id, pattern_id, added_at) VALUES (?, ?, ?, ?)',
  )
  const removeText = db.prepare<[string, string]>('DELETE FROM evergreen_text WHERE entry_id = ? AND source_id = ?')
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO evergreen (id, pattern_id, source_id, rest_days, last_day, archived_at, added_at)
       VALUES (@id, @patternId, @sourceId, @restDays, @lastDay, @archivedAtMs, @addedAtMs)
     ON CONFLICT (id) DO UPDATE SET rest_days = excluded.rest_days, last_day = excluded.last_day,
       archived_at = excluded.archived_at`,
  )
  const addUse = db.prepare<[string, string, string]>(
    'INSERT INTO evergreen_use (entry_id, post_id, pattern_id) VALUES (?, ?, ?)',
  )
  // What was discarded or cancelled said nothing to anybody; a draft that was put into the library says nothing yet.
  const said = `
    SELECT post_id, pattern_id, coalesce(post.at_ms, post.created_at) AS at FROM (
      SELECT post_id, coalesce(use.pattern_id, evergreen.pattern_id) AS pattern_id, 1 AS copy
        FROM evergreen_use AS use JOIN evergreen ON evergreen.id = entry_id WHERE entry_id = @id
      UNION ALL SELECT source_id, pattern_id, 0 FROM evergreen WHERE id = @id
      UNION ALL SELECT source_id, pattern_id, 0 FROM evergreen_text WHERE entry_id = @id
    ) JOIN post ON post.id = post_id
    WHERE post.stage = 'scheduled' OR (copy = 1 AND post.stage = 'draft')`
  const uses = db.prepare<[{ id: string }], EvergreenUses>(
    `SELECT count(DISTINCT post_id) AS uses, max(at) AS lastAtMs FROM (${said})`,
  )
  const lastSaid = db.prepare<[{ id: string }], { patternId: string }>(
    `SELECT pattern_id AS patternId FROM (${said}) ORDER BY at DESC, post_id DESC LIMIT 1`,
  )

  return {
    /** The newest first. */
    all: (): readonly EvergreenEntry[] => all.all().map(entryOf),
    byId: (id: string): EvergreenEntry | null => orNull(byId.get(id)),
    /** Of which the post is a wording. */
    bySource: (postId: string): EvergreenEntry | null => orNull(bySource.get(postId, postId)),
    /** In the order of their turns; the first is the one that the entry began with. */
    textsOf: ({ id, patternId, sourceId }: EvergreenEntry): readonly [EvergreenText, ...EvergreenText[]] => [
      { patternId, sourceId },
      ...texts.all(id),
    ],
    addText: (tx: WriteTx, entryId: string, { patternId, sourceId }: EvergreenText): void => {
      addText.run(entryId, sourceId, patternId, tx.nowMs)
      tx.changed('planning', entryId)
    },
    /** Those that were made from it stay uses of the entry. */
    removeText: (tx: WriteTx, entryId: string, sourceId: string): void => {
      removeText.run(entryId, sourceId)
      tx.changed('planning', entryId)
    },
    /** What was said last, by the hour of its post; null where nothing was. */
    lastSaid: (entryId: string): string | null => lastSaid.get({ id: entryId })?.patternId ?? null,
    put: (tx: WriteTx, entry: EvergreenEntry): void => {
      put.run(entry)
      tx.changed('planning', entry.id)
    },
    addUse: (tx: WriteTx, entryId: string, postId: string, patternId: string): void => {
      addUse.run(entryId, postId, patternId)
      tx.changed('planning', entryId)
    },
    usesOf: (entryId: string): EvergreenUses => uses.get({ id: entryId }) ?? { uses: 0, lastAtMs: null },
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
