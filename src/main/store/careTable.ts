/**
 * What figures of attention are made of, read in slices: each statement answers at most so many rows from a place on, so
 * that nobody waits for a year of an inbox (docs/specs/care.md §5).
 */
import type { HandedOff, MarkedUrgent } from '#shared/domain/care.ts'
import type { Measured } from '#shared/domain/responseClock.ts'
import type { Sqlite } from './sqlite.ts'

/** The last row that was read: rows of one instant are told apart by their key. */
export type Place = { readonly atMs: number; readonly key: string | number }
type Placed = Place & { readonly accountId: string }

export type EndedRow = Placed &
  Pick<Measured, 'kind' | 'outcome' | 'sinceMs' | 'businessMs'> & {
    readonly personId: string | null
    readonly aimed: 0 | 1
    readonly late: 0 | 1
  }
/** `labelIds` with commas between; null: none. */
export type LabelledRow = EndedRow & { readonly labelIds: string | null }
/** A wait for an answer that has ended, at the instant at which it began. */
export type BegunRow = Placed & { readonly conversationId: string; readonly outcome: Measured['outcome'] }
/** A conversation whose clock runs since `atMs`. */
export type RunningRow = Placed & { readonly key: string; readonly dueAtMs: number | null }
export type StretchRow = Placed & { readonly sinceMs: number }
export type HandoffRow = Placed & HandedOff
export type UrgentRow = Placed & MarkedUrgent
/** Items of one direction that were written in the hour of UTC that begins at `atMs`. */
export type HourCount = Place & { readonly direction: 'in' | 'out'; readonly count: number }

export type Slice = { readonly after: Place; readonly untilMs: number; readonly limit: number }
type SliceParams = { atMs: number; key: string | number; untilMs: number; limit: number }

export type CareTable = ReturnType<typeof createCareTable>

export const CARE_STATEMENTS = {
  ended: `SELECT m.ended_at AS atMs, m.seq AS "key", m.account_id AS accountId, m.kind, m.outcome,
      m.since AS sinceMs, m.business_ms AS businessMs, m.person_id AS personId, m.aimed, m.late
    FROM measured_time m WHERE m.ended_at < @untilMs AND (m.ended_at, m.seq) > (@atMs, @key)
    ORDER BY m.ended_at, m.seq LIMIT +@limit`,
  labelled: `SELECT m.ended_at AS atMs, m.seq AS "key", m.account_id AS accountId, m.kind, m.outcome,
      m.since AS sinceMs, m.business_ms AS businessMs, m.person_id AS personId, m.aimed, m.late,
      (SELECT group_concat(l.label_id) FROM conversation_label l WHERE l.conversation_id = m.conversation_id) AS labelIds
    FROM measured_time m WHERE m.ended_at < @untilMs AND (m.ended_at, m.seq) > (@atMs, @key)
    ORDER BY m.ended_at, m.seq LIMIT +@limit`,
  begun: `SELECT m.since AS atMs, m.seq AS "key", m.account_id AS accountId, m.conversation_id AS conversationId, m.outcome
    FROM measured_time m WHERE m.kind = 'response' AND m.since < @untilMs AND (m.since, m.seq) > (@atMs, @key)
    ORDER BY m.since, m.seq LIMIT +@limit`,
  resolved: `SELECT m.ended_at AS atMs, m.seq AS "key", m.account_id AS accountId, m.since AS sinceMs
    FROM measured_time m WHERE m.kind = 'resolution' AND m.ended_at < @untilMs AND (m.ended_at, m.seq) > (@atMs, @key)
    ORDER BY m.ended_at, m.seq LIMIT +@limit`,
  waiting: `SELECT c.waiting_since AS atMs, c.id AS "key", c.account_id AS accountId, c.response_due_at AS dueAtMs
    FROM conversation c WHERE c.waiting_since IS NOT NULL AND c.waiting_since < @untilMs
      AND (c.waiting_since, c.id) > (@atMs, @key)
    ORDER BY c.waiting_since, c.id LIMIT +@limit`,
  open: `SELECT c.clock_open_since AS atMs, c.id AS "key", c.account_id AS accountId, c.resolution_due_at AS dueAtMs
    FROM conversation c WHERE c.clock_open_since IS NOT NULL AND c.clock_open_since < @untilMs
      AND (c.clock_open_since, c.id) > (@atMs, @key)
    ORDER BY c.clock_open_since, c.id LIMIT +@limit`,
  handoffs: `SELECT h.opened_at AS atMs, h.id AS "key", c.account_id AS accountId, h.channel, h.opened_at AS openedAtMs,
      h.closed_at AS closedAtMs
    FROM handoff h CROSS JOIN conversation c ON c.id = h.conversation_id
    WHERE h.opened_at < @untilMs AND (h.opened_at, h.id) > (@atMs, @key)
    ORDER BY h.opened_at, h.id LIMIT +@limit`,
  urgent: `SELECT u.marked_at AS atMs, u.id AS "key", c.account_id AS accountId, u.marked_at AS markedAtMs, u.ended,
      u.ended_at AS endedAtMs,
      (SELECT i.written_at FROM item i WHERE i.conversation_id = u.conversation_id AND i.written_at >= u.marked_at
         AND i.direction = 'out' ORDER BY i.written_at LIMIT 1) AS answeredAtMs
    FROM urgent_mark u CROSS JOIN conversation c ON c.id = u.conversation_id
    WHERE u.marked_at < @untilMs AND (u.marked_at, u.id) > (@atMs, @key)
    ORDER BY u.marked_at, u.id LIMIT +@limit`,
  hours: `SELECT h.hour * 3600000 AS atMs, h.direction AS "key", h.direction, h.count FROM item_hour h
    WHERE h.account_id = @accountId AND h.hour < @untilMs / 3600000 AND (h.hour, h.direction) > (@atMs / 3600000, @key)
    ORDER BY h.hour, h.direction LIMIT +@limit`,
  firstHour: `SELECT h.hour * 3600000 FROM item_hour h WHERE h.account_id = ? ORDER BY h.hour LIMIT 1`,
  wasRead: `SELECT EXISTS (SELECT 1 FROM observation o WHERE o.account_id = ? AND o.metric = 'followers' AND o.at_ms >= ?
    AND o.at_ms < ? AND o.source = 'sync')`,
} as const

export function createCareTable(db: Sqlite) {
  const ended = db.prepare<[SliceParams], EndedRow>(CARE_STATEMENTS.ended)
  const labelled = db.prepare<[SliceParams], LabelledRow>(CARE_STATEMENTS.labelled)
  const begun = db.prepare<[SliceParams], BegunRow>(CARE_STATEMENTS.begun)
  const resolved = db.prepare<[SliceParams], StretchRow>(CARE_STATEMENTS.resolved)
  const waiting = db.prepare<[SliceParams], RunningRow>(CARE_STATEMENTS.waiting)
  const open = db.prepare<[SliceParams], RunningRow>(CARE_STATEMENTS.open)
  const handoffs = db.prepare<[SliceParams], HandoffRow>(CARE_STATEMENTS.handoffs)
  const urgent = db.prepare<[SliceParams], UrgentRow>(CARE_STATEMENTS.urgent)
  const hours = db.prepare<[SliceParams & { accountId: string }], HourCount>(CARE_STATEMENTS.hours)
  const firstHour = db.prepare<[string], number>(CARE_STATEMENTS.firstHour).pluck()
  const wasRead = db.prepare<[string, number, number], 0 | 1>(CARE_STATEMENTS.wasRead).pluck()
  return {
    /** Clocks by the instant at which they ended, from the place on. */
    ended: (slice: Slice): readonly EndedRow[] => ended.all(paramsOf(slice)),
    /** The same with the labels that their conversations have now. */
    labelled: (slice: Slice): readonly LabelledRow[] => labelled.all(paramsOf(slice)),
    /** Waits that have ended, by the instant at which they began. */
    begun: (slice: Slice): readonly BegunRow[] => begun.all(paramsOf(slice)),
    /** Conversations that were resolved, by when. */
    resolved: (slice: Slice): readonly StretchRow[] => resolved.all(paramsOf(slice)),
    /** Conversations whose citizen waits for an answer now, by since when; due by the target for answers. */
    waiting: (slice: Slice): readonly RunningRow[] => waiting.all(paramsOf(slice)),
    /** Conversations that are to be resolved now, by since when; due by the target for resolutions. */
    open: (slice: Slice): readonly RunningRow[] => open.all(paramsOf(slice)),
    handoffs: (slice: Slice): readonly HandoffRow[] => handoffs.all(paramsOf(slice)),
    urgent: (slice: Slice): readonly UrgentRow[] => urgent.all(paramsOf(slice)),
    /** Items of an account by the hour of UTC in which they were written; the bounds are whole hours. */
    itemsByHour: (accountId: string, slice: Slice): readonly HourCount[] =>
      hours.all({ accountId, ...paramsOf(slice) }),
    /** When the first item of an account was written, to the hour; null where there is none. */
    firstItemAtMs: (accountId: string): number | null => firstHour.get(accountId) ?? null,
    /** Whether anything was read from the network for an account between two instants. */
    wasRead: (accountId: string, fromMs: number, untilMs: number): boolean =>
      wasRead.get(accountId, fromMs, untilMs) === 1,
  }
}

function paramsOf({ after, untilMs, limit }: Slice): SliceParams {
  return { ...after, untilMs, limit }
}
