/** What a citizen has written to us on one network, over all accounts of the office (docs/specs/inbox.md §7.6). */
import type { CitizenHistory } from '#shared/contract/inbox.ts'
import { conversationOf, type ConversationRow } from './conversationRow.ts'
import type { Sqlite } from './sqlite.ts'

type Totals = { conversations: number; items: number | null; first_at: number | null }

// The training network's people are nobody's: their numbers may be those of others on the real one.
const OTHERS = `FROM conversation c JOIN account a ON a.id = c.account_id
  WHERE c.citizen_remote_id = @citizen AND c.id <> @conversation AND (a.mode = 'training') = (
    SELECT b.mode = 'training' FROM conversation o JOIN account b ON b.id = o.account_id WHERE o.id = @conversation)`

export type CitizenHistoryReader = ReturnType<typeof createCitizenHistory>

export function createCitizenHistory(db: Sqlite) {
  type Parameters = { readonly citizen: string; readonly conversation: string }
  const totals = db.prepare<[Parameters], Totals>(
    `SELECT count(*) AS conversations, sum(c.item_count) AS items, min((SELECT min(i.written_at) FROM item i
       WHERE i.conversation_id = c.id)) AS first_at ${OTHERS}`,
  )
  const newest = db.prepare<[Parameters & { readonly limit: number }], ConversationRow>(
    `SELECT c.* ${OTHERS} ORDER BY c.last_at DESC, c.id DESC LIMIT +@limit`,
  )
  return {
    /** The citizen's other conversations with us, newest first, at most `limit`; the totals are of all of them. */
    of: (citizenRemoteId: string, conversationId: string, limit: number): CitizenHistory => {
      const parameters = { citizen: citizenRemoteId, conversation: conversationId }
      const all = totals.get(parameters)
      return {
        conversations: all?.conversations ?? 0,
        items: all?.items ?? 0,
        firstAtMs: all?.first_at ?? null,
        newest: newest
          .all({ ...parameters, limit })
          .map(conversationOf)
          .map(({ id, accountId, kind, snippet, lastAtMs, status, fromBefore }) => ({
            conversationId: id,
            accountId,
            kind,
            snippet,
            lastAtMs,
            status,
            fromBefore,
          })),
      }
    },
  }
}
