/** Bytes of images and videos once for each content, in pieces; what a person attached keeps its own name. */
export const version = 9
export const name = 'media-content'
export const sql = /* sql */ `
CREATE TABLE media_content (
  seq         INTEGER PRIMARY KEY,
  sha256      TEXT UNIQUE,                 -- NULL while it is still coming in
  size_bytes  INTEGER NOT NULL CHECK (size_bytes > 0),
  kind        TEXT CHECK (kind IN ('image', 'gif', 'video')),
  mime_type   TEXT,
  width_px    INTEGER,
  height_px   INTEGER,
  frames      INTEGER,
  duration_ms INTEGER,
  video_codec TEXT,
  audio_codec TEXT,
  frames_per_second REAL,
  poster      BLOB,                        -- a small JPEG to be shown in its place
  created_at  INTEGER NOT NULL,
  CHECK ((sha256 IS NULL) = (kind IS NULL) AND (sha256 IS NULL) = (mime_type IS NULL))
) STRICT;

CREATE TABLE media_piece (
  content_seq INTEGER NOT NULL REFERENCES media_content (seq) ON DELETE CASCADE,
  number      INTEGER NOT NULL CHECK (number >= 0),
  bytes       BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
  UNIQUE (content_seq, number)
) STRICT;

INSERT INTO media_content (sha256, size_bytes, kind, mime_type, created_at)
  SELECT sha256, max(size_bytes), CASE max(mime_type) WHEN 'image/gif' THEN 'gif' ELSE 'image' END, max(mime_type), min(created_at)
  FROM media GROUP BY sha256 ORDER BY min(created_at);
WITH RECURSIVE piece (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM piece WHERE number < 4)
INSERT INTO media_piece (content_seq, number, bytes)
  SELECT c.seq, p.number, substr(m.bytes, p.number * 1048576 + 1, 1048576)
  FROM media_content c JOIN media m ON m.id = (SELECT min(id) FROM media WHERE sha256 = c.sha256)
  JOIN piece p ON p.number * 1048576 < c.size_bytes;

-- SQLite cannot give a column a new reference: both tables are made again, and with them what hangs on them.
CREATE TABLE media_attached (
  id          TEXT PRIMARY KEY,
  content_seq INTEGER NOT NULL REFERENCES media_content (seq),
  file_name   TEXT NOT NULL,
  removed     TEXT NOT NULL CHECK (removed IN ('kept', 'nothing', 'data', 'location')), -- what was taken out of the file
  created_at  INTEGER NOT NULL
) STRICT;
INSERT INTO media_attached (id, content_seq, file_name, removed, created_at)
  SELECT m.id, c.seq, m.file_name, 'kept', m.created_at FROM media m JOIN media_content c ON c.sha256 = m.sha256;
CREATE TABLE segment_media_again (
  segment_id TEXT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
  media_id   TEXT NOT NULL REFERENCES media_attached (id),
  position   INTEGER NOT NULL,
  alt_text   TEXT NOT NULL,
  PRIMARY KEY (segment_id, media_id)
) STRICT, WITHOUT ROWID;
INSERT INTO segment_media_again SELECT segment_id, media_id, position, alt_text FROM segment_media;
DROP TRIGGER post_images_of_segment;
DROP TABLE segment_media;
DROP TABLE media;
ALTER TABLE media_attached RENAME TO media;
ALTER TABLE segment_media_again RENAME TO segment_media;
CREATE INDEX media_by_content ON media (content_seq);
CREATE INDEX segment_media_by_media ON segment_media (media_id);

CREATE TRIGGER post_images_insert AFTER INSERT ON segment_media BEGIN
  UPDATE post SET image_count = image_count + 1 WHERE id = (SELECT post_id FROM segment WHERE id = new.segment_id);
END;
-- Before, not after: when a segment goes and takes its images along, it must still be there to name its post.
CREATE TRIGGER post_images_delete BEFORE DELETE ON segment_media BEGIN
  UPDATE post SET image_count = image_count - 1 WHERE id = (SELECT post_id FROM segment WHERE id = old.segment_id);
END;
CREATE TRIGGER post_images_of_segment BEFORE DELETE ON segment BEGIN
  DELETE FROM segment_media WHERE segment_id = old.id;
END;
`
