/** What is planned on an account from now on and has not begun to leave. */
import type { Sqlite } from './sqlite.ts'

export type PlannedPost = { readonly postId: string; readonly atMs: number; readonly hasImages: boolean }

export type PlannedTable = ReturnType<typeof createPlannedTable>

export function createPlannedTable(db: Sqlite) {
  const onAccount = db.prepare<[string, number], { id: string; at_ms: number; image_count: number }>(
    `SELECT p.id, p.at_ms, p.image_count FROM post p JOIN variant v ON v.post_id = p.id
     WHERE v.account_id = ? AND v.state = 'pending' AND p.stage = 'scheduled' AND p.at_ms > ? ORDER BY p.at_ms, p.id`,
  )
  return {
    /** Soonest first. */
    onAccount: (accountId: string, afterMs: number): readonly PlannedPost[] =>
      onAccount
        .all(accountId, afterMs)
        .map((row) => ({ postId: row.id, atMs: row.at_ms, hasImages: row.image_count > 0 })),
  }
}
