/** What the office answers often: saved replies, how often each was used lately, and the office's own variables. */
export const version = 17
export const name = 'saved-replies'
export const sql = /* sql */ `
CREATE TABLE saved_reply (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,        -- without case and accents
  folder      TEXT NOT NULL,        -- empty: in none
  texts       TEXT NOT NULL CHECK (json_valid(texts)),  -- by language
  macro       TEXT CHECK (json_valid(macro)),           -- NULL: it puts a text into the box and does nothing else
  macro_key   INTEGER CHECK (macro_key BETWEEN 1 AND 9),
  archived_at INTEGER,
  CHECK (macro IS NOT NULL OR macro_key IS NULL)
) STRICT;
CREATE UNIQUE INDEX saved_reply_name ON saved_reply (name_key) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX saved_reply_key ON saved_reply (macro_key) WHERE archived_at IS NULL AND macro_key IS NOT NULL;

-- Kept for as long as uses are counted.
CREATE TABLE saved_reply_use (
  id       TEXT PRIMARY KEY,        -- of the answer
  reply_id TEXT NOT NULL REFERENCES saved_reply (id),
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_reply_use_at ON saved_reply_use (at, reply_id);

CREATE TABLE office_variable (
  name_key TEXT PRIMARY KEY,        -- without case and accents
  name     TEXT NOT NULL,
  value    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
