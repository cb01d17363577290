/** The clocks of conversations: how they stand, by when something is due, and what they measured. */
import type { ConversationStatus } from '#shared/domain/inboxStatus.ts'
import type { Priority } from '#shared/domain/priority.ts'
import type { Lateness, Measured, ResponseClock } from '#shared/domain/responseClock.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Clocked = {
  readonly clock: ResponseClock
  readonly status: ConversationStatus
  readonly priority: Priority
  readonly labelIds: readonly string[]
}

export type Due = { readonly responseDueMs: number | null; readonly resolutionDueMs: number | null }

/** `byHand`: a person put the conversation elsewhere, which can be undone. */
export type MeasuredTime = Measured & Lateness & { readonly byHand: boolean }

type Row = {
  status: ConversationStatus
  priority: Priority
  waiting_since: number | null
  clock_open_since: number | null
  clock_spent_ms: number
  clock_running_since: number | null
  labels: string | null
}
type MeasuredRow = {
  kind: Measured['kind']
  outcome: Measured['outcome']
  since: number
  ended_at: number
  business_ms: number
  aimed: 0 | 1
  due_at: number | null
  late: 0 | 1
  by_hand: 0 | 1
}

export type ClockTable = ReturnType<typeof createClockTable>

export function createClockTable(db: Sqlite) {
  const one = db.prepare<[string], Row>(
    `SELECT status, priority, waiting_since, clock_open_since, clock_spent_ms, clock_running_since,
       (SELECT group_concat(l.label_id) FROM conversation_label l WHERE l.conversation_id = c.id) AS labels
     FROM conversation c WHERE c.id = ?`,
  )
  const save = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE conversation SET waiting_since = @waitingSinceMs, clock_open_since = @openSinceMs, clock_spent_ms = @spentMs,
       clock_running_since = @runningSinceMs, response_due_at = @responseDueMs, resolution_due_at = @resolutionDueMs,
       due_at = @dueMs, clock_version = @version WHERE id = @id`,
  )
  const setNight = db.prepare<[string]>('UPDATE conversation SET night = 1 WHERE id = ?')
  const insertMeasured = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO measured_time (conversation_id, account_id, kind, outcome, since, ended_at, business_ms, aimed,
       due_at, late, by_hand, person_id)
     SELECT id, account_id, @kind, @outcome, @sinceMs, @endedAtMs, @businessMs, @aimed, @dueAtMs, @late, @byHand, @personId
       FROM conversation WHERE id = @id`,
  )
  const measured = db.prepare<[string], MeasuredRow>(
    'SELECT * FROM measured_time WHERE conversation_id = ? ORDER BY ended_at, seq',
  )
  const lastByHand = db.prepare<[string, string], MeasuredRow>(
    `SELECT * FROM measured_time WHERE conversation_id = ? AND by_hand = 1
       AND ended_at = (SELECT max(ended_at) FROM measured_time WHERE conversation_id = ?)`,
  )
  const takeBack = db.prepare<[string, number]>(
    'DELETE FROM measured_time WHERE conversation_id = ? AND by_hand = 1 AND ended_at = ?',
  )
  const firstWrittenAfter = db
    .prepare<[string, number], number | null>(
      `SELECT min(written_at) FROM item WHERE conversation_id = ? AND direction = 'in' AND written_at > ?`,
    )
    .pluck()
  const firstReceivedAfter = db
    .prepare<[string, number], number | null>(
      `SELECT min(written_at) FROM item WHERE conversation_id = ? AND direction = 'in' AND received_at > ?`,
    )
    .pluck()
  const older = db
    .prepare<[number, number], string>(
      'SELECT id FROM conversation WHERE clock_version IS NOT NULL AND clock_version < ? LIMIT +?',
    )
    .pluck()
  const nextDue = db
    .prepare<[number], number | null>('SELECT min(due_at) FROM conversation WHERE due_at IS NOT NULL AND due_at > ?')
    .pluck()

  return {
    /** Null where there is no such conversation. */
    of: (conversationId: string): Clocked | null => {
      const row = one.get(conversationId)
      if (row === undefined) return null
      return {
        clock: {
          waitingSinceMs: row.waiting_since,
          openSinceMs: row.clock_open_since,
          spentMs: row.clock_spent_ms,
          runningSinceMs: row.clock_running_since,
        },
        status: row.status,
        priority: row.priority,
        labelIds: row.labels === null ? [] : row.labels.split(','),
      }
    },
    /** @param version of the rules by which it is due */
    save: (_tx: WriteTx, id: string, clock: ResponseClock, due: Due, version: number): void => {
      const { responseDueMs, resolutionDueMs } = due
      const isRunning = clock.waitingSinceMs !== null || clock.runningSinceMs !== null
      save.run({
        ...clock,
        ...due,
        id,
        dueMs:
          responseDueMs === null || resolutionDueMs === null
            ? (responseDueMs ?? resolutionDueMs)
            : Math.min(responseDueMs, resolutionDueMs),
        version: isRunning ? version : null,
      })
    },
    markNight: (_tx: WriteTx, id: string): void => void setNight.run(id),
    /** @param personId who ended it; null: nobody acted, or it was ended outside Mando */
    addMeasured: (_tx: WriteTx, id: string, time: MeasuredTime, personId: string | null): void => {
      const { isAimed, isLate, byHand, ...values } = time
      insertMeasured.run({
        ...values,
        id,
        aimed: isAimed ? 1 : 0,
        late: isLate ? 1 : 0,
        byHand: byHand ? 1 : 0,
        personId,
      })
    },
    /** In order of time. */
    measuredOf: (id: string): readonly MeasuredTime[] => measured.all(id).map(measuredOf),
    /** Takes back what ended last, where a person's hand had ended it: it goes on. */
    takeBackLast: (_tx: WriteTx, id: string): readonly MeasuredTime[] => {
      const last = lastByHand.all(id, id).map(measuredOf)
      const [first] = last
      if (first !== undefined) takeBack.run(id, first.endedAtMs)
      return last
    },
    /** When the citizen's first word after an instant was written, by the network's clock; null where there is none. */
    firstWrittenAfter: (id: string, atMs: number): number | null => firstWrittenAfter.get(id, atMs) ?? null,
    /** The same of those that were received after an instant of our clock. */
    firstReceivedAfter: (id: string, atMs: number): number | null => firstReceivedAfter.get(id, atMs) ?? null,
    /** Conversations whose instants follow from older rules. */
    olderThan: (version: number, limit: number): readonly string[] => older.all(version, limit),
    /** What is due next after an instant. */
    nextDueMs: (nowMs: number): number | null => nextDue.get(nowMs) ?? null,
  }
}

function measuredOf(row: MeasuredRow): MeasuredTime {
  return {
    kind: row.kind,
    outcome: row.outcome,
    sinceMs: row.since,
    endedAtMs: row.ended_at,
    businessMs: row.business_ms,
    isAimed: row.aimed === 1,
    dueAtMs: row.due_at,
    isLate: row.late === 1,
    byHand: row.by_hand === 1,
  }
}
