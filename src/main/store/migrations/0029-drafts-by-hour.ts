/** Drafts with an hour in mind stand in the calendar (docs/specs/calendar.md §3.5). */
export const version = 29
export const name = 'drafts-by-hour'
export const sql = /* sql */ `
DROP INDEX post_by_time;
CREATE INDEX post_by_time ON post (at_ms) WHERE at_ms IS NOT NULL AND stage <> 'discarded';
`
