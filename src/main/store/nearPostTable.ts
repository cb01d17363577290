/** Which posts are planned on an account around an instant. */
import type { Sqlite } from './sqlite.ts'

export type NearPost = { readonly postId: string; readonly accountId: string; readonly atMs: number }

type Asked = { readonly postId: string; readonly accounts: string; readonly fromMs: number; readonly toMs: number }

export type NearPostTable = ReturnType<typeof createNearPostTable>

export function createNearPostTable(db: Sqlite) {
  const find = db.prepare<[Asked], NearPost>(
    `SELECT p.id AS postId, v.account_id AS accountId, p.at_ms AS atMs FROM post p CROSS JOIN variant v ON v.post_id = p.id
     WHERE p.at_ms > @fromMs AND p.at_ms < @toMs AND p.stage = 'scheduled' AND p.id <> @postId AND v.state <> 'cancelled'
       AND v.account_id IN (SELECT value FROM json_each(@accounts))
     ORDER BY p.at_ms, p.id, v.account_id`,
  )
  return {
    /** Other posts than the one that asks, on any of the accounts, less than so many milliseconds away, by time. */
    find: (postId: string, accountIds: readonly string[], atMs: number, withinMs: number): readonly NearPost[] =>
      find.all({
        postId,
        accounts: JSON.stringify(accountIds),
        fromMs: atMs - withinMs,
        toMs: atMs + withinMs,
      }),
  }
}
