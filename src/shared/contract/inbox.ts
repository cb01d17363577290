/** What citizens write, and our answers. */
import { z } from 'zod'
import { EFFECT_STATES } from '../domain/effect.ts'
import { CONVERSATION_STATUSES } from '../domain/inboxStatus.ts'
import { COUNT_LIMIT, INBOX_VIEWS } from '../domain/inboxView.ts'
import { LABEL_COLOURS } from '../domain/label.ts'
import { PRIORITIES } from '../domain/priority.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { savedReplyChosen } from './savedReplies.ts'
import { dayIso, done, id, instantMs, longText, nothing, reason, searchText } from './values.ts'

export const conversationKinds = ['public', 'direct'] as const

/**
 * How the newest word of the citizen came: it names us, it answers a post of ours and names us, it stands under a post of
 * ours without naming us, or it is a direct message.
 */
export const ARRIVALS = ['mention', 'reply', 'comment', 'direct'] as const

export const conversationRow = lazily(() =>
  z.object({
    conversationId: id,
    accountId: id,
    kind: z.enum(conversationKinds),
    arrivedAs: z.enum(ARRIVALS),
    citizen: z.object({ handle: z.string(), displayName: z.string() }),
    snippet: z.string(),
    lastAtMs: instantMs,
    status: z.enum(CONVERSATION_STATUSES),
    unread: z.boolean(),
    snoozedUntilMs: instantMs.nullable(),
    pinned: z.boolean(),
    /** Under an active urgent mark; `urgent.of` says more. */
    urgent: z.boolean(),
    /** Its citizen may go on writing; nothing is announced. */
    silenced: z.boolean(),
    /** The person of the office to whom it belongs. */
    assigneeId: id.nullable(),
    labelIds: z.array(id),
    /** All of it was written before the account was connected: it neither waits for us nor was answered by us. */
    fromBefore: z.boolean(),
    itemCount: z.int(),
    priority: z.enum(PRIORITIES),
    /** It began outside business hours. */
    isOfNight: z.boolean(),
    /** By when it is to be answered and resolved; null where nothing is aimed at or the clock does not run. */
    responseDueAtMs: instantMs.nullable(),
    resolutionDueAtMs: instantMs.nullable(),
    /** The state of our newest answer that has not been sent yet; null when there is none. */
    pendingAnswer: z.enum(EFFECT_STATES).nullable(),
    /** Hand-offs to another channel that are not closed. */
    openHandoffs: z.int(),
  }),
)
export type ConversationRow = Parsed<typeof conversationRow>

/**
 * The last row of the page before; where the view is sorted by what is due, `atMs` is when that row is, and where it is a search
 * that lists the newest hits first, `hits` are those that were passed.
 */
export const pageCursor = lazily(() =>
  z.strictObject({
    urgent: z.boolean(),
    pinned: z.boolean(),
    atMs: instantMs,
    id,
    hits: z.strictObject({ item: z.int(), note: z.int() }).nullable(),
  }),
)

/** What is listed; null narrows nothing. Days are the office's, both included. */
export const inboxScope = lazily(() =>
  z.strictObject({
    view: z.enum(INBOX_VIEWS),
    accountId: id.nullable(),
    kind: z.enum(conversationKinds).nullable(),
    assigneeId: id.nullable(),
    labelId: id.nullable(),
    fromDay: dayIso.nullable(),
    toDay: dayIso.nullable(),
    text: searchText.nullable(),
  }),
)
export type InboxScope = Parsed<typeof inboxScope>

const label = lazily(() =>
  z.object({
    labelId: id,
    name: z.string(),
    colour: z.enum(LABEL_COLOURS),
    archivedAtMs: instantMs.nullable(),
  }),
)

/** Up to COUNT_LIMIT: as many or more. */
const count = lazily(() => z.int().min(0).max(COUNT_LIMIT))
const shortName = lazily(() => z.string().trim().min(1).max(60))

export const triageChange = lazily(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('status'), status: z.enum(CONVERSATION_STATUSES) }),
    z.strictObject({ kind: z.literal('assign'), personId: id.nullable() }),
    z.strictObject({ kind: z.literal('label'), labelId: id, on: z.boolean() }),
    /** Until an instant that is still to come; null: back at once. */
    z.strictObject({ kind: z.literal('snooze'), untilMs: instantMs.nullable() }),
    z.strictObject({ kind: z.literal('pin'), on: z.boolean() }),
    z.strictObject({ kind: z.literal('silence'), on: z.boolean() }),
    z.strictObject({ kind: z.literal('read'), on: z.boolean() }),
    z.strictObject({ kind: z.literal('priority'), priority: z.enum(PRIORITIES) }),
  ]),
)

export const conversationDetail = lazily(() =>
  conversationRow().extend({
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
        delivery: z
          .object({
            effectId: id,
            state: z.enum(EFFECT_STATES),
            problem: reason().nullable(),
            /** What came in after the person had sent it, in the order in which it was said; they have not seen it. */
            unseenEntryIds: z.array(id),
          })
          .nullable(),
        url: z.string().nullable(),
        deletedAtMs: instantMs.nullable(),
        /** Why nothing is left of it but who wrote it and when; null where it is there. */
        gone: z.enum(['deleted', 'not_visible']).nullable(),
        editedAtMs: instantMs.nullable(),
        /** When the network last showed it: our copy may be as old as this. Null for what is not a copy. */
        checkedAtMs: instantMs.nullable(),
      }),
    ),
    /** What came in last: given back with an answer, it says what was on the screen. Null where nothing has. */
    lastReceivedId: id.nullable(),
    /** How the next answer can be given, known before a word is written. */
    answering: z.object({
      way: z.enum(['api', 'by_hand', 'none']),
      /** Why not by API: the network's reply rule, assisted mode, or a disconnected account. */
      why: z.enum(['reply_rule', 'assisted', 'disconnected']).nullable(),
      toEntryId: id.nullable(),
      textLimit: z.int(),
    }),
    /** What colleagues told each other, in order of time. Never sent. */
    notes: z.array(
      z.object({
        noteId: id,
        /** Null: the office, from before there were people. */
        personId: id.nullable(),
        text: z.string(),
        atMs: instantMs,
        /** Until when its author may take it back. */
        removableUntilMs: instantMs,
      }),
    ),
    /** What whoever acts was writing for colleagues and has not kept yet; nobody else is told. */
    noteDraft: z.string(),
    /** What was typed and not sent. */
    draft: z.string(),
    /** Who typed it last, and when; null where nothing is typed. */
    draftBy: z.object({ personId: id.nullable(), atMs: instantMs }).nullable(),
  }),
)
/** What a citizen wrote to us besides one conversation, on that conversation's network. */
export const citizenHistory = lazily(() =>
  z.object({
    conversations: z.int(),
    items: z.int(),
    /** When the first of it was written, by the network's clock; null where there is none. */
    firstAtMs: instantMs.nullable(),
    newest: z.array(
      conversationRow().pick({
        accountId: true,
        conversationId: true,
        kind: true,
        snippet: true,
        lastAtMs: true,
        status: true,
        fromBefore: true,
      }),
    ),
  }),
)
export type CitizenHistory = Parsed<typeof citizenHistory>
export type ConversationDetail = Parsed<typeof conversationDetail>

const conversation = lazily(() => z.strictObject({ conversationId: id }))
const noteText = lazily(() => z.string().max(5_000))

export const inboxOperations = {
  /**
   * Conversations, urgent ones first, then pinned ones, then newest first; those overdue by what was due first. `cursor` is the
   * last row of the page before.
   */
  'inbox.list': query({
    input: () =>
      z.strictObject({
        scope: inboxScope(),
        cursor: pageCursor().nullable(),
        limit: z.int().min(1).max(200),
      }),
    output: () => z.object({ rows: z.array(conversationRow()), next: pageCursor().nullable() }),
    topics: ['inbox', 'outbox', 'people'],
  }),
  /**
   * Writes the messages of the conversations that a scope lists, ten thousand at most, as a table into a folder that the
   * person shows; null where they changed their mind. Personal data and the names of citizens are left out.
   */
  'inbox.export': command({
    input: () => z.strictObject({ scope: inboxScope() }),
    output: () => z.object({ fileName: z.string(), messages: z.int(), isPart: z.boolean() }).nullable(),
    right: 'triage',
  }),
  /** How many conversations each view holds, of all accounts. */
  'inbox.counts': query({
    input: nothing,
    output: () => z.record(z.enum(INBOX_VIEWS), count()),
    topics: ['inbox', 'people'],
  }),
  /** Errors: not_found. */
  'inbox.conversation': query({
    input: conversation,
    output: conversationDetail,
    topics: ['inbox', 'outbox', 'accounts', 'people'],
  }),
  /** The citizen's other conversations with us, the newest of them. Errors: not_found. */
  'inbox.history': query({ input: conversation, output: citizenHistory, topics: ['inbox', 'accounts'] }),
  /**
   * Puts on record that somebody had the personal data of a citizen's message shown, which is masked until then. Errors:
   * not_found.
   */
  'inbox.reveal': command({ input: () => conversation().extend({ entryId: id }), output: done, right: 'triage' }),
  'inbox.markRead': command({
    input: () => conversation().extend({ read: z.boolean() }),
    output: done,
    right: 'triage',
  }),
  /**
   * Changes where conversations stand, all in one transaction. `changeId` is made by the caller and is what `undo` asks for.
   * `unknown` were not there any more; `urgent` are under an active mark and were left for that: such a one is neither closed
   * nor snoozed, and among several its status is not changed. Errors: not_found (label or person), time_in_past (snooze),
   * conflict (the id was used for something else).
   */
  'inbox.change': command({
    input: () =>
      z.strictObject({ changeId: id, conversationIds: z.array(id).min(1).max(1_000), change: triageChange() }),
    output: () => z.object({ changed: z.int(), unchanged: z.int(), unknown: z.int(), urgent: z.int() }),
    right: 'triage',
  }),
  /**
   * Puts back what a change did, where nothing has happened to it since. Errors: not_found (no such change, or older than a
   * day), wrong_state (undone already).
   */
  'inbox.undo': command({
    input: () => z.strictObject({ changeId: id, undoId: id }),
    output: () => z.object({ restored: z.int(), movedOn: z.int() }),
    right: 'triage',
  }),
  /** Of whoever acts. Errors: not_found. */
  'inbox.saveNoteDraft': command({
    input: () => conversation().extend({ text: noteText() }),
    output: done,
    right: 'triage',
  }),
  /** Keeps it, and forgets the draft. Errors: not_found, text_empty, conflict. */
  'inbox.addNote': command({
    input: () => conversation().extend({ noteId: id, text: noteText() }),
    output: done,
    right: 'triage',
  }),
  /** Errors: not_found, wrong_state (somebody else's, or too late). */
  'inbox.removeNote': command({ input: () => z.strictObject({ noteId: id }), output: done, right: 'triage' }),
  /** By name, those archived last. */
  'inbox.labels': query({ input: nothing, output: () => z.array(label()), topics: ['inbox'] }),
  /** Makes one or changes it; one that was archived is back. Errors: name_taken. */
  'inbox.saveLabel': command({
    input: () => z.strictObject({ labelId: id, name: shortName(), colour: z.enum(LABEL_COLOURS) }),
    output: done,
    right: 'triage',
  }),
  /** It stays where it is, and is offered no more. Errors: not_found. */
  'inbox.archiveLabel': command({ input: () => z.strictObject({ labelId: id }), output: done, right: 'triage' }),
  /** One's own and everybody's, with how many conversations each holds now. */
  'inbox.filters': query({
    input: nothing,
    output: () =>
      z.array(z.object({ filterId: id, name: z.string(), shared: z.boolean(), scope: inboxScope(), count: count() })),
    topics: ['inbox', 'people', 'settings'],
  }),
  /** Errors: not_found (somebody else's). */
  'inbox.saveFilter': command({
    input: () => z.strictObject({ filterId: id, name: shortName(), shared: z.boolean(), scope: inboxScope() }),
    output: done,
    right: 'triage',
  }),
  /** Errors: not_found, also of somebody else's. */
  'inbox.removeFilter': command({ input: () => z.strictObject({ filterId: id }), output: done, right: 'triage' }),
  'inbox.saveDraft': command({
    input: () => conversation().extend({ text: longText }),
    output: done,
    right: 'answer',
  }),
  /**
   * Queues an answer; it leaves when there is a connection. `answerId` is made by the caller. With `resolves` the
   * conversation is resolved when it is out, and waits for the citizen otherwise. `seenEntryId` is what came in last
   * of what was on the screen (`lastReceivedId`): where something else has come in before it leaves, it is held and asks.
   * `savedReply` is what the text was begun with: its use is counted, and what its macro does is done in the same transaction
   * under `answerId`, which `undo` takes.
   * Errors: not_found, text_empty, text_too_long (params.length, params.limit), variable_open (params.names),
   * reply_not_allowed, account_disconnected.
   */
  'inbox.reply': command({
    input: () =>
      conversation().extend({
        answerId: id,
        text: longText,
        resolves: z.boolean(),
        seenEntryId: id.nullable(),
        savedReply: savedReplyChosen().optional(),
      }),
    output: done,
    right: 'answer',
  }),
  /**
   * Copies the text and opens the network's own page to answer by hand; the conversation waits for the citizen, also where
   * the macro of `savedReply` resolves. Errors: not_found, text_empty, text_too_long, variable_open.
   */
  'inbox.answerByHand': command({
    input: () => conversation().extend({ text: longText, savedReply: savedReplyChosen().optional() }),
    output: done,
    right: 'answer',
  }),
}
