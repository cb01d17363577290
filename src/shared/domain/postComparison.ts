/**
 * Posts compared: sums, medians, groups, and the hours of the week. Pure (docs/specs/postMetrics.md §3, §4). Every figure
 * comes with how many posts it was made from.
 */
import type { LocalHour } from './localHour.ts'
import { engagementRate, FAIR_AGE_MS } from './postMetrics.ts'

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

/** One pass, because there may be very many. */
export function compare(judged: readonly Judged[]): Comparison {
  const standings = { counted: 0, waiting: 0, unknown: 0 }
  const impressions: number[] = []
  const engagements: number[] = []
  const rates: number[] = []
  const rated = { impressions: 0, engagements: 0 }
  for (const { standing, pair } of judged) {
    standings[standing] += 1
    if (pair === null) continue
    if (pair.impressions !== null) impressions.push(pair.impressions)
    if (pair.engagements !== null) engagements.push(pair.engagements)
    const rate = engagementRate(pair)
    if (rate === null) continue
    rates.push(rate)
    rated.impressions += pair.impressions ?? 0
    rated.engagements += pair.engagements ?? 0
  }
  return {
    posts: judged.length,
    ...standings,
    impressions: amountsOf(impressions),
    engagements: amountsOf(engagements),
    rate: { n: rates.length, overall: engagementRate(rated), median: medianOf(rates) },
  }
}

function amountsOf(values: readonly number[]): Amounts {
  return { n: values.length, sum: values.reduce((sum, value) => sum + value, 0), median: medianOf(values) }
}

/** The middle one, or halfway between the two in the middle (Hyndman & Fan, type 7); null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort()
  const upper = sorted[sorted.length >> 1]
  if (upper === undefined) return null
  const lower = sorted[(sorted.length - 1) >> 1] ?? upper
  return (lower + upper) / 2
}

/**
 * Posts by what they belong to; one may belong to several, and then counts in each.
 * @param keysOf none: it is left out
 */
export function groupsOf<T extends Judged>(
  posts: readonly T[],
  keysOf: (post: T) => readonly string[],
): ReadonlyMap<string, Comparison> {
  const groups = new Map<string, T[]>()
  for (const post of posts) {
    for (const key of keysOf(post)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [post])
      else group.push(post)
    }
  }
  return new Map([...groups].map(([key, group]) => [key, compare(group)]))
}

export type HourCell = LocalHour & {
  /** Published in that hour and counted. */
  readonly n: number
  readonly impressions: number | null
  readonly engagements: number | null
  readonly rate: number | null
}

/** The 168 hours of a week, Monday 0 h first, each with the medians of what was published in it. */
export function hoursOfWeek<T extends Judged>(
  posts: readonly T[],
  hourOf: (post: T) => LocalHour,
): readonly HourCell[] {
  const cells = Array.from({ length: 168 }, (): Pair[] => [])
  for (const post of posts) {
    if (post.pair === null) continue
    const { weekday, hour } = hourOf(post)
    cells[(weekday - 1) * 24 + hour]?.push(post.pair)
  }
  return cells.map((pairs, index) => ({
    weekday: Math.floor(index / 24) + 1,
    hour: index % 24,
    n: pairs.length,
    impressions: medianOf(pairs.flatMap(({ impressions }) => impressions ?? [])),
    engagements: medianOf(pairs.flatMap(({ engagements }) => engagements ?? [])),
    rate: medianOf(pairs.flatMap((pair) => engagementRate(pair) ?? [])),
  }))
}
