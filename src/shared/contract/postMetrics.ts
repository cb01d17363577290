/** Figures of published posts, as the networks give them (docs/specs/postMetrics.md). */
import { z } from 'zod'
import { BASES } from '../domain/postComparison.ts'
import { lazily } from '../domain/lazily.ts'
import { query } from './operation.ts'
import { dayIso, id, instantMs, wallDay, zone } from './values.ts'

const remoteId = lazily(() => z.string().regex(/^\d{1,19}$/))
const amount = lazily(() => z.int().min(0))
const known = lazily(() => amount().nullable())
const rate = lazily(() => z.number().min(0).nullable())

const basis = lazily(() => z.enum(BASES))

/** What was published on these days of the office's calendar, both included, by these accounts; by all where none is named. */
const scope = lazily(() => ({
  firstDay: wallDay,
  lastDay: wallDay,
  accountIds: z.array(id).max(200),
  basis: basis(),
}))

const amounts = lazily(() => z.object({ n: z.int(), sum: z.int(), median: z.number().nullable() }))

/** `n` is of how many posts each was made. */
const comparison = lazily(() =>
  z.object({
    posts: z.int(),
    counted: z.int(),
    /** Not seven days old, where those count. */
    waiting: z.int(),
    /** Nobody read them, or not near that age. */
    unknown: z.int(),
    impressions: amounts(),
    engagements: amounts(),
    rate: z.object({ n: z.int(), overall: rate(), median: rate() }),
  }),
)

export const GROUPINGS = ['account', 'campaign', 'label'] as const

/** `none`: published from here, with no campaign or label. `elsewhere`: not published from here. */
const group = lazily(() =>
  z.object({
    kind: z.enum(['account', 'campaign', 'label', 'none', 'elsewhere']),
    /** Null where there is nothing to name. */
    id: id.nullable(),
    name: z.string(),
    figures: comparison(),
  }),
)

const pair = lazily(() => z.object({ impressions: known(), engagements: known(), rate: rate() }))

export const LIST_SORTS = ['newest', 'impressions', 'engagements', 'rate'] as const

const listPlace = lazily(() =>
  z.strictObject({ value: z.number(), atMs: instantMs, accountId: id, remoteId: remoteId() }),
)

const listedPost = lazily(() =>
  z.object({
    accountId: id,
    /** The network's id of its first version. */
    remoteId: remoteId(),
    atMs: instantMs,
    /** Empty where the text is gone. */
    excerpt: z.string(),
    /** Deleted on the network. */
    gone: z.boolean(),
    /** How many its thread has; one where it is none. */
    texts: z.int(),
    /** The post of the calendar; null where it was published elsewhere. */
    postId: id.nullable(),
    standing: z.enum(['counted', 'waiting', 'unknown']),
    /** On the basis asked for; as last read where it is not seven days old. Null where nothing is known. */
    figures: pair().nullable(),
  }),
)

const counts = lazily(() =>
  z.object({
    impressions: known(),
    likes: known(),
    reposts: known(),
    replies: known(),
    quotes: known(),
    bookmarks: known(),
    engagements: known(),
    rate: rate(),
  }),
)

export const POST_LIST_MOST = 100

export const postMetricsOperations = {
  /** Everything together, and by what it belongs to; a post with two labels counts in both. By the greatest first. */
  'figures.summary': query({
    input: () => z.strictObject({ ...scope(), by: z.enum(GROUPINGS) }),
    output: () => z.object({ zone: zone(), totals: comparison(), groups: z.array(group()) }),
    topics: ['post_metrics', 'posts', 'planning', 'inbox', 'accounts', 'settings'],
  }),
  /** The 168 hours of a week, Monday 0 h first, on the office's clock; medians. */
  'figures.heatMap': query({
    input: () => z.strictObject(scope()),
    output: () =>
      z.object({
        zone: zone(),
        counted: z.int(),
        cells: z.array(
          z.object({
            /** From 1, Monday, to 7. */
            weekday: z.int().min(1).max(7),
            hour: z.int().min(0).max(23),
            n: z.int(),
            impressions: z.number().nullable(),
            engagements: z.number().nullable(),
            rate: rate(),
          }),
        ),
      }),
    topics: ['post_metrics', 'posts', 'settings'],
  }),
  /** Those without a figure to sort by are left out. */
  'figures.list': query({
    input: () =>
      z.strictObject({
        ...scope(),
        sort: z.enum(LIST_SORTS),
        order: z.enum(['most', 'least']),
        after: listPlace().nullable(),
        limit: z.int().min(1).max(POST_LIST_MOST),
      }),
    output: () => z.object({ rows: z.array(listedPost()), next: listPlace().nullable() }),
    topics: ['post_metrics', 'posts', 'settings'],
  }),
  /** One post, and what was seen of it from its publishing on. Errors: not_found. */
  'figures.post': query({
    input: () => z.strictObject({ accountId: id, remoteId: remoteId() }),
    output: () =>
      z.object({
        accountId: id,
        remoteId: remoteId(),
        atMs: instantMs,
        /** On the office's calendar, to find it there. */
        day: dayIso,
        text: z.string(),
        gone: z.boolean(),
        texts: z.int(),
        postId: id.nullable(),
        url: z.string().nullable(),
        readAtMs: instantMs.nullable(),
        latest: counts().nullable(),
        /** At the age of seven days; null where that is not known. */
        week: counts().nullable(),
        curve: z.array(counts().extend({ atMs: instantMs })),
      }),
    topics: ['post_metrics', 'posts', 'settings'],
  }),
  /** A post of the calendar on each account on which the network showed it, as last read. */
  'figures.ofPost': query({
    input: () => z.strictObject({ postId: id }),
    output: () =>
      z.array(
        z.object({
          accountId: id,
          remoteId: remoteId(),
          readAtMs: instantMs,
          impressions: known(),
          engagements: known(),
          rate: rate(),
        }),
      ),
    topics: ['post_metrics', 'posts'],
  }),
  /** When the first post that is known was published; null where there is none. */
  'figures.firstDay': query({
    input: () => z.strictObject({}),
    output: () => z.object({ day: dayIso.nullable() }),
    topics: ['post_metrics', 'posts', 'settings'],
  }),
}
