/**
 * The conversations in which words were found, those of the newest hits first. The index is walked from its newest entry until
 * a page is full, so that a word that is everywhere costs no more than a rare one (docs/specs/inbox.md §7.4).
 */
import type { Sqlite } from './sqlite.ts'

/** Hits from here on were on the pages before: the numbers of the oldest ones taken, of items and of notes. */
export type HitCursor = { readonly item: number; readonly note: number }

/** A conversation, and the hits that were passed until it was met. */
export type SearchHit<R> = { readonly row: R; readonly cursor: HitCursor }

type Source = 'item' | 'note'
type Hit = { readonly seq: number; readonly id: string; readonly at: number }

/** Above every number that a row has. */
const NEWEST: HitCursor = { item: Number.MAX_SAFE_INTEGER, note: Number.MAX_SAFE_INTEGER }

/** FTS5 leaves a rowid that is not an integer out of account, and a number of JavaScript arrives as a real one. */
const BELOW = 'CAST(@below AS INTEGER)'
const HITS: Readonly<Record<Source, string>> = {
  item: `SELECT t.rowid AS seq, i.conversation_id AS id, i.received_at AS at
    FROM item_text t CROSS JOIN item i ON i.seq = t.rowid
    WHERE t.item_text MATCH @match AND t.rowid < ${BELOW} ORDER BY t.rowid DESC`,
  note: `SELECT t.rowid AS seq, n.conversation_id AS id, n.written_at AS at
    FROM note_text t CROSS JOIN note n ON n.seq = t.rowid
    WHERE t.note_text MATCH @match AND t.rowid < ${BELOW} ORDER BY t.rowid DESC`,
}
/** Rows of a conversation that were passed already, and whether one of them is a hit. */
const PASSED: Readonly<Record<Source, string>> = {
  item: `SELECT 1 FROM item i CROSS JOIN item_text t ON t.rowid = i.seq
    WHERE i.conversation_id = @id AND i.seq >= ${BELOW} AND t.item_text MATCH @match LIMIT 1`,
  note: `SELECT 1 FROM note n CROSS JOIN note_text t ON t.rowid = n.seq
    WHERE n.conversation_id = @id AND n.seq >= ${BELOW} AND t.note_text MATCH @match LIMIT 1`,
}

export function createSearchHits(db: Sqlite) {
  const hits = {
    item: db.prepare<[{ match: string; below: number }], Hit>(HITS.item),
    note: db.prepare<[{ match: string; below: number }], Hit>(HITS.note),
  }
  const passed = {
    item: db.prepare<[{ id: string; match: string; below: number }]>(PASSED.item),
    note: db.prepare<[{ id: string; match: string; below: number }]>(PASSED.note),
  }

  /** Items and notes together, by when they came in; each is already in that order. */
  function* newestFirst(match: string, from: HitCursor): Generator<Hit & { readonly source: Source }> {
    const items = hits.item.iterate({ match, below: from.item })
    const notes = hits.note.iterate({ match, below: from.note })
    try {
      let item = items.next()
      let note = notes.next()
      while (item.done !== true || note.done !== true) {
        if (note.done === true || (item.done !== true && item.value.at >= note.value.at)) {
          if (item.done !== true) yield { ...item.value, source: 'item' }
          item = items.next()
        } else {
          yield { ...note.value, source: 'note' }
          note = notes.next()
        }
      }
    } finally {
      items.return?.()
      notes.return?.()
    }
  }

  return {
    /**
     * @param match an expression of `ftsQuery`
     * @param rowOf the conversation of this id, undefined where the list does not show it
     */
    page: <R>(
      match: string,
      after: HitCursor | null,
      limit: number,
      rowOf: (conversationId: string) => R | undefined,
    ): readonly SearchHit<R>[] => {
      const from = after ?? NEWEST
      let cursor = from
      const seen = new Set<string>()
      const page: SearchHit<R>[] = []
      for (const { seq, id, source } of newestFirst(match, from)) {
        cursor = { ...cursor, [source]: seq }
        if (seen.has(id)) continue
        seen.add(id)
        const wasShown =
          after !== null &&
          (passed.item.get({ id, match, below: after.item }) !== undefined ||
            passed.note.get({ id, match, below: after.note }) !== undefined)
        const row = wasShown ? undefined : rowOf(id)
        if (row === undefined) continue
        page.push({ row, cursor })
        if (page.length === limit) break
      }
      return page
    },
  }
}
