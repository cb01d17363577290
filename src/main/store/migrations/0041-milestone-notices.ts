/** What was reached and whether it was told: what waits for the office to open outlives the program (docs/specs/growth.md §6.4). */
export const version = 41
export const name = 'milestone_notices'
export const sql = /* sql */ `
CREATE TABLE milestone_notice (
  account_id TEXT NOT NULL REFERENCES account (id),
  count      INTEGER NOT NULL CHECK (count > 0),
  day        TEXT NOT NULL,                  -- '2026-03-29', on which it was reached
  told_at    INTEGER,                        -- NULL: it is still to be told
  PRIMARY KEY (account_id, count)
) STRICT, WITHOUT ROWID;
CREATE INDEX milestone_notice_untold ON milestone_notice (account_id, count) WHERE told_at IS NULL;
`
