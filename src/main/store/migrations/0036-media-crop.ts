/** Images that were cut out of others: what each is a part of, which stays, and which part it is (docs/specs/media.md §7). */
export const version = 36
export const name = 'media-crop'
export const sql = /* sql */ `
CREATE TABLE media_crop (
  media_id     TEXT PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
  original_seq INTEGER NOT NULL REFERENCES media_content (seq),
  -- In pixels of the original.
  left_px      INTEGER NOT NULL CHECK (left_px >= 0),
  top_px       INTEGER NOT NULL CHECK (top_px >= 0),
  width_px     INTEGER NOT NULL CHECK (width_px > 0),
  height_px    INTEGER NOT NULL CHECK (height_px > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_crop_original ON media_crop (original_seq);
`
