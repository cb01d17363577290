/**
 * Days on which the followers changed unlike the days before (docs/specs/growth.md §5). Median and median absolute
 * deviation, so that one wild day does not hide the next (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
 */
import type { Column } from './growthSeries.ts'

/** Days before it that a day is compared with, of the same kind: working days with working days, weekends with weekends. */
export const COMPARED_DAYS = 56
/** Fewer known changes than that say nothing. */
export const LEAST_COMPARED = 15
/** Distance from the median in robust standard deviations from which a day is unusual. */
export const UNUSUAL_SCORE = 5
/** Of an account's followers: a change that differs from the usual by fewer is no event, however quiet the weeks were. */
export const LEAST_SHARE = 0.001
/** Makes the median absolute deviation of a normal distribution its standard deviation: 1 ÷ Φ⁻¹(3⁄4). */
const NORMAL = 1.4826

export type UnusualDay = {
  /** Its place in the column. */
  readonly at: number
  readonly change: number
  /** The median of the days that it was compared with. */
  readonly usual: number
}

/**
 * @param changes one a day; places below `from` are only compared with
 * @param isWeekend whether the day at a place is a Saturday or a Sunday
 * @param counts the followers of the same days
 */
export function unusualDays(
  changes: Column,
  from: number,
  isWeekend: (at: number) => boolean,
  counts: Column,
): readonly UnusualDay[] {
  const found: UnusualDay[] = []
  for (let at = from; at < changes.length; at += 1) {
    const change = changes[at] ?? null
    if (change === null) continue
    const before: number[] = []
    for (let day = Math.max(0, at - COMPARED_DAYS); day < at; day += 1) {
      const each = changes[day] ?? null
      if (each !== null && isWeekend(day) === isWeekend(at)) before.push(each)
    }
    if (before.length < LEAST_COMPARED) continue
    const usual = medianOf(before)
    const deviation = NORMAL * medianOf(before.map((each) => Math.abs(each - usual)))
    const distance = Math.abs(change - usual)
    // Where all days are alike, one more or less is no event.
    if (distance <= UNUSUAL_SCORE * Math.max(deviation, 1)) continue
    if (distance >= LEAST_SHARE * (counts[at] ?? 0)) found.push({ at, change, usual })
  }
  return found
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
}

/** The middle value, or the mean of the two in the middle. @throws RangeError where there is none */
function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new RangeError('no values')
  return (low + high) / 2
}
