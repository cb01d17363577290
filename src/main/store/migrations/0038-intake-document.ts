/** The documents that came with a request of a department (docs/specs/intake.md §5). */
export const version = 38
export const name = 'intake-document'
export const sql = /* sql */ `
CREATE TABLE intake_document (
  id         TEXT PRIMARY KEY,
  post_id    TEXT NOT NULL REFERENCES intake_request (post_id),
  name       TEXT NOT NULL,                  -- without its ending, which follows from the kind
  kind       TEXT NOT NULL CHECK (kind IN ('pdf', 'doc', 'docx', 'odt')),
  sha256     TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  added_at   INTEGER NOT NULL,
  added_by   TEXT REFERENCES person (id),
  removed_at INTEGER,                        -- it goes a day later
  bytes      BLOB NOT NULL
) STRICT;
CREATE INDEX intake_document_of_post ON intake_document (post_id, added_at);
CREATE INDEX intake_document_removed ON intake_document (removed_at) WHERE removed_at IS NOT NULL;
`
