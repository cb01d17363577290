/** Posts that repeat: the series, and what became of each of its dates (docs/specs/recurring.md). */
export const version = 27
export const name = 'recurring'
export const sql = /* sql */ `
CREATE TABLE series (
  id          TEXT PRIMARY KEY,
  pattern_id  TEXT NOT NULL REFERENCES post (id), -- what its posts are copies of: a post that is shown nowhere
  rule        TEXT NOT NULL,                      -- RRULE of RFC 5545, without its name
  first_day   TEXT NOT NULL,
  hour        TEXT NOT NULL,                      -- '10:00'
  zone        TEXT NOT NULL,
  on_holiday  TEXT NOT NULL CHECK (on_holiday IN ('keep', 'skip', 'next_working_day')),
  make_as     TEXT NOT NULL CHECK (make_as IN ('scheduled', 'draft')),
  ahead_days  INTEGER NOT NULL,
  most_ahead  INTEGER NOT NULL,
  paused_at   INTEGER,
  ended_at    INTEGER,                            -- by a person, before its last date
  written_by  TEXT REFERENCES person (id),        -- NULL: the office
  created_at  INTEGER NOT NULL
) STRICT;

-- A date of the rule that was decided about. Its key is what keeps a date from being made twice.
CREATE TABLE occurrence (
  series_id      TEXT NOT NULL REFERENCES series (id),
  wall_time      TEXT NOT NULL,                   -- by the rule
  post_id        TEXT REFERENCES post (id),
  why            TEXT CHECK (why IN ('holiday', 'left_out')), -- there is no post
  made_wall_time TEXT,                            -- given to the post; NULL: it has no hour
  digest         TEXT,                            -- of what the post said then
  held           INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)), -- taken back by the pause
  PRIMARY KEY (series_id, wall_time),
  CHECK ((post_id IS NULL) = (why IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX occurrence_by_post ON occurrence (post_id) WHERE post_id IS NOT NULL;
`
