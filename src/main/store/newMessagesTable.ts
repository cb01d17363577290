/** What citizens wrote since an item, for the notification that says so. */
import type { Sqlite } from './sqlite.ts'

export type NewMessage = {
  readonly accountId: string
  readonly conversationId: string
  /** By the network's clock, or when it was received where that is earlier. */
  readonly saidAtMs: number
  readonly isUrgent: boolean
}

export type NewMessagesTable = ReturnType<typeof createNewMessagesTable>

export function createNewMessagesTable(db: Sqlite) {
  const newest = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM item').pluck()
  const since = db.prepare<[number], { accountId: string; conversationId: string; saidAtMs: number; urgent: 0 | 1 }>(
    `SELECT c.account_id AS accountId, c.id AS conversationId, min(i.written_at, i.received_at) AS saidAtMs, c.urgent
     FROM item i CROSS JOIN conversation c ON c.id = i.conversation_id
     WHERE i.seq > ? AND i.direction = 'in' AND c.unread = 1 AND c.silenced = 0 AND c.from_before = 0 ORDER BY i.seq`,
  )
  return {
    /** The number of the item that came in last; 0 where there is none. */
    newest: (): number => newest.get() ?? 0,
    /** What citizens wrote after that item in conversations that nobody has read, as it came in. */
    since: (seq: number): readonly NewMessage[] =>
      since.all(seq).map(({ urgent, ...message }) => ({ ...message, isUrgent: urgent === 1 })),
  }
}
