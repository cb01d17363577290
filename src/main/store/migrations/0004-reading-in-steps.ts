/** What is read is stored page by page: gaps that are still to be filled, and our own posts as the network shows them. */
export const version = 4
export const name = 'reading-in-steps'
export const sql = /* sql */ `
-- The streams grew; a CHECK cannot be altered.
CREATE TABLE cursor_next (
  account_id TEXT NOT NULL REFERENCES account (id),
  stream     TEXT NOT NULL CHECK (stream IN
    ('profile', 'mentions', 'comments', 'own_posts', 'direct_messages', 'checks')),
  since_id   TEXT,
  since_at   INTEGER,                 -- when the item of since_id was written; NULL where it is not known
  read_at    INTEGER,                 -- last successful read
  not_before INTEGER NOT NULL DEFAULT 0,
  failures   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, stream)
) STRICT, WITHOUT ROWID;
INSERT INTO cursor_next (account_id, stream, since_id, read_at, not_before, failures)
  SELECT account_id, stream, since_id, read_at, not_before, failures FROM cursor;
DROP TABLE cursor;
ALTER TABLE cursor_next RENAME TO cursor;

-- What lies between two items that are stored and was not read yet, or can no longer be read. Both ends are excluded.
CREATE TABLE gap (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  stream     TEXT NOT NULL CHECK (stream IN ('mentions', 'comments', 'own_posts', 'direct_messages')),
  above_id   TEXT,                    -- NULL: the first reading, which goes back as far as items_left allows
  below_id   TEXT NOT NULL,
  from_at    INTEGER,                 -- when the item of above_id was written; NULL where it is not known
  to_at      INTEGER NOT NULL,        -- when the item of below_id was written
  token      TEXT,                    -- where the network has no ids to ask by
  items_left INTEGER,                 -- how many more may be fetched; NULL: as many as there are
  brought    INTEGER NOT NULL DEFAULT 0,
  noticed_at INTEGER NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('open', 'lost'))
) STRICT;
CREATE INDEX gap_of_account ON gap (account_id, state, to_at DESC);

-- The own timeline: what was published from here and what was published elsewhere.
CREATE TABLE own_post (
  account_id  TEXT NOT NULL REFERENCES account (id),
  first_id    TEXT NOT NULL,          -- an edit gives a post a new id; this one stays
  remote_id   TEXT NOT NULL,          -- its newest version
  in_reply_to TEXT,
  text        TEXT NOT NULL,
  written_at  INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  checked_at  INTEGER NOT NULL,       -- when the network last showed it
  deleted_at  INTEGER,
  placed      INTEGER NOT NULL DEFAULT 0 CHECK (placed IN (0, 1)), -- stands in the conversation it answers
  PRIMARY KEY (account_id, first_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_post_by_time ON own_post (written_at) WHERE in_reply_to IS NULL AND deleted_at IS NULL;
CREATE INDEX own_post_to_place ON own_post (account_id, in_reply_to) WHERE in_reply_to IS NOT NULL AND placed = 0;

-- Written before the account was connected: neither waiting for us nor answered by us.
ALTER TABLE conversation ADD COLUMN from_before INTEGER NOT NULL DEFAULT 0 CHECK (from_before IN (0, 1));
`
