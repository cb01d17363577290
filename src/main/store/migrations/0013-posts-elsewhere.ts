/** Posts that were made elsewhere stand in the calendar, and are found by what they say. */
export const version = 13
export const name = 'posts-elsewhere'
export const sql = /* sql */ `
-- What is left of a deleted one stays in its place.
DROP INDEX own_post_by_time;
CREATE INDEX own_post_by_time ON own_post (written_at) WHERE in_reply_to IS NULL;
-- Of what one that answers nothing says (store/textDigest.ts); NULL for answers, and where the text is gone.
ALTER TABLE own_post ADD COLUMN text_digest TEXT;
UPDATE own_post SET text_digest = text_digest(text) WHERE in_reply_to IS NULL;
CREATE INDEX own_post_by_text ON own_post (account_id, text_digest, written_at) WHERE text_digest IS NOT NULL;
`
