/** One search over what the office wrote and what it received, newest first. */
import type { Sqlite } from './sqlite.ts'

export type PostHit = { readonly id: string; readonly text: string; readonly excerpt: string; readonly atMs: number }
export type ConversationHit = {
  readonly id: string
  readonly handle: string
  readonly displayName: string
  readonly excerpt: string
  readonly atMs: number
}

/** Of a word that is everywhere, only the newest so many places are looked at. */
const NEWEST_HITS = 2_000
const EXCERPT_WORDS = 16
/** FTS5 leaves a rowid that is not an integer out of account, and a number of JavaScript arrives as a real one. */
const ROWID = 'CAST(? AS INTEGER)'

export type SearchTable = ReturnType<typeof createSearchTable>

export function createSearchTable(db: Sqlite) {
  // A post is found once, by its newest segment that matches; what was discarded is not found.
  const posts = db.prepare<[{ match: string; limit: number }], { id: string; seq: number; at: number }>(
    `WITH hit AS MATERIALIZED (
       SELECT rowid AS seq FROM segment_text WHERE segment_text MATCH @match ORDER BY rowid DESC LIMIT ${NEWEST_HITS})
     SELECT p.id, max(s.seq) AS seq, coalesce(p.at_ms, p.updated_at) AS at
     FROM hit CROSS JOIN segment s ON s.seq = hit.seq CROSS JOIN post p ON p.id = s.post_id
     WHERE p.stage <> 'discarded' GROUP BY p.id ORDER BY at DESC, p.id DESC LIMIT +@limit`,
  )
  const postText = db
    .prepare<[string], string>(
      `SELECT substr(text, 1, 500) FROM segment WHERE post_id = ?
       ORDER BY text = '', variant_id IS NOT NULL, variant_id, position LIMIT 1`,
    )
    .pluck()
  const postExcerpt = db
    .prepare<[string, number], string>(
      `SELECT snippet(segment_text, 0, '', '', '…', ${EXCERPT_WORDS}) FROM segment_text
       WHERE segment_text MATCH ? AND rowid = ${ROWID}`,
    )
    .pluck()
  const conversations = db.prepare<
    [{ match: string; limit: number }],
    { id: string; seq: number; handle: string; displayName: string; at: number }
  >(
    `WITH hit AS MATERIALIZED (
       SELECT rowid AS seq FROM item_text WHERE item_text MATCH @match ORDER BY rowid DESC LIMIT ${NEWEST_HITS})
     SELECT c.id, max(i.seq) AS seq, c.citizen_handle AS handle, c.citizen_name AS displayName, c.last_at AS at
     FROM hit CROSS JOIN item i ON i.seq = hit.seq CROSS JOIN conversation c ON c.id = i.conversation_id
     GROUP BY c.id ORDER BY at DESC, c.id DESC LIMIT +@limit`,
  )
  const itemExcerpt = db
    .prepare<[string, number], string>(
      `SELECT snippet(item_text, 0, '', '', '…', ${EXCERPT_WORDS}) FROM item_text
       WHERE item_text MATCH ? AND rowid = ${ROWID}`,
    )
    .pluck()

  return {
    /** @param match an expression of `ftsQuery` */
    posts: (match: string, limit: number): readonly PostHit[] =>
      posts.all({ match, limit }).map(({ id, seq, at }) => ({
        id,
        text: postText.get(id) ?? '',
        excerpt: postExcerpt.get(match, seq) ?? '',
        atMs: at,
      })),
    /** @param match an expression of `ftsQuery` */
    conversations: (match: string, limit: number): readonly ConversationHit[] =>
      conversations.all({ match, limit }).map(({ id, seq, handle, displayName, at }) => ({
        id,
        handle,
        displayName,
        excerpt: itemExcerpt.get(match, seq) ?? '',
        atMs: at,
      })),
  }
}
