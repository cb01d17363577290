/** The hours that an office keeps on its accounts, and texts that can be used again (docs/specs/recurring.md §7, §8). */
export const version = 28
export const name = 'slots'
export const sql = /* sql */ `
CREATE TABLE slot (
  id          TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL REFERENCES account (id),
  weekday     TEXT NOT NULL CHECK (weekday IN ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
  hour        TEXT NOT NULL,                     -- '10:00', on the office's wall clock
  name        TEXT NOT NULL,                     -- what it is for; empty: anything
  on_holidays INTEGER NOT NULL CHECK (on_holidays IN (0, 1)),
  UNIQUE (account_id, weekday, hour)
) STRICT;

CREATE TABLE evergreen (
  id          TEXT PRIMARY KEY,
  pattern_id  TEXT NOT NULL REFERENCES post (id), -- what is used again: a post that is shown nowhere
  source_id   TEXT NOT NULL UNIQUE REFERENCES post (id), -- what was put into the library
  rest_days   INTEGER NOT NULL,
  last_day    TEXT,                               -- after it, it is used no more; NULL: for good
  archived_at INTEGER,
  added_at    INTEGER NOT NULL
) STRICT;
CREATE TABLE evergreen_use (
  entry_id TEXT NOT NULL REFERENCES evergreen (id),
  post_id  TEXT NOT NULL UNIQUE REFERENCES post (id),
  PRIMARY KEY (entry_id, post_id)
) STRICT, WITHOUT ROWID;
`
