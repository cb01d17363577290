/** Finds where a text goes or went already: each text that is to be published carries the digest of what it says. */
export const version = 11
export const name = 'same-texts'
export const sql = /* sql */ `
-- Of what a publish_segment says (store/textDigest.ts); NULL for everything else, and for a text of white space.
ALTER TABLE effect ADD COLUMN text_digest TEXT;
UPDATE effect SET text_digest = text_digest(s.text) FROM segment s
  WHERE effect.kind = 'publish_segment' AND effect.state <> 'cancelled' AND s.id = effect.payload ->> '$.segmentId';
-- By when it left, or is to leave. Without the state, so that a step of the outbox does not touch it.
CREATE INDEX effect_by_text ON effect (account_id, text_digest, coalesce(left_at, due_at)) WHERE text_digest IS NOT NULL;
`
