/**
 * What figures of attention are made of (docs/specs/care.md): what a clock measured carries its account and who ended it,
 * items are counted by hour, and what runs or was handed off is found by its instant. Who ended what is not known of before.
 */
export const version = 32
export const name = 'care'
export const sql = /* sql */ `
-- A table cannot be renamed while a trigger names one by an alias, so the rows wait elsewhere.
CREATE TABLE measured_before AS SELECT m.*, c.account_id FROM measured_time m JOIN conversation c ON c.id = m.conversation_id;
DROP TABLE measured_time;
CREATE TABLE measured_time (
  seq             INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  account_id      TEXT NOT NULL REFERENCES account (id),      -- the conversation's
  kind            TEXT NOT NULL CHECK (kind IN ('response', 'resolution')),
  outcome         TEXT NOT NULL CHECK (outcome IN ('met', 'dropped')), -- dropped: closed, and nobody had answered
  since           INTEGER NOT NULL,
  ended_at        INTEGER NOT NULL,
  business_ms     INTEGER NOT NULL,
  aimed           INTEGER NOT NULL CHECK (aimed IN (0, 1)),   -- there was a target
  due_at          INTEGER,                                    -- NULL: no target, or the clock stood still
  late            INTEGER NOT NULL CHECK (late IN (0, 1)),
  by_hand         INTEGER NOT NULL CHECK (by_hand IN (0, 1)), -- ended by a person putting it elsewhere: undone, it goes on
  person_id       TEXT REFERENCES person (id)                 -- who ended it; NULL: nobody acted, or outside Mando
) STRICT;
INSERT INTO measured_time
  SELECT seq, conversation_id, account_id, kind, outcome, since, ended_at, business_ms, due_at IS NOT NULL, due_at, late, by_hand,
    NULL
  FROM measured_before ORDER BY seq;
DROP TABLE measured_before;
CREATE INDEX measured_time_by_conversation ON measured_time (conversation_id, ended_at);
CREATE INDEX measured_time_by_end ON measured_time (ended_at);
CREATE INDEX measured_time_by_begin ON measured_time (since) WHERE kind = 'response';
CREATE INDEX measured_time_resolved ON measured_time (ended_at) WHERE kind = 'resolution';

CREATE INDEX conversation_waiting_since ON conversation (waiting_since, id, account_id, response_due_at)
  WHERE waiting_since IS NOT NULL;
CREATE INDEX conversation_open_since ON conversation (clock_open_since, id, account_id, resolution_due_at)
  WHERE clock_open_since IS NOT NULL;
CREATE INDEX handoff_by_opening ON handoff (opened_at, id);
CREATE INDEX urgent_mark_by_time ON urgent_mark (marked_at, id);

-- Derived from item by the triggers below, and rebuilt by the statement that fills it. The office's zones are whole hours from
-- UTC, so that an hour belongs to one day.
CREATE TABLE item_hour (
  account_id TEXT NOT NULL REFERENCES account (id),
  hour       INTEGER NOT NULL,                                -- since 1970, UTC
  direction  TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  count      INTEGER NOT NULL,
  PRIMARY KEY (account_id, hour, direction)
) STRICT, WITHOUT ROWID;
INSERT INTO item_hour SELECT account_id, written_at / 3600000, direction, count(*) FROM item GROUP BY 1, 2, 3;
CREATE TRIGGER item_hour_insert AFTER INSERT ON item BEGIN
  INSERT INTO item_hour (account_id, hour, direction, count)
    VALUES (new.account_id, new.written_at / 3600000, new.direction, 1)
    ON CONFLICT (account_id, hour, direction) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER item_hour_delete AFTER DELETE ON item BEGIN
  UPDATE item_hour SET count = count - 1
    WHERE account_id = old.account_id AND hour = old.written_at / 3600000 AND direction = old.direction;
END;
CREATE TRIGGER item_hour_update AFTER UPDATE OF written_at ON item
  WHEN new.written_at / 3600000 <> old.written_at / 3600000 BEGIN
  UPDATE item_hour SET count = count - 1
    WHERE account_id = old.account_id AND hour = old.written_at / 3600000 AND direction = old.direction;
  INSERT INTO item_hour (account_id, hour, direction, count)
    VALUES (new.account_id, new.written_at / 3600000, new.direction, 1)
    ON CONFLICT (account_id, hour, direction) DO UPDATE SET count = count + 1;
END;
`
