/** What citizens write, and our answers. */
import { z } from 'zod'
import { CONVERSATION_STATUSES } from '../domain/inboxStatus.ts'
import { EFFECT_STATES } from '../domain/effect.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, longText, nothing, reason, searchText } from './values.ts'

export const conversationKinds = ['public', 'direct'] as const

/**
 * How the newest word of the citizen came: it names us, it answers a post of ours and names us, it stands under a post of
 * ours without naming us, or it is a direct message.
 */
export const ARRIVALS = ['mention', 'reply', 'comment', 'direct'] as const

export const conversationRow = z.object({
  conversationId: id,
  accountId: id,
  kind: z.enum(conversationKinds),
  arrivedAs: z.enum(ARRIVALS),
  person: z.object({ handle: z.string(), displayName: z.string() }),
  snippet: z.string(),
  lastAtMs: instantMs,
  status: z.enum(CONVERSATION_STATUSES),
  unread: z.boolean(),
  /** All of it was written before the account was connected: it neither waits for us nor was answered by us. */
  fromBefore: z.boolean(),
  itemCount: z.int(),
  /** The state of our newest answer that has not been sent yet; null when there is none. */
  pendingAnswer: z.enum(EFFECT_STATES).nullable(),
})
export type ConversationRow = z.infer<typeof conversationRow>

export const pageCursor = z.strictObject({ atMs: instantMs, id })

export const conversationDetail = conversationRow.extend({
  entries: z.array(
    z.object({
      entryId: id,
      from: z.enum(['them', 'us']),
      authorHandle: z.string(),
      authorName: z.string(),
      /** Plain text, shown as text whatever it holds. */
      text: z.string(),
      atMs: instantMs,
      /** For our answers that are not out yet. */
      delivery: z.object({ effectId: id, state: z.enum(EFFECT_STATES), problem: reason.nullable() }).nullable(),
      url: z.string().nullable(),
      deletedAtMs: instantMs.nullable(),
      /** Why nothing is left of it but who wrote it and when; null where it is there. */
      gone: z.enum(['deleted', 'not_visible']).nullable(),
      editedAtMs: instantMs.nullable(),
      /** When the network last showed it: our copy may be as old as this. Null for what is not a copy. */
      checkedAtMs: instantMs.nullable(),
    }),
  ),
  /** How the next answer can be given, known before a word is written. */
  answering: z.object({
    way: z.enum(['api', 'by_hand', 'none']),
    /** Why not by API: the network's reply rule, assisted mode, or a disconnected account. */
    why: z.enum(['reply_rule', 'assisted', 'disconnected']).nullable(),
    toEntryId: id.nullable(),
    textLimit: z.int(),
  }),
  /** What was typed and not sent. */
  draft: z.string(),
})
export type ConversationDetail = z.infer<typeof conversationDetail>

const conversation = z.strictObject({ conversationId: id })
export const INBOX_FILTERS = ['all', 'unread', 'open', 'answered'] as const

export const inboxOperations = {
  /** Conversations newest first. `cursor` is the last row of the page before. */
  'inbox.list': query({
    input: z.strictObject({
      filter: z.enum(INBOX_FILTERS),
      accountId: id.nullable(),
      text: searchText.nullable(),
      cursor: pageCursor.nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ rows: z.array(conversationRow), next: pageCursor.nullable() }),
    topics: ['inbox', 'outbox'],
  }),
  'inbox.counts': query({
    input: nothing,
    output: z.object({ all: z.int(), unread: z.int(), open: z.int(), answered: z.int() }),
    topics: ['inbox'],
  }),
  /** Errors: not_found. */
  'inbox.conversation': query({
    input: conversation,
    output: conversationDetail,
    topics: ['inbox', 'outbox', 'accounts'],
  }),
  'inbox.markRead': command({ input: conversation.extend({ read: z.boolean() }), output: done, right: 'triage' }),
  'inbox.setStatus': command({
    input: conversation.extend({ status: z.enum(CONVERSATION_STATUSES) }),
    output: done,
    right: 'triage',
  }),
  'inbox.saveDraft': command({ input: conversation.extend({ text: longText }), output: done, right: 'answer' }),
  /**
   * Queues an answer; it leaves when there is a connection. `answerId` is made by the caller.
   * Errors: not_found, text_empty, text_too_long (params.length, params.limit), reply_not_allowed, account_disconnected.
   */
  'inbox.reply': command({
    input: conversation.extend({ answerId: id, text: longText }),
    output: done,
    right: 'answer',
  }),
  /** Copies the text and opens the network's own page to answer by hand; the conversation becomes answered. */
  'inbox.answerByHand': command({ input: conversation.extend({ text: longText }), output: done, right: 'answer' }),
}
