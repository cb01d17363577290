/** What the office knows of a picture or film whatever post carries it: whose it is, until when, and the media library (docs/specs/media.md §6). */
export const version = 35
export const name = 'media-library'
export const sql = /* sql */ `
CREATE TABLE media_card (
  id            TEXT PRIMARY KEY,
  content_seq   INTEGER NOT NULL UNIQUE REFERENCES media_content (seq) ON DELETE CASCADE,
  is_kept       INTEGER NOT NULL CHECK (is_kept IN (0, 1)), -- in the library
  title         TEXT NOT NULL,
  alt_text      TEXT NOT NULL,                              -- what a post that takes it begins with
  rights_holder TEXT NOT NULL,                              -- empty: not said
  last_day      TEXT CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- NULL: without end
  file_name     TEXT NOT NULL,
  removed       TEXT NOT NULL CHECK (removed IN ('kept', 'nothing', 'data', 'location')),
  found_by      TEXT NOT NULL,                              -- what is searched, without case and accents
  saved_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX media_card_kept ON media_card (saved_at DESC, id DESC) WHERE is_kept = 1;
CREATE INDEX media_card_ending ON media_card (content_seq, last_day) WHERE last_day IS NOT NULL;
`
