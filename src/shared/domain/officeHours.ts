/** When the office is open, as a coordinator sets it (docs/specs/inbox.md §9.6). Pure. */
import type { BusinessCalendar } from './businessTime.ts'
import { areDayHours, type DayHours } from './dayHours.ts'
import type { HolidayRegion } from './holidayRegion.ts'
import type { OfficeZone } from './wallTime.ts'

export type NamedDay = { readonly day: string; readonly name: string }

/** A day of the office's own: closed, or open although it is a holiday. */
export type OwnDay = NamedDay & { readonly isOpen: boolean }

export type OfficeHours = {
  readonly region: HolidayRegion
  /** Monday first; seven. */
  readonly week: readonly DayHours[]
  readonly ownDays: readonly OwnDay[]
}

const MORNING: DayHours = [{ fromMinute: 8 * 60, untilMinute: 15 * 60 }]

export const DEFAULT_HOURS: OfficeHours = {
  region: 'ES',
  week: [MORNING, MORNING, MORNING, MORNING, MORNING, [], []],
  ownDays: [],
}

export function isWeek(week: readonly DayHours[]): boolean {
  return week.length === 7 && week.every(areDayHours)
}

/** The calendar in which business time is counted. What the office says of a day overrules that it is a holiday. */
export function calendarOf(hours: OfficeHours, holidays: readonly NamedDay[], zone: OfficeZone): BusinessCalendar {
  const closed = new Set(holidays.map(({ day }) => day))
  for (const { day, isOpen } of hours.ownDays) {
    if (isOpen) closed.delete(day)
    else closed.add(day)
  }
  return { zone, week: hours.week, closedDays: closed }
}
