/** The views of the inbox (docs/specs/inbox.md §7.1). */
export const INBOX_VIEWS = [
  'queue',
  'urgent',
  'unassigned',
  'mine',
  'overdue',
  'night',
  'waiting',
  'snoozed',
  'handed_off',
  'unread',
  'closed',
  'all',
] as const
export type InboxView = (typeof INBOX_VIEWS)[number]

/** A view as it is: of all accounts, whenever it was written, without words. */
export const UNNARROWED = {
  accountId: null,
  kind: null,
  assigneeId: null,
  labelId: null,
  fromDay: null,
  toDay: null,
  text: null,
} as const

/** Counted no further: it would cost more than it tells. */
export const COUNT_LIMIT = 1_000
