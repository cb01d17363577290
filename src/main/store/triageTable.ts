/** Where conversations were put by hand, and what each change was, for as long as it can be undone. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { CONVERSATION_STATUSES, type ConversationStatus } from '#shared/domain/inboxStatus.ts'
import { PRIORITIES, type Priority } from '#shared/domain/priority.ts'
import type { Triage } from '#shared/domain/triage.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type TriageStep = { readonly conversationId: string; readonly before: Triage; readonly after: Triage }

type Row = {
  status: ConversationStatus
  unread: 0 | 1
  snoozed_until: number | null
  pinned: 0 | 1
  silenced: 0 | 1
  priority: Priority
  assignee_id: string | null
}

const triage = lazily(
  () =>
    z.object({
      status: z.enum(CONVERSATION_STATUSES),
      unread: z.boolean(),
      snoozedUntilMs: z.int().nullable(),
      pinned: z.boolean(),
      silenced: z.boolean(),
      // A change that an earlier version kept knows of none.
      priority: z.enum(PRIORITIES).default('normal'),
      assigneeId: z.string().nullable(),
      labelIds: z.array(z.string()),
    }) satisfies z.ZodType<Triage>,
)

export type TriageTable = ReturnType<typeof createTriageTable>

export function createTriageTable(db: Sqlite) {
  const one = db.prepare<[string], Row>(
    'SELECT status, unread, snoozed_until, pinned, silenced, priority, assignee_id FROM conversation WHERE id = ?',
  )
  const urgent = db.prepare<[string], 0 | 1>('SELECT urgent FROM conversation WHERE id = ?').pluck()
  const labels = db
    .prepare<[string], string>('SELECT label_id FROM conversation_label WHERE conversation_id = ? ORDER BY label_id')
    .pluck()
  const update = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE conversation SET status = @status, unread = @unread, snoozed_until = @snoozedUntilMs, pinned = @pinned,
       silenced = @silenced, priority = @priority, assignee_id = @assigneeId, from_before = 0 WHERE id = @id`,
  )
  const addLabel = db.prepare<[string, string]>('INSERT INTO conversation_label VALUES (?, ?)')
  const dropLabel = db.prepare<[string, string]>(
    'DELETE FROM conversation_label WHERE conversation_id = ? AND label_id = ?',
  )
  const due = db
    .prepare<[number], string>('SELECT id FROM conversation WHERE snoozed_until <= ? ORDER BY snoozed_until, id')
    .pluck()
  const nextDue = db
    .prepare<[], number | null>('SELECT min(snoozed_until) FROM conversation WHERE snoozed_until IS NOT NULL')
    .pluck()
  const ofAssignee = db
    .prepare<[string], string>('SELECT id FROM conversation WHERE assignee_id = ? ORDER BY id')
    .pluck()
  const insertChange = db.prepare<[string, number]>('INSERT INTO triage_change (id, at) VALUES (?, ?)')
  const insertStep = db.prepare<[string, string, string, string]>('INSERT INTO triage_step VALUES (?, ?, ?, ?)')
  const undoneBy = db.prepare<[string], { undone_by: string | null }>(
    'SELECT undone_by FROM triage_change WHERE id = ?',
  )
  const markUndone = db.prepare<[string, string]>('UPDATE triage_change SET undone_by = ? WHERE id = ?')
  const steps = db.prepare<[string], { conversation_id: string; before: string; after: string }>(
    'SELECT conversation_id, before, after FROM triage_step WHERE change_id = ? ORDER BY conversation_id',
  )
  const forget = db.prepare<[number]>('DELETE FROM triage_change WHERE at < ?')

  function of(conversationId: string): Triage | null {
    const row = one.get(conversationId)
    if (row === undefined) return null
    return {
      status: row.status,
      unread: row.unread === 1,
      snoozedUntilMs: row.snoozed_until,
      pinned: row.pinned === 1,
      silenced: row.silenced === 1,
      priority: row.priority,
      assigneeId: row.assignee_id,
      labelIds: labels.all(conversationId),
    }
  }

  return {
    /** Null where there is no such conversation. */
    of,
    /** Whether it is under an active urgent mark. */
    isUrgent: (conversationId: string): boolean => urgent.get(conversationId) === 1,
    labelIds: (conversationId: string): readonly string[] => labels.all(conversationId),
    /** Somebody dealt with it: from now on it stands where they put it, whenever it was written. */
    save: (tx: WriteTx, conversationId: string, { labelIds, ...rest }: Triage): void => {
      update.run({
        ...rest,
        id: conversationId,
        unread: rest.unread ? 1 : 0,
        pinned: rest.pinned ? 1 : 0,
        silenced: rest.silenced ? 1 : 0,
      })
      const had = labels.all(conversationId)
      for (const id of labelIds) if (!had.includes(id)) addLabel.run(conversationId, id)
      for (const id of had) if (!labelIds.includes(id)) dropLabel.run(conversationId, id)
      tx.changed('inbox', conversationId)
    },
    /** Whose snooze ends at an instant or before. */
    dueUntil: (nowMs: number): readonly string[] => due.all(nowMs),
    nextDueMs: (): number | null => nextDue.get() ?? null,
    ofAssignee: (personId: string): readonly string[] => ofAssignee.all(personId),

    /** Keeps a change so that it can be undone. */
    keep: (tx: WriteTx, changeId: string, made: readonly TriageStep[]): void => {
      insertChange.run(changeId, tx.nowMs)
      for (const { conversationId, before, after } of made) {
        insertStep.run(changeId, conversationId, JSON.stringify(before), JSON.stringify(after))
      }
    },
    /** Null where the change is not known, or no longer. */
    kept: (changeId: string): { readonly undoneBy: string | null; readonly steps: readonly TriageStep[] } | null => {
      const change = undoneBy.get(changeId)
      if (change === undefined) return null
      return {
        undoneBy: change.undone_by,
        steps: steps.all(changeId).map(({ conversation_id: conversationId, before, after }) => ({
          conversationId,
          before: triage().parse(JSON.parse(before)),
          after: triage().parse(JSON.parse(after)),
        })),
      }
    },
    markUndone: (_tx: WriteTx, changeId: string, undoId: string): void => {
      markUndone.run(undoId, changeId)
    },
    forgetBefore: (_tx: WriteTx, atMs: number): void => {
      forget.run(atMs)
    },
  }
}
