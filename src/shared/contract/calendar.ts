/** Posts: writing, scheduling, moving, cancelling. */
import { z } from 'zod'
import { POST_STATES, VARIANT_STATES } from '../domain/postLife.ts'
import { FORECAST_CAUSES } from '../domain/forecast.ts'
import { MEDIA_FLAWS } from '../domain/mediaLimits.ts'
import { calendarFilter } from './calendarViews.ts'
import { check } from './checks.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { mediaView } from './media.ts'
import { command, query } from './operation.ts'
import { done, graceMinutes, id, instantMs, longText, reason, wallTime, wallTimeText, zone } from './values.ts'

/** At most this many posts in one answer; a month of the busiest office is far below. */
export const RANGE_MAX_POSTS = 2000

/** Where a post stands in time: the wall clock is what the person chose, the instant is what follows from it. */
export const plannedTime = lazily(() =>
  z.object({
    wallTime: wallTimeText,
    zone: zone(),
    atMs: instantMs,
    /** Which of the two, where the hour exists twice. */
    repeatedHour: z.enum(['earlier', 'later']).nullable(),
  }),
)

export const postCard = lazily(() =>
  z.object({
    postId: id,
    state: z.enum(POST_STATES),
    excerpt: z.string(),
    planned: plannedTime().nullable(),
    accountIds: z.array(id),
    segmentCount: z.int(),
    imageCount: z.int(),
    campaignId: id.nullable(),
    labelIds: z.array(id),
    updatedAtMs: instantMs,
  }),
)
export type PostCard = Parsed<typeof postCard>

/**
 * What the cells of the calendar show, and no more, in columns of equal length: a month of hundreds of posts is one
 * answer, and what it costs grows with its length and with its objects (docs/adr/0013).
 */
export const postCells = lazily(() =>
  z.object({
    postIds: z.array(z.string()),
    /** Epoch milliseconds. */
    atMs: z.array(z.number()),
    /** The beginnings of the texts, as far as a cell has room. */
    excerpts: z.array(z.string()),
    /** Positions in the answer's `standings`. */
    standing: z.array(z.number()),
  }),
)
/** What nearly all posts of a month share: the state they are in, the accounts they are for, campaign and labels. */
export const postStanding = lazily(() =>
  z.object({
    state: z.enum(POST_STATES),
    accountIds: z.array(id),
    campaignId: id.nullable(),
    labelIds: z.array(id),
  }),
)

export const segmentInput = lazily(() => z.strictObject({ segmentId: id, text: longText }))
export const segmentView = lazily(() => z.object({ segmentId: id, text: z.string(), media: z.array(mediaView()) }))

const segmentTexts = lazily(() => z.array(z.object({ segmentId: id, text: z.string() })))

export const postDetail = lazily(() =>
  postCard().extend({
    /** The common text: what goes out on every account that has no text of its own. */
    segments: z.array(segmentView()),
    /** Text typed into a scheduled post and not yet applied; what goes out is `segments` until it is. */
    pendingEdit: segmentTexts().nullable(),
    createdAtMs: instantMs,
    /** Who wrote it first; null: the office, or not known. */
    createdBy: id.nullable(),
    /** How late it may still leave by itself; null: as the office has set it. */
    graceMinutes: graceMinutes.nullable(),
    variants: z.array(
      z.object({
        variantId: id,
        accountId: id,
        state: z.enum(VARIANT_STATES),
        publishedUrl: z.string().nullable(),
        /** How many segments are out on the network. */
        publishedSegments: z.int(),
        /** What is out is being taken from the network. */
        takingDown: z.boolean(),
        /** Of a thread that is out, whether it was read back whole; null where there is nothing to read back. */
        chain: z.enum(['unread', 'whole', 'broken', 'accepted']).nullable(),
        problem: reason().nullable(),
        /** The text of its own that goes out there in the place of `segments`; null: the common one does. */
        own: z.object({ segments: z.array(segmentView()), pendingEdit: segmentTexts().nullable() }).nullable(),
      }),
    ),
    /** On which of its accounts it would not go out as things stand. It may be planned all the same. */
    risks: z.array(z.object({ accountId: id, cause: z.enum(FORECAST_CAUSES) })),
    /** What keeps it from being scheduled, in the order to mend it; empty when it can be. */
    blockers: z.array(
      reason().extend({
        segmentId: id.nullable(),
        code: z.enum([
          'no_account',
          'account_disconnected',
          'text_empty',
          'text_too_long',
          'alt_text_missing',
          ...MEDIA_FLAWS,
        ]),
      }),
    ),
  }),
)
export type PostDetail = Parsed<typeof postDetail>

/** A post that was published elsewhere: the account, and the network's id of its first version. */
const outsideRef = lazily(() => z.strictObject({ accountId: id, remoteId: z.string().regex(/^\d{1,25}$/) }))

/** Another post that says the same on the same account within a day. */
export const repeat = lazily(() =>
  z.discriminatedUnion('from', [
    z.object({
      from: z.literal('mando'),
      postId: id,
      accountId: id,
      /** When it left, or is to leave. */
      atMs: instantMs,
      /** Of that post on that account. */
      state: z.enum(VARIANT_STATES),
    }),
    z.object({ from: z.literal('elsewhere'), accountId: id, remoteId: z.string(), atMs: instantMs }),
  ]),
)
export type Repeat = Parsed<typeof repeat>

const post = lazily(() => z.strictObject({ postId: id }))
const accountIds = lazily(() => z.array(id).max(50))
const segments = lazily(() => z.array(segmentInput()).min(1).max(25))
/** Checks whose findings whoever plans it has seen and confirmed (docs/specs/composer.md §1.3). */
const confirmed = lazily(() => z.array(check()).max(50).default([]))

export const calendarOperations = {
  /** Posts planned in [fromMs, toMs), by time; the cancelled ones too, the discarded ones not. */
  'calendar.range': query({
    input: () => z.strictObject({ fromMs: instantMs, toMs: instantMs, filter: calendarFilter().optional() }),
    output: () =>
      z.object({
        cells: postCells(),
        standings: z.array(postStanding()),
        /** Those that will not go out on one of their accounts as things stand, and why: hardly ever any. */
        risks: z.array(z.object({ postId: id, cause: z.enum(FORECAST_CAUSES) })),
        truncated: z.boolean(),
        /** How many there are without the filter. */
        total: z.int(),
      }),
    topics: ['posts', 'accounts'],
  }),
  /**
   * Posts of our accounts that were published elsewhere in [fromMs, toMs), by time, in columns of equal length. Answers to
   * others are not among them: they stand in the inbox.
   */
  'calendar.outside': query({
    input: () => z.strictObject({ fromMs: instantMs, toMs: instantMs }),
    output: () =>
      z.object({
        accountIds: z.array(z.string()),
        /** The network's ids, each of the first version. */
        remoteIds: z.array(z.string()),
        /** By the network's clock. */
        atMs: z.array(z.number()),
        excerpts: z.array(z.string()),
        /** How many texts follow in the thread. */
        more: z.array(z.number()),
        /** 1 where it was deleted on the network. */
        gone: z.array(z.number()),
        truncated: z.boolean(),
      }),
    topics: ['posts'],
  }),
  /** One of them. Errors: not_found, also where it turned out to be one of ours. */
  'calendar.outsidePost': query({
    input: outsideRef,
    output: () =>
      z.object({
        accountId: id,
        remoteId: z.string(),
        atMs: instantMs,
        /** Null where the network has no page of it (training), or it was deleted. */
        url: z.string().nullable(),
        /** The first, and what follows it in its thread. */
        texts: z.array(
          z.object({
            /** Empty where it was deleted on the network. */
            text: z.string(),
            /** When the network last showed it. */
            checkedAtMs: instantMs,
            deletedAtMs: instantMs.nullable(),
          }),
        ),
      }),
    topics: ['posts', 'accounts'],
  }),
  'calendar.drafts': query({
    input: () => z.strictObject({ filter: calendarFilter().optional() }),
    output: () => z.array(postCard()),
    topics: ['posts'],
  }),
  /** Errors: not_found. */
  'calendar.get': query({ input: post, output: postDetail, topics: ['posts', 'outbox', 'accounts'] }),
  /**
   * Which other posts say the same as one of its texts on one of the accounts it is still to go out on, less than a day
   * before or after that instant, by time; those that were published elsewhere too. It warns; nothing is refused for it. Errors: not_found.
   */
  'calendar.repeats': query({
    input: () =>
      post().extend({
        atMs: instantMs,
        /** What goes out as it is planned, or what was typed since where there is something. */
        texts: z.enum(['planned', 'edited']),
      }),
    output: () => z.array(repeat()),
    topics: ['posts', 'outbox'],
  }),
  'calendar.create': command({
    input: () => z.strictObject({ postId: id, accountIds: accountIds(), segments: segments() }),
    output: done,
    right: 'compose',
  }),
  /**
   * Called as the person types. In a draft it is the text; in a scheduled post it is kept aside as `pendingEdit`,
   * so that a half-written sentence can never go out. Errors: not_found, also where the account has no text of its own;
   * conflict, wrong_state.
   */
  'calendar.saveText': command({
    /** Null: the common text; else the own one of that variant. */
    input: () => post().extend({ variantId: id.nullable().default(null), segments: segments() }),
    output: done,
    right: 'compose',
  }),
  /**
   * Gives an account of a draft a text of its own, which begins as the common one: `copies` name the new texts and what
   * they are copies of, images included. Errors: not_found, conflict, wrong_state.
   */
  'calendar.startOwnText': command({
    input: () =>
      post().extend({
        variantId: id,
        copies: z
          .array(z.strictObject({ segmentId: id, of: id }))
          .min(1)
          .max(25),
      }),
    output: done,
    right: 'compose',
  }),
  /** Back to the common text; what its own said is gone. Of a draft only. Errors: not_found, wrong_state. */
  'calendar.dropOwnText': command({
    input: () => post().extend({ variantId: id }),
    output: done,
    right: 'compose',
  }),
  /**
   * Makes the pending edit of a scheduled post what goes out. Of a thread that has begun, what is out must be as it is.
   * Errors: text_empty, text_too_long, checks_blocked, checks_unconfirmed, wrong_state.
   */
  'calendar.applyEdit': command({
    input: () => post().extend({ confirmed: confirmed() }),
    output: done,
    right: 'compose',
  }),
  'calendar.dropEdit': command({ input: post, output: done, right: 'compose' }),
  'calendar.setAccounts': command({
    input: () => post().extend({ accountIds: accountIds() }),
    output: done,
    right: 'compose',
  }),
  'calendar.setAltText': command({
    input: () => post().extend({ segmentId: id, mediaId: id, altText: z.string().max(1000) }),
    output: done,
    right: 'compose',
  }),
  'calendar.detachMedia': command({
    input: () => post().extend({ segmentId: id, mediaId: id }),
    output: done,
    right: 'compose',
  }),
  /**
   * Plans a draft, or gives a planned or missed post a new time. Errors: any code of `blockers`, time_in_past,
   * time_does_not_exist (params.before, params.after: the nearest wall times), checks_blocked (params.check),
   * checks_unconfirmed (params.checks: all that are to be confirmed, with commas between), wrong_state.
   */
  'calendar.schedule': command({
    input: () =>
      post().extend({
        wallTime,
        zone: zone(),
        repeatedHour: z.enum(['earlier', 'later']).nullable(),
        confirmed: confirmed(),
      }),
    output: done,
    right: 'compose',
  }),
  /**
   * When a draft is meant to go out: it stands there in the calendar, and nothing is planned. Null for no hour in mind.
   * Errors: not_found, time_does_not_exist (as schedule), wrong_state.
   */
  'calendar.setHour': command({
    input: () =>
      post().extend({
        hour: z
          .strictObject({ wallTime, zone: zone(), repeatedHour: z.enum(['earlier', 'later']).nullable() })
          .nullable(),
      }),
    output: done,
    right: 'compose',
  }),
  /** Goes out after the seconds for undo; `calendar.unschedule` takes it back until then. Errors: as schedule. */
  'calendar.publishNow': command({
    input: () => post().extend({ confirmed: confirmed() }),
    output: () => z.object({ dueAtMs: instantMs }),
    right: 'compose',
  }),
  /** How late it may still leave by itself. Holds for what waits; what asks already goes on asking. Errors: not_found. */
  'calendar.setGrace': command({
    input: () => post().extend({ graceMinutes: graceMinutes.nullable() }),
    output: done,
    right: 'compose',
  }),
  /** Back to the drafts, keeping text and chosen time. Errors: wrong_state when a part is already out. */
  'calendar.unschedule': command({ input: post, output: done, right: 'compose' }),
  /** Will not go out; stays visible in the calendar. `calendar.unschedule` brings it back as a draft. */
  'calendar.cancel': command({ input: post, output: done, right: 'compose' }),
  /** Out of sight, recoverable with `calendar.restore`. Only drafts and cancelled posts. */
  'calendar.discard': command({ input: post, output: done, right: 'compose' }),
  'calendar.restore': command({ input: post, output: done, right: 'compose' }),
  /**
   * Takes from the network what is out of one variant, the last text first, and gives up the rest of it. Errors:
   * not_found, wrong_state (nothing is out, something is under way, or it was published by hand).
   */
  'calendar.takeDown': command({
    input: () => z.strictObject({ variantId: id }),
    output: done,
    right: 'release',
  }),
  /** A thread whose texts do not follow one another stays as it is; it is no problem any more. */
  'calendar.acceptThread': command({
    input: () => z.strictObject({ variantId: id }),
    output: done,
    right: 'compose',
  }),
  /** What to do with a missed variant. A new time is `calendar.schedule`. */
  'calendar.resolveMissed': command({
    input: () => z.strictObject({ variantId: id, choice: z.enum(['publish_now', 'drop']) }),
    output: done,
    right: 'compose',
  }),
}
