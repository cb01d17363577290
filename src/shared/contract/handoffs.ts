/** Hand-offs of a conversation to a private or official channel (docs/specs/inbox.md §13). */
import { z } from 'zod'
import {
  HANDOFF_CHANNELS,
  MAIL_ADDRESS,
  MAIL_ADDRESS_LENGTH,
  MAIL_STATES,
  MAIL_WAYS,
  ONE_LINE,
} from '../domain/handoff.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing, reason, STOPS } from './values.ts'

const recipient = lazily(() => z.string().trim().min(1).max(200, STOPS).regex(ONE_LINE))
const reference = lazily(() => z.string().trim().max(100, STOPS).regex(ONE_LINE))
export const mailAddress = lazily(() => z.string().trim().max(MAIL_ADDRESS_LENGTH, STOPS).regex(MAIL_ADDRESS))

/** What is given to whom; the link is an https page. */
export const complaintForm = lazily(() =>
  z.strictObject({
    text: z.string().trim().max(1_000),
    link: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable(),
  }),
)

const way = lazily(() =>
  z.discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('direct'), recipient: recipient() }),
    z.strictObject({
      channel: z.literal('email'),
      recipient: mailAddress(),
      subject: z.string().trim().min(1).max(200, STOPS).regex(ONE_LINE),
      by: z.enum(MAIL_WAYS),
    }),
    /** `noticeGiven`: the citizen was told that a message is no formal complaint, and where the form is. */
    z.strictObject({ channel: z.literal('form'), recipient: recipient(), noticeGiven: z.boolean() }),
    z.strictObject({ channel: z.literal('other'), recipient: recipient() }),
  ]),
)

const handoff = lazily(() =>
  z.object({
    handoffId: id,
    channel: z.enum(HANDOFF_CHANNELS),
    recipient: z.string(),
    text: z.string(),
    /** What the citizen agreed to, and when; null where nothing was put on record. */
    consent: z.object({ to: z.string(), atMs: instantMs }).nullable(),
    noticeGiven: z.boolean(),
    /** The messages that were passed on, and whether with their personal data. */
    items: z.array(z.object({ entryId: id, unmasked: z.boolean() })),
    reference: z.string(),
    followerId: id.nullable(),
    openedAtMs: instantMs,
    openedBy: id.nullable(),
    closed: z.object({ atMs: instantMs, by: id.nullable(), toldInPublic: z.boolean() }).nullable(),
    mail: z
      .object({
        way: z.enum(MAIL_WAYS),
        subject: z.string(),
        /** By which a copy is recognised; null where the person's mail program makes its own. */
        messageId: z.string().nullable(),
        state: z.enum(MAIL_STATES),
        /** Why it needs a person, or why the last try failed. */
        problem: reason().nullable(),
        /** When it is tried next; null unless it waits for that. */
        nextTryAtMs: instantMs.nullable(),
        leftAtMs: instantMs.nullable(),
      })
      .nullable(),
  }),
)
export type HandoffView = Parsed<typeof handoff>

const one = lazily(() => z.strictObject({ handoffId: id }))

export const handoffOperations = {
  /** Those of a conversation, the newest first. Errors: not_found. */
  'handoffs.list': query({
    input: () => z.strictObject({ conversationId: id }),
    output: () => z.array(handoff()),
    topics: ['inbox', 'people'],
  }),
  /** What a new one needs: who was written to lately, whether mail can leave from here, and the office's form. */
  'handoffs.options': query({
    input: nothing,
    output: () =>
      z.object({
        recipients: z.array(z.object({ channel: z.enum(HANDOFF_CHANNELS), recipient: z.string() })),
        /** The address that mail leaves from; null where no server is set. */
        sender: z.string().nullable(),
        form: z.object({ text: z.string(), link: z.string().nullable() }),
      }),
    topics: ['inbox', 'settings'],
  }),
  /** The newest direct conversation with the citizen of a conversation; null where there is none. Errors: not_found. */
  'handoffs.directWith': query({
    input: () => z.strictObject({ conversationId: id }),
    output: () => z.object({ conversationId: id.nullable() }),
    topics: ['inbox'],
  }),
  /**
   * Hands over. `handoffId` is made by the caller. By e-mail the message is queued, or the person's mail program opened:
   * `bodyCopied` says that the text did not fit into the address and is on the clipboard. Errors: not_found (conversation,
   * message or person), conflict, mail_not_set, text_empty (neither text nor message by e-mail).
   */
  'handoffs.open': command({
    input: () =>
      z.strictObject({
        conversationId: id,
        handoffId: id,
        way: way(),
        text: z.string().max(10_000),
        consent: z.strictObject({ to: z.string().trim().min(1).max(500), atMs: instantMs }).nullable(),
        items: z.array(z.strictObject({ entryId: id, unmasked: z.boolean() })).max(200),
        reference: reference(),
        followerId: id.nullable(),
      }),
    output: () => z.object({ bodyCopied: z.boolean() }),
    right: 'answer',
  }),
  /** Errors: not_found (hand-off or person), wrong_state (closed). */
  'handoffs.update': command({
    input: () => one().extend({ reference: reference(), followerId: id.nullable() }),
    output: done,
    right: 'triage',
  }),
  /** Errors: not_found, wrong_state (closed, or its mail may still leave: params.state). */
  'handoffs.close': command({
    input: () => one().extend({ toldInPublic: z.boolean() }),
    output: done,
    right: 'triage',
  }),
  /** Opens the person's mail program again. Errors: not_found, wrong_state, conflict (a message changed since). */
  'handoffs.openMailProgram': command({
    input: one,
    output: () => z.object({ bodyCopied: z.boolean() }),
    right: 'answer',
  }),
  /** A person says whether an e-mail of unknown fate went out; if not, one from here is queued again. Errors: not_found, wrong_state. */
  'handoffs.settleMail': command({
    input: () => one().extend({ sent: z.boolean() }),
    output: done,
    right: 'dispatch',
  }),
  /** Errors: not_found, wrong_state. */
  'handoffs.retryMail': command({ input: one, output: done, right: 'dispatch' }),
  /** Errors: not_found, wrong_state (gone, on its way, or of unknown fate). */
  'handoffs.cancelMail': command({ input: one, output: done, right: 'dispatch' }),
}
