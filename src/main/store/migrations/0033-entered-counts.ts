/** Followers noted by a person, days as they are kept, and what was prepared for a milestone (docs/specs/growth.md §1, §2, §6). */
export const version = 33
export const name = 'entered_counts'
export const sql = /* sql */ `
CREATE TABLE entered_count (
  seq        INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  day        TEXT NOT NULL,                  -- '2026-03-29', on the wall calendar
  value      INTEGER CHECK (value >= 0),     -- NULL: what was noted for the day is taken back
  batch_id   TEXT NOT NULL,                  -- one act of a person: a note by hand, or a file
  person_id  TEXT REFERENCES person (id),    -- NULL: the office
  noted_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX entered_count_of_day ON entered_count (account_id, day, seq);
CREATE INDEX entered_count_of_batch ON entered_count (batch_id, seq);
CREATE TRIGGER entered_count_no_update BEFORE UPDATE ON entered_count BEGIN SELECT RAISE(ABORT, 'entered counts are append-only'); END;
CREATE TRIGGER entered_count_no_delete BEFORE DELETE ON entered_count BEGIN SELECT RAISE(ABORT, 'entered counts are append-only'); END;

-- Derived from observations and entered counts; a year that is missing, or of another zone, is worked out when it is read.
CREATE TABLE follower_year (
  account_id TEXT NOT NULL REFERENCES account (id),
  year       INTEGER NOT NULL,
  zone       TEXT NOT NULL,
  counts     BLOB NOT NULL CHECK (length(counts) = 2928), -- shared/domain/growth/dailyCounts.ts, packYear
  PRIMARY KEY (account_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone_post (
  account_id TEXT NOT NULL REFERENCES account (id),
  count      INTEGER NOT NULL CHECK (count > 0),
  post_id    TEXT NOT NULL REFERENCES post (id),
  made_at    INTEGER NOT NULL,
  PRIMARY KEY (account_id, count)
) STRICT, WITHOUT ROWID;
`
