/** What a network's limits hold: one kind of request of one account, or of every account that uses the same app. */
export const version = 12
export const name = 'limits'
export const sql = /* sql */ `
-- By what the network counts requests of the app that these credentials were made for (services/secrets.ts). Not secret;
-- NULL until the credentials were opened once by a version that knows of it.
ALTER TABLE secret ADD COLUMN app_digest TEXT;

-- Each account, and the app that it shares with others where that is known.
CREATE VIEW limit_holder (account_id, scope, holder) AS
  SELECT id, 'account', id FROM account
  UNION ALL SELECT id, 'app', 'training' FROM account WHERE mode = 'training'
  UNION ALL SELECT account_id, 'app', app_digest FROM secret WHERE app_digest IS NOT NULL;

CREATE TABLE limit_pause (
  scope        TEXT NOT NULL CHECK (scope IN ('account', 'app')),
  holder       TEXT NOT NULL,
  concern      TEXT NOT NULL, -- kind of effect, or stream that is read (store/limitTable.ts)
  paused_until INTEGER NOT NULL,
  PRIMARY KEY (scope, holder, concern)
) STRICT, WITHOUT ROWID;
INSERT INTO limit_pause (scope, holder, concern, paused_until)
  SELECT 'account', account_id, value, paused_until FROM lane
    JOIN json_each('["publish_segment", "upload_media", "set_alt_text", "direct_message", "delete_post"]');
DROP TABLE lane;
`
