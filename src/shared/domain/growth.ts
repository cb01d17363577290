/** Follower counts by day, from observations at any instant. A day without an observation is a gap, never a zero. */
import { addDays, dayStartMs, type OfficeZone } from './wallTime.ts'

export type Observation = { readonly atMs: number; readonly value: number }
export type GrowthRange = '30d' | '1y' | 'all'
/** First and last day, both included. */
export type DaySpan = { readonly firstDay: string; readonly lastDay: string }

export type DailySeries = {
  readonly days: readonly { readonly day: string; readonly followers: number | null; readonly change: number | null }[]
  readonly first: { readonly day: string; readonly followers: number } | null
  readonly last: { readonly day: string; readonly followers: number; readonly atMs: number } | null
  readonly missingDays: number
}

/**
 * The days that a range shows: up to today, and never from before the first observation, because a day on which nobody
 * was looking yet is not missing.
 * @param firstKnownDay null where there is no observation at all; then there is nothing to show
 */
export function spanOf(range: GrowthRange, today: string, firstKnownDay: string | null): DaySpan | null {
  if (firstKnownDay === null || firstKnownDay > today) return null
  const wanted = range === 'all' ? firstKnownDay : addDays(today, range === '30d' ? -29 : -364)
  return { firstDay: wanted < firstKnownDay ? firstKnownDay : wanted, lastDay: today }
}

export type DayStart = { readonly day: string; readonly startMs: number }

/**
 * The first instants of the days of a span, one before it and one after it: each day ends where the next one begins,
 * and the day before gives the first day its change.
 */
export function dayStarts(span: DaySpan, zone: OfficeZone): readonly DayStart[] {
  const starts: DayStart[] = []
  const end = addDays(span.lastDay, 1)
  for (let day = addDays(span.firstDay, -1); day <= end; day = addDays(day, 1)) {
    starts.push({ day, startMs: dayStartMs(day, zone) })
  }
  return starts
}

/**
 * One value a day: the last observation of that day on the office's calendar, and how it differs from the day before
 * where both are known.
 * @param observations in order of time; what lies outside the days is ignored
 * @param starts from `dayStarts`
 */
export function dailySeries(observations: readonly Observation[], starts: readonly DayStart[]): DailySeries {
  const values = lastOfEachDay(observations, starts)
  const days: { day: string; followers: number | null; change: number | null }[] = []
  let first: DailySeries['first'] = null
  let last: DailySeries['last'] = null
  let missingDays = 0
  values.slice(1).forEach(({ day, seen }, i) => {
    const previous = values[i]?.seen ?? null
    const change = seen === null || previous === null ? null : seen.value - previous.value
    days.push({ day, followers: seen?.value ?? null, change })
    if (seen === null) {
      missingDays += 1
      return
    }
    first ??= { day, followers: seen.value }
    last = { day, followers: seen.value, atMs: seen.atMs }
  })
  return { days, first, last, missingDays }
}

function lastOfEachDay(
  observations: readonly Observation[],
  starts: readonly DayStart[],
): readonly { readonly day: string; readonly seen: Observation | null }[] {
  let next = 0
  return starts.slice(0, -1).map(({ day, startMs }, i) => {
    const endMs = starts[i + 1]?.startMs ?? startMs
    let seen: Observation | null = null
    for (let one = observations[next]; one !== undefined && one.atMs < endMs; one = observations[next]) {
      if (one.atMs >= startMs) seen = one
      next += 1
    }
    return { day, seen }
  })
}
