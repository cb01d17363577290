/** Weekday and hour on the office's wall clock, of very many instants: the clock changes of a span are looked up once. */
import { Temporal } from 'temporal-polyfill'
import type { OfficeZone } from './wallTime.ts'

/** `weekday` from 1, Monday, to 7. */
export type LocalHour = { readonly weekday: number; readonly hour: number }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** @returns for an instant of [fromMs, toMs): outside of it the nearest offset of the span counts */
export function localHours(zone: OfficeZone, fromMs: number, toMs: number): (atMs: number) => LocalHour {
  const offsets = offsetsIn(zone, fromMs, toMs)
  return (atMs) => {
    let { offsetMs } = offsets[0]
    for (const offset of offsets) if (offset.sinceMs <= atMs) ({ offsetMs } = offset)
    const local = atMs + offsetMs
    // Day 0 of the epoch was a Thursday.
    const weekday = ((Math.floor(local / DAY_MS) + 3) % 7) + 1
    return { weekday, hour: Math.floor(local / HOUR_MS) % 24 }
  }
}

type Offset = { readonly sinceMs: number; readonly offsetMs: number }

function offsetsIn(zone: OfficeZone, fromMs: number, toMs: number): readonly [Offset, ...Offset[]] {
  const offsets: [Offset, ...Offset[]] = [offsetFrom(at(fromMs, zone))]
  for (
    let next = at(fromMs, zone).getTimeZoneTransition('next');
    next !== null && next.epochMilliseconds < toMs;
    next = next.getTimeZoneTransition('next')
  ) {
    offsets.push(offsetFrom(next))
  }
  return offsets
}

const at = (ms: number, zone: OfficeZone): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)

function offsetFrom(instant: Temporal.ZonedDateTime): Offset {
  return { sinceMs: instant.epochMilliseconds, offsetMs: instant.offsetNanoseconds / 1e6 }
}
