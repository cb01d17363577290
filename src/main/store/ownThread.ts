/**
 * The thread that begins with own post `o`, as the beginning of a query: each that answers one of it, deleted ones too,
 * because others hang on them. Left to itself SQLite would go through all posts of the account for each step.
 */
export const OWN_THREAD = `WITH RECURSIVE thread (first_id, remote_id, deleted_at) AS (
  SELECT o.first_id, o.remote_id, o.deleted_at
  UNION
  SELECT c.first_id, c.remote_id, c.deleted_at FROM thread t
  CROSS JOIN own_post c INDEXED BY own_post_to_place
  WHERE c.in_reply_to IS NOT NULL AND c.placed = 0 AND c.account_id = o.account_id
    AND c.in_reply_to IN (t.first_id, t.remote_id))`
