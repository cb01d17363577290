/**
 * The weekday and hour that the office's wall clock shows at an instant, for a great many instants: the zone is asked once
 * for each stretch without a clock change.
 */
import { Temporal } from 'temporal-polyfill'
import type { OfficeZone } from './wallTime.ts'

export const HOURS_OF_WEEK = 168

type Stretch = { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** 1 January 1970 was a Thursday. */
const THURSDAY = 3

/** @returns 0 for Monday from midnight, to 167 for the last hour of Sunday; the autumn hour that comes twice is one */
export function createWeekHours(zone: OfficeZone): (atMs: number) => number {
  const stretches: Stretch[] = []
  let last: Stretch | undefined
  return (atMs) => {
    if (last === undefined || atMs < last.fromMs || atMs >= last.toMs) {
      last = stretches.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)
      if (last === undefined) stretches.push((last = stretchAt(atMs, zone)))
    }
    const wallMs = atMs + last.offsetMs
    const weekday = (Math.floor(wallMs / DAY_MS) + THURSDAY) % 7
    return weekday * 24 + Math.floor((wallMs % DAY_MS) / HOUR_MS)
  }
}

function stretchAt(atMs: number, zone: OfficeZone): Stretch {
  const there = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone)
  return {
    // A transition belongs to what follows it, and "previous" is strictly before.
    fromMs: there.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    toMs: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offsetMs: there.offsetNanoseconds / 1_000_000,
  }
}
