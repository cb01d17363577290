/** A thread that is out is read back: does each text answer the one before it? */
export const version = 8
export const name = 'threads'
export const sql = /* sql */ `
-- NULL: nothing to read back. unread: out, and not seen whole yet. accepted: broken, and a person left it so.
ALTER TABLE variant ADD COLUMN chain TEXT CHECK (chain IN ('unread', 'whole', 'broken', 'accepted'));
-- unread: when it is read next; broken: since when.
ALTER TABLE variant ADD COLUMN chain_at INTEGER;
ALTER TABLE variant ADD COLUMN chain_reads INTEGER NOT NULL DEFAULT 0;
-- broken: the first text that does not follow, from 1.
ALTER TABLE variant ADD COLUMN chain_part INTEGER;
CREATE INDEX variant_chain ON variant (chain, chain_at) WHERE chain IN ('unread', 'broken');
`
