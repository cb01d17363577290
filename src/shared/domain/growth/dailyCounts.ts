/**
 * One count a day, from observations at any instant (docs/specs/growth.md §2). A day without an observation is a gap,
 * never a zero.
 */
import { Temporal } from 'temporal-polyfill'
import { daysBetween, type DaySpan } from '../period.ts'
import { dayStartMs, type OfficeZone } from '../wallTime.ts'

export type Observation = { readonly atMs: number; readonly value: number }

/** What a person noted for a day, by hand or from a file. Of several for the same day the last one counts. */
export type EnteredCount = { readonly day: string; readonly value: number }

/** Where the count of a day comes from: read from the network, or noted by a person. */
export type CountSource = 'measured' | 'entered'

export type DayCount = { readonly value: number; readonly source: CountSource }

/**
 * The first instants of the days of a span, and of the day after it: each day ends where the next one begins. The zone is
 * asked once for each change of its clock, not once for each day.
 */
export function dayStartsMs({ firstDay, lastDay }: DaySpan, zone: OfficeZone): readonly number[] {
  const count = daysBetween(firstDay, lastDay) + 2
  const starts: number[] = []
  let midnightUtcMs = Date.parse(`${firstDay}T00:00:00Z`)
  let zoned = Temporal.Instant.fromEpochMilliseconds(dayStartMs(firstDay, zone)).toZonedDateTimeISO(zone)
  let offsetMs = zoned.offsetNanoseconds / 1_000_000
  let changesMs = nextChangeMs(zoned)
  for (let at = 0; at < count; at += 1) {
    let startMs = midnightUtcMs - offsetMs
    if (startMs >= changesMs) {
      // On the day of a change itself the calendar is asked, whatever its hour.
      const day = new Date(midnightUtcMs).toISOString().slice(0, 10)
      startMs = dayStartMs(day, zone)
      zoned = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone)
      offsetMs = zoned.offsetNanoseconds / 1_000_000
      changesMs = nextChangeMs(zoned)
    }
    starts.push(startMs)
    midnightUtcMs += 86_400_000
  }
  return starts
}

function nextChangeMs(zoned: Temporal.ZonedDateTime): number {
  return zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity
}

/**
 * The count of each day: the last observation of that day, or, where nothing was measured, what was entered for it.
 * @param observations in order of time; what lies outside the days is ignored
 * @param entered in the order in which it was noted
 * @param startsMs from `dayStartsMs` of the same span
 * @returns one entry a day of the span
 */
export function dailyCounts(
  span: DaySpan,
  startsMs: readonly number[],
  observations: readonly Observation[],
  entered: readonly EnteredCount[],
): readonly (DayCount | null)[] {
  const counts: (DayCount | null)[] = startsMs.slice(0, -1).map(() => null)
  for (const { day, value } of entered) {
    const at = daysBetween(span.firstDay, day)
    if (at >= 0 && at < counts.length) counts[at] = { value, source: 'entered' }
  }
  let at = 0
  for (const { atMs, value } of observations) {
    while (at < counts.length && atMs >= (startsMs[at + 1] ?? Infinity)) at += 1
    if (at >= counts.length) break
    if (atMs >= (startsMs[at] ?? Infinity)) counts[at] = { value, source: 'measured' }
  }
  return counts
}

/** The counts of a year on the office's calendar, 366 places; the last of a common year stays a gap. */
export const YEAR_PLACES = 366

/** The year of a day, and its place in that year, from 0. */
export function placeInYear(day: string): { readonly year: number; readonly place: number } {
  const year = Number(day.slice(0, 4))
  return { year, place: daysBetween(`${day.slice(0, 4)}-01-01`, day) }
}

/**
 * Counts of a year as they are kept: little-endian binary64 for each day. Not a number: a gap. Below zero: entered, and the
 * count is −value − 1.
 */
export function packYear(counts: readonly (DayCount | null)[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(YEAR_PLACES * 8))
  for (let place = 0; place < YEAR_PLACES; place += 1) view.setFloat64(place * 8, packed(counts[place] ?? null), true)
  return new Uint8Array(view.buffer)
}

function packed(count: DayCount | null): number {
  if (count === null) return Number.NaN
  return count.source === 'measured' ? count.value : -count.value - 1
}

/** Days of a packed year, from one place to another, written into columns from `to` on. */
export function unpackDays(
  bytes: Uint8Array,
  places: { readonly first: number; readonly last: number },
  columns: { readonly values: (number | null)[]; readonly entered: number[] },
  to: number,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let place = places.first; place <= places.last; place += 1) {
    const value = view.getFloat64(place * 8, true)
    const at = to + place - places.first
    if (value >= 0) columns.values[at] = value
    else if (value < 0) {
      columns.values[at] = -value - 1
      columns.entered.push(at)
    }
  }
}

/** The days of a span year by year: its first and last place in each, and where the year begins within the span. */
export function yearsOf(span: DaySpan): readonly {
  readonly year: number
  readonly first: number
  readonly last: number
  readonly offset: number
}[] {
  const years = []
  for (let year = Number(span.firstDay.slice(0, 4)); year <= Number(span.lastDay.slice(0, 4)); year += 1) {
    const [firstDay, lastDay] = [`${String(year)}-01-01`, `${String(year)}-12-31`]
    const from = firstDay < span.firstDay ? span.firstDay : firstDay
    const to = lastDay > span.lastDay ? span.lastDay : lastDay
    years.push({
      year,
      first: placeInYear(from).place,
      last: placeInYear(to).place,
      offset: daysBetween(span.firstDay, from),
    })
  }
  return years
}

/** The days of a year. */
export function spanOfYear(year: number): DaySpan {
  return { firstDay: `${String(year)}-01-01`, lastDay: `${String(year)}-12-31` }
}
