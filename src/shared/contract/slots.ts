/** The hours that an office keeps on its accounts, and texts that can be used again (docs/specs/recurring.md §7, §8). */
import { z } from 'zod'
import { WEEKDAYS } from '../domain/recurrence.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { dayIso, done, hour, id, instantMs, nothing, wallDay, wallTimeText } from './values.ts'

/** Two months on a screen, with the weeks around them. */
const MOST_DAYS = 80

const freeSlot = lazily(() =>
  z.object({
    slotId: id,
    accountId: id,
    /** In the office's zone. */
    wallTime: wallTimeText,
    atMs: instantMs,
    name: z.string(),
  }),
)

const rest = lazily(() => ({
  /** Days between one use and the next. */
  restDays: z.int().min(0).max(3_650),
  /** After it, it is used no more; null: for good. */
  lastDay: wallDay.nullable(),
}))
const entry = lazily(() => z.strictObject({ entryId: id }))

export const slotOperations = {
  /** By hour. */
  'slots.list': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          slotId: id,
          accountId: id,
          weekday: z.enum(WEEKDAYS),
          hour,
          /** Empty: for anything. */
          name: z.string(),
          onHolidays: z.boolean(),
        }),
      ),
    topics: ['planning'],
  }),
  /** Makes one or changes it. Errors: not_found (the account), conflict (the account has one at that hour). */
  'slots.save': command({
    input: () =>
      z.strictObject({
        slotId: id,
        accountId: id,
        weekday: z.enum(WEEKDAYS),
        hour,
        name: z.string().trim().max(60),
        onHolidays: z.boolean(),
      }),
    output: done,
    right: 'compose',
  }),
  /** Errors: not_found. */
  'slots.remove': command({ input: () => z.strictObject({ slotId: id }), output: done, right: 'compose' }),
  /** Those that are to come and not taken, by time. */
  'slots.free': query({
    input: () =>
      z
        .strictObject({ firstDay: wallDay, lastDay: wallDay })
        .refine(
          ({ firstDay, lastDay }) =>
            firstDay <= lastDay && Date.parse(lastDay) - Date.parse(firstDay) < MOST_DAYS * 86_400_000,
          { path: ['lastDay'] },
        ),
    output: () => z.array(freeSlot()),
    topics: ['planning', 'posts', 'settings'],
  }),
  /** The next one that a post could take: of one of its accounts, and taken on none of them. Errors: not_found. */
  'slots.next': query({
    input: () => z.strictObject({ postId: id }),
    output: () => freeSlot().nullable(),
    topics: ['planning', 'posts', 'settings'],
  }),
}

export const evergreenOperations = {
  /** The newest first, those archived too. */
  'evergreen.list': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          entryId: id,
          /** What was put into the library. */
          sourcePostId: id,
          /** The beginning of the text, of the wording that it began with. */
          excerpt: z.string(),
          /** Its wordings in the order of their turns, the one that it began with first. */
          texts: z.array(
            z.object({
              sourcePostId: id,
              excerpt: z.string(),
              /** Whose turn it is. */
              isNext: z.boolean(),
            }),
          ),
          /** Of the one whose turn it is. */
          accountIds: z.array(id),
          restDays: z.int(),
          lastDay: dayIso.nullable(),
          uses: z.int(),
          lastUsedAtMs: instantMs.nullable(),
          /** `over`: its last day has passed. */
          state: z.enum(['ready', 'resting', 'over']),
          /** The first day on which it may be used again; null where it rests no more. */
          restsUntil: dayIso.nullable(),
          archivedAtMs: instantMs.nullable(),
        }),
      ),
    topics: ['planning', 'posts', 'settings'],
  }),
  /** What a post says is kept to be used again. Errors: not_found, conflict (it is in the library), wrong_state. */
  'evergreen.add': command({
    input: () => entry().extend({ postId: id, ...rest() }),
    output: done,
    right: 'compose',
  }),
  /**
   * What another post says is said in turn with what the entry says already. Errors: not_found, conflict (it is in the library),
   * wrong_state.
   */
  'evergreen.addText': command({ input: () => entry().extend({ postId: id }), output: done, right: 'compose' }),
  /** It has no turn any more. Errors: not_found, also for the one that the entry began with. */
  'evergreen.removeText': command({
    input: () => entry().extend({ postId: id }),
    output: done,
    right: 'compose',
  }),
  /** Errors: not_found. */
  'evergreen.change': command({ input: () => entry().extend(rest()), output: done, right: 'compose' }),
  /** It is offered no more. Errors: not_found. */
  'evergreen.archive': command({ input: entry, output: done, right: 'compose' }),
  /** Errors: not_found. */
  'evergreen.bringBack': command({ input: entry, output: done, right: 'compose' }),
  /**
   * Makes a new post that says it again, in the wording whose turn it is: a draft, or one in the next free slot of its accounts. Sent again it changes nothing.
   * Errors: not_found, wrong_state (archived, over), still_resting (params.day), no_slot.
   */
  'evergreen.use': command({
    input: () =>
      entry().extend({
        copyId: id,
        into: z.enum(['draft', 'slot']),
        /** Used although it rests. */
        despiteRest: z.boolean(),
      }),
    output: () => z.object({ scheduled: z.boolean(), wallTime: wallTimeText.nullable() }),
    right: 'compose',
  }),
}
