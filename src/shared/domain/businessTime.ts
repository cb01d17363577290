/**
 * The office's business time (docs/specs/inbox.md §9): the hours of each weekday, without holidays and closed days. Response
 * targets are counted in it, on the real clock: an hour of a night in which the clock changes is as long as it is.
 */
import { Temporal } from 'temporal-polyfill'
import { DAY_MINUTES, type DayHours } from './dayHours.ts'
import { addDays, dayStartMs, type OfficeZone } from './wallTime.ts'

export type BusinessCalendar = {
  readonly zone: OfficeZone
  /** Monday first; seven. */
  readonly week: readonly DayHours[]
  /** `2026-12-25`: holidays and the office's own days off. */
  readonly closedDays: ReadonlySet<string>
}

/** When a day's spans begin and end; an hour that the spring skips is not there, one that the autumn repeats is there twice. */
export function openSpansOf(day: string, calendar: BusinessCalendar): readonly { fromMs: number; untilMs: number }[] {
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
