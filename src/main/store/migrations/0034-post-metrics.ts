/** What the networks say of our own posts, again and again, and the figures that follow (docs/specs/postMetrics.md). */
export const version = 34
export const name = 'post-metrics'
export const sql = /* sql */ `
-- One reading, and how long every later one said the same. NULL: the network did not say.
CREATE TABLE post_observation (
  account_id  TEXT NOT NULL,
  first_id    TEXT NOT NULL,
  at_ms       INTEGER NOT NULL,
  until_ms    INTEGER NOT NULL,       -- the last reading that said the same
  impressions INTEGER CHECK (impressions >= 0),
  likes       INTEGER CHECK (likes >= 0),
  reposts     INTEGER CHECK (reposts >= 0),
  replies     INTEGER CHECK (replies >= 0),
  quotes      INTEGER CHECK (quotes >= 0),
  bookmarks   INTEGER CHECK (bookmarks >= 0),
  source      TEXT NOT NULL CHECK (source IN ('sync', 'training_history')),
  PRIMARY KEY (account_id, first_id, at_ms),
  FOREIGN KEY (account_id, first_id) REFERENCES own_post (account_id, first_id),
  CHECK (until_ms >= at_ms)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER post_observation_no_delete BEFORE DELETE ON post_observation
  BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;
CREATE TRIGGER post_observation_no_update BEFORE UPDATE ON post_observation
  WHEN new.until_ms < old.until_ms OR new.account_id <> old.account_id OR new.first_id <> old.first_id
    OR new.at_ms <> old.at_ms OR new.source <> old.source OR new.impressions IS NOT old.impressions
    OR new.likes IS NOT old.likes OR new.reposts IS NOT old.reposts OR new.replies IS NOT old.replies
    OR new.quotes IS NOT old.quotes OR new.bookmarks IS NOT old.bookmarks
  BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

-- Of what answers nothing, with its thread. It follows from the readings: kept so that years of posts are compared at once.
CREATE TABLE post_figure (
  account_id       TEXT NOT NULL,
  first_id         TEXT NOT NULL,
  written_at       INTEGER NOT NULL,
  read_at          INTEGER,           -- when the network last said any; NULL: never
  impressions      INTEGER,
  engagements      INTEGER,
  week_known       INTEGER NOT NULL DEFAULT 0 CHECK (week_known IN (0, 1)), -- what it had at the age of seven days
  week_impressions INTEGER,
  week_engagements INTEGER,
  PRIMARY KEY (account_id, first_id),
  FOREIGN KEY (account_id, first_id) REFERENCES own_post (account_id, first_id)
) STRICT, WITHOUT ROWID;
-- Holds all that a comparison reads.
CREATE INDEX post_figure_by_time ON post_figure
  (written_at, read_at, impressions, engagements, week_known, week_impressions, week_engagements);
CREATE TRIGGER own_post_figure AFTER INSERT ON own_post WHEN new.in_reply_to IS NULL BEGIN
  INSERT INTO post_figure (account_id, first_id, written_at) VALUES (new.account_id, new.first_id, new.written_at);
END;
INSERT INTO post_figure (account_id, first_id, written_at)
  SELECT account_id, first_id, written_at FROM own_post WHERE in_reply_to IS NULL;

-- The streams grew; a CHECK cannot be altered, and SQLite renames no table while a trigger names another by an alias.
CREATE TABLE cursor_kept AS SELECT * FROM cursor;
DROP TABLE cursor;
CREATE TABLE cursor (
  account_id TEXT NOT NULL REFERENCES account (id),
  stream     TEXT NOT NULL CHECK (stream IN
    ('profile', 'mentions', 'comments', 'own_posts', 'direct_messages', 'checks', 'post_metrics')),
  since_id   TEXT,
  since_at   INTEGER,                 -- when the item of since_id was written; NULL where it is not known
  read_at    INTEGER,                 -- last successful read
  not_before INTEGER NOT NULL DEFAULT 0,
  failures   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, stream)
) STRICT, WITHOUT ROWID;
INSERT INTO cursor (account_id, stream, since_id, since_at, read_at, not_before, failures)
  SELECT account_id, stream, since_id, since_at, read_at, not_before, failures FROM cursor_kept;
DROP TABLE cursor_kept;
`
