/** Pace and lateness: which text of a post an effect belongs to, when it left, a grace of its own, what was known before. */
export const version = 3
export const name = 'pace'
export const sql = /* sql */ `
-- Which text of its post, from 1; NULL for what belongs to no post.
ALTER TABLE effect ADD COLUMN part INTEGER;
-- When the attempt that published it was committed; NULL until it is known to be out.
ALTER TABLE effect ADD COLUMN left_at INTEGER;
UPDATE effect SET part = (
  WITH RECURSIVE chain (seq) AS (
    SELECT effect.after_seq
    UNION ALL
    SELECT e.after_seq FROM effect e JOIN chain ON e.seq = chain.seq
  )
  SELECT 1 + count(*) FROM chain JOIN effect p ON p.seq = chain.seq WHERE p.kind = 'publish_segment'
) WHERE kind IN ('publish_segment', 'upload_media', 'set_alt_text');
UPDATE effect SET left_at = coalesce((SELECT max(started_at) FROM attempt WHERE effect_seq = effect.seq), updated_at)
  WHERE state = 'done';
-- The brake counts what left of late: a thread once, by its first text.
CREATE INDEX effect_left ON effect (left_at, account_id) WHERE left_at IS NOT NULL AND kind = 'publish_segment' AND part = 1;

-- How late it may still leave, in minutes; NULL: as the office has set it.
ALTER TABLE post ADD COLUMN grace_minutes INTEGER CHECK (grace_minutes BETWEEN 1 AND 240);

-- The newest message that was in the store when the attempt was committed: none up to it can be what the attempt made.
ALTER TABLE attempt ADD COLUMN known_item_seq INTEGER NOT NULL DEFAULT 0;
`
