/** Where a conversation stands for the office. */
export const CONVERSATION_STATUSES = ['open', 'answered'] as const
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number]

/** A citizen who writes again opens the conversation; an answer of ours that is newer than their last word settles it. */
export function statusAfter(last: 'them' | 'us'): ConversationStatus {
  return last === 'them' ? 'open' : 'answered'
}
