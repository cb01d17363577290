/**
 * On which wall times a rule falls (docs/specs/recurring.md §1). The days of a frequency come from `ical.js`; what narrows them is
 * applied here, because a narrowing that nothing meets never ends there, and because it lets the 29th of February fall on the
 * first of March, which RFC 5545 §3.3.10 leaves out.
 */
import ICAL from 'ical.js'
import { MOST_DATES, weekdayOf, writeWeekday, type RecurrenceRule } from '#shared/domain/recurrence.ts'
import { addDays } from '#shared/domain/wallTime.ts'

/** From the first day on. What comes later is not worked out: no office plans so far ahead. */
const LONGEST_DAYS = 3_660
/** More than the days above. */
const MOST_STEPS = 12_000

export type RuleStart = {
  /** From which day it may fall; where it does not fall on it, the first day is a later one. */
  readonly firstDay: string
  /** `10:00` */
  readonly hour: string
}

export type RuleDates = {
  /** In order, at most `MOST_DATES`. */
  readonly wallTimes: readonly string[]
  /** There would be more. */
  readonly isCut: boolean
}

export function datesOf(rule: RecurrenceRule, { firstDay, hour }: RuleStart): RuleDates {
  const iterator = ICAL.Recur.fromString(frequencyOf(rule, firstDay)).iterator(ICAL.Time.fromDateString(firstDay))
  const lastDay = addDays(firstDay, LONGEST_DAYS)
  const wallTimes: string[] = []
  let before = ''
  for (let step = 0; step < MOST_STEPS; step += 1) {
    // The types leave out that there may be no next one.
    const next = iterator.next() as ICAL.Time | null | undefined
    if (next === null || next === undefined) break
    const day = next.toString().slice(0, 10)
    if (day > lastDay) return { wallTimes, isCut: rule.end.kind === 'count' || rule.end.wallTime > `${day}T00:00` }
    // The last of the month may be its 31st as well.
    if (day <= before || !isMet(rule, day, firstDay)) continue
    before = day
    const wallTime = `${day}T${hour}`
    if (rule.end.kind === 'until' && wallTime > rule.end.wallTime) break
    if (wallTimes.length === MOST_DATES) return { wallTimes, isCut: true }
    wallTimes.push(wallTime)
    if (rule.end.kind === 'count' && wallTimes.length === rule.end.count) break
  }
  return { wallTimes, isCut: false }
}

/** The frequency with what widens it, without an end and without what narrows it. */
function frequencyOf({ frequency, interval, ...by }: RecurrenceRule, firstDay: string): string {
  switch (frequency) {
    case 'DAILY':
      return `FREQ=DAILY;INTERVAL=${String(interval)}`
    case 'WEEKLY': {
      const weekdays = by.weekdays.length === 0 ? [weekdayOf(firstDay)] : by.weekdays.map(writeWeekday)
      return `FREQ=WEEKLY;INTERVAL=${String(interval)};BYDAY=${weekdays.join(',')};WKST=${by.weekStart}`
    }
    case 'MONTHLY':
    case 'YEARLY': {
      if (by.monthDays.length > 0) return `FREQ=MONTHLY;BYMONTHDAY=${by.monthDays.join(',')}`
      if (by.weekdays.length === 0) return `FREQ=MONTHLY;BYMONTHDAY=${String(Number(firstDay.slice(8)))}`
      const positions = by.positions.length === 0 ? '' : `;BYSETPOS=${by.positions.join(',')}`
      return `FREQ=MONTHLY;BYDAY=${by.weekdays.map(writeWeekday).join(',')}${positions}`
    }
  }
}

function isMet(rule: RecurrenceRule, day: string, firstDay: string): boolean {
  const { frequency, interval, weekdays, monthDays, months } = rule
  const [year, month] = yearAndMonth(day)
  const [firstYear, firstMonth] = yearAndMonth(firstDay)
  const isOnWeekday = weekdays.length === 0 || weekdays.some(({ weekday }) => weekday === weekdayOf(day))
  const isInMonth = months.length === 0 || months.includes(month)
  switch (frequency) {
    case 'DAILY':
      return isInMonth && isOnWeekday && isOnMonthDay(monthDays, day)
    case 'WEEKLY':
      return isInMonth
    case 'MONTHLY':
      return isInMonth && isOnWeekday && ((year - firstYear) * 12 + month - firstMonth) % interval === 0
    case 'YEARLY': {
      // Days of the month without a month are those of every month; neither is the month it began in.
      const isOfYear = months.length > 0 || monthDays.length > 0 || month === firstMonth
      return isInMonth && isOnWeekday && isOfYear && (year - firstYear) % interval === 0
    }
  }
}

function isOnMonthDay(monthDays: readonly number[], day: string): boolean {
  if (monthDays.length === 0) return true
  const date = Number(day.slice(8))
  const daysInMonth = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()
  return monthDays.some((each) => (each > 0 ? each : daysInMonth + 1 + each) === date)
}

function yearAndMonth(day: string): readonly [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
}
