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

const MOST_AT_ONCE = 2_000

/** Above every number that a row has. */
const NEWEST: HitCursor = { item: Number.MAX_SAFE_INTEGER, note: Number.MAX_SAFE_INTEGER }

/** FTS5 leaves a rowid that is not an integer out of account, and a number of JavaScript arrives as a real one. */
const BELOW = 'CAST(@below AS INTEGER)'
const HITS: Readonly<Record<Source, string>> = {
  item: `SELECT t.rowid AS seq, i.conversation_id AS id, i.received_at AS at
    FROM item_text t CROSS JOIN item i ON i.seq = t.rowid
    WHERE t.item_text MATCH @match AND t.rowid < ${BELOW} ORDER BY t.rowid DESC LIMIT +@limit`,
  note: `SELECT t.rowid AS seq, n.conversation_id AS id, n.written_at AS at
    FROM note_text t CROSS JOIN note n ON n.seq = t.rowid
    WHERE t.note_text MATCH @match AND t.rowid < ${BELOW} ORDER BY t.rowid DESC LIMIT +@limit`,
}
/** Rows of a conversation that were passed already, and whether one of them is a hit. */
const PASSED: Readonly<Record<Source, string>> = {
  item: `SELECT 1 FROM item i CROSS JOIN item_text t ON t.rowid = i.seq
    WHERE i.conversation_id = @id AND i.seq >= ${BELOW} AND t.item_text MATCH @match LIMIT 1`,
  note: `SELECT 1 FROM note n CROSS JOIN note_text t ON t.rowid = n.seq
    WHERE n.conversation_id = @id AND n.seq >= ${BELOW} AND t.note_text MATCH @match LIMIT 1`,
}

/**
 * How many hits are read first: some more than the page has rows, because a conversation that is met again fills none. An
 * unfinished word is put together again for each piece: for it the first one is to fill the page in any case.
 */
function firstPiece(match: string, limit: number): number {
  return match.includes('*') ? 4 * limit : Math.ceil(1.5 * limit)
}

export function createSearchHits(db: Sqlite) {
  const hits = {
    item: db.prepare<[{ match: string; below: number; limit: number }], Hit>(HITS.item),
    note: db.prepare<[{ match: string; below: number; limit: number }], Hit>(HITS.note),
  }
  const passed = {
    item: db.prepare<[{ id: string; match: string; below: number }]>(PASSED.item),
    note: db.prepare<[{ id: string; match: string; below: number }]>(PASSED.note),
  }

  /** From the newest one, read in pieces that grow: handing over each by itself costs more than finding it. */
  function* hitsOf(source: Source, match: string, from: number, first: number): Generator<Hit, undefined> {
    let below = from
    for (let limit = first; ; limit = Math.min(4 * limit, MOST_AT_ONCE)) {
      const piece = hits[source].all({ match, below, limit })
      yield* piece
      const last = piece.at(-1)
      if (piece.length < limit || last === undefined) return undefined
      below = last.seq
    }
  }

  /** Items and notes together, by when they came in; each is already in that order. */
  function* newestFirst(match: string, from: HitCursor, first: number): Generator<readonly [Source, Hit]> {
    const [items, notes] = [hitsOf('item', match, from.item, first), hitsOf('note', match, from.note, first)]
    let [item, note] = [items.next().value, notes.next().value]
    while (item !== undefined || note !== undefined) {
      if (note === undefined || (item !== undefined && item.at >= note.at)) {
        if (item !== undefined) yield ['item', item]
        item = items.next().value
      } else {
        yield ['note', note]
        note = notes.next().value
      }
    }
  }

  return {
    /**
     * @param match an expression of `ftsQuery`
     * @param rowsOf the conversations of these ids, by id; without those that the list does not show
     */
    page: <R>(
      match: string,
      after: HitCursor | null,
      limit: number,
      rowsOf: (conversationIds: readonly string[]) => ReadonlyMap<string, R>,
    ): readonly SearchHit<R>[] => {
      const from = after ?? NEWEST
      const wasShown = (id: string): boolean =>
        after !== null &&
        (passed.item.get({ id, match, below: after.item }) !== undefined ||
          passed.note.get({ id, match, below: after.note }) !== undefined)
      const seen = new Set<string>()
      const page: SearchHit<R>[] = []
      let cursor = from
      let found = new Map<string, HitCursor>()
      const take = (): void => {
        const rows = rowsOf([...found.keys()])
        for (const [id, at] of found) {
          const row = rows.get(id)
          if (row !== undefined) page.push({ row, cursor: at })
        }
        found = new Map()
      }
      for (const [source, { seq, id }] of newestFirst(match, from, firstPiece(match, limit))) {
        cursor = { ...cursor, [source]: seq }
        if (seen.has(id)) continue
        seen.add(id)
        if (wasShown(id)) continue
        found.set(id, cursor)
        if (page.length + found.size === limit) take()
        if (page.length === limit) return page
      }
      take()
      return page
    },
  }
}
