/** Followers of the office's accounts by day, from its own observations and from what people noted (docs/specs/growth.md). */
import { z } from 'zod'
import { dayCountOf } from '../domain/period.ts'
import { command, query } from './operation.ts'
import { dayIso, id, instantMs, wallDay, zone } from './values.ts'

export const MOST_ACCOUNTS = 20
/** A century: more is a slip of the hand. */
const MOST_DAYS = 36_600

/** First and last day, both included. */
export const daySpan = z
  .strictObject({ firstDay: wallDay, lastDay: wallDay })
  .refine((span) => span.firstDay <= span.lastDay && dayCountOf(span) <= MOST_DAYS)

export const accountIds = z.array(id).min(1).max(MOST_ACCOUNTS)

export const followerSeries = z.object({
  accountId: id,
  /** One entry a day of the span; null is a gap, never zero. */
  counts: z.array(z.int().nullable()),
  /** The seven days before the span, oldest first: what the first days are compared with. */
  before: z.array(z.int().nullable()),
  /** Days of the span that were entered by a person, as stretches of places: [first, last]. */
  entered: z.array(z.tuple([z.int(), z.int()])),
  /** The first day on which anything is known of this account; null where nothing is. */
  knownSince: dayIso.nullable(),
  /** When the newest observation was made, within the span or not; null where nothing was measured. */
  lastMeasuredAtMs: instantMs.nullable(),
})
export type FollowerSeries = z.infer<typeof followerSeries>

export const followers = z.object({
  zone,
  /** Null where nothing is known of any of the accounts. Never before the first known day, never after today. */
  span: z.object({ firstDay: dayIso, lastDay: dayIso }).nullable(),
  series: z.array(followerSeries),
})
export type Followers = z.infer<typeof followers>

const fileName = z.string().trim().min(1).max(120)

export const growthOperations = {
  /** @param span null: everything that is known, until today */
  'growth.followers': query({
    input: z.strictObject({ accountIds, span: daySpan.nullable() }),
    output: followers,
    topics: ['growth', 'settings'],
  }),
  /**
   * Notes the followers of a day that was not measured, or, with null, takes back what was noted. Errors: not_found;
   * wrong_state for a day to come.
   */
  'growth.note': command({
    input: z.strictObject({
      noteId: id,
      accountId: id,
      day: wallDay,
      followers: z.int().min(0).max(2_147_483_647).nullable(),
    }),
    output: z.object({
      /** The day was measured: what was measured stays what counts. */
      isMeasured: z.boolean(),
    }),
    right: 'compose',
  }),
  /** Takes back a note or a file, as far as nobody noted the same days since. Errors: not_found. */
  'growth.takeBack': command({
    input: z.strictObject({ noteId: id }),
    output: z.object({ days: z.int() }),
    right: 'compose',
  }),
  /**
   * Writes a chart or its numbers into a folder that the person shows; nothing there is written over. Null where they
   * thought better of it. Errors: disk_full, read_only.
   */
  'growth.saveFigure': command({
    input: z.strictObject({
      fileName,
      content: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('svg'), text: z.string().max(4_000_000) }),
        z.strictObject({ kind: z.literal('png'), base64: z.base64().max(16_000_000) }),
        z.strictObject({
          kind: z.literal('csv'),
          columns: z.array(z.string().max(200)).min(1).max(100),
          rows: z.array(z.array(z.string().max(500)).max(100)).max(50_000),
        }),
      ]),
    }),
    output: z.object({ fileName: z.string() }).nullable(),
    right: 'read',
  }),
}
