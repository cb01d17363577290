/** Whose a conversation of the queue is stands in the queue's index: those of nobody are counted without reading each. */
export const version = 40
export const name = 'queue-assignee'
export const sql = /* sql */ `
DROP INDEX conversation_queue;
CREATE INDEX conversation_queue ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC, assignee_id)
  WHERE status IN ('new', 'open') AND snoozed_until IS NULL;
`
