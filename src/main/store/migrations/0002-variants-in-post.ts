/** The variants of a post are kept in its row as well, so that a month of the calendar is one statement over one table. */
export const version = 2
export const name = 'variants-in-post'
export const sql = `
-- 'accountId:state accountId:state', in the order in which the variants were made; kept by the triggers below.
ALTER TABLE post ADD COLUMN variants TEXT NOT NULL DEFAULT '';

UPDATE post SET variants = coalesce(
  (SELECT group_concat(account_id || ':' || state, ' ' ORDER BY id) FROM variant WHERE post_id = post.id), '');

CREATE TRIGGER post_variants_insert AFTER INSERT ON variant BEGIN
  UPDATE post SET variants =
    (SELECT group_concat(account_id || ':' || state, ' ' ORDER BY id) FROM variant WHERE post_id = new.post_id)
  WHERE id = new.post_id;
END;
CREATE TRIGGER post_variants_update AFTER UPDATE OF state ON variant BEGIN
  UPDATE post SET variants =
    (SELECT group_concat(account_id || ':' || state, ' ' ORDER BY id) FROM variant WHERE post_id = new.post_id)
  WHERE id = new.post_id;
END;
CREATE TRIGGER post_variants_delete AFTER DELETE ON variant BEGIN
  UPDATE post SET variants = coalesce(
    (SELECT group_concat(account_id || ':' || state, ' ' ORDER BY id) FROM variant WHERE post_id = old.post_id), '')
  WHERE id = old.post_id;
END;
`
