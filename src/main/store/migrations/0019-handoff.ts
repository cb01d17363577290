/**
 * Hand-offs of citizens to a private or official channel, and the e-mail that some of them send (docs/specs/inbox.md §13).
 * What is passed on is named by its item, never copied: the networks ask for what is deleted there to be deleted here.
 */
export const version = 19
export const name = 'handoff'
export const sql = /* sql */ `
CREATE TABLE handoff (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  channel         TEXT NOT NULL CHECK (channel IN ('direct', 'email', 'form', 'other')),
  recipient       TEXT NOT NULL,                 -- to whom: an address for e-mail, else in words
  text            TEXT NOT NULL,
  consent_to      TEXT,                          -- what the citizen agreed to, in the words of whoever opened it
  consent_at      INTEGER,
  form_notice     INTEGER NOT NULL CHECK (form_notice IN (0, 1)), -- told that this is no formal complaint, with the link
  reference       TEXT NOT NULL,
  follower_id     TEXT REFERENCES person (id),
  opened_at       INTEGER NOT NULL,
  opened_by       TEXT REFERENCES person (id),   -- NULL: the office acting as one
  closed_at       INTEGER,
  closed_by       TEXT REFERENCES person (id),
  told_in_public  INTEGER CHECK (told_in_public IN (0, 1)),
  CHECK ((consent_to IS NULL) = (consent_at IS NULL)),
  CHECK ((closed_at IS NULL) = (told_in_public IS NULL))
) STRICT;
CREATE INDEX handoff_of_conversation ON handoff (conversation_id, opened_at, id);
CREATE INDEX handoff_open ON handoff (conversation_id) WHERE closed_at IS NULL;
CREATE INDEX handoff_recent ON handoff (channel, opened_at);

CREATE TABLE handoff_item (
  handoff_id TEXT NOT NULL REFERENCES handoff (id),
  item_id    TEXT NOT NULL,
  unmasked   INTEGER NOT NULL CHECK (unmasked IN (0, 1)),
  digest     TEXT NOT NULL,                      -- of the text as it was when it was chosen
  PRIMARY KEY (handoff_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail (
  handoff_id        TEXT PRIMARY KEY REFERENCES handoff (id),
  way               TEXT NOT NULL CHECK (way IN ('smtp', 'program')),
  subject           TEXT NOT NULL,
  message_id        TEXT UNIQUE,                 -- RFC 5322, without brackets; NULL where another program makes its own
  state             TEXT NOT NULL CHECK (state IN
    ('queued', 'running', 'done', 'uncertain', 'needs_attention', 'cancelled')),
  attempts          INTEGER NOT NULL DEFAULT 0,
  not_before        INTEGER NOT NULL,
  sent_at           INTEGER,                     -- when the attempt whose fate is open was committed
  left_at           INTEGER,
  server_message_id TEXT,                        -- where the server put its own in the place of ours
  last_error        TEXT CHECK (last_error IS NULL OR json_valid(last_error)),
  created_at        INTEGER NOT NULL,
  CHECK ((state IN ('running', 'uncertain')) = (sent_at IS NOT NULL)),
  CHECK ((way = 'smtp') = (message_id IS NOT NULL))
) STRICT;
CREATE INDEX mail_open ON mail (state, not_before) WHERE state NOT IN ('done', 'cancelled');

CREATE TABLE mail_attempt (
  handoff_id TEXT NOT NULL REFERENCES mail (handoff_id),
  number     INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  digest     TEXT NOT NULL,                      -- SHA-256 of what was about to leave; the text itself is not kept twice
  ended_at   INTEGER,
  outcome    TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
  PRIMARY KEY (handoff_id, number)
) STRICT, WITHOUT ROWID;
`
