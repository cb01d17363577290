/** What somebody was writing for colleagues and has not kept yet (docs/specs/inbox.md §4.6). */
export const version = 37
export const name = 'note-draft'
export const sql = /* sql */ `
CREATE TABLE note_draft (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  person_id       TEXT NOT NULL,                              -- empty: the office, where nobody acts
  text            TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (conversation_id, person_id)
) STRICT, WITHOUT ROWID;
`
