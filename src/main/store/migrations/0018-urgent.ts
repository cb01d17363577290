/** Conversations come under an urgent mark and stand on top of their list as long as it is active. */
export const version = 18
export const name = 'urgent'
export const sql = /* sql */ `
ALTER TABLE conversation ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)); -- under an active mark

-- The order of every view, urgent first. The conditions are repeated word for word in conversationList.ts.
DROP INDEX conversation_newest;
DROP INDEX conversation_newest_of_account;
DROP INDEX conversation_queue;
DROP INDEX conversation_waiting;
DROP INDEX conversation_closed;
DROP INDEX conversation_unread;
DROP INDEX conversation_of_assignee;
DROP INDEX conversation_night;
CREATE INDEX conversation_newest ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC);
CREATE INDEX conversation_newest_of_account
  ON conversation (account_id, urgent DESC, pinned DESC, last_at DESC, id DESC);
CREATE INDEX conversation_queue ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('new', 'open') AND snoozed_until IS NULL;
CREATE INDEX conversation_waiting ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('waiting_citizen', 'waiting_inside');
CREATE INDEX conversation_closed ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('resolved', 'ignored');
CREATE INDEX conversation_unread ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC) WHERE unread = 1;
CREATE INDEX conversation_night ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE night = 1 AND status = 'new';
CREATE INDEX conversation_of_assignee ON conversation (assignee_id, urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE assignee_id IS NOT NULL;
CREATE INDEX conversation_urgent ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC) WHERE urgent = 1;

CREATE TABLE urgent_mark (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  marked_at       INTEGER NOT NULL,
  ended           TEXT CHECK (ended IN ('dealt_with', 'false_alarm')), -- NULL: active
  ended_at        INTEGER,
  ended_by        TEXT REFERENCES person (id), -- NULL: the office
  done            TEXT NOT NULL DEFAULT '',    -- what was done
  CHECK ((ended IS NULL) = (ended_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX urgent_mark_active ON urgent_mark (conversation_id) WHERE ended IS NULL;
CREATE INDEX urgent_mark_of_conversation ON urgent_mark (conversation_id, marked_at);

-- The items for which it was made, each with the entries of the lists that it matched.
CREATE TABLE urgent_item (
  item_id TEXT PRIMARY KEY REFERENCES item (id),
  mark_id TEXT NOT NULL REFERENCES urgent_mark (id),
  terms   TEXT NOT NULL CHECK (json_valid(terms))
) STRICT, WITHOUT ROWID;
CREATE INDEX urgent_item_of_mark ON urgent_item (mark_id);

-- The protocol as it stood when the mark was made.
CREATE TABLE urgent_step (
  mark_id   TEXT NOT NULL REFERENCES urgent_mark (id),
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  ticked_at INTEGER,
  ticked_by TEXT REFERENCES person (id), -- NULL: the office
  PRIMARY KEY (mark_id, position)
) STRICT, WITHOUT ROWID;

-- What the office changed of the lists that Mando comes with.
CREATE TABLE urgent_term (
  list    TEXT NOT NULL,
  written TEXT NOT NULL,
  change  TEXT NOT NULL CHECK (change IN ('added', 'disabled')),
  PRIMARY KEY (list, written)
) STRICT, WITHOUT ROWID;
`
