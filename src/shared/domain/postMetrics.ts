/**
 * What the network says of a post at an instant, and what follows from it for the post with its thread. Pure
 * (docs/specs/postMetrics.md §2, §3).
 */

export const POST_METRICS = ['impressions', 'likes', 'reposts', 'replies', 'quotes', 'bookmarks'] as const
export type PostMetric = (typeof POST_METRICS)[number]

/** Null where the network did not say. */
export type PostCounts = Readonly<Record<PostMetric, number | null>>

/** The same counts in every reading from `atMs` to `untilMs`. */
export type PostReading = PostCounts & { readonly atMs: number; readonly untilMs: number }

/** One text of a thread; a post of one text is a thread too. */
export type MeasuredText = {
  readonly writtenAtMs: number
  /** When what the account itself answered to it was written: that is no answer of anybody. */
  readonly ownAnswersAtMs: readonly number[]
  /** Ascending. */
  readonly readings: readonly PostReading[]
}

/** The text that answers nothing, then what follows it. */
export type MeasuredThread = readonly [MeasuredText, ...MeasuredText[]]

/** Engagements are the sum of what stands beside them; null where one of them is not known. */
export type PostFigures = PostCounts & { readonly engagements: number | null }

const ENGAGEMENT_METRICS = ['likes', 'reposts', 'replies', 'quotes', 'bookmarks'] as const

const DAY_MS = 86_400_000
/** Posts are compared by what they had reached at this age. */
export const FAIR_AGE_MS = 7 * DAY_MS
/** A reading so long before that age still tells what it was then: by that time little is added. */
const NEAR_MS = 2 * DAY_MS

/** Engagements ÷ impressions; null where nobody saw it, or it is not known. */
export function engagementRate({
  impressions,
  engagements,
}: {
  readonly impressions: number | null
  readonly engagements: number | null
}): number | null {
  return impressions === null || impressions === 0 || engagements === null ? null : engagements / impressions
}

/**
 * The figures of a thread as they were known at an instant: the impressions of its first text, and what all its texts
 * that were out by then were engaged with. Null before the first reading.
 */
export function figuresAt(thread: MeasuredThread, atMs: number): PostFigures | null {
  const [first] = thread
  const seen = lastReading(first, atMs)
  if (seen === null) return null
  const out = thread.filter((text) => text === first || text.writtenAtMs <= atMs)
  const counts = out.map((text) => answeredByOthers(text, lastReading(text, atMs)))
  const sums = Object.fromEntries(
    ENGAGEMENT_METRICS.map((metric) => [metric, sumOf(counts.map((each) => each?.[metric] ?? null))]),
  ) as Record<(typeof ENGAGEMENT_METRICS)[number], number | null>
  return { impressions: seen.impressions, ...sums, engagements: sumOf(Object.values(sums)) }
}

/**
 * The figures at the age of seven days. Null where nobody knows them: before that age is reached, or where nothing was
 * read in the two days before it and what was read on both sides differs.
 */
export function figuresAtFairAge(thread: MeasuredThread): PostFigures | null {
  const atMs = thread[0].writtenAtMs + FAIR_AGE_MS
  const seen = lastReading(thread[0], atMs)
  return seen === null || seen.untilMs < atMs - NEAR_MS ? null : figuresAt(thread, atMs)
}

export type CurvePoint = PostFigures & { readonly atMs: number }

/** The figures at each instant that any of its texts was read; ascending. */
export function curveOf(thread: MeasuredThread): readonly CurvePoint[] {
  const instants = thread.flatMap(({ readings }) => readings.flatMap(({ atMs, untilMs }) => [atMs, untilMs]))
  return [...new Set(instants)]
    .toSorted((a, b) => a - b)
    .flatMap((atMs) => {
      const figures = figuresAt(thread, atMs)
      return figures === null ? [] : [{ atMs, ...figures }]
    })
}

function lastReading({ readings }: MeasuredText, atMs: number): PostReading | null {
  return readings.findLast((reading) => reading.atMs <= atMs) ?? null
}

/** X counts the next text of a thread among the answers to the one before. */
function answeredByOthers({ ownAnswersAtMs }: MeasuredText, seen: PostReading | null): PostCounts | null {
  if (seen?.replies === undefined || seen.replies === null) return seen
  const own = ownAnswersAtMs.filter((atMs) => atMs <= seen.untilMs).length
  return { ...seen, replies: Math.max(0, seen.replies - own) }
}

function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)
}
