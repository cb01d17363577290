/** Where a conversation stands for the office (docs/specs/inbox.md §5.1). */
export const CONVERSATION_STATUSES = [
  'new',
  'open',
  'waiting_citizen',
  'waiting_inside',
  'resolved',
  'ignored',
] as const
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number]

/** Looked at and done with, one way or the other. */
export function isClosed(status: ConversationStatus): boolean {
  return status === 'resolved' || status === 'ignored'
}
