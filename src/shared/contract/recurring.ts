/** Posts that repeat by a rule, each of their dates a post of its own (docs/specs/recurring.md). */
import { z } from 'zod'
import { POST_STATES } from '../domain/postLife.ts'
import { ON_HOLIDAY, RULE_FLAWS } from '../domain/recurrence.ts'
import { check } from './checks.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { dayIso, done, hour, id, instantMs, nothing, wallDay, wallTime, wallTimeText, zone } from './values.ts'

/** RRULE of RFC 5545; what else it may be is said by `rule_wrong`. */
const rule = lazily(() => z.string().min(1).max(500))

/** When the posts of a series fall, and how they are made. */
const timetable = lazily(() => ({
  rule: rule(),
  /** From when on; the first date is the first on which the rule falls. */
  firstDay: wallDay,
  hour,
  onHoliday: z.enum(ON_HOLIDAY),
}))
const making = lazily(() => ({
  ...timetable(),
  /** Planned, where nothing stands against it; or left as drafts that keep their hour in mind. */
  makeAs: z.enum(['scheduled', 'draft']),
  /** How many days ahead they are made. */
  aheadDays: z.int().min(1).max(180),
  /** The brake: how many may wait for their hour. */
  mostAhead: z.int().min(1).max(100),
}))

const kept = lazily(() => ({
  seriesId: id,
  rule: z.string(),
  firstDay: dayIso,
  hour,
  zone: zone(),
  onHoliday: z.enum(ON_HOLIDAY),
  makeAs: z.enum(['scheduled', 'draft']),
  aheadDays: z.int(),
  mostAhead: z.int(),
  /** `over`: its last date has passed, or a person ended it. */
  state: z.enum(['running', 'paused', 'over']),
  /** How many dates it has by its rule. */
  total: z.int(),
  /** By its rule; null where there is none. */
  lastWallTime: wallTimeText.nullable(),
}))

/** A date of a series as it stands. */
const seriesDate = lazily(() =>
  z.object({
    /** By the rule. */
    wallTime: wallTimeText,
    /** Where it comes to stand; null where nothing is made. */
    place: wallTimeText.nullable(),
    /** `never`: the clock skips that hour, so that its post is a draft without one. */
    kind: z.enum(['to_make', 'made', 'holiday', 'left_out', 'never']),
    postId: id.nullable(),
    state: z.enum(POST_STATES).nullable(),
  }),
)

/** Which of the dates that can still be changed. */
const scope = lazily(() => z.enum(['following', 'all']))
const confirmed = lazily(() => z.array(check()).max(50).default([]))
const counts = lazily(() =>
  z.object({
    /** Posts that were made, or changed. */
    made: z.int(),
    /** Of them, how many are drafts: something stands against them, or somebody has to agree. */
    drafts: z.int(),
    /** What a person had changed by hand, and stayed as it is. */
    byHand: z.int(),
  }),
)

export const recurringOperations = {
  /** The newest first, with the next dates of each. */
  'recurring.list': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          ...kept(),
          /** The beginning of the text. */
          excerpt: z.string(),
          accountIds: z.array(id),
          next: z.array(seriesDate()),
        }),
      ),
    topics: ['planning', 'posts', 'settings'],
  }),
  /** The series that a post belongs to; null where it belongs to none. */
  'recurring.ofPost': query({
    input: () => z.strictObject({ postId: id }),
    output: () =>
      z
        .object({
          ...kept(),
          /** Of this post, by the rule. */
          wallTime: wallTimeText,
          /** A person changed what it says or when it goes out. */
          isByHand: z.boolean(),
          /** It says something else than the series. */
          isOther: z.boolean(),
          /** How many dates there are from this one on. */
          left: z.int(),
          /** The first date that can still be changed, and how many there are from it on. */
          firstOpen: z.object({ wallTime: wallTimeText, left: z.int() }).nullable(),
          /** Posts that can still be changed: after this one, and all. */
          following: z.int(),
          all: z.int(),
          next: z.array(seriesDate()),
        })
        .nullable(),
    topics: ['planning', 'posts', 'settings'],
  }),
  /** On which days a rule falls, before it is kept: at most sixty of them from now on. */
  'recurring.dates': query({
    input: () => z.strictObject(timetable()),
    output: () =>
      z.object({
        /** Why it is none; null where it is one. */
        flaw: z.enum(RULE_FLAWS).nullable(),
        total: z.int(),
        lastWallTime: wallTimeText.nullable(),
        dates: z.array(
          z.object({
            wallTime: wallTimeText,
            place: wallTimeText.nullable(),
            /** What the clock makes of the hour. */
            hour: z.enum(['once', 'twice', 'never']),
          }),
        ),
      }),
    topics: ['settings'],
  }),
  /** Which posts in [fromMs, toMs), and which drafts, belong to a series. */
  'recurring.marks': query({
    input: () => z.strictObject({ fromMs: instantMs, toMs: instantMs }),
    output: () => z.object({ postIds: z.array(id) }),
    topics: ['planning', 'posts'],
  }),
  /**
   * Makes a post repeat. It becomes the first date where it is a draft, or planned for one of them; else it stays as it is. Errors:
   * rule_wrong (params.flaw), wrong_state, not_found, conflict (it repeats already), and as schedule.
   */
  'recurring.start': command({
    input: () => z.strictObject({ actId: id, seriesId: id, postId: id, ...making(), confirmed: confirmed() }),
    output: () => counts().extend({ joined: z.boolean() }),
    right: 'compose',
  }),
  /**
   * Another rule or another way of making them, from a date on; null: for all that can still be changed. What is out, and what
   * a person changed by hand, stays. Where dates stay before it, the rest is a series of its own, `newSeriesId`. Errors: not_found,
   * rule_wrong.
   */
  'recurring.change': command({
    input: () =>
      z.strictObject({ actId: id, seriesId: id, newSeriesId: id, fromWallTime: wallTime.nullable(), ...making() }),
    output: counts,
    right: 'compose',
  }),
  /** The post and the dates that are meant move by as many days, and to the same hour. Errors: not_found, rule_wrong, wrong_state. */
  'recurring.move': command({
    input: () => z.strictObject({ actId: id, postId: id, newSeriesId: id, scope: scope(), wallTime }),
    output: counts,
    right: 'compose',
  }),
  /**
   * The dates that are meant say what this post says: texts, images, accounts, campaign, labels. Errors: not_found, wrong_state
   * (something is typed into it that is not applied).
   */
  'recurring.spread': command({
    input: () => z.strictObject({ actId: id, postId: id, newSeriesId: id, scope: scope() }),
    output: counts,
    right: 'compose',
  }),
  /** Ends it before a date, or altogether; what was made from there on is discarded, or stays. Errors: not_found. */
  'recurring.stop': command({
    input: () =>
      z.strictObject({
        actId: id,
        seriesId: id,
        fromWallTime: wallTime.nullable(),
        posts: z.enum(['discard', 'keep']),
      }),
    output: counts,
    right: 'compose',
  }),
  /** Nothing of it goes out: what is planned goes back to the drafts. Errors: not_found, wrong_state. */
  'recurring.pause': command({
    input: () => z.strictObject({ actId: id, seriesId: id }),
    output: counts,
    right: 'compose',
  }),
  /** What the pause took back is planned again where its hour is still to come. Errors: not_found, wrong_state. */
  'recurring.resume': command({
    input: () => z.strictObject({ actId: id, seriesId: id }),
    output: counts,
    right: 'compose',
  }),
  /** A date that is not made yet is left out, or not any more. Errors: not_found, wrong_state (it has a post). */
  'recurring.leaveOut': command({
    input: () => z.strictObject({ seriesId: id, wallTime, leftOut: z.boolean() }),
    output: done,
    right: 'compose',
  }),
  /** Takes back one of the acts above. Errors: not_found. */
  'recurring.undo': command({ input: () => z.strictObject({ actId: id }), output: done, right: 'compose' }),
}
