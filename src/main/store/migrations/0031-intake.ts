/** What departments asked for, as they wrote it, beside the post that was made of it (docs/specs/intake.md). */
export const version = 31
export const name = 'intake'
export const sql = /* sql */ `
CREATE TABLE intake_request (
  post_id       TEXT PRIMARY KEY REFERENCES post (id),
  fingerprint   TEXT NOT NULL,               -- SHA-256 of the file
  department    TEXT NOT NULL,
  contact       TEXT NOT NULL,
  brief         TEXT NOT NULL,
  source        TEXT NOT NULL,
  text          TEXT NOT NULL,               -- as it came; what became of it is the post's
  deadline_text TEXT NOT NULL,               -- as it was written
  deadline_at   INTEGER,                     -- NULL: none, or in no form that is known
  received_at   INTEGER NOT NULL,
  received_by   TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX intake_request_fingerprint ON intake_request (fingerprint);
`
