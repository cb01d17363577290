/** What the words of a post were before, and who is writing them now (docs/specs/composer.md §7). */
export const version = 25
export const name = 'post-versions'
export const sql = /* sql */ `
-- Who wrote the words as they are now, and what happened with them last. Without a row: whoever wrote the post first.
CREATE TABLE post_sitting (
  post_id     TEXT PRIMARY KEY REFERENCES post (id),
  began_at    INTEGER NOT NULL,
  written_by  TEXT REFERENCES person (id),
  written_at  INTEGER NOT NULL,
  occasion    TEXT NOT NULL CHECK (occasion IN ('written', 'left', 'scheduled', 'applied', 'asked', 'approved', 'restored')),
  occasion_by TEXT REFERENCES person (id),
  occasion_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE post_version (
  id          TEXT PRIMARY KEY,
  post_id     TEXT NOT NULL REFERENCES post (id),
  number      INTEGER NOT NULL,
  content     TEXT NOT NULL CHECK (json_valid(content)),
  written_by  TEXT REFERENCES person (id),
  written_at  INTEGER NOT NULL,
  occasion    TEXT NOT NULL CHECK (occasion IN ('written', 'left', 'scheduled', 'applied', 'asked', 'approved', 'restored')),
  occasion_by TEXT REFERENCES person (id),
  occasion_at INTEGER NOT NULL,
  kept_at     INTEGER NOT NULL,               -- since when the words are others
  UNIQUE (post_id, number)
) STRICT;
CREATE INDEX post_version_by_age ON post_version (kept_at);
`
