/**
 * The office's wall clock. A planned post keeps what the person chose (wall time + zone) and the instant that follows
 * from it; when the rules of the zone change, the instant moves and the wall time stays.
 */
import { Temporal } from 'temporal-polyfill'

/** The zones a Spanish public body works in (IANA names). */
export const OFFICE_ZONES = ['Europe/Madrid', 'Atlantic/Canary'] as const
export type OfficeZone = (typeof OFFICE_ZONES)[number]

export type RepeatedHour = 'earlier' | 'later'

export type WallTimeReading =
  | { readonly kind: 'once'; readonly atMs: number }
  /** The autumn hour that exists twice. */
  | { readonly kind: 'twice'; readonly earlierMs: number; readonly laterMs: number }
  /** The spring hour that is skipped; `before` and `after` are the nearest wall times that exist. */
  | { readonly kind: 'never'; readonly before: string; readonly after: string }

/** Whether a text of the right form names a minute that the calendar has: `2026-02-30T10:00` does not. */
export function isWallTime(text: string): boolean {
  try {
    return minuteOf(Temporal.PlainDateTime.from(text, { overflow: 'reject' })) === text
  } catch {
    return false
  }
}

/** @param wallTime `2026-03-29T02:30`; throws RangeError for what is none */
export function readWallTime(wallTime: string, zone: OfficeZone): WallTimeReading {
  const plain = Temporal.PlainDateTime.from(wallTime, { overflow: 'reject' })
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'once', atMs: earlier.epochMilliseconds }
  // In a gap the two disambiguations land on either side of it, so neither shows the wall time that was asked for.
  if (!earlier.toPlainDateTime().equals(plain)) {
    return { kind: 'never', before: minuteOf(earlier.toPlainDateTime()), after: minuteOf(later.toPlainDateTime()) }
  }
  return { kind: 'twice', earlierMs: earlier.epochMilliseconds, laterMs: later.epochMilliseconds }
}

/** The wall time at an instant, to the minute. */
export function wallTimeAt(atMs: number, zone: OfficeZone): string {
  return minuteOf(Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDateTime())
}

/** `2026-03-29` for an instant on the office's calendar. */
export function dayAt(atMs: number, zone: OfficeZone): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** First instant of a day; a day of a clock change has 23 or 25 hours. */
export function dayStartMs(day: string, zone: OfficeZone): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds
}

/** @param days may be negative */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

function minuteOf(plain: Temporal.PlainDateTime): string {
  return plain.toString({ smallestUnit: 'minute' })
}
