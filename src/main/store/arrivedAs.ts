/** How the newest word of a citizen came to us. */
import type { ConversationRow as ListedRow } from '#shared/contract/inbox.ts'

export type Arrival = ListedRow['arrivedAs']

/**
 * Of a conversation `c`, from its items. It is kept with the conversation and worked out where those change; migration 0022
 * keeps it right where what was answered turns out to be ours later. Of a post that was edited elsewhere only the first
 * version is known by its id here: what answers a later one is a mention.
 */
export const ARRIVED_AS = `CASE c.kind WHEN 'direct' THEN 'direct' ELSE coalesce((
    SELECT CASE
      WHEN n.mentions_us = 0 THEN 'comment'
      WHEN EXISTS (SELECT 1 FROM own_post o WHERE o.account_id = n.account_id AND o.first_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM effect m WHERE m.account_id = n.account_id AND m.remote_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM item a WHERE a.account_id = n.account_id AND a.kind = 'public'
          AND a.remote_id = n.in_reply_to AND a.direction = 'out') THEN 'reply'
      ELSE 'mention' END
    FROM item n WHERE n.conversation_id = c.id AND n.direction = 'in'
    ORDER BY n.written_at DESC, n.seq DESC LIMIT 1), 'mention') END`
