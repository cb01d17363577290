/** Who must agree before a post goes out, what was agreed to and by whom, and embargoes (docs/specs/approvals.md). */
export const version = 24
export const name = 'approvals'
export const sql = /* sql */ `
CREATE TABLE approval_flow (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  name_key     TEXT NOT NULL,                -- without case and accents
  account_ids  TEXT NOT NULL CHECK (json_valid(account_ids)),  -- [accountId]; empty: all
  label_ids    TEXT NOT NULL CHECK (json_valid(label_ids)),    -- [labelId]; empty: any or none
  steps        TEXT NOT NULL CHECK (json_array_length(steps) BETWEEN 1 AND 3), -- [{ name, personIds }]
  lead_minutes INTEGER NOT NULL CHECK (lead_minutes >= 0),
  archived_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX approval_flow_name ON approval_flow (name_key) WHERE archived_at IS NULL;

-- What was asked for, as it was then. It keeps the steps it began with.
CREATE TABLE approval_round (
  id           TEXT PRIMARY KEY,
  post_id      TEXT NOT NULL REFERENCES post (id),
  number       INTEGER NOT NULL,
  flow_name    TEXT NOT NULL,                -- empty: for its embargo alone
  steps        TEXT NOT NULL CHECK (json_valid(steps)),
  needs_keys   INTEGER NOT NULL CHECK (needs_keys IN (0, 1)),
  deadline_at  INTEGER NOT NULL,
  content      TEXT NOT NULL CHECK (json_valid(content)),
  fingerprint  TEXT NOT NULL,                -- SHA-256 of the content
  requested_by TEXT REFERENCES person (id),
  requested_at INTEGER NOT NULL,
  comment      TEXT NOT NULL,
  ended_as     TEXT CHECK (ended_as IN ('approved', 'changes_requested', 'withdrawn', 'voided')),
  ended_at     INTEGER,
  UNIQUE (post_id, number)
) STRICT;
CREATE INDEX approval_round_open ON approval_round (deadline_at) WHERE ended_as IS NULL;

CREATE TABLE approval_decision (
  round_id   TEXT NOT NULL REFERENCES approval_round (id),
  step       INTEGER,                        -- NULL: a key of the embargo
  person_id  TEXT NOT NULL REFERENCES person (id),
  verdict    TEXT NOT NULL CHECK (verdict IN ('approve', 'request_changes', 'key')),
  comment    TEXT NOT NULL,
  decided_at INTEGER NOT NULL
) STRICT;
CREATE INDEX approval_decision_of_round ON approval_decision (round_id, decided_at);

-- Who had a part in the words of a post.
CREATE TABLE post_part (
  post_id   TEXT NOT NULL REFERENCES post (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (post_id, person_id)
) STRICT, WITHOUT ROWID;
INSERT INTO post_part (post_id, person_id)
  SELECT DISTINCT p.id, q.id FROM audit a
    JOIN post p ON a.entity = 'post:' || p.id
    JOIN person q ON a.actor = 'person:' || q.id
  WHERE a.action IN ('post.create', 'post.type', 'post.alt_text');

CREATE TABLE post_embargo (
  post_id       TEXT PRIMARY KEY REFERENCES post (id),
  wall_time     TEXT NOT NULL,
  zone          TEXT NOT NULL,
  repeated_hour TEXT CHECK (repeated_hour IN ('earlier', 'later')),
  at_ms         INTEGER NOT NULL,
  set_by        TEXT REFERENCES person (id),
  lift_asked_by TEXT REFERENCES person (id)  -- the first of the two who lift it
) STRICT;

ALTER TABLE post ADD COLUMN approval TEXT CHECK (approval IN ('waiting', 'changes_requested', 'approved', 'late'));
-- What waits stands in the calendar too.
DROP INDEX post_by_time;
CREATE INDEX post_by_time ON post (at_ms)
  WHERE at_ms IS NOT NULL AND (stage IN ('scheduled', 'cancelled') OR (stage = 'draft' AND approval IS NOT NULL));
CREATE INDEX post_waiting ON post (at_ms) WHERE approval IN ('waiting', 'late');
`
