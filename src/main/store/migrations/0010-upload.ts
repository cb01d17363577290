/** How far each upload is, so that it goes on where it was after a break, a crash or a restart. */
export const version = 10
export const name = 'upload'
export const sql = /* sql */ `
CREATE TABLE upload (
  effect_seq  INTEGER PRIMARY KEY REFERENCES effect (seq),
  remote_id   TEXT NOT NULL,
  stage       TEXT NOT NULL CHECK (stage IN ('sending', 'processing')),
  sent_pieces INTEGER NOT NULL CHECK (sent_pieces >= 0), -- acknowledged by the network, in order
  expires_at  INTEGER NOT NULL,                          -- the network forgets it then
  restarts    INTEGER NOT NULL,                          -- how often it began again because the network lost something
  renewals    INTEGER NOT NULL DEFAULT 0                 -- how often it was sent again because a post was refused for it
) STRICT;
`
