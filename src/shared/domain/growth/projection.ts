/**
 * When a number of followers may be reached if the coming weeks are as the last ones were (docs/specs/growth.md §7). It is an
 * extrapolation and says so: it knows nothing of campaigns, of the network's rules, or of what people will do.
 */
import type { Column } from './growthSeries.ts'

/** Whole weeks that are looked back upon. */
export const PROJECTION_WEEKS = 26
/** Fewer known weeks than that are not enough to speak of a spread. */
export const LEAST_WEEKS = 8
/** Nothing is said about days further away. */
export const MOST_DAYS_AHEAD = 3 * 365
/** Of the normal distribution, for an interval that holds four times of five. */
const Z_80 = 1.2816

export type Projection =
  /** Fewer than LEAST_WEEKS weeks are known, or the last count is not. */
  | { readonly kind: 'too_little'; readonly weeks: number }
  /** The mean of the weeks is not above zero. */
  | { readonly kind: 'not_growing'; readonly perWeek: number; readonly weeks: number }
  /** Further away than MOST_DAYS_AHEAD at the mean of the weeks. */
  | { readonly kind: 'far'; readonly perWeek: number; readonly weeks: number }
  | {
      readonly kind: 'expected'
      /** Days from the last known day, at the mean of the weeks. */
      readonly inDays: number
      /** Four times of five between these, if weeks stay as they were; `latest` is null where it is not within MOST_DAYS_AHEAD. */
      readonly earliest: number
      readonly latest: number | null
      readonly perWeek: number
      readonly weeks: number
    }

/**
 * The gains of the last weeks, counted back from the last known day: count − count seven days before, where both are known.
 * Their mean is the drift, their standard deviation the spread; after t days the gain is expected within
 * drift·t ± z·√(spread²·t⁄7 + (spread²⁄n)·(t⁄7)²): the weeks' own scatter, and that n weeks tell the drift only so well.
 * @param counts one a day
 * @param target above the last known count
 */
export function projectionTo(counts: Column, target: number): Projection {
  const last = counts.findLastIndex((count) => count !== null)
  const gains = weeklyGains(counts, last)
  const weeks = gains.length
  if (weeks < LEAST_WEEKS) return { kind: 'too_little', weeks }
  const perWeek = gains.reduce((sum, gain) => sum + gain, 0) / weeks
  if (perWeek <= 0) return { kind: 'not_growing', perWeek, weeks }
  const missing = target - (counts[last] ?? 0)
  const inDays = Math.ceil((missing / perWeek) * 7)
  if (inDays > MOST_DAYS_AHEAD) return { kind: 'far', perWeek, weeks }
  const variance = gains.reduce((sum, gain) => sum + (gain - perWeek) ** 2, 0) / (weeks - 1)
  const spreadAfter = (days: number): number =>
    Z_80 * Math.sqrt((variance * days) / 7 + (variance / weeks) * (days / 7) ** 2)
  const first = (reaches: (days: number) => boolean): number | null => {
    for (let days = 1; days <= MOST_DAYS_AHEAD; days += 1) if (reaches(days)) return days
    return null
  }
  return {
    kind: 'expected',
    inDays,
    earliest: first((days) => (perWeek * days) / 7 + spreadAfter(days) >= missing) ?? inDays,
    latest: first((days) => (perWeek * days) / 7 - spreadAfter(days) >= missing),
    perWeek,
    weeks,
  }
}

function weeklyGains(counts: Column, last: number): readonly number[] {
  const gains: number[] = []
  for (let week = 0; week < PROJECTION_WEEKS; week += 1) {
    const [to, from] = [counts[last - week * 7] ?? null, counts[last - (week + 1) * 7] ?? null]
    if (to !== null && from !== null) gains.push(to - from)
  }
  return gains
}
