/** Several wordings of one text of the library, which take turns. */
export const version = 42
export const name = 'evergreen-text'
export const sql = /* sql */ `
CREATE TABLE evergreen_text (
  entry_id   TEXT NOT NULL REFERENCES evergreen (id),
  source_id  TEXT NOT NULL UNIQUE REFERENCES post (id), -- what was put to the others
  pattern_id TEXT NOT NULL REFERENCES post (id),        -- what is used again: a post that is shown nowhere
  added_at   INTEGER NOT NULL,
  PRIMARY KEY (entry_id, source_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE evergreen_use ADD COLUMN pattern_id TEXT REFERENCES post (id); -- which wording; NULL: the entry's first
`
