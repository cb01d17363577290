/** What citizens wrote since an item, for the notification that says so. */
import type { Sqlite } from './sqlite.ts'

export type NewMessagesTable = ReturnType<typeof createNewMessagesTable>

export function createNewMessagesTable(db: Sqlite) {
  const newest = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM item').pluck()
  // What is urgent is announced by itself.
  const since = db.prepare<[number], { accountId: string; conversations: number }>(
    `SELECT c.account_id AS accountId, count(DISTINCT c.id) AS conversations
     FROM item i CROSS JOIN conversation c ON c.id = i.conversation_id
     WHERE i.seq > ? AND i.direction = 'in' AND c.unread = 1 AND c.silenced = 0 AND c.urgent = 0 AND c.from_before = 0
     GROUP BY c.account_id ORDER BY conversations DESC, c.account_id`,
  )
  return {
    /** The number of the item that came in last; 0 where there is none. */
    newest: (): number => newest.get() ?? 0,
    /** By account, how many conversations a citizen wrote in after that item that nobody has read; most first. */
    since: (seq: number): readonly { readonly accountId: string; readonly conversations: number }[] => since.all(seq),
  }
}
