/** What colleagues tell each other about a post, and how far each has read it (docs/specs/composer.md §8). */
export const version = 26
export const name = 'post-comments'
export const sql = /* sql */ `
CREATE TABLE post_comment (
  id         TEXT PRIMARY KEY,
  post_id    TEXT NOT NULL REFERENCES post (id),
  written_by TEXT REFERENCES person (id),    -- NULL: the office
  text       TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX post_comment_of_post ON post_comment (post_id, written_at);
CREATE INDEX post_comment_removed ON post_comment (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE post_comment_read (
  post_id   TEXT NOT NULL REFERENCES post (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  read_at   INTEGER NOT NULL,
  PRIMARY KEY (post_id, person_id)
) STRICT, WITHOUT ROWID;
`
