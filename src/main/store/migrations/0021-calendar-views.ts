/** Campaigns, labels and authors of posts, what a day is about, and views of the calendar that were kept. */
export const version = 21
export const name = 'calendar-views'
export const sql = /* sql */ `
CREATE TABLE campaign (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,                 -- without case and accents
  hashtag     TEXT NOT NULL,                 -- without '#'; empty: none
  first_day   TEXT NOT NULL,                 -- '2026-03-29', on the wall calendar
  last_day    TEXT NOT NULL,                 -- included
  goal        TEXT NOT NULL,
  colour      TEXT NOT NULL,
  sign        TEXT NOT NULL,
  owner_id    TEXT REFERENCES person (id),   -- NULL: nobody's
  archived_at INTEGER,
  CHECK (first_day <= last_day)
) STRICT;
CREATE UNIQUE INDEX campaign_name ON campaign (name_key) WHERE archived_at IS NULL;

ALTER TABLE post ADD COLUMN campaign_id TEXT REFERENCES campaign (id);
ALTER TABLE post ADD COLUMN created_by TEXT REFERENCES person (id); -- NULL: the office, or not known
-- 'labelId,labelId' by id, kept by the triggers below, as its variants are.
ALTER TABLE post ADD COLUMN labels TEXT NOT NULL DEFAULT '';

UPDATE post SET created_by = made.person_id FROM (
  SELECT substr(entity, 6) AS post_id, substr(actor, 8) AS person_id FROM audit
  WHERE action = 'post.create' AND actor LIKE 'person:%') AS made
WHERE post.id = made.post_id AND EXISTS (SELECT 1 FROM person WHERE id = made.person_id);

CREATE TABLE post_label (
  post_id  TEXT NOT NULL REFERENCES post (id),
  label_id TEXT NOT NULL REFERENCES label (id),
  PRIMARY KEY (post_id, label_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER post_labels_insert AFTER INSERT ON post_label BEGIN
  UPDATE post SET labels =
    (SELECT group_concat(label_id, ',' ORDER BY label_id) FROM post_label WHERE post_id = new.post_id)
  WHERE id = new.post_id;
END;
CREATE TRIGGER post_labels_delete AFTER DELETE ON post_label BEGIN
  UPDATE post SET labels = coalesce(
    (SELECT group_concat(label_id, ',' ORDER BY label_id) FROM post_label WHERE post_id = old.post_id), '')
  WHERE id = old.post_id;
END;

CREATE TABLE office_date (
  id     TEXT PRIMARY KEY,
  day    TEXT NOT NULL,                      -- of a yearly one, with its first year
  yearly INTEGER NOT NULL CHECK (yearly IN (0, 1)),
  title  TEXT NOT NULL
) STRICT;
CREATE TABLE day_note (
  id         TEXT PRIMARY KEY,
  day        TEXT NOT NULL,
  text       TEXT NOT NULL,
  person_id  TEXT REFERENCES person (id),    -- NULL: the office
  written_at INTEGER NOT NULL
) STRICT;
CREATE INDEX day_note_by_day ON day_note (day, written_at);

CREATE TABLE calendar_view (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),     -- NULL: everybody's
  look      TEXT NOT NULL CHECK (json_valid(look))   -- view and filter
) STRICT;
`
