/** Where a conversation stands for the office. */
export const CONVERSATION_STATUSES = ['open', 'answered'] as const
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number]
