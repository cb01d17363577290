/** Sign-in that lasts: one refresher at a time, and what is known of each account's credentials. Frozen once merged. */
export const version = 5
export const name = 'lasting-sign-in'
export const sql = /* sql */ `
-- A refresh token is good for one use. The row is written before it leaves, and goes when its fate is known: one that is
-- left by a process that died says which token was sent and that nobody knows what became of it.
CREATE TABLE token_refresh (
  account_id   TEXT PRIMARY KEY REFERENCES account (id),
  holder       TEXT NOT NULL,    -- who refreshes
  lease_until  INTEGER NOT NULL, -- until when nobody else does
  token_digest TEXT NOT NULL,    -- SHA-256 of the refresh token that was about to leave
  sent_at      INTEGER NOT NULL,
  sends        INTEGER NOT NULL CHECK (sends >= 1) -- of this token
) STRICT, WITHOUT ROWID;

CREATE TABLE account_check (
  account_id    TEXT PRIMARY KEY REFERENCES account (id),
  accepted_at   INTEGER,            -- the network accepted the credentials; kept to the hour
  tried_at      INTEGER,            -- the last time that we asked for no other reason than to know
  refused_since INTEGER,            -- 401 to everything since then; NULL while it accepts
  revocation    TEXT CHECK (revocation IN ('pending', 'revoked', 'not_revoked', 'by_hand')) -- of a disconnected account
) STRICT, WITHOUT ROWID;
`
