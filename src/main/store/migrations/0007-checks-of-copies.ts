/** Our copies follow the network: when each was last seen there, what is gone from it, and what was edited. */
export const version = 7
export const name = 'checks-of-copies'
export const sql = /* sql */ `
ALTER TABLE item ADD COLUMN checked_at INTEGER NOT NULL DEFAULT 0; -- when the network last showed it
UPDATE item SET checked_at = received_at;
ALTER TABLE item ADD COLUMN missing_since INTEGER;                 -- not shown by an answer that is not trusted yet
ALTER TABLE item ADD COLUMN gone TEXT CHECK (gone IN ('deleted', 'not_visible'));
ALTER TABLE item ADD COLUMN edited_at INTEGER;
CREATE INDEX item_to_check ON item (account_id, checked_at)
  WHERE kind = 'public' AND direction = 'in' AND deleted_at IS NULL;
CREATE INDEX item_by_time ON item (account_id, written_at);

-- An edit gives a post a new id; the ids of its earlier versions still lead to it.
CREATE TABLE item_earlier_id (
  account_id TEXT NOT NULL REFERENCES account (id),
  remote_id  TEXT NOT NULL,
  item_id    TEXT NOT NULL REFERENCES item (id),
  PRIMARY KEY (account_id, remote_id)
) STRICT, WITHOUT ROWID;
`
