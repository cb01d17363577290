/** What an office writes often: templates of posts, and groups of hashtags (docs/specs/composer.md §9). */
export const version = 30
export const name = 'templates'
export const sql = /* sql */ `
CREATE TABLE text_template (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('text', 'hashtags')),
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,                 -- without case and accents
  text        TEXT NOT NULL,
  archived_at INTEGER
) STRICT;
CREATE UNIQUE INDEX text_template_name ON text_template (kind, name_key) WHERE archived_at IS NULL;
`
