CREATE UNIQUE INDEX account_by_remote ON account (network, mode, remote_id) WHERE remote_id IS NOT NULL AND state <> 'disconnected';

CREATE INDEX approval_decision_of_round ON approval_decision (round_id, decided_at);

CREATE UNIQUE INDEX approval_flow_name ON approval_flow (name_key) WHERE archived_at IS NULL;

CREATE INDEX approval_round_open ON approval_round (deadline_at) WHERE ended_as IS NULL;

CREATE UNIQUE INDEX campaign_name ON campaign (name_key) WHERE archived_at IS NULL;

CREATE INDEX conversation_by_label ON conversation_label (label_id, conversation_id);

CREATE INDEX conversation_clock_version ON conversation (clock_version) WHERE clock_version IS NOT NULL;

CREATE INDEX conversation_closed ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('resolved', 'ignored');

CREATE INDEX conversation_due ON conversation (due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX conversation_newest ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC);

CREATE INDEX conversation_newest_of_account
  ON conversation (account_id, urgent DESC, pinned DESC, last_at DESC, id DESC);

CREATE INDEX conversation_night ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE night = 1 AND status = 'new';

CREATE INDEX conversation_of_assignee ON conversation (assignee_id, urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE assignee_id IS NOT NULL;

CREATE INDEX conversation_of_citizen ON conversation (citizen_remote_id, last_at DESC, id DESC);

CREATE INDEX conversation_open_since ON conversation (clock_open_since, id, account_id, resolution_due_at)
  WHERE clock_open_since IS NOT NULL;

CREATE INDEX conversation_queue ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC, assignee_id)
  WHERE status IN ('new', 'open') AND snoozed_until IS NULL;

CREATE INDEX conversation_snoozed ON conversation (snoozed_until) WHERE snoozed_until IS NOT NULL;

CREATE INDEX conversation_unread ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC) WHERE unread = 1;

CREATE INDEX conversation_urgent ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC) WHERE urgent = 1;

CREATE INDEX conversation_waiting ON conversation (urgent DESC, pinned DESC, last_at DESC, id DESC)
  WHERE status IN ('waiting_citizen', 'waiting_inside');

CREATE INDEX conversation_waiting_since ON conversation (waiting_since, id, account_id, response_due_at)
  WHERE waiting_since IS NOT NULL;

CREATE INDEX day_note_by_day ON day_note (day, written_at);

CREATE INDEX effect_by_conversation ON effect (conversation_id, seq) WHERE conversation_id IS NOT NULL;

CREATE INDEX effect_by_remote ON effect (account_id, remote_id) WHERE remote_id IS NOT NULL;

CREATE INDEX effect_by_text ON effect (account_id, text_digest, coalesce(left_at, due_at)) WHERE text_digest IS NOT NULL;

CREATE INDEX effect_by_variant ON effect (variant_id, seq) WHERE variant_id IS NOT NULL;

CREATE INDEX effect_claim ON effect (account_id, not_before, seq) WHERE state = 'queued';

CREATE INDEX effect_left ON effect (left_at, account_id) WHERE left_at IS NOT NULL AND kind = 'publish_segment' AND part = 1;

CREATE INDEX effect_open ON effect (state, due_at) WHERE state NOT IN ('done', 'cancelled');

CREATE INDEX entered_count_of_batch ON entered_count (batch_id, seq);

CREATE INDEX entered_count_of_day ON entered_count (account_id, day, seq);

CREATE INDEX gap_of_account ON gap (account_id, state, to_at DESC);

CREATE INDEX handoff_by_opening ON handoff (opened_at, id);

CREATE INDEX handoff_of_conversation ON handoff (conversation_id, opened_at, id);

CREATE INDEX handoff_open ON handoff (conversation_id) WHERE closed_at IS NULL;

CREATE INDEX handoff_recent ON handoff (channel, opened_at);

CREATE INDEX intake_document_of_post ON intake_document (post_id, added_at);

CREATE INDEX intake_document_removed ON intake_document (removed_at) WHERE removed_at IS NOT NULL;

CREATE INDEX intake_request_fingerprint ON intake_request (fingerprint);

CREATE INDEX item_by_conversation ON item (conversation_id, written_at, seq);

CREATE INDEX item_by_time ON item (account_id, written_at);

CREATE INDEX item_to_check ON item (account_id, checked_at)
  WHERE kind = 'public' AND direction = 'in' AND deleted_at IS NULL;

CREATE UNIQUE INDEX label_name ON label (name_key) WHERE archived_at IS NULL;

CREATE INDEX mail_open ON mail (state, not_before) WHERE state NOT IN ('done', 'cancelled');

CREATE INDEX measured_time_by_begin ON measured_time (since) WHERE kind = 'response';

CREATE INDEX measured_time_by_conversation ON measured_time (conversation_id, ended_at);

CREATE INDEX measured_time_by_end ON measured_time (ended_at);

CREATE INDEX measured_time_resolved ON measured_time (ended_at) WHERE kind = 'resolution';

CREATE INDEX media_by_content ON media (content_seq);

CREATE INDEX media_card_ending ON media_card (content_seq, last_day) WHERE last_day IS NOT NULL;

CREATE INDEX media_card_kept ON media_card (saved_at DESC, id DESC) WHERE is_kept = 1;

CREATE INDEX media_crop_original ON media_crop (original_seq);

CREATE INDEX milestone_notice_untold ON milestone_notice (account_id, count) WHERE told_at IS NULL;

CREATE INDEX note_by_conversation ON note (conversation_id, written_at, seq);

CREATE UNIQUE INDEX occurrence_by_post ON occurrence (post_id) WHERE post_id IS NOT NULL;

CREATE INDEX own_post_by_text ON own_post (account_id, text_digest, written_at) WHERE text_digest IS NOT NULL;

CREATE INDEX own_post_by_time ON own_post (written_at) WHERE in_reply_to IS NULL;

CREATE INDEX own_post_to_place ON own_post (account_id, in_reply_to) WHERE in_reply_to IS NOT NULL AND placed = 0;

CREATE UNIQUE INDEX person_name ON person (name_key) WHERE archived_at IS NULL;

CREATE INDEX post_by_time ON post (at_ms) WHERE at_ms IS NOT NULL AND stage <> 'discarded';

CREATE INDEX post_comment_of_post ON post_comment (post_id, written_at);

CREATE INDEX post_comment_removed ON post_comment (removed_at) WHERE removed_at IS NOT NULL;

CREATE INDEX post_drafts ON post (updated_at) WHERE stage = 'draft';

CREATE INDEX post_figure_by_time ON post_figure
  (written_at, read_at, impressions, engagements, week_known, week_impressions, week_engagements);

CREATE INDEX post_version_by_age ON post_version (kept_at);

CREATE INDEX post_waiting ON post (at_ms) WHERE approval IN ('waiting', 'late');

CREATE UNIQUE INDEX saved_reply_key ON saved_reply (macro_key) WHERE archived_at IS NULL AND macro_key IS NOT NULL;

CREATE UNIQUE INDEX saved_reply_name ON saved_reply (name_key) WHERE archived_at IS NULL;

CREATE INDEX saved_reply_use_at ON saved_reply_use (at, reply_id);

CREATE INDEX segment_by_post ON segment (post_id, position);

CREATE INDEX segment_media_by_media ON segment_media (media_id);

CREATE INDEX spend_by_effect ON spend (effect_seq, seq) WHERE effect_seq IS NOT NULL;

CREATE INDEX spend_by_time ON spend (at_ms, account_id, kind, count, micros);

CREATE UNIQUE INDEX text_template_name ON text_template (kind, name_key) WHERE archived_at IS NULL;

CREATE INDEX triage_change_at ON triage_change (at);

CREATE INDEX urgent_item_of_mark ON urgent_item (mark_id);

CREATE UNIQUE INDEX urgent_mark_active ON urgent_mark (conversation_id) WHERE ended IS NULL;

CREATE INDEX urgent_mark_by_time ON urgent_mark (marked_at, id);

CREATE INDEX urgent_mark_of_conversation ON urgent_mark (conversation_id, marked_at);

CREATE INDEX variant_chain ON variant (chain, chain_at) WHERE chain IN ('unread', 'broken');

CREATE TABLE account (
  id             TEXT PRIMARY KEY,
  network        TEXT NOT NULL CHECK (network IN ('x')),
  mode           TEXT NOT NULL CHECK (mode IN ('api', 'assisted', 'training')),
  handle         TEXT NOT NULL,
  display_name   TEXT NOT NULL,
  remote_id      TEXT,
  colour         TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('connected', 'needs_sign_in', 'disconnected')),
  problem        TEXT CHECK (problem IS NULL OR json_valid(problem)), -- { code, params, sinceMs }
  last_sync_at   INTEGER,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE account_check (
  account_id    TEXT PRIMARY KEY REFERENCES account (id),
  accepted_at   INTEGER,            -- the network accepted the credentials; kept to the hour
  tried_at      INTEGER,            -- the last time that we asked for no other reason than to know
  refused_since INTEGER,            -- 401 to everything since then; NULL while it accepts
  revocation    TEXT CHECK (revocation IN ('pending', 'revoked', 'not_revoked', 'by_hand')) -- of a disconnected account
) STRICT, WITHOUT ROWID;

CREATE TABLE approval_decision (
  round_id   TEXT NOT NULL REFERENCES approval_round (id),
  step       INTEGER,                        -- NULL: a key of the embargo
  person_id  TEXT NOT NULL REFERENCES person (id),
  verdict    TEXT NOT NULL CHECK (verdict IN ('approve', 'request_changes', 'key')),
  comment    TEXT NOT NULL,
  decided_at INTEGER NOT NULL
) STRICT;

CREATE TABLE approval_flow (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  name_key     TEXT NOT NULL,                -- without case and accents
  account_ids  TEXT NOT NULL CHECK (json_valid(account_ids)),  -- [accountId]; empty: all
  label_ids    TEXT NOT NULL CHECK (json_valid(label_ids)),    -- [labelId]; empty: any or none
  steps        TEXT NOT NULL CHECK (json_array_length(steps) BETWEEN 1 AND 3), -- [{ name, personIds }]
  lead_minutes INTEGER NOT NULL CHECK (lead_minutes >= 0),
  archived_at  INTEGER
) STRICT;

CREATE TABLE approval_round (
  id           TEXT PRIMARY KEY,
  post_id      TEXT NOT NULL REFERENCES post (id),
  number       INTEGER NOT NULL,
  flow_name    TEXT NOT NULL,                -- empty: for its embargo alone
  steps        TEXT NOT NULL CHECK (json_valid(steps)),
  needs_keys   INTEGER NOT NULL CHECK (needs_keys IN (0, 1)),
  deadline_at  INTEGER NOT NULL,
  content      TEXT NOT NULL CHECK (json_valid(content)),
  fingerprint  TEXT NOT NULL,                -- SHA-256 of the content
  requested_by TEXT REFERENCES person (id),
  requested_at INTEGER NOT NULL,
  comment      TEXT NOT NULL,
  ended_as     TEXT CHECK (ended_as IN ('approved', 'changes_requested', 'withdrawn', 'voided')),
  ended_at     INTEGER,
  UNIQUE (post_id, number)
) STRICT;

CREATE TABLE attempt (
  effect_seq INTEGER NOT NULL REFERENCES effect (seq),
  number     INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  request    TEXT NOT NULL CHECK (json_valid(request)),
  ended_at   INTEGER,
  outcome    TEXT CHECK (outcome IS NULL OR json_valid(outcome)), known_item_seq INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (effect_seq, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq            INTEGER PRIMARY KEY,
  at_ms          INTEGER NOT NULL,
  actor          TEXT NOT NULL,
  action         TEXT NOT NULL,
  entity         TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  before         TEXT CHECK (before IS NULL OR json_valid(before)),
  after          TEXT CHECK (after IS NULL OR json_valid(after)),
  prev_hash      TEXT NOT NULL,
  hash           TEXT NOT NULL
) STRICT;

CREATE TABLE calendar_view (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),     -- NULL: everybody's
  look      TEXT NOT NULL CHECK (json_valid(look))   -- view and filter
) STRICT;

CREATE TABLE campaign (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,                 -- without case and accents
  hashtag     TEXT NOT NULL,                 -- without '#'; empty: none
  first_day   TEXT NOT NULL,                 -- '2026-03-29', on the wall calendar
  last_day    TEXT NOT NULL,                 -- included
  goal        TEXT NOT NULL,
  colour      TEXT NOT NULL,
  sign        TEXT NOT NULL,
  owner_id    TEXT REFERENCES person (id),   -- NULL: nobody's
  archived_at INTEGER,
  CHECK (first_day <= last_day)
) STRICT;

CREATE TABLE conversation (
  id               TEXT PRIMARY KEY,
  account_id       TEXT NOT NULL REFERENCES account (id),
  kind             TEXT NOT NULL CHECK (kind IN ('public', 'direct')),
  remote_key       TEXT NOT NULL,
  citizen_remote_id TEXT NOT NULL,
  citizen_handle    TEXT NOT NULL,
  citizen_name      TEXT NOT NULL,
  unread           INTEGER NOT NULL CHECK (unread IN (0, 1)),
  last_at          INTEGER NOT NULL,
  snippet          TEXT NOT NULL,
  item_count       INTEGER NOT NULL,
  draft            TEXT NOT NULL DEFAULT '', from_before INTEGER NOT NULL DEFAULT 0 CHECK (from_before IN (0, 1)), status TEXT NOT NULL DEFAULT 'new'
  CHECK (status IN ('new', 'open', 'waiting_citizen', 'waiting_inside', 'resolved', 'ignored')), snoozed_until INTEGER, pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)), silenced INTEGER NOT NULL DEFAULT 0 CHECK (silenced IN (0, 1)), assignee_id TEXT REFERENCES person (id), draft_by TEXT REFERENCES person (id), draft_at INTEGER, priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high')), night INTEGER NOT NULL DEFAULT 0 CHECK (night IN (0, 1)), waiting_since INTEGER, clock_open_since INTEGER, clock_spent_ms INTEGER NOT NULL DEFAULT 0, clock_running_since INTEGER, response_due_at INTEGER, resolution_due_at INTEGER, due_at INTEGER, clock_version INTEGER, urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)), arrived_as TEXT NOT NULL DEFAULT 'mention'
  CHECK (arrived_as IN ('direct', 'mention', 'reply', 'comment')),
  UNIQUE (account_id, kind, remote_key)
) STRICT;

CREATE TABLE conversation_label (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  label_id        TEXT NOT NULL REFERENCES label (id),
  PRIMARY KEY (conversation_id, label_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cursor (
  account_id TEXT NOT NULL REFERENCES account (id),
  stream     TEXT NOT NULL CHECK (stream IN
    ('profile', 'mentions', 'comments', 'own_posts', 'direct_messages', 'checks', 'post_metrics')),
  since_id   TEXT,
  since_at   INTEGER,                 -- when the item of since_id was written; NULL where it is not known
  read_at    INTEGER,                 -- last successful read
  not_before INTEGER NOT NULL DEFAULT 0,
  failures   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_note (
  id         TEXT PRIMARY KEY,
  day        TEXT NOT NULL,
  text       TEXT NOT NULL,
  person_id  TEXT REFERENCES person (id),    -- NULL: the office
  written_at INTEGER NOT NULL
) STRICT;

CREATE TABLE effect (
  seq             INTEGER PRIMARY KEY AUTOINCREMENT,
  id              TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL CHECK (kind IN
    ('publish_segment', 'upload_media', 'set_alt_text', 'reply', 'direct_message', 'delete_post')),
  account_id      TEXT NOT NULL REFERENCES account (id), -- the lane
  after_seq       INTEGER REFERENCES effect (seq),
  post_id         TEXT REFERENCES post (id),
  variant_id      TEXT REFERENCES variant (id),
  conversation_id TEXT,
  payload         TEXT NOT NULL CHECK (json_valid(payload)),
  idempotency_key TEXT NOT NULL UNIQUE,
  state           TEXT NOT NULL CHECK (state IN
    ('queued', 'running', 'done', 'uncertain', 'needs_attention', 'missed', 'cancelled')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  due_at          INTEGER NOT NULL,
  not_before      INTEGER NOT NULL,             -- due_at, or later after a failed try
  miss_at         INTEGER,                      -- after this instant it is missed; NULL: whenever there is a connection
  lease_until     INTEGER,
  sent_at         INTEGER,                      -- when the attempt whose fate is open was committed
  absent_checks   INTEGER NOT NULL DEFAULT 0,   -- how often the network was read without finding it
  remote_id       TEXT,
  last_error      TEXT CHECK (last_error IS NULL OR json_valid(last_error)), -- { code, params }
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL, part INTEGER, left_at INTEGER, text_digest TEXT,
  CHECK (state <> 'done' OR remote_id IS NOT NULL),
  CHECK ((state IN ('running', 'uncertain')) = (sent_at IS NOT NULL))
) STRICT;

CREATE TABLE entered_count (
  seq        INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  day        TEXT NOT NULL,                  -- '2026-03-29', on the wall calendar
  value      INTEGER CHECK (value >= 0),     -- NULL: what was noted for the day is taken back
  batch_id   TEXT NOT NULL,                  -- one act of a person: a note by hand, or a file
  person_id  TEXT REFERENCES person (id),    -- NULL: the office
  noted_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE evergreen (
  id          TEXT PRIMARY KEY,
  pattern_id  TEXT NOT NULL REFERENCES post (id), -- what is used again: a post that is shown nowhere
  source_id   TEXT NOT NULL UNIQUE REFERENCES post (id), -- what was put into the library
  rest_days   INTEGER NOT NULL,
  last_day    TEXT,                               -- after it, it is used no more; NULL: for good
  archived_at INTEGER,
  added_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE evergreen_text (
  entry_id   TEXT NOT NULL REFERENCES evergreen (id),
  source_id  TEXT NOT NULL UNIQUE REFERENCES post (id), -- what was put to the others
  pattern_id TEXT NOT NULL REFERENCES post (id),        -- what is used again: a post that is shown nowhere
  added_at   INTEGER NOT NULL,
  PRIMARY KEY (entry_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE evergreen_use (
  entry_id TEXT NOT NULL REFERENCES evergreen (id),
  post_id  TEXT NOT NULL UNIQUE REFERENCES post (id), pattern_id TEXT REFERENCES post (id),
  PRIMARY KEY (entry_id, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE follower_year (
  account_id TEXT NOT NULL REFERENCES account (id),
  year       INTEGER NOT NULL,
  zone       TEXT NOT NULL,
  counts     BLOB NOT NULL CHECK (length(counts) = 2928), -- shared/domain/growth/dailyCounts.ts, packYear
  PRIMARY KEY (account_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE gap (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  stream     TEXT NOT NULL CHECK (stream IN ('mentions', 'comments', 'own_posts', 'direct_messages')),
  above_id   TEXT,                    -- NULL: the first reading, which goes back as far as items_left allows
  below_id   TEXT NOT NULL,
  from_at    INTEGER,                 -- when the item of above_id was written; NULL where it is not known
  to_at      INTEGER NOT NULL,        -- when the item of below_id was written
  token      TEXT,                    -- where the network has no ids to ask by
  items_left INTEGER,                 -- how many more may be fetched; NULL: as many as there are
  brought    INTEGER NOT NULL DEFAULT 0,
  noticed_at INTEGER NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('open', 'lost'))
) STRICT;

CREATE TABLE handoff (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  channel         TEXT NOT NULL CHECK (channel IN ('direct', 'email', 'form', 'other')),
  recipient       TEXT NOT NULL,                 -- to whom: an address for e-mail, else in words
  text            TEXT NOT NULL,
  consent_to      TEXT,                          -- what the citizen agreed to, in the words of whoever opened it
  consent_at      INTEGER,
  form_notice     INTEGER NOT NULL CHECK (form_notice IN (0, 1)), -- told that this is no formal complaint, with the link
  reference       TEXT NOT NULL,
  follower_id     TEXT REFERENCES person (id),
  opened_at       INTEGER NOT NULL,
  opened_by       TEXT REFERENCES person (id),   -- NULL: the office acting as one
  closed_at       INTEGER,
  closed_by       TEXT REFERENCES person (id),
  told_in_public  INTEGER CHECK (told_in_public IN (0, 1)),
  CHECK ((consent_to IS NULL) = (consent_at IS NULL)),
  CHECK ((closed_at IS NULL) = (told_in_public IS NULL))
) STRICT;

CREATE TABLE handoff_item (
  handoff_id TEXT NOT NULL REFERENCES handoff (id),
  item_id    TEXT NOT NULL,
  unmasked   INTEGER NOT NULL CHECK (unmasked IN (0, 1)),
  digest     TEXT NOT NULL,                      -- of the text as it was when it was chosen
  PRIMARY KEY (handoff_id, item_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE item (
  seq             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  account_id      TEXT NOT NULL REFERENCES account (id),
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  kind            TEXT NOT NULL CHECK (kind IN ('public', 'direct')),
  direction       TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  remote_id       TEXT NOT NULL,
  in_reply_to     TEXT,
  author_remote_id TEXT NOT NULL,
  author_handle   TEXT NOT NULL,
  author_name     TEXT NOT NULL,
  text            TEXT NOT NULL,
  mentions_us     INTEGER NOT NULL CHECK (mentions_us IN (0, 1)),
  written_at      INTEGER NOT NULL,
  received_at     INTEGER NOT NULL,
  deleted_at      INTEGER, checked_at INTEGER NOT NULL DEFAULT 0, missing_since INTEGER, gone TEXT CHECK (gone IN ('deleted', 'not_visible')), edited_at INTEGER,
  UNIQUE (account_id, kind, remote_id)
) STRICT;

CREATE TABLE item_earlier_id (
  account_id TEXT NOT NULL REFERENCES account (id),
  remote_id  TEXT NOT NULL,
  item_id    TEXT NOT NULL REFERENCES item (id),
  PRIMARY KEY (account_id, remote_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_hour (
  account_id TEXT NOT NULL REFERENCES account (id),
  hour       INTEGER NOT NULL,                                -- since 1970, UTC
  direction  TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  count      INTEGER NOT NULL,
  PRIMARY KEY (account_id, hour, direction)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE item_text USING fts5 (text, author_handle, author_name, content = 'item', content_rowid = 'seq',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE 'item_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'item_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'item_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'item_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE label (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,  -- without case and accents
  colour      TEXT NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE TABLE limit_pause (
  scope        TEXT NOT NULL CHECK (scope IN ('account', 'app')),
  holder       TEXT NOT NULL,
  concern      TEXT NOT NULL, -- kind of effect, or stream that is read (store/limitTable.ts)
  paused_until INTEGER NOT NULL,
  PRIMARY KEY (scope, holder, concern)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail (
  handoff_id        TEXT PRIMARY KEY REFERENCES handoff (id),
  way               TEXT NOT NULL CHECK (way IN ('smtp', 'program')),
  subject           TEXT NOT NULL,
  message_id        TEXT UNIQUE,                 -- RFC 5322, without brackets; NULL where another program makes its own
  state             TEXT NOT NULL CHECK (state IN
    ('queued', 'running', 'done', 'uncertain', 'needs_attention', 'cancelled')),
  attempts          INTEGER NOT NULL DEFAULT 0,
  not_before        INTEGER NOT NULL,
  sent_at           INTEGER,                     -- when the attempt whose fate is open was committed
  left_at           INTEGER,
  server_message_id TEXT,                        -- where the server put its own in the place of ours
  last_error        TEXT CHECK (last_error IS NULL OR json_valid(last_error)),
  created_at        INTEGER NOT NULL,
  CHECK ((state IN ('running', 'uncertain')) = (sent_at IS NOT NULL)),
  CHECK ((way = 'smtp') = (message_id IS NOT NULL))
) STRICT;

CREATE TABLE mail_attempt (
  handoff_id TEXT NOT NULL REFERENCES mail (handoff_id),
  number     INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  digest     TEXT NOT NULL,                      -- SHA-256 of what was about to leave; the text itself is not kept twice
  ended_at   INTEGER,
  outcome    TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
  PRIMARY KEY (handoff_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE measured_time (
  seq             INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  account_id      TEXT NOT NULL REFERENCES account (id),      -- the conversation's
  kind            TEXT NOT NULL CHECK (kind IN ('response', 'resolution')),
  outcome         TEXT NOT NULL CHECK (outcome IN ('met', 'dropped')), -- dropped: closed, and nobody had answered
  since           INTEGER NOT NULL,
  ended_at        INTEGER NOT NULL,
  business_ms     INTEGER NOT NULL,
  aimed           INTEGER NOT NULL CHECK (aimed IN (0, 1)),   -- there was a target
  due_at          INTEGER,                                    -- NULL: no target, or the clock stood still
  late            INTEGER NOT NULL CHECK (late IN (0, 1)),
  by_hand         INTEGER NOT NULL CHECK (by_hand IN (0, 1)), -- ended by a person putting it elsewhere: undone, it goes on
  person_id       TEXT REFERENCES person (id)                 -- who ended it; NULL: nobody acted, or outside Mando
) STRICT;

CREATE TABLE "media" (
  id          TEXT PRIMARY KEY,
  content_seq INTEGER NOT NULL REFERENCES media_content (seq),
  file_name   TEXT NOT NULL,
  removed     TEXT NOT NULL CHECK (removed IN ('kept', 'nothing', 'data', 'location')), -- what was taken out of the file
  created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE media_card (
  id            TEXT PRIMARY KEY,
  content_seq   INTEGER NOT NULL UNIQUE REFERENCES media_content (seq) ON DELETE CASCADE,
  is_kept       INTEGER NOT NULL CHECK (is_kept IN (0, 1)), -- in the library
  title         TEXT NOT NULL,
  alt_text      TEXT NOT NULL,                              -- what a post that takes it begins with
  rights_holder TEXT NOT NULL,                              -- empty: not said
  last_day      TEXT CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- NULL: without end
  file_name     TEXT NOT NULL,
  removed       TEXT NOT NULL CHECK (removed IN ('kept', 'nothing', 'data', 'location')),
  found_by      TEXT NOT NULL,                              -- what is searched, without case and accents
  saved_at      INTEGER NOT NULL
) STRICT;

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

CREATE TABLE media_crop (
  media_id     TEXT PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
  original_seq INTEGER NOT NULL REFERENCES media_content (seq),
  -- In pixels of the original.
  left_px      INTEGER NOT NULL CHECK (left_px >= 0),
  top_px       INTEGER NOT NULL CHECK (top_px >= 0),
  width_px     INTEGER NOT NULL CHECK (width_px > 0),
  height_px    INTEGER NOT NULL CHECK (height_px > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE media_piece (
  content_seq INTEGER NOT NULL REFERENCES media_content (seq) ON DELETE CASCADE,
  number      INTEGER NOT NULL CHECK (number >= 0),
  bytes       BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
  UNIQUE (content_seq, number)
) STRICT;

CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;

CREATE TABLE milestone_notice (
  account_id TEXT NOT NULL REFERENCES account (id),
  count      INTEGER NOT NULL CHECK (count > 0),
  day        TEXT NOT NULL,                  -- '2026-03-29', on which it was reached
  told_at    INTEGER,                        -- NULL: it is still to be told
  PRIMARY KEY (account_id, count)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone_post (
  account_id TEXT NOT NULL REFERENCES account (id),
  count      INTEGER NOT NULL CHECK (count > 0),
  post_id    TEXT NOT NULL REFERENCES post (id),
  made_at    INTEGER NOT NULL,
  PRIMARY KEY (account_id, count)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  seq             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  person_id       TEXT REFERENCES person (id), -- NULL: from before there were people
  text            TEXT NOT NULL,
  written_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE note_draft (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  person_id       TEXT NOT NULL,                              -- empty: the office, where nobody acts
  text            TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (conversation_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE note_text USING fts5 (text, content = 'note', content_rowid = 'seq',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE 'note_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'note_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'note_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'note_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE observation (
  account_id TEXT NOT NULL REFERENCES account (id),
  metric     TEXT NOT NULL CHECK (metric IN ('followers', 'following', 'posts')),
  at_ms      INTEGER NOT NULL,
  value      INTEGER NOT NULL CHECK (value >= 0),
  source     TEXT NOT NULL CHECK (source IN ('sync', 'training_history')),
  PRIMARY KEY (account_id, metric, at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE occurrence (
  series_id      TEXT NOT NULL REFERENCES series (id),
  wall_time      TEXT NOT NULL,                   -- by the rule
  post_id        TEXT REFERENCES post (id),
  why            TEXT CHECK (why IN ('holiday', 'left_out')), -- there is no post
  made_wall_time TEXT,                            -- given to the post; NULL: it has no hour
  digest         TEXT,                            -- of what the post said then
  held           INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)), -- taken back by the pause
  PRIMARY KEY (series_id, wall_time),
  CHECK ((post_id IS NULL) = (why IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE office_date (
  id     TEXT PRIMARY KEY,
  day    TEXT NOT NULL,                      -- of a yearly one, with its first year
  yearly INTEGER NOT NULL CHECK (yearly IN (0, 1)),
  title  TEXT NOT NULL
) STRICT;

CREATE TABLE office_variable (
  name_key TEXT PRIMARY KEY,        -- without case and accents
  name     TEXT NOT NULL,
  value    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE own_post (
  account_id  TEXT NOT NULL REFERENCES account (id),
  first_id    TEXT NOT NULL,          -- an edit gives a post a new id; this one stays
  remote_id   TEXT NOT NULL,          -- its newest version
  in_reply_to TEXT,
  text        TEXT NOT NULL,
  written_at  INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  checked_at  INTEGER NOT NULL,       -- when the network last showed it
  deleted_at  INTEGER,
  placed      INTEGER NOT NULL DEFAULT 0 CHECK (placed IN (0, 1)), text_digest TEXT, -- stands in the conversation it answers
  PRIMARY KEY (account_id, first_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,        -- without case and accents
  role        TEXT NOT NULL CHECK (role IN ('observer', 'editor', 'approver', 'coordinator')),
  pin_hash    TEXT NOT NULL,        -- services/pinHash.ts
  wrong_pins  INTEGER NOT NULL DEFAULT 0, -- in a row
  wait_until  INTEGER,              -- no PIN is looked at before
  created_at  INTEGER NOT NULL,
  archived_at INTEGER
, pin_given INTEGER NOT NULL DEFAULT 0 CHECK (pin_given IN (0, 1))) STRICT;

CREATE TABLE post (
  id            TEXT PRIMARY KEY,
  stage         TEXT NOT NULL CHECK (stage IN ('draft', 'scheduled', 'cancelled', 'discarded')),
  stage_before  TEXT CHECK (stage_before IN ('draft', 'cancelled')), -- where a discarded post came from
  wall_time     TEXT,
  zone          TEXT,
  repeated_hour TEXT CHECK (repeated_hour IN ('earlier', 'later')),
  at_ms         INTEGER,
  pending_edit  TEXT CHECK (pending_edit IS NULL OR json_valid(pending_edit)), -- [{ segmentId, text }]
  plan_number   INTEGER NOT NULL DEFAULT 0, -- grows each time it is planned; part of its effects' idempotency keys
  -- What a calendar cell shows, kept by the triggers below: a month is read without touching the segments.
  excerpt       TEXT NOT NULL DEFAULT '',
  segment_count INTEGER NOT NULL DEFAULT 0,
  image_count   INTEGER NOT NULL DEFAULT 0,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL, variants TEXT NOT NULL DEFAULT '', grace_minutes INTEGER CHECK (grace_minutes BETWEEN 1 AND 240), campaign_id TEXT REFERENCES campaign (id), created_by TEXT REFERENCES person (id), labels TEXT NOT NULL DEFAULT '', approval TEXT CHECK (approval IN ('waiting', 'changes_requested', 'approved', 'late')),
  CHECK ((wall_time IS NULL) = (zone IS NULL) AND (wall_time IS NULL) = (at_ms IS NULL)),
  CHECK (stage <> 'scheduled' OR at_ms IS NOT NULL),
  CHECK ((stage = 'discarded') = (stage_before IS NOT NULL))
) STRICT;

CREATE TABLE post_comment (
  id         TEXT PRIMARY KEY,
  post_id    TEXT NOT NULL REFERENCES post (id),
  written_by TEXT REFERENCES person (id),    -- NULL: the office
  text       TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE post_comment_read (
  post_id   TEXT NOT NULL REFERENCES post (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  read_at   INTEGER NOT NULL,
  PRIMARY KEY (post_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_embargo (
  post_id       TEXT PRIMARY KEY REFERENCES post (id),
  wall_time     TEXT NOT NULL,
  zone          TEXT NOT NULL,
  repeated_hour TEXT CHECK (repeated_hour IN ('earlier', 'later')),
  at_ms         INTEGER NOT NULL,
  set_by        TEXT REFERENCES person (id),
  lift_asked_by TEXT REFERENCES person (id)  -- the first of the two who lift it
) STRICT;

CREATE TABLE post_figure (
  account_id       TEXT NOT NULL,
  first_id         TEXT NOT NULL,
  written_at       INTEGER NOT NULL,
  read_at          INTEGER,           -- when the network last said any; NULL: never
  impressions      INTEGER,
  engagements      INTEGER,
  week_known       INTEGER NOT NULL DEFAULT 0 CHECK (week_known IN (0, 1)), -- what it had at the age of seven days
  week_impressions INTEGER,
  week_engagements INTEGER,
  PRIMARY KEY (account_id, first_id),
  FOREIGN KEY (account_id, first_id) REFERENCES own_post (account_id, first_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_label (
  post_id  TEXT NOT NULL REFERENCES post (id),
  label_id TEXT NOT NULL REFERENCES label (id),
  PRIMARY KEY (post_id, label_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_observation (
  account_id  TEXT NOT NULL,
  first_id    TEXT NOT NULL,
  at_ms       INTEGER NOT NULL,
  until_ms    INTEGER NOT NULL,       -- the last reading that said the same
  impressions INTEGER CHECK (impressions >= 0),
  likes       INTEGER CHECK (likes >= 0),
  reposts     INTEGER CHECK (reposts >= 0),
  replies     INTEGER CHECK (replies >= 0),
  quotes      INTEGER CHECK (quotes >= 0),
  bookmarks   INTEGER CHECK (bookmarks >= 0),
  source      TEXT NOT NULL CHECK (source IN ('sync', 'training_history')),
  PRIMARY KEY (account_id, first_id, at_ms),
  FOREIGN KEY (account_id, first_id) REFERENCES own_post (account_id, first_id),
  CHECK (until_ms >= at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_part (
  post_id   TEXT NOT NULL REFERENCES post (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (post_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_sitting (
  post_id     TEXT PRIMARY KEY REFERENCES post (id),
  began_at    INTEGER NOT NULL,
  written_by  TEXT REFERENCES person (id),
  written_at  INTEGER NOT NULL,
  occasion    TEXT NOT NULL CHECK (occasion IN ('written', 'left', 'scheduled', 'applied', 'asked', 'approved', 'restored')),
  occasion_by TEXT REFERENCES person (id),
  occasion_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE post_version (
  id          TEXT PRIMARY KEY,
  post_id     TEXT NOT NULL REFERENCES post (id),
  number      INTEGER NOT NULL,
  content     TEXT NOT NULL CHECK (json_valid(content)),
  written_by  TEXT REFERENCES person (id),
  written_at  INTEGER NOT NULL,
  occasion    TEXT NOT NULL CHECK (occasion IN ('written', 'left', 'scheduled', 'applied', 'asked', 'approved', 'restored')),
  occasion_by TEXT REFERENCES person (id),
  occasion_at INTEGER NOT NULL,
  kept_at     INTEGER NOT NULL,               -- since when the words are others
  UNIQUE (post_id, number)
) STRICT;

CREATE TABLE saved_filter (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  person_id TEXT REFERENCES person (id), -- NULL: everybody's
  scope     TEXT NOT NULL CHECK (json_valid(scope))
) STRICT;

CREATE TABLE saved_reply (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,        -- without case and accents
  folder      TEXT NOT NULL,        -- empty: in none
  texts       TEXT NOT NULL CHECK (json_valid(texts)),  -- by language
  macro       TEXT CHECK (json_valid(macro)),           -- NULL: it puts a text into the box and does nothing else
  macro_key   INTEGER CHECK (macro_key BETWEEN 1 AND 9),
  archived_at INTEGER,
  CHECK (macro IS NOT NULL OR macro_key IS NULL)
) STRICT;

CREATE TABLE saved_reply_use (
  id       TEXT PRIMARY KEY,        -- of the answer
  reply_id TEXT NOT NULL REFERENCES saved_reply (id),
  at       INTEGER NOT NULL
) STRICT;

CREATE TABLE secret (
  account_id TEXT NOT NULL REFERENCES account (id),
  name       TEXT NOT NULL,
  sealed     BLOB NOT NULL,
  updated_at INTEGER NOT NULL, app_digest TEXT,
  PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  post_id    TEXT NOT NULL REFERENCES post (id),
  variant_id TEXT REFERENCES variant (id),
  position   INTEGER NOT NULL,
  text       TEXT NOT NULL
) STRICT;

CREATE TABLE "segment_media" (
  segment_id TEXT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
  media_id   TEXT NOT NULL REFERENCES "media" (id),
  position   INTEGER NOT NULL,
  alt_text   TEXT NOT NULL,
  PRIMARY KEY (segment_id, media_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE segment_text USING fts5 (text, content = 'segment', content_rowid = 'seq',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE 'segment_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'segment_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'segment_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'segment_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE series (
  id          TEXT PRIMARY KEY,
  pattern_id  TEXT NOT NULL REFERENCES post (id), -- what its posts are copies of: a post that is shown nowhere
  rule        TEXT NOT NULL,                      -- RRULE of RFC 5545, without its name
  first_day   TEXT NOT NULL,
  hour        TEXT NOT NULL,                      -- '10:00'
  zone        TEXT NOT NULL,
  on_holiday  TEXT NOT NULL CHECK (on_holiday IN ('keep', 'skip', 'next_working_day')),
  make_as     TEXT NOT NULL CHECK (make_as IN ('scheduled', 'draft')),
  ahead_days  INTEGER NOT NULL,
  most_ahead  INTEGER NOT NULL,
  paused_at   INTEGER,
  ended_at    INTEGER,                            -- by a person, before its last date
  written_by  TEXT REFERENCES person (id),        -- NULL: the office
  created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE slot (
  id          TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL REFERENCES account (id),
  weekday     TEXT NOT NULL CHECK (weekday IN ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
  hour        TEXT NOT NULL,                     -- '10:00', on the office's wall clock
  name        TEXT NOT NULL,                     -- what it is for; empty: anything
  on_holidays INTEGER NOT NULL CHECK (on_holidays IN (0, 1)),
  UNIQUE (account_id, weekday, hour)
) STRICT;

CREATE TABLE spend (
  seq        INTEGER PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  kind       TEXT NOT NULL,
  entry      TEXT NOT NULL CHECK (entry IN ('charged', 'uncertain', 'confirmed', 'released')),
  count      INTEGER NOT NULL,
  micros     INTEGER NOT NULL, -- dollars / 1,000,000; negative where it is taken back
  effect_seq INTEGER REFERENCES effect (seq) -- NULL for readings
) STRICT;

CREATE TABLE text_template (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('text', 'hashtags')),
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,                 -- without case and accents
  text        TEXT NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE TABLE token_refresh (
  account_id   TEXT PRIMARY KEY REFERENCES account (id),
  holder       TEXT NOT NULL,    -- who refreshes
  lease_until  INTEGER NOT NULL, -- until when nobody else does
  token_digest TEXT NOT NULL,    -- SHA-256 of the refresh token that was about to leave
  sent_at      INTEGER NOT NULL,
  sends        INTEGER NOT NULL CHECK (sends >= 1) -- of this token
) STRICT, WITHOUT ROWID;

CREATE TABLE triage_change (
  id   TEXT PRIMARY KEY,
  at   INTEGER NOT NULL,
  undone_by TEXT -- the change that put it back
) STRICT;

CREATE TABLE triage_step (
  change_id       TEXT NOT NULL REFERENCES triage_change (id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  before          TEXT NOT NULL CHECK (json_valid(before)),
  after           TEXT NOT NULL CHECK (json_valid(after)),
  PRIMARY KEY (change_id, conversation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE upload (
  effect_seq  INTEGER PRIMARY KEY REFERENCES effect (seq),
  remote_id   TEXT NOT NULL,
  stage       TEXT NOT NULL CHECK (stage IN ('sending', 'processing')),
  sent_pieces INTEGER NOT NULL CHECK (sent_pieces >= 0), -- acknowledged by the network, in order
  expires_at  INTEGER NOT NULL,                          -- the network forgets it then
  restarts    INTEGER NOT NULL,                          -- how often it began again because the network lost something
  renewals    INTEGER NOT NULL DEFAULT 0                 -- how often it was sent again because a post was refused for it
) STRICT;

CREATE TABLE urgent_item (
  item_id TEXT PRIMARY KEY REFERENCES item (id),
  mark_id TEXT NOT NULL REFERENCES urgent_mark (id),
  terms   TEXT NOT NULL CHECK (json_valid(terms))
) STRICT, WITHOUT ROWID;

CREATE TABLE urgent_mark (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  marked_at       INTEGER NOT NULL,
  ended           TEXT CHECK (ended IN ('dealt_with', 'false_alarm')), -- NULL: active
  ended_at        INTEGER,
  ended_by        TEXT REFERENCES person (id), -- NULL: the office
  done            TEXT NOT NULL DEFAULT '',    -- what was done
  CHECK ((ended IS NULL) = (ended_at IS NULL))
) STRICT;

CREATE TABLE urgent_step (
  mark_id   TEXT NOT NULL REFERENCES urgent_mark (id),
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  ticked_at INTEGER,
  ticked_by TEXT REFERENCES person (id), -- NULL: the office
  PRIMARY KEY (mark_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE urgent_term (
  list    TEXT NOT NULL,
  written TEXT NOT NULL,
  change  TEXT NOT NULL CHECK (change IN ('added', 'disabled')),
  PRIMARY KEY (list, written)
) STRICT, WITHOUT ROWID;

CREATE TABLE variant (
  id         TEXT PRIMARY KEY,
  post_id    TEXT NOT NULL REFERENCES post (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  state      TEXT NOT NULL CHECK (state IN
    ('pending', 'publishing', 'published', 'uncertain', 'needs_attention', 'missed', 'cancelled')), chain TEXT CHECK (chain IN ('unread', 'whole', 'broken', 'accepted')), chain_at INTEGER, chain_reads INTEGER NOT NULL DEFAULT 0, chain_part INTEGER, pending_edit TEXT CHECK (pending_edit IS NULL OR json_valid(pending_edit)),
  UNIQUE (post_id, account_id)
) STRICT;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER effect_arrived_as AFTER UPDATE OF remote_id ON effect WHEN new.remote_id IS NOT NULL BEGIN
  UPDATE conversation AS c SET arrived_as = CASE c.kind WHEN 'direct' THEN 'direct' ELSE coalesce((
    SELECT CASE
      WHEN n.mentions_us = 0 THEN 'comment'
      WHEN EXISTS (SELECT 1 FROM own_post o WHERE o.account_id = n.account_id AND o.first_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM effect m WHERE m.account_id = n.account_id AND m.remote_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM item a WHERE a.account_id = n.account_id AND a.kind = 'public'
          AND a.remote_id = n.in_reply_to AND a.direction = 'out') THEN 'reply'
      ELSE 'mention' END
    FROM item n WHERE n.conversation_id = c.id AND n.direction = 'in'
    ORDER BY n.written_at DESC, n.seq DESC LIMIT 1), 'mention') END
    WHERE c.account_id = new.account_id AND c.kind = 'public'
      AND c.remote_key >= new.remote_id || ':' AND c.remote_key < new.remote_id || ';';
END;

CREATE TRIGGER entered_count_no_delete BEFORE DELETE ON entered_count BEGIN SELECT RAISE(ABORT, 'entered counts are append-only'); END;

CREATE TRIGGER entered_count_no_update BEFORE UPDATE ON entered_count BEGIN SELECT RAISE(ABORT, 'entered counts are append-only'); END;

CREATE TRIGGER item_hour_delete AFTER DELETE ON item BEGIN
  UPDATE item_hour SET count = count - 1
    WHERE account_id = old.account_id AND hour = old.written_at / 3600000 AND direction = old.direction;
END;

CREATE TRIGGER item_hour_insert AFTER INSERT ON item BEGIN
  INSERT INTO item_hour (account_id, hour, direction, count)
    VALUES (new.account_id, new.written_at / 3600000, new.direction, 1)
    ON CONFLICT (account_id, hour, direction) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER item_hour_update AFTER UPDATE OF written_at ON item
  WHEN new.written_at / 3600000 <> old.written_at / 3600000 BEGIN
  UPDATE item_hour SET count = count - 1
    WHERE account_id = old.account_id AND hour = old.written_at / 3600000 AND direction = old.direction;
  INSERT INTO item_hour (account_id, hour, direction, count)
    VALUES (new.account_id, new.written_at / 3600000, new.direction, 1)
    ON CONFLICT (account_id, hour, direction) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER item_text_delete AFTER DELETE ON item BEGIN
  INSERT INTO item_text (item_text, rowid, text, author_handle, author_name)
    VALUES ('delete', old.seq, old.text, old.author_handle, old.author_name);
END;

CREATE TRIGGER item_text_insert AFTER INSERT ON item BEGIN
  INSERT INTO item_text (rowid, text, author_handle, author_name) VALUES (new.seq, new.text, new.author_handle, new.author_name);
END;

CREATE TRIGGER item_text_update AFTER UPDATE OF text, author_handle, author_name ON item BEGIN
  INSERT INTO item_text (item_text, rowid, text, author_handle, author_name)
    VALUES ('delete', old.seq, old.text, old.author_handle, old.author_name);
  INSERT INTO item_text (rowid, text, author_handle, author_name) VALUES (new.seq, new.text, new.author_handle, new.author_name);
END;

CREATE TRIGGER note_text_delete AFTER DELETE ON note BEGIN
  INSERT INTO note_text (note_text, rowid, text) VALUES ('delete', old.seq, old.text);
END;

CREATE TRIGGER note_text_insert AFTER INSERT ON note BEGIN
  INSERT INTO note_text (rowid, text) VALUES (new.seq, new.text);
END;

CREATE TRIGGER observation_no_delete BEFORE DELETE ON observation BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

CREATE TRIGGER observation_no_update BEFORE UPDATE ON observation BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

CREATE TRIGGER own_post_arrived_as AFTER INSERT ON own_post BEGIN
  UPDATE conversation AS c SET arrived_as = CASE c.kind WHEN 'direct' THEN 'direct' ELSE coalesce((
    SELECT CASE
      WHEN n.mentions_us = 0 THEN 'comment'
      WHEN EXISTS (SELECT 1 FROM own_post o WHERE o.account_id = n.account_id AND o.first_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM effect m WHERE m.account_id = n.account_id AND m.remote_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM item a WHERE a.account_id = n.account_id AND a.kind = 'public'
          AND a.remote_id = n.in_reply_to AND a.direction = 'out') THEN 'reply'
      ELSE 'mention' END
    FROM item n WHERE n.conversation_id = c.id AND n.direction = 'in'
    ORDER BY n.written_at DESC, n.seq DESC LIMIT 1), 'mention') END
    WHERE c.account_id = new.account_id AND c.kind = 'public'
      AND c.remote_key >= new.first_id || ':' AND c.remote_key < new.first_id || ';';
END;

CREATE TRIGGER own_post_figure AFTER INSERT ON own_post WHEN new.in_reply_to IS NULL BEGIN
  INSERT INTO post_figure (account_id, first_id, written_at) VALUES (new.account_id, new.first_id, new.written_at);
END;

CREATE TRIGGER post_excerpt_delete AFTER DELETE ON segment BEGIN
  UPDATE post SET segment_count = segment_count - (old.variant_id IS NULL),
    excerpt = coalesce((SELECT substr(text, 1, 200) FROM segment WHERE post_id = old.post_id
      ORDER BY text = '', variant_id IS NOT NULL, variant_id, position LIMIT 1), '')
  WHERE id = old.post_id;
END;

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

CREATE TRIGGER post_images_delete BEFORE DELETE ON segment_media BEGIN
  UPDATE post SET image_count = coalesce((SELECT max(carried) FROM (
      SELECT count(*) AS carried FROM segment s JOIN segment_media m ON m.segment_id = s.id
      WHERE s.post_id = post.id AND NOT (m.segment_id = old.segment_id AND m.media_id = old.media_id)
      GROUP BY s.variant_id)), 0)
  WHERE id = (SELECT post_id FROM segment WHERE id = old.segment_id);
END;

CREATE TRIGGER post_images_insert AFTER INSERT ON segment_media BEGIN
  UPDATE post SET image_count = coalesce((SELECT max(carried) FROM (
      SELECT count(*) AS carried FROM segment s JOIN segment_media m ON m.segment_id = s.id
      WHERE s.post_id = post.id GROUP BY s.variant_id)), 0)
  WHERE id = (SELECT post_id FROM segment WHERE id = new.segment_id);
END;

CREATE TRIGGER post_images_of_segment BEFORE DELETE ON segment BEGIN
  DELETE FROM segment_media WHERE segment_id = old.id;
END;

CREATE TRIGGER post_labels_delete AFTER DELETE ON post_label BEGIN
  UPDATE post SET labels = coalesce(
    (SELECT group_concat(label_id, ',' ORDER BY label_id) FROM post_label WHERE post_id = old.post_id), '')
  WHERE id = old.post_id;
END;

CREATE TRIGGER post_labels_insert AFTER INSERT ON post_label BEGIN
  UPDATE post SET labels =
    (SELECT group_concat(label_id, ',' ORDER BY label_id) FROM post_label WHERE post_id = new.post_id)
  WHERE id = new.post_id;
END;

CREATE TRIGGER post_observation_no_delete BEFORE DELETE ON post_observation
  BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

CREATE TRIGGER post_observation_no_update BEFORE UPDATE ON post_observation
  WHEN new.until_ms < old.until_ms OR new.account_id <> old.account_id OR new.first_id <> old.first_id
    OR new.at_ms <> old.at_ms OR new.source <> old.source OR new.impressions IS NOT old.impressions
    OR new.likes IS NOT old.likes OR new.reposts IS NOT old.reposts OR new.replies IS NOT old.replies
    OR new.quotes IS NOT old.quotes OR new.bookmarks IS NOT old.bookmarks
  BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

CREATE TRIGGER post_variants_delete AFTER DELETE ON variant BEGIN
  UPDATE post SET variants = coalesce(
    (SELECT group_concat(account_id || ':' || state, ' ' ORDER BY id) FROM variant WHERE post_id = old.post_id), '')
  WHERE id = old.post_id;
END;

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

CREATE TRIGGER segment_text_delete AFTER DELETE ON segment BEGIN
  INSERT INTO segment_text (segment_text, rowid, text) VALUES ('delete', old.seq, old.text);
END;

CREATE TRIGGER segment_text_insert AFTER INSERT ON segment BEGIN
  INSERT INTO segment_text (rowid, text) VALUES (new.seq, new.text);
END;

CREATE TRIGGER segment_text_update AFTER UPDATE OF text ON segment BEGIN
  INSERT INTO segment_text (segment_text, rowid, text) VALUES ('delete', old.seq, old.text);
  INSERT INTO segment_text (rowid, text) VALUES (new.seq, new.text);
END;

CREATE TRIGGER spend_no_delete BEFORE DELETE ON spend BEGIN SELECT RAISE(ABORT, 'spend is append-only'); END;

CREATE TRIGGER spend_no_update BEFORE UPDATE ON spend BEGIN SELECT RAISE(ABORT, 'spend is append-only'); END;

CREATE VIEW limit_holder (account_id, scope, holder) AS
  SELECT id, 'account', id FROM account
  UNION ALL SELECT id, 'app', 'training' FROM account WHERE mode = 'training'
  UNION ALL SELECT account_id, 'app', app_digest FROM secret WHERE app_digest IS NOT NULL;
