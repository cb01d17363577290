/**
 * The office's business time (docs/specs/inbox.md §9): the hours of each weekday, without holidays and closed days. Response
 * targets are counted in it, on the real clock: an hour of a night in which the clock changes is as long as it is.
 */
import { Temporal } from 'temporal-polyfill'
import { addDays, dayAt, dayStartMs, type OfficeZone } from './wallTime.ts'

/** Minutes from the beginning of the day on the wall clock; `untilMinute` may be 1440, the end of the day. */
export type OpenSpan = { readonly fromMinute: number; readonly untilMinute: number }

/** The spans of a day, in order and apart; none where the office is closed. */
export type DayHours = readonly OpenSpan[]

export type BusinessCalendar = {
  readonly zone: OfficeZone
  /** Monday first; seven. */
  readonly week: readonly DayHours[]
  /** `2026-12-25`: holidays and the office's own days off. */
  readonly closedDays: ReadonlySet<string>
}

const DAY_MINUTES = 1_440
/** A target that is not met within as many days never is: the office is practically always closed. */
const LONGEST_SEARCH_DAYS = 800

/** Whether a day's spans are in order, apart, and within the day. */
export function areDayHours(spans: DayHours): boolean {
  return spans.every(
    ({ fromMinute, untilMinute }, index) =>
      fromMinute >= (spans[index - 1]?.untilMinute ?? 0) && untilMinute > fromMinute && untilMinute <= DAY_MINUTES,
  )
}

export function isOpenAt(atMs: number, calendar: BusinessCalendar): boolean {
  return instantsOf(dayAt(atMs, calendar.zone), calendar).some(
    ({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs,
  )
}

/** How much business time lies between two instants; 0 where the second is not later. */
export function businessMsBetween(fromMs: number, untilMs: number, calendar: BusinessCalendar): number {
  if (untilMs <= fromMs) return 0
  let sumMs = 0
  const lastDay = dayAt(untilMs, calendar.zone)
  for (let day = dayAt(fromMs, calendar.zone); day <= lastDay; day = addDays(day, 1)) {
    for (const span of instantsOf(day, calendar)) {
      sumMs += Math.max(0, Math.min(span.untilMs, untilMs) - Math.max(span.fromMs, fromMs))
    }
  }
  return sumMs
}

/**
 * The first instant by which so much business time has passed.
 * @returns null where the office is not open long enough within the next two years
 */
export function afterBusinessMs(fromMs: number, durationMs: number, calendar: BusinessCalendar): number | null {
  let leftMs = durationMs
  let day = dayAt(fromMs, calendar.zone)
  for (let searched = 0; searched <= LONGEST_SEARCH_DAYS; searched += 1) {
    for (const span of instantsOf(day, calendar)) {
      const startMs = Math.max(span.fromMs, fromMs)
      const lengthMs = span.untilMs - startMs
      if (lengthMs <= 0) continue
      if (lengthMs >= leftMs) return startMs + leftMs
      leftMs -= lengthMs
    }
    day = addDays(day, 1)
  }
  return null
}

/** When a day's spans begin and end; an hour that the spring skips is not there, one that the autumn repeats is there twice. */
function instantsOf(day: string, calendar: BusinessCalendar): readonly { fromMs: number; untilMs: number }[] {
  if (calendar.closedDays.has(day)) return []
  const weekday = Temporal.PlainDate.from(day).dayOfWeek
  const spans = calendar.week[weekday - 1] ?? []
  return spans
    .map(({ fromMinute, untilMinute }) => ({
      fromMs: minuteStartMs(day, fromMinute, calendar.zone, 'earlier'),
      untilMs: minuteStartMs(day, untilMinute, calendar.zone, 'later'),
    }))
    .filter(({ fromMs, untilMs }) => untilMs > fromMs)
}

/** `disambiguation` decides an hour that exists twice: opening at the first of the two, closing at the second. */
function minuteStartMs(day: string, minute: number, zone: OfficeZone, disambiguation: 'earlier' | 'later'): number {
  if (minute === DAY_MINUTES) return dayStartMs(addDays(day, 1), zone)
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  const plain = Temporal.PlainDate.from(day).toPlainDateTime(time)
  const zoned = plain.toZonedDateTime(zone, { disambiguation })
  // In the hour that is skipped both ends fall on the change itself.
  return zoned.toPlainDateTime().equals(plain)
    ? zoned.epochMilliseconds
    : (plain.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next')?.epochMilliseconds ??
        zoned.epochMilliseconds)
}
