/** What the network charges for, row by row. Frozen once merged. */
export const version = 6
export const name = 'spend'
export const sql = /* sql */ `
-- Append-only: what turns out not to have happened is taken back by a row of its own.
CREATE TABLE spend (
  seq        INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  kind       TEXT NOT NULL,
  entry      TEXT NOT NULL CHECK (entry IN ('charged', 'uncertain', 'confirmed', 'released')),
  count      INTEGER NOT NULL,
  micros     INTEGER NOT NULL, -- dollars / 1,000,000; negative where it is taken back
  effect_seq INTEGER REFERENCES effect (seq) -- NULL for readings
) STRICT;
CREATE INDEX spend_by_time ON spend (at_ms, account_id, kind, count, micros);
CREATE INDEX spend_by_effect ON spend (effect_seq, seq) WHERE effect_seq IS NOT NULL;
CREATE TRIGGER spend_no_update BEFORE UPDATE ON spend BEGIN SELECT RAISE(ABORT, 'spend is append-only'); END;
CREATE TRIGGER spend_no_delete BEFORE DELETE ON spend BEGIN SELECT RAISE(ABORT, 'spend is append-only'); END;
`
