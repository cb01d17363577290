/** How the newest word of the citizen came is kept with the conversation: each row of the list asked four tables for it. */
export const version = 22
export const name = 'arrived-as'

/** As src/main/store/arrivedAs.ts had it when this was written. */
const arrivedAs = (
  conversation: string,
): string => `CASE ${conversation}.kind WHEN 'direct' THEN 'direct' ELSE coalesce((
    SELECT CASE
      WHEN n.mentions_us = 0 THEN 'comment'
      WHEN EXISTS (SELECT 1 FROM own_post o WHERE o.account_id = n.account_id AND o.first_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM effect m WHERE m.account_id = n.account_id AND m.remote_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM item a WHERE a.account_id = n.account_id AND a.kind = 'public'
          AND a.remote_id = n.in_reply_to AND a.direction = 'out') THEN 'reply'
      ELSE 'mention' END
    FROM item n WHERE n.conversation_id = ${conversation}.id AND n.direction = 'in'
    ORDER BY n.written_at DESC, n.seq DESC LIMIT 1), 'mention') END`

export const sql = `
ALTER TABLE conversation ADD COLUMN arrived_as TEXT NOT NULL DEFAULT 'mention'
  CHECK (arrived_as IN ('direct', 'mention', 'reply', 'comment'));
UPDATE conversation AS c SET arrived_as = ${arrivedAs('c')};

-- Somebody answered what we did not yet know to be ours: a post whose fate was open, or one that was made elsewhere.
CREATE TRIGGER effect_arrived_as AFTER UPDATE OF remote_id ON effect WHEN new.remote_id IS NOT NULL BEGIN
  UPDATE conversation AS c SET arrived_as = ${arrivedAs('c')}
    WHERE c.account_id = new.account_id AND c.kind = 'public'
      AND c.remote_key >= new.remote_id || ':' AND c.remote_key < new.remote_id || ';';
END;
CREATE TRIGGER own_post_arrived_as AFTER INSERT ON own_post BEGIN
  UPDATE conversation AS c SET arrived_as = ${arrivedAs('c')}
    WHERE c.account_id = new.account_id AND c.kind = 'public'
      AND c.remote_key >= new.first_id || ':' AND c.remote_key < new.first_id || ';';
END;
`
