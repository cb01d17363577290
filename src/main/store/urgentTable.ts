/** Urgent marks: for which items they were made, the protocol beside them, and how they ended. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { URGENT_CATEGORIES, type UrgentCategory } from '#shared/domain/detect/urgent.ts'
import type { UrgentEnding } from '#shared/domain/urgentLane.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type UrgentMarkRecord = {
  readonly id: string
  readonly conversationId: string
  readonly markedAtMs: number
  /** Null while it is active. `byPersonId` null: the office. */
  readonly end: UrgentEnd | null
}
export type UrgentEnd = {
  readonly ended: UrgentEnding
  readonly atMs: number
  readonly byPersonId: string | null
  /** What was done; empty for a false alarm. */
  readonly done: string
}
export type MatchedTerm = { readonly list: UrgentCategory; readonly written: string }
export type UrgentStep = {
  readonly position: number
  readonly text: string
  readonly ticked: { readonly atMs: number; readonly personId: string | null } | null
}

type MarkRow = {
  id: string
  conversation_id: string
  marked_at: number
  ended: UrgentEnding | null
  ended_at: number | null
  ended_by: string | null
  done: string
}
type StepRow = { position: number; text: string; ticked_at: number | null; ticked_by: string | null }

const matchedTerms = lazily(() => z.array(z.object({ list: z.enum(URGENT_CATEGORIES), written: z.string() })))

export type UrgentTable = ReturnType<typeof createUrgentTable>

export function createUrgentTable(db: Sqlite) {
  const byId = db.prepare<[string], MarkRow>('SELECT * FROM urgent_mark WHERE id = ?')
  const active = db.prepare<[string], MarkRow>('SELECT * FROM urgent_mark WHERE conversation_id = ? AND ended IS NULL')
  const ofConversation = db.prepare<[string], MarkRow>(
    'SELECT * FROM urgent_mark WHERE conversation_id = ? ORDER BY marked_at DESC, id DESC',
  )
  const insert = db.prepare<[string, string, number]>(
    'INSERT INTO urgent_mark (id, conversation_id, marked_at) VALUES (?, ?, ?)',
  )
  const setEnd = db.prepare<[UrgentEnding | null, number | null, string | null, string, string]>(
    'UPDATE urgent_mark SET ended = ?, ended_at = ?, ended_by = ?, done = ? WHERE id = ?',
  )
  const setUrgent = db.prepare<[0 | 1, string]>('UPDATE conversation SET urgent = ? WHERE id = ?')
  const hasItem = db.prepare<[string], 1>('SELECT 1 FROM urgent_item WHERE item_id = ?')
  const insertItem = db.prepare<[string, string, string]>(
    'INSERT INTO urgent_item (item_id, mark_id, terms) VALUES (?, ?, ?)',
  )
  const items = db.prepare<[string], { id: string; text: string; terms: string }>(
    `SELECT i.id, i.text, u.terms FROM urgent_item u JOIN item i ON i.id = u.item_id WHERE u.mark_id = ?
     ORDER BY i.written_at, i.seq`,
  )
  const insertStep = db.prepare<[string, number, string]>(
    'INSERT INTO urgent_step (mark_id, position, text) VALUES (?, ?, ?)',
  )
  const steps = db.prepare<[string], StepRow>(
    'SELECT position, text, ticked_at, ticked_by FROM urgent_step WHERE mark_id = ? ORDER BY position',
  )
  const tick = db.prepare<[number | null, string | null, string, number]>(
    'UPDATE urgent_step SET ticked_at = ?, ticked_by = ? WHERE mark_id = ? AND position = ?',
  )
  const falseAlarms = db.prepare<[number], MarkRow>(
    `SELECT * FROM urgent_mark WHERE ended = 'false_alarm' ORDER BY ended_at DESC, id DESC LIMIT +?`,
  )
  const count = db.prepare<[], number>('SELECT count(*) FROM conversation WHERE urgent = 1').pluck()

  return {
    byId: (id: string): UrgentMarkRecord | null => orNull(byId.get(id)),
    activeOf: (conversationId: string): UrgentMarkRecord | null => orNull(active.get(conversationId)),
    /** The newest first. */
    ofConversation: (conversationId: string): readonly UrgentMarkRecord[] =>
      ofConversation.all(conversationId).map(markOf),
    /** Those that were nothing, the newest end first. */
    falseAlarms: (limit: number): readonly UrgentMarkRecord[] => falseAlarms.all(limit).map(markOf),
    /** An active one, with the protocol that is to stand beside it. */
    insert: (tx: WriteTx, id: string, conversationId: string, protocol: readonly string[]): void => {
      insert.run(id, conversationId, tx.nowMs)
      protocol.forEach((text, position) => insertStep.run(id, position, text))
      setUrgent.run(1, conversationId)
      tx.changed('inbox', conversationId)
    },
    /** Null: it is active again. */
    setEnd: (tx: WriteTx, { id, conversationId }: UrgentMarkRecord, end: UrgentEnd | null): void => {
      setEnd.run(end?.ended ?? null, end?.atMs ?? null, end?.byPersonId ?? null, end?.done.toWellFormed() ?? '', id)
      setUrgent.run(end === null ? 1 : 0, conversationId)
      tx.changed('inbox', conversationId)
    },
    hasItem: (itemId: string): boolean => hasItem.get(itemId) !== undefined,
    addItem: (_tx: WriteTx, markId: string, itemId: string, terms: readonly MatchedTerm[]): void => {
      insertItem.run(itemId, markId, JSON.stringify(terms))
    },
    /** The items for which a mark was made, as they are now, in order of time. */
    items: (
      markId: string,
    ): readonly { readonly id: string; readonly text: string; readonly terms: readonly MatchedTerm[] }[] =>
      items.all(markId).map(({ id, text, terms }) => ({ id, text, terms: matchedTerms().parse(JSON.parse(terms)) })),
    steps: (markId: string): readonly UrgentStep[] =>
      steps.all(markId).map(({ position, text, ticked_at: atMs, ticked_by: personId }) => ({
        position,
        text,
        ticked: atMs === null ? null : { atMs, personId },
      })),
    /** @param byPersonId null: the office */
    tick: (
      tx: WriteTx,
      { id, conversationId }: UrgentMarkRecord,
      position: number,
      on: boolean,
      byPersonId: string | null,
    ): void => {
      tick.run(on ? tx.nowMs : null, on ? byPersonId : null, id, position)
      tx.changed('inbox', conversationId)
    },
    /** How many conversations are in the lane. */
    activeCount: (): number => count.get() ?? 0,
  }
}

function orNull(row: MarkRow | undefined): UrgentMarkRecord | null {
  return row === undefined ? null : markOf(row)
}

function markOf(row: MarkRow): UrgentMarkRecord {
  const { ended, ended_at: atMs } = row
  return {
    id: row.id,
    conversationId: row.conversation_id,
    markedAtMs: row.marked_at,
    end: ended === null || atMs === null ? null : { ended, atMs, byPersonId: row.ended_by, done: row.done },
  }
}
