/**
 * Conversations have a priority and two clocks, until we answer and until they are done with; what a clock measured is kept.
 * The first start after it computes by when (`clock_version` 0 is older than any rules).
 */
export const version = 16
export const name = 'response-clock'
export const sql = /* sql */ `
ALTER TABLE conversation ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high'));
ALTER TABLE conversation ADD COLUMN night INTEGER NOT NULL DEFAULT 0 CHECK (night IN (0, 1)); -- it began outside business hours
ALTER TABLE conversation ADD COLUMN waiting_since INTEGER;     -- NULL: the citizen waits for no first answer
ALTER TABLE conversation ADD COLUMN clock_open_since INTEGER;  -- NULL: it is done with
ALTER TABLE conversation ADD COLUMN clock_spent_ms INTEGER NOT NULL DEFAULT 0; -- business time until the last stop
ALTER TABLE conversation ADD COLUMN clock_running_since INTEGER; -- NULL: stopped
ALTER TABLE conversation ADD COLUMN response_due_at INTEGER;
ALTER TABLE conversation ADD COLUMN resolution_due_at INTEGER;
ALTER TABLE conversation ADD COLUMN due_at INTEGER;            -- the earlier of the two
ALTER TABLE conversation ADD COLUMN clock_version INTEGER;     -- the rules by which it is due; NULL: no clock runs

-- What waits for us at the update waits since the first word that came after our last one.
UPDATE conversation SET waiting_since = (
  SELECT min(i.written_at) FROM item i WHERE i.conversation_id = conversation.id AND i.direction = 'in'
    AND i.written_at > coalesce((SELECT max(o.written_at) FROM item o
      WHERE o.conversation_id = conversation.id AND o.direction = 'out'), -1))
WHERE status IN ('new', 'open', 'waiting_inside');
UPDATE conversation SET clock_open_since = coalesce(waiting_since, last_at),
  clock_running_since = coalesce(waiting_since, last_at), clock_version = 0
WHERE status IN ('new', 'open', 'waiting_inside');
UPDATE conversation SET clock_open_since = last_at WHERE status = 'waiting_citizen';

-- The conditions are repeated word for word in conversationList.ts.
CREATE INDEX conversation_due ON conversation (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX conversation_night ON conversation (pinned DESC, last_at DESC, id DESC) WHERE night = 1 AND status = 'new';
CREATE INDEX conversation_clock_version ON conversation (clock_version) WHERE clock_version IS NOT NULL;

-- What a clock measured, for good.
CREATE TABLE measured_time (
  seq             INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  kind            TEXT NOT NULL CHECK (kind IN ('response', 'resolution')),
  outcome         TEXT NOT NULL CHECK (outcome IN ('met', 'dropped')), -- dropped: closed, and nobody had answered
  since           INTEGER NOT NULL,
  ended_at        INTEGER NOT NULL,
  business_ms     INTEGER NOT NULL,
  due_at          INTEGER,                                    -- NULL: nothing was aimed at
  late            INTEGER NOT NULL CHECK (late IN (0, 1)),
  by_hand         INTEGER NOT NULL CHECK (by_hand IN (0, 1))  -- ended by a person putting it elsewhere: undone, it goes on
) STRICT;
CREATE INDEX measured_time_by_conversation ON measured_time (conversation_id, ended_at);
CREATE INDEX measured_time_by_end ON measured_time (ended_at);
`
