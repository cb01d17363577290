/**
 * Conversations are triaged: six statuses, to whom they belong, labels, snooze, notes, and changes that can be undone. The
 * citizen's columns get the citizen's name, since people of the office have a table of their own.
 */
export const version = 15
export const name = 'triage'
export const sql = /* sql */ `
ALTER TABLE conversation RENAME COLUMN person_remote_id TO citizen_remote_id;
ALTER TABLE conversation RENAME COLUMN person_handle TO citizen_handle;
ALTER TABLE conversation RENAME COLUMN person_name TO citizen_name;

DROP INDEX conversation_by_status;
DROP INDEX conversation_newest;
DROP INDEX conversation_newest_of_account;
DROP INDEX conversation_unread;
ALTER TABLE conversation ADD COLUMN standing TEXT NOT NULL DEFAULT 'new'
  CHECK (standing IN ('new', 'open', 'waiting_citizen', 'waiting_inside', 'resolved', 'ignored'));
UPDATE conversation SET standing = CASE
  WHEN status = 'answered' AND from_before = 1 THEN 'resolved'
  WHEN status = 'answered' THEN 'waiting_citizen'
  WHEN unread = 1 THEN 'new'
  ELSE 'open' END;
ALTER TABLE conversation DROP COLUMN status;
ALTER TABLE conversation RENAME COLUMN standing TO status;
ALTER TABLE conversation ADD COLUMN snoozed_until INTEGER;
ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
ALTER TABLE conversation ADD COLUMN silenced INTEGER NOT NULL DEFAULT 0 CHECK (silenced IN (0, 1));
ALTER TABLE conversation ADD COLUMN assignee_id TEXT REFERENCES person (id);
ALTER TABLE conversation ADD COLUMN draft_by TEXT REFERENCES person (id); -- who typed last; NULL: the office
ALTER TABLE conversation ADD COLUMN draft_at INTEGER;

-- One index for each view of the list, in its order. The conditions are repeated word for word in conversationList.ts.
CREATE INDEX conversation_newest ON conversation (pinned DESC, last_at DESC, id DESC);
CREATE INDEX conversation_newest_of_account ON conversation (account_id, pinned DESC, last_at DESC, id DESC);
CREATE INDEX conversation_queue ON conversation (pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('new', 'open') AND snoozed_until IS NULL;
CREATE INDEX conversation_waiting ON conversation (pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('waiting_citizen', 'waiting_inside');
CREATE INDEX conversation_closed ON conversation (pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('resolved', 'ignored');
CREATE INDEX conversation_unread ON conversation (pinned DESC, last_at DESC, id DESC) WHERE unread = 1;
CREATE INDEX conversation_snoozed ON conversation (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX conversation_of_assignee ON conversation (assignee_id, pinned DESC, last_at DESC, id DESC)
  WHERE assignee_id IS NOT NULL;

CREATE TABLE label (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,  -- without case and accents
  colour      TEXT NOT NULL,
  archived_at INTEGER
) STRICT;
CREATE UNIQUE INDEX label_name ON label (name_key) WHERE archived_at IS NULL;
CREATE TABLE conversation_label (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  label_id        TEXT NOT NULL REFERENCES label (id),
  PRIMARY KEY (conversation_id, label_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_by_label ON conversation_label (label_id, conversation_id);

-- What one command did, kept for as long as it can be undone.
CREATE TABLE triage_change (
  id   TEXT PRIMARY KEY,
  at   INTEGER NOT NULL,
  undone_by TEXT -- the change that put it back
) STRICT;
CREATE INDEX triage_change_at ON triage_change (at);
CREATE TABLE triage_step (
  change_id       TEXT NOT NULL REFERENCES triage_change (id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  before          TEXT NOT NULL CHECK (json_valid(before)),
  after           TEXT NOT NULL CHECK (json_valid(after)),
  PRIMARY KEY (change_id, conversation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  seq             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  person_id       TEXT REFERENCES person (id), -- NULL: from before there were people
  text            TEXT NOT NULL,
  written_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_conversation ON note (conversation_id, written_at, seq);
CREATE VIRTUAL TABLE note_text USING fts5 (text, content = 'note', content_rowid = 'seq',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE TRIGGER note_text_insert AFTER INSERT ON note BEGIN
  INSERT INTO note_text (rowid, text) VALUES (new.seq, new.text);
END;
CREATE TRIGGER note_text_delete AFTER DELETE ON note BEGIN
  INSERT INTO note_text (note_text, rowid, text) VALUES ('delete', old.seq, old.text);
END;

CREATE TABLE saved_filter (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  person_id TEXT REFERENCES person (id), -- NULL: everybody's
  scope     TEXT NOT NULL CHECK (json_valid(scope))
) STRICT;
`
