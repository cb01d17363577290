/** The urgent lane: marks, the duty protocol, and the lists by which messages are found urgent. */
import { z } from 'zod'
import { URGENT_CATEGORIES, URGENT_LIST_NAMES } from '../domain/detect/urgent.ts'
import { LONGEST_PROTOCOL_STEP, MOST_PROTOCOL_STEPS, URGENT_ENDINGS } from '../domain/urgentLane.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, longText, nothing } from './values.ts'

/** `[start, end)` in UTF-16 units of the text. */
const place = lazily(() =>
  z.object({ category: z.enum(URGENT_CATEGORIES), start: z.int().min(0), end: z.int().min(0) }),
)

const step = lazily(() =>
  z.object({
    position: z.int(),
    text: z.string(),
    /** Null where it is not ticked. `personId` null: the office. */
    ticked: z.object({ atMs: instantMs, personId: id.nullable() }).nullable(),
  }),
)

const activeMark = lazily(() =>
  z.object({
    markId: id,
    markedAtMs: instantMs,
    /** The messages that made it, with what matched in them now; nothing where a message is gone. */
    entries: z.array(
      z.object({ entryId: id, categories: z.array(z.enum(URGENT_CATEGORIES)), places: z.array(place()) }),
    ),
    /** The protocol as it stood when the mark was made. */
    steps: z.array(step()),
  }),
)
export type ActiveUrgentMark = Parsed<typeof activeMark>

const endedMark = lazily(() =>
  z.object({
    markId: id,
    ended: z.enum(URGENT_ENDINGS),
    atMs: instantMs,
    /** Null: the office. */
    personId: id.nullable(),
    /** What was done; empty for a false alarm. */
    done: z.string(),
  }),
)
export type EndedUrgentMark = Parsed<typeof endedMark>

const listName = lazily(() => z.enum(URGENT_LIST_NAMES))
const term = lazily(() =>
  z.object({
    list: listName(),
    written: z.string(),
    origin: z.enum(['shipped', 'own']),
    /** Of a shipped one that the office disabled; its own are removed. */
    disabled: z.boolean(),
  }),
)
export type UrgentListTerm = Parsed<typeof term>

const writtenTerm = lazily(() => z.strictObject({ list: listName(), written: z.string().max(1_000) }))
const protocol = lazily(() => z.array(z.string().trim().min(1).max(LONGEST_PROTOCOL_STEP)).max(MOST_PROTOCOL_STEPS))

export const urgentOperations = {
  /** The mark under which a conversation is, and those under which it was, the newest first. */
  'urgent.of': query({
    input: () => z.strictObject({ conversationId: id }),
    output: () => z.object({ active: activeMark().nullable(), past: z.array(endedMark()) }),
    topics: ['inbox', 'people'],
  }),
  /** Ticks a step of the protocol or takes the tick away. Errors: not_found, wrong_state (the mark is not active). */
  'urgent.tick': command({
    input: () => z.strictObject({ markId: id, position: z.int().min(0), on: z.boolean() }),
    output: done,
    right: 'triage',
  }),
  /** Takes one conversation out of the lane. Errors: not_found, text_empty, wrong_state (it is out already). */
  'urgent.end': command({
    input: () =>
      z.strictObject({
        markId: id,
        how: z.discriminatedUnion('ended', [
          z.strictObject({ ended: z.literal('dealt_with'), done: z.string().max(5_000) }),
          z.strictObject({ ended: z.literal('false_alarm') }),
        ]),
      }),
    output: done,
    right: 'triage',
  }),
  /** Puts it back, for ten minutes. Errors: not_found, wrong_state (too late, or there is a newer mark). */
  'urgent.undoEnd': command({ input: () => z.strictObject({ markId: id }), output: done, right: 'triage' }),
  /**
   * What was found urgent and was nothing: the newest fifty, with each message as it is now, empty where it is gone, and the
   * entries of the lists that it matched then.
   */
  'urgent.falseAlarms': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          markId: id,
          conversationId: id,
          /** When somebody said that it was nothing. */
          atMs: instantMs,
          entries: z.array(
            z.object({
              entryId: id,
              text: z.string(),
              terms: z.array(z.object({ list: z.enum(URGENT_CATEGORIES), written: z.string() })),
            }),
          ),
        }),
      ),
    topics: ['inbox'],
  }),
  /** All entries of all lists, the office's own first. */
  'urgent.terms': query({ input: nothing, output: () => z.array(term()), topics: ['settings'] }),
  /** One that is there, also disabled, is there afterwards. Errors: urgent_term_wrong (params.problem, params.part). */
  'urgent.addTerm': command({ input: writtenTerm, output: done, right: 'administer' }),
  /** Of the office's own. Errors: not_found. */
  'urgent.removeTerm': command({ input: writtenTerm, output: done, right: 'administer' }),
  /** Of those that Mando comes with. Errors: not_found. */
  'urgent.disableTerm': command({
    input: () => writtenTerm().extend({ disabled: z.boolean() }),
    output: done,
    right: 'administer',
  }),
  /** What of a text would be found urgent, and by which entry. Nothing is kept of it. */
  'urgent.tryText': query({
    input: () => z.strictObject({ text: longText }),
    output: () => z.array(place().extend({ written: z.string() })),
    topics: ['settings'],
  }),
  /** The duty protocol, as it will stand beside the next mark. */
  'urgent.protocol': query({
    input: nothing,
    output: () => z.object({ steps: z.array(z.string()) }),
    topics: ['settings'],
  }),
  'urgent.setProtocol': command({
    input: () => z.strictObject({ steps: protocol() }),
    output: done,
    right: 'administer',
  }),
}
