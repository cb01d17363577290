/**
 * What is worked out of the counts of an account, day by day (docs/specs/growth.md §3). A column has one entry a day; null
 * is a gap. Nothing is worked out across a gap that belongs to no single day.
 */

export type Column = readonly (number | null)[]

/** How a day differs from the day before, where both are known. @param before the count of the day before the first */
export function dailyChange(counts: Column, before: number | null): Column {
  return counts.map((count, at) => {
    const previous = at === 0 ? before : (counts[at - 1] ?? null)
    return count === null || previous === null ? null : count - previous
  })
}

/** Days over which the mean change is taken: a week, so that the rhythm of its days cancels out. */
export const MEAN_DAYS = 7

/**
 * The mean change a day over the week that ends with the day at a place: (count − count seven days before) ÷ 7, where both
 * are known. Days between may be missing: what they gained is in the difference.
 * @param before the counts of the seven days before the first, oldest first
 */
export function meanChangeAt(counts: Column, before: Column, at: number): number | null {
  const count = counts[at] ?? null
  const earlier = at < MEAN_DAYS ? (before[before.length - MEAN_DAYS + at] ?? null) : (counts[at - MEAN_DAYS] ?? null)
  return count === null || earlier === null ? null : (count - earlier) / MEAN_DAYS
}

/** Each day's distance from the base as a part of it: 0.05 is five in a hundred more. Gaps all over where the base is 0 or unknown. */
export function relativeChange(counts: Column, base: number | null): Column {
  return counts.map((count) => (count === null || base === null || base === 0 ? null : (count - base) / base))
}

/** Each day with the base as 100. */
export function indexed(counts: Column, base: number | null): Column {
  return counts.map((count) => (count === null || base === null || base === 0 ? null : (count * 100) / base))
}

/**
 * The first day on which all of them are known, so that indexed lines begin at one point.
 * @returns its place, or null where there is none
 */
export function commonBase(columns: readonly Column[]): number | null {
  const days = columns[0]?.length ?? 0
  for (let at = 0; at < days; at += 1) {
    if (columns.every((counts) => (counts[at] ?? null) !== null)) return at
  }
  return null
}

/** The first or the last known day of a column. */
export function firstKnown(counts: Column): number | null {
  const at = counts.findIndex((count) => count !== null)
  return at === -1 ? null : at
}

export function lastKnown(counts: Column): number | null {
  const at = counts.findLastIndex((count) => count !== null)
  return at === -1 ? null : at
}

/** Change over a stretch: last known − first known; null with fewer than two known days. */
export function changeOver(counts: Column): {
  readonly from: number
  readonly to: number
  readonly absolute: number
  /** Null where the first count is 0. */
  readonly ratio: number | null
  /** Absolute ÷ days between the two. */
  readonly perDay: number
} | null {
  const [from, to] = [firstKnown(counts), lastKnown(counts)]
  if (from === null || to === null || from === to) return null
  const [first, last] = [counts[from] ?? 0, counts[to] ?? 0]
  const absolute = last - first
  return { from, to, absolute, ratio: first === 0 ? null : absolute / first, perDay: absolute / (to - from) }
}
