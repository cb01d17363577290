/** Who acts in the office. Rows are archived, never deleted: what a person did keeps their name. */
export const version = 14
export const name = 'people'
export const sql = /* sql */ `
CREATE TABLE person (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,        -- without case and accents
  role        TEXT NOT NULL CHECK (role IN ('observer', 'editor', 'approver', 'coordinator')),
  pin_hash    TEXT NOT NULL,        -- services/pinHash.ts
  wrong_pins  INTEGER NOT NULL DEFAULT 0, -- in a row
  wait_until  INTEGER,              -- no PIN is looked at before
  created_at  INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;
CREATE UNIQUE INDEX person_name ON person (name_key) WHERE archived_at IS NULL;
`
