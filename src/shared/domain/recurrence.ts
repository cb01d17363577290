/**
 * Rules of repetition (RFC 5545 §3.3.10, `RRULE`), as far as an office's posts repeat by them: days, weeks, months, years, always
 * with an end (docs/specs/recurring.md §1). Which days a rule falls on is worked out in `main/services/recurrenceDates.ts`. Pure.
 */
import { addDays, isWallTime, wallTimeAt, type OfficeZone } from './wallTime.ts'

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

/** `nth` of its month, from the end where it is negative; null: each. */
export type NthWeekday = { readonly nth: number | null; readonly weekday: Weekday }

export type RuleEnd =
  /** The last wall time at which it may fall, included: `2027-06-30T23:59`. */
  { readonly kind: 'until'; readonly wallTime: string } | { readonly kind: 'count'; readonly count: number }

export type RecurrenceRule = {
  readonly frequency: (typeof FREQUENCIES)[number]
  readonly interval: number
  readonly weekdays: readonly NthWeekday[]
  /** Negative ones count from the end of the month. */
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  /** Of the days that a month has by its weekdays, which ones. */
  readonly positions: readonly number[]
  readonly weekStart: Weekday
  readonly end: RuleEnd
}

/** Why a text is no rule that posts can repeat by. */
export const RULE_FLAWS = ['unreadable', 'unsupported', 'no_end', 'too_long', 'no_dates'] as const
export type RuleFlaw = (typeof RULE_FLAWS)[number]

export type ReadRule =
  { readonly kind: 'rule'; readonly rule: RecurrenceRule } | { readonly kind: 'flaw'; readonly flaw: RuleFlaw }

export const MOST_INTERVAL = 99
/** Of one series. */
export const MOST_DATES = 500

/** What a calendar may hold on public holidays and on the office's own closed days. */
export const ON_HOLIDAY = ['keep', 'skip', 'next_working_day'] as const
export type OnHoliday = (typeof ON_HOLIDAY)[number]

const KNOWN = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'] as const
const ELSEWHERE = ['BYYEARDAY', 'BYWEEKNO', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'RSCALE', 'SKIP']

const flaw = (of: RuleFlaw): ReadRule => ({ kind: 'flaw', flaw: of })

/**
 * Reads `FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959`, also folded over several lines (RFC 5545 §3.1), in small letters, or
 * with `RRULE:` before it.
 * @param zone in which an end that is given in UTC is a wall time
 */
export function readRule(text: string, zone: OfficeZone): ReadRule {
  const line = text
    .replace(/\r?\n[ \t]/gu, '')
    .trim()
    .toUpperCase()
    .replace(/^RRULE(;[^:]*)?:/u, '')
  const parts = new Map<string, string>()
  for (const part of line.split(';').filter((each) => each !== '')) {
    const [name = '', value = '', ...more] = part.split('=').map((each) => each.trim())
    if (value === '' || more.length > 0 || parts.has(name)) return flaw('unreadable')
    if (ELSEWHERE.includes(name)) return flaw('unsupported')
    if (!KNOWN.some((known) => known === name)) return flaw('unreadable')
    parts.set(name, value)
  }
  const named = parts.get('FREQ')
  if (named === 'HOURLY' || named === 'MINUTELY' || named === 'SECONDLY') return flaw('unsupported')
  const frequency = FREQUENCIES.find((each) => each === named)
  const interval = number(parts.get('INTERVAL') ?? '1', 1, MOST_INTERVAL)
  const weekdays = listOf(parts.get('BYDAY'), nthWeekday)
  const monthDays = listOf(parts.get('BYMONTHDAY'), (each) => signed(each, 31))
  const months = listOf(parts.get('BYMONTH'), (each) => number(each, 1, 12))
  const positions = listOf(parts.get('BYSETPOS'), (each) => signed(each, 31))
  const weekStart = WEEKDAYS.find((each) => each === (parts.get('WKST') ?? 'MO'))
  if (frequency === undefined || interval === null || weekStart === undefined) return flaw('unreadable')
  if (weekdays === null || monthDays === null || months === null || positions === null) return flaw('unreadable')
  const [until, count] = [parts.get('UNTIL'), parts.get('COUNT')]
  if (until === undefined && count === undefined) return flaw('no_end')
  // RFC 5545: they MUST NOT both occur.
  if (until !== undefined && count !== undefined) return flaw('unreadable')
  const end = until === undefined ? countEnd(count ?? '') : untilEnd(until, zone)
  if (end === null) return flaw('unreadable')
  if (end.kind === 'count' && end.count > MOST_DATES) return flaw('too_long')
  const rule = { frequency, interval, weekdays, monthDays, months, positions, weekStart, end }
  return isSupported(rule) ? { kind: 'rule', rule } : flaw('unsupported')
}

/** What neither the standard allows for the frequency nor the expansion is trusted with. */
function isSupported({ frequency, weekdays, monthDays, months, positions }: RecurrenceRule): boolean {
  const hasNth = weekdays.some(({ nth }) => nth !== null)
  switch (frequency) {
    case 'DAILY':
      return !hasNth && positions.length === 0
    case 'WEEKLY':
      return !hasNth && positions.length === 0 && monthDays.length === 0
    case 'MONTHLY':
    case 'YEARLY': {
      if (hasNth && monthDays.length > 0) return false
      if (positions.length > 0 && (weekdays.length === 0 || hasNth || monthDays.length > 0)) return false
      if (frequency === 'MONTHLY') return true
      // Which weekday of a year it is would need the whole year.
      return !(weekdays.length > 0 && months.length === 0) && !(positions.length > 0 && months.length > 1)
    }
  }
}

/** The text that is kept: `FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235900`. */
export function writeRule({ frequency, interval, weekdays, weekStart, end, ...by }: RecurrenceRule): string {
  const list = (name: string, values: readonly (string | number)[]): string[] =>
    values.length === 0 ? [] : [`${name}=${values.join(',')}`]
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${String(interval)}`]),
    ...list('BYMONTH', by.months),
    ...list('BYMONTHDAY', by.monthDays),
    ...list('BYDAY', weekdays.map(writeWeekday)),
    ...list('BYSETPOS', by.positions),
    ...(weekStart === 'MO' ? [] : [`WKST=${weekStart}`]),
    end.kind === 'count' ? `COUNT=${String(end.count)}` : `UNTIL=${end.wallTime.replace(/[-:]/gu, '')}00`,
  ].join(';')
}

export function writeWeekday({ nth, weekday }: NthWeekday): string {
  return `${nth === null ? '' : String(nth)}${weekday}`
}

/** `MO` for a Monday. */
export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T12:00Z`).getUTCDay() + 6) % 7] ?? 'MO'
}

/**
 * The rule as it goes on where one of its days is moved: all move by as many days.
 * @param fromDay on which it fell
 * @returns null where there is no such rule
 */
export function movedRule(rule: RecurrenceRule, fromDay: string, toDay: string): RecurrenceRule | null {
  if (fromDay === toDay) return rule
  const { frequency, weekdays, monthDays, months, positions } = rule
  switch (frequency) {
    case 'DAILY':
      return weekdays.length + monthDays.length + months.length === 0 ? rule : null
    case 'WEEKLY': {
      if (months.length > 0) return null
      const by = daysBetween(fromDay, toDay)
      const turned = (weekday: Weekday): Weekday => WEEKDAYS[(WEEKDAYS.indexOf(weekday) + (by % 7) + 7) % 7] ?? weekday
      return {
        ...rule,
        weekdays: inWeek(weekdays.map(({ nth, weekday }) => ({ nth, weekday: turned(weekday) }))),
        // The weeks that are left out stay the same ones.
        weekStart: rule.interval > 1 && weekdays.length > 1 ? turned(rule.weekStart) : rule.weekStart,
      }
    }
    case 'MONTHLY':
    case 'YEARLY': {
      if (weekdays.length + monthDays.length > 1 || positions.length > 0 || months.length > 1) return null
      if (frequency === 'MONTHLY' && months.length > 0) return null
      return {
        ...rule,
        months: frequency === 'YEARLY' && months.length > 0 ? [Number(toDay.slice(5, 7))] : months,
        monthDays: monthDays.map((day) => (day < 0 && isLastOfMonth(toDay) ? -1 : Number(toDay.slice(8)))),
        weekdays: weekdays.map(({ nth }) => nthOfMonth(toDay, (nth ?? 1) < 0)),
      }
    }
  }
}

/** Which weekday of its month a day is; a fifth one is the last. */
export function nthOfMonth(day: string, fromEnd = false): NthWeekday {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  const isLast = addDays(day, 7).slice(0, 7) !== day.slice(0, 7)
  return { nth: (fromEnd && isLast) || nth === 5 ? -1 : nth, weekday: weekdayOf(day) }
}

export function isLastOfMonth(day: string): boolean {
  return addDays(day, 1).slice(0, 7) !== day.slice(0, 7)
}

function inWeek(weekdays: readonly NthWeekday[]): readonly NthWeekday[] {
  return weekdays.toSorted((a, b) => WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday))
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00Z`) - Date.parse(`${from}T12:00Z`)) / 86_400_000)
}

function number(text: string, least: number, most: number): number | null {
  const value = /^\d{1,4}$/u.test(text) ? Number(text) : NaN
  return value >= least && value <= most ? value : null
}

function signed(text: string, most: number): number | null {
  const value = number(text.replace(/^[+-]/u, ''), 1, most)
  return value !== null && text.startsWith('-') ? -value : value
}

function nthWeekday(text: string): NthWeekday | null {
  const weekday = WEEKDAYS.find((each) => text.endsWith(each))
  if (weekday === undefined) return null
  const written = text.slice(0, -2)
  const nth = written === '' ? null : signed(written, 5)
  return nth === null && written !== '' ? null : { nth, weekday }
}

/** @returns null where one of them is none; empty where there is no list */
function listOf<Value>(text: string | undefined, read: (each: string) => Value | null): readonly Value[] | null {
  const values: Value[] = []
  for (const each of text?.split(',') ?? []) {
    const value = read(each.trim())
    if (value === null) return null
    values.push(value)
  }
  return values
}

function countEnd(text: string): RuleEnd | null {
  const count = number(text, 1, 9_999)
  return count === null ? null : { kind: 'count', count }
}

function untilEnd(text: string, zone: OfficeZone): RuleEnd | null {
  const [, year = '', month = '', date = '', , hour = '23', minute = '59', second = '59', utc = ''] =
    /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)(Z?))?$/u.exec(text) ?? []
  const wallTime = `${year}-${month}-${date}T${hour}:${minute}`
  if (!isWallTime(wallTime) || Number(second) > 59) return null
  if (utc === '') return { kind: 'until', wallTime }
  const atMs = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute))
  return { kind: 'until', wallTime: wallTimeAt(atMs, zone) }
}
