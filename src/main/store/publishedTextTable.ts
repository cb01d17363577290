/** The texts of the posts that went out last. */
import type { Published } from '#shared/domain/writtenTags.ts'
import type { Sqlite } from './sqlite.ts'

/** A year of a busy office; older ones say little about how it writes now. */
const NEWEST_POSTS = 1_000

export type PublishedTextTable = ReturnType<typeof createPublishedTextTable>

export function createPublishedTextTable(db: Sqlite) {
  const lastLeft = db
    .prepare<[], number | null>(
      `SELECT max(left_at) FROM effect WHERE left_at IS NOT NULL AND kind = 'publish_segment' AND part = 1`,
    )
    .pluck()
  const newest = db.prepare<[], Published>(
    `WITH out AS (
       SELECT post_id, left_at FROM effect
       WHERE left_at IS NOT NULL AND kind = 'publish_segment' AND part = 1 AND post_id IS NOT NULL
       ORDER BY left_at DESC LIMIT ${String(NEWEST_POSTS)})
     SELECT out.post_id AS postId, s.text, max(out.left_at) AS atMs FROM out JOIN segment s ON s.post_id = out.post_id
     GROUP BY s.seq ORDER BY atMs DESC, s.seq`,
  )
  return {
    /** When the last of them left; null where none did. It tells whether there is anything new to read. */
    lastLeftAtMs: (): number | null => lastLeft.get() ?? null,
    /** Of the thousand that left last, newest first. */
    newest: (): readonly Published[] => newest.all(),
  }
}
