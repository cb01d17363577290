/** Round numbers of followers that were reached while Mando looked, and whether it was told (docs/specs/growth.md §6.4). */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type UntoldMilestone = { readonly accountId: string; readonly count: number; readonly day: string }

export type MilestoneNoticeTable = ReturnType<typeof createMilestoneNoticeTable>

export function createMilestoneNoticeTable(db: Sqlite) {
  const has = db
    .prepare<[string, number], 1>('SELECT 1 FROM milestone_notice WHERE account_id = ? AND count = ?')
    .pluck()
  const add = db.prepare<[string, number, string]>(
    'INSERT INTO milestone_notice (account_id, count, day) VALUES (?, ?, ?)',
  )
  const untold = db.prepare<[], UntoldMilestone>(
    `SELECT account_id AS accountId, count, day FROM milestone_notice WHERE told_at IS NULL ORDER BY account_id, count`,
  )
  const settle = db.prepare<[number, string, number]>(
    `UPDATE milestone_notice SET told_at = ? WHERE account_id = ? AND count <= ? AND told_at IS NULL`,
  )
  return {
    /** Told or not. */
    hasNoted: (accountId: string, count: number): boolean => has.get(accountId, count) !== undefined,
    /** To be told. */
    noteReached: (_tx: WriteTx, accountId: string, reached: { readonly count: number; readonly day: string }): void => {
      add.run(accountId, reached.count, reached.day)
    },
    /** By account, ascending. */
    untold: (): readonly UntoldMilestone[] => untold.all(),
    /** That one and what the account reached before it need not be told any more. */
    settle: (tx: WriteTx, accountId: string, count: number): void => {
      settle.run(tx.nowMs, accountId, count)
    },
  }
}
