/**
 * Posts compared: sums, medians, groups, and the hours of the week. Pure (docs/specs/postMetrics.md §3, §4). Every figure
 * comes with how many posts it was made from.
 */
import { ranked } from './percentile.ts'
import { engagementRate, FAIR_AGE_MS } from './postMetrics.ts'
import { HOURS_OF_WEEK } from './weekHour.ts'

/** `week`: at the age of seven days, which is fair to old and new; `latest`: as last read. */
export const BASES = ['week', 'latest'] as const
export type Basis = (typeof BASES)[number]

/** Below this many posts a group says little. */
export const LEAST_POSTS = 5
/** Below this many posts an hour of the week says little. */
export const LEAST_POSTS_OF_HOUR = 3
/** Below this many impressions a rate says nothing: two likes on ten views are no twenty per cent. */
export const LEAST_IMPRESSIONS = 100

type Pair = { readonly impressions: number | null; readonly engagements: number | null }

/** What is kept of a post that was published. */
export type PublishedFigures = {
  readonly accountId: string
  readonly writtenAtMs: number
  /** Null where nobody knows. */
  readonly week: Pair | null
  /** Null where it was never read. */
  readonly latest: Pair | null
}

/** `waiting`: not seven days old; `unknown`: nobody read it, or not near that age. */
export type Standing = 'counted' | 'waiting' | 'unknown'

export type Judged = { readonly standing: Standing; readonly pair: Pair | null }

/** Which figures of a post count, if any do. */
export function judge(post: Omit<PublishedFigures, 'accountId'>, basis: Basis, nowMs: number): Judged {
  if (basis === 'week' && nowMs < post.writtenAtMs + FAIR_AGE_MS) return { standing: 'waiting', pair: null }
  const pair = basis === 'week' ? post.week : post.latest
  return { standing: pair === null ? 'unknown' : 'counted', pair }
}

export type Amounts = { readonly n: number; readonly sum: number; readonly median: number | null }

export type Comparison = {
  /** Published, whatever is known of them. */
  readonly posts: number
  readonly counted: number
  readonly waiting: number
  readonly unknown: number
  readonly impressions: Amounts
  readonly engagements: Amounts
  /** Of those with both: all engagements ÷ all impressions, and the median of the posts' own rates. */
  readonly rate: { readonly n: number; readonly overall: number | null; readonly median: number | null }
}

/**
 * Takes posts one by one, because there may be very many. `figures` is asked once, at the end; it waits for `pause` between
 * what takes long.
 */
export function createComparison(): {
  readonly add: (judged: Judged) => void
  readonly figures: (pause: () => Promise<void>) => Promise<Comparison>
} {
  const standings = { counted: 0, waiting: 0, unknown: 0 }
  const [impressions, engagements, rates] = [createAmounts(), createAmounts(), createAmounts()]
  const rated = { impressions: 0, engagements: 0 }
  let posts = 0
  return {
    add: ({ standing, pair }) => {
      posts += 1
      standings[standing] += 1
      if (pair === null) return
      if (pair.impressions !== null) impressions.add(pair.impressions)
      if (pair.engagements !== null) engagements.add(pair.engagements)
      const rate = engagementRate(pair)
      if (rate === null) return
      rates.add(rate)
      rated.impressions += pair.impressions ?? 0
      rated.engagements += pair.engagements ?? 0
    },
    figures: async (pause) => {
      const ofImpressions = impressions.amounts()
      await pause()
      const ofEngagements = engagements.amounts()
      await pause()
      const { n, median } = rates.amounts()
      return {
        posts,
        ...standings,
        impressions: ofImpressions,
        engagements: ofEngagements,
        rate: { n, overall: engagementRate(rated), median },
      }
    },
  }
}

/** Numbers in a row that grows; `amounts` is asked once, because it changes their order. */
function createAmounts() {
  let values = new Float64Array(16)
  let n = 0
  let sum = 0
  return {
    add: (value: number): void => {
      if (n === values.length) {
        const wider = new Float64Array(n * 2)
        wider.set(values)
        values = wider
      }
      values[n] = value
      n += 1
      sum += value
    },
    amounts: (): Amounts => ({ n, sum, median: medianIn(values.subarray(0, n)) }),
  }
}

/** The middle one, or halfway between the two in the middle (Hyndman & Fan, type 7), unrounded; null of none. */
export function medianOf(values: readonly number[]): number | null {
  return medianIn(new Float64Array(values))
}

function medianIn(values: Float64Array): number | null {
  if (values.length === 0) return null
  const middle = values.length >> 1
  const upper = ranked(values, middle)
  if (values.length % 2 === 1) return upper
  // What stands before it is not greater.
  let lower = values[0] ?? upper
  for (let at = 1; at < middle; at += 1) lower = Math.max(lower, values[at] ?? lower)
  return (lower + upper) / 2
}

export type HourCell = {
  /** From 1, Monday, to 7. */
  readonly weekday: number
  readonly hour: number
  /** Published in that hour and counted. */
  readonly n: number
  readonly impressions: number | null
  readonly engagements: number | null
  readonly rate: number | null
}

/**
 * Takes posts by the hour of the week in which they were published, from 0, Monday's first, to 167; `cells` are all of them
 * in order, each with the medians of what was published in it.
 */
export function createHourComparison(): {
  readonly add: (judged: Judged, hourOfWeek: number) => void
  readonly cells: () => readonly HourCell[]
} {
  const found = Array.from({ length: HOURS_OF_WEEK }, (): Pair[] => [])
  return {
    add: ({ pair }, hourOfWeek) => {
      if (pair !== null) found[hourOfWeek]?.push(pair)
    },
    cells: () =>
      found.map((pairs, index) => ({
        weekday: Math.floor(index / 24) + 1,
        hour: index % 24,
        n: pairs.length,
        impressions: medianOf(pairs.flatMap(({ impressions }) => impressions ?? [])),
        engagements: medianOf(pairs.flatMap(({ engagements }) => engagements ?? [])),
        rate: medianOf(pairs.flatMap((pair) => engagementRate(pair) ?? [])),
      })),
  }
}
