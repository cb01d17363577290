/** Followers of the office's accounts by day, from its own observations and from what people noted (docs/specs/growth.md). */
import { z } from 'zod'
import { dayCountOf } from '../domain/period.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { dayIso, id, instantMs, longText, wallDay, zone } from './values.ts'

export const MOST_ACCOUNTS = 20
/** As many days before a span as its first days are compared with: unusual days look eight weeks back, means one. */
export const DAYS_BEFORE = 63
/** A century: more is a slip of the hand. */
const MOST_DAYS = 36_600

/** First and last day, both included. */
export const daySpan = lazily(() =>
  z
    .strictObject({ firstDay: wallDay, lastDay: wallDay })
    .refine((span) => span.firstDay <= span.lastDay && dayCountOf(span) <= MOST_DAYS),
)

export const accountIds = lazily(() => z.array(id).min(1).max(MOST_ACCOUNTS))

export const followerSeries = lazily(() =>
  z.object({
    accountId: id,
    /** One entry a day of the span; null is a gap, never zero. */
    counts: z.array(z.int().nullable()),
    /** The nine weeks before the span, oldest first: what its first days are compared with (`DAYS_BEFORE`). */
    before: z.array(z.int().nullable()),
    /** Days of the span that were entered by a person, as stretches of places: [first, last]. */
    entered: z.array(z.tuple([z.int(), z.int()])),
    /** The first day on which anything is known of this account; null where nothing is. */
    knownSince: dayIso.nullable(),
    /** When the newest observation was made, within the span or not; null where nothing was measured. */
    lastMeasuredAtMs: instantMs.nullable(),
  }),
)
export type FollowerSeries = Parsed<typeof followerSeries>

export const followers = lazily(() =>
  z.object({
    zone: zone(),
    /** Null where nothing is known of any of the accounts. Never before the first known day, never after today. */
    span: z.object({ firstDay: dayIso, lastDay: dayIso }).nullable(),
    series: z.array(followerSeries()),
  }),
)
export type Followers = Parsed<typeof followers>

/** When a round number may be reached; days are counted from the last known one. */
const projection = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('too_little'), weeks: z.int() }),
    z.object({ kind: z.literal('not_growing'), perWeek: z.number(), weeks: z.int() }),
    z.object({ kind: z.literal('far'), perWeek: z.number(), weeks: z.int() }),
    z.object({
      kind: z.literal('expected'),
      day: dayIso,
      /** Four times of five between these; `latest` is null where that is beyond three years. */
      earliest: dayIso,
      latest: dayIso.nullable(),
      perWeek: z.number(),
      weeks: z.int(),
    }),
  ]),
)

const fileName = lazily(() => z.string().trim().min(1).max(120))

export const growthOperations = {
  /** @param span null: everything that is known, until today */
  'growth.followers': query({
    input: () => z.strictObject({ accountIds: accountIds(), span: daySpan().nullable() }),
    output: followers,
    topics: ['growth', 'settings'],
  }),
  /** On which days how many posts were published that answer nothing, here or elsewhere; days without any are left out. */
  'growth.published': query({
    input: () => z.strictObject({ accountIds: accountIds(), span: daySpan() }),
    output: () => z.object({ days: z.array(z.object({ day: dayIso, count: z.int() })) }),
    topics: ['posts', 'settings'],
  }),
  /** What happened on a day. */
  'growth.day': query({
    input: () => z.strictObject({ accountIds: accountIds(), day: wallDay }),
    output: () =>
      z.object({
        /** The first of them, by the network's clock. */
        posts: z.array(
          z.object({
            accountId: id,
            remoteId: z.string(),
            /** Null where it was not published from here. */
            postId: id.nullable(),
            atMs: instantMs,
            /** Empty where it was deleted on the network. */
            excerpt: z.string(),
          }),
        ),
        postCount: z.int(),
        /** Messages of citizens that came in. */
        receivedCount: z.int(),
      }),
    topics: ['posts', 'inbox', 'settings'],
  }),
  /**
   * What there is to say of round numbers: those that were reached, the next one, and a thank-you that was prepared for it.
   */
  'growth.milestones': query({
    input: () => z.strictObject({ accountIds: accountIds() }),
    output: () =>
      z.array(
        z.object({
          accountId: id,
          /** The last known count and its day; null where nothing is known. */
          last: z.object({ day: dayIso, count: z.int() }).nullable(),
          /** The newest first. */
          reached: z.array(z.object({ count: z.int(), day: dayIso, postId: id.nullable() })),
          next: z.object({ count: z.int(), postId: id.nullable(), expected: projection() }).nullable(),
        }),
      ),
    topics: ['growth', 'posts', 'settings'],
  }),
  /**
   * Prepares a thank-you for a round number: a draft, in the calendar at noon of the day on which it may be reached where
   * that is known. Errors: not_found.
   */
  'growth.prepareMilestone': command({
    input: () =>
      z.strictObject({
        accountId: id,
        count: z.int().min(1).max(2_147_483_647),
        postId: id,
        text: longText.min(1),
        day: wallDay.nullable(),
      }),
    output: () =>
      z.object({
        /** That of an earlier one where one was prepared already. */
        postId: id,
      }),
    right: 'compose',
  }),
  /**
   * Notes the followers of a day that was not measured, or, with null, takes back what was noted. Errors: not_found;
   * wrong_state for a day to come.
   */
  'growth.note': command({
    input: () =>
      z.strictObject({
        noteId: id,
        accountId: id,
        day: wallDay,
        followers: z.int().min(0).max(2_147_483_647).nullable(),
      }),
    output: () =>
      z.object({
        /** The day was measured: what was measured stays what counts. */
        isMeasured: z.boolean(),
      }),
    right: 'compose',
  }),
  /** Takes back a note or a file, as far as nobody noted the same days since. Errors: not_found. */
  'growth.takeBack': command({
    input: () => z.strictObject({ noteId: id }),
    output: () => z.object({ days: z.int() }),
    right: 'compose',
  }),
  /**
   * Writes a chart or its numbers into a folder that the person shows; nothing there is written over. Null where they
   * thought better of it. Errors: disk_full, read_only.
   */
  'growth.saveFigure': command({
    input: () =>
      z.strictObject({
        fileName: fileName(),
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
    output: () => z.object({ fileName: z.string() }).nullable(),
    right: 'read',
  }),
}
