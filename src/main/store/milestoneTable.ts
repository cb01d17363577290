/** Thank-you posts that were prepared for a round number of followers (docs/specs/growth.md §6). */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type MilestoneTable = ReturnType<typeof createMilestoneTable>

export function createMilestoneTable(db: Sqlite) {
  // One that was thrown away is none.
  const postFor = db
    .prepare<[string, number], string>(
      `SELECT m.post_id FROM milestone_post m JOIN post p ON p.id = m.post_id
       WHERE m.account_id = ? AND m.count = ? AND p.stage <> 'discarded'`,
    )
    .pluck()
  const put = db.prepare<[string, number, string, number]>(
    `INSERT INTO milestone_post (account_id, count, post_id, made_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (account_id, count) DO UPDATE SET post_id = excluded.post_id, made_at = excluded.made_at`,
  )
  return {
    postFor: (accountId: string, count: number): string | null => postFor.get(accountId, count) ?? null,
    put: (tx: WriteTx, accountId: string, count: number, postId: string): void => {
      put.run(accountId, count, postId, tx.nowMs)
      tx.changed('growth', accountId)
    },
  }
}
