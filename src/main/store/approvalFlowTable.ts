/** The flows by which the office agrees to its posts. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { ApprovalFlow } from '#shared/domain/approval.ts'
import { nameKey } from './nameKey.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type KeptFlow = ApprovalFlow & { readonly archivedAtMs: number | null }

type Row = {
  id: string
  name: string
  account_ids: string
  label_ids: string
  steps: string
  lead_minutes: number
  archived_at: number | null
}

const ids = lazily(() => z.array(z.string()))
export const keptSteps = lazily(() => z.array(z.object({ name: z.string(), personIds: ids() })))

export type ApprovalFlowTable = ReturnType<typeof createApprovalFlowTable>

export function createApprovalFlowTable(db: Sqlite) {
  const all = db.prepare<[], Row>('SELECT * FROM approval_flow ORDER BY archived_at IS NOT NULL, name_key, id')
  const inUse = db.prepare<[], Row>('SELECT * FROM approval_flow WHERE archived_at IS NULL')
  const byId = db.prepare<[string], Row>('SELECT * FROM approval_flow WHERE id = ?')
  const byName = db.prepare<[string], Row>('SELECT * FROM approval_flow WHERE name_key = ? AND archived_at IS NULL')
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO approval_flow (id, name, name_key, account_ids, label_ids, steps, lead_minutes, archived_at)
       VALUES (@id, @name, @nameKey, @accountIds, @labelIds, @steps, @leadMinutes, @archivedAtMs)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, account_ids = excluded.account_ids,
       label_ids = excluded.label_ids, steps = excluded.steps, lead_minutes = excluded.lead_minutes,
       archived_at = excluded.archived_at`,
  )

  return {
    /** By name, those archived last. */
    all: (): readonly KeptFlow[] => all.all().map(flowOf),
    inUse: (): readonly KeptFlow[] => inUse.all().map(flowOf),
    byId: (id: string): KeptFlow | null => orNull(byId.get(id)),
    /** Among those in use, whatever its case and accents. */
    byName: (name: string): KeptFlow | null => orNull(byName.get(nameKey(name))),
    put: (tx: WriteTx, flow: KeptFlow): void => {
      put.run({
        id: flow.id,
        name: flow.name,
        nameKey: nameKey(flow.name),
        accountIds: JSON.stringify(flow.accountIds),
        labelIds: JSON.stringify(flow.labelIds),
        steps: JSON.stringify(flow.steps),
        leadMinutes: flow.leadMinutes,
        archivedAtMs: flow.archivedAtMs,
      })
      tx.changed('approvals', flow.id)
    },
  }
}

function orNull(row: Row | undefined): KeptFlow | null {
  return row === undefined ? null : flowOf(row)
}

function flowOf(row: Row): KeptFlow {
  return {
    id: row.id,
    name: row.name,
    accountIds: ids().parse(JSON.parse(row.account_ids)),
    labelIds: ids().parse(JSON.parse(row.label_ids)),
    steps: keptSteps().parse(JSON.parse(row.steps)),
    leadMinutes: row.lead_minutes,
    archivedAtMs: row.archived_at,
  }
}
