/** A variant may have a text of its own; what a calendar cell shows stays that of the common text. */
export const version = 23
export const name = 'own-texts'
export const sql = /* sql */ `
-- [{ segmentId, text }], of its own text; as post.pending_edit is of the common one.
ALTER TABLE variant ADD COLUMN pending_edit TEXT CHECK (pending_edit IS NULL OR json_valid(pending_edit));

-- The common text first; where it is empty, that of an account. Counted is what stands in the common text.
DROP TRIGGER post_excerpt_insert;
DROP TRIGGER post_excerpt_update;
DROP TRIGGER post_excerpt_delete;
CREATE TRIGGER post_excerpt_insert AFTER INSERT ON segment BEGIN
  UPDATE post SET segment_count = segment_count + (new.variant_id IS NULL),
    excerpt = coalesce((SELECT substr(text, 1, 200) FROM segment WHERE post_id = new.post_id
      ORDER BY text = '', variant_id IS NOT NULL, variant_id, position LIMIT 1), '')
  WHERE id = new.post_id;
END;
CREATE TRIGGER post_excerpt_update AFTER UPDATE OF text, position ON segment BEGIN
  UPDATE post SET
    excerpt = coalesce((SELECT substr(text, 1, 200) FROM segment WHERE post_id = new.post_id
      ORDER BY text = '', variant_id IS NOT NULL, variant_id, position LIMIT 1), '')
  WHERE id = new.post_id;
END;
CREATE TRIGGER post_excerpt_delete AFTER DELETE ON segment BEGIN
  UPDATE post SET segment_count = segment_count - (old.variant_id IS NULL),
    excerpt = coalesce((SELECT substr(text, 1, 200) FROM segment WHERE post_id = old.post_id
      ORDER BY text = '', variant_id IS NOT NULL, variant_id, position LIMIT 1), '')
  WHERE id = old.post_id;
END;

-- Of images, the most that one of its texts carries: an own text begins with those of the common one.
DROP TRIGGER post_images_insert;
DROP TRIGGER post_images_delete;
CREATE TRIGGER post_images_insert AFTER INSERT ON segment_media BEGIN
  UPDATE post SET image_count = coalesce((SELECT max(carried) FROM (
      SELECT count(*) AS carried FROM segment s JOIN segment_media m ON m.segment_id = s.id
      WHERE s.post_id = post.id GROUP BY s.variant_id)), 0)
  WHERE id = (SELECT post_id FROM segment WHERE id = new.segment_id);
END;
-- Before, not after: when a segment goes and takes its images along, it must still be there to name its post.
CREATE TRIGGER post_images_delete BEFORE DELETE ON segment_media BEGIN
  UPDATE post SET image_count = coalesce((SELECT max(carried) FROM (
      SELECT count(*) AS carried FROM segment s JOIN segment_media m ON m.segment_id = s.id
      WHERE s.post_id = post.id AND NOT (m.segment_id = old.segment_id AND m.media_id = old.media_id)
      GROUP BY s.variant_id)), 0)
  WHERE id = (SELECT post_id FROM segment WHERE id = old.segment_id);
END;
`
