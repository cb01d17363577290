/** What a citizen has written to us before is found by who they are on the network (docs/specs/inbox.md §7.6). */
export const version = 20
export const name = 'citizen-history'
export const sql = `
CREATE INDEX conversation_of_citizen ON conversation (citizen_remote_id, last_at DESC, id DESC);
`
