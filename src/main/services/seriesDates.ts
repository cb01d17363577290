/** Where the dates of a series come to stand, holidays heeded (docs/specs/recurring.md §2). Pure, but for the holidays. */
import { readRule, weekdayOf, type RecurrenceRule } from '#shared/domain/recurrence.ts'
import { addDays } from '#shared/domain/wallTime.ts'
import type { Series } from '../store/seriesTable.ts'
import type { createOfficeDays } from './officeDays.ts'
import { datesOf, type RuleDates } from './recurrenceDates.ts'

/** Days on which the office is closed. */
export type ClosedDays = ReadonlySet<string>

export type Timetable = Pick<Series, 'rule' | 'firstDay' | 'hour' | 'zone' | 'onHoliday'>

export type DatePlace = {
  /** By the rule: by this a date is known. */
  readonly wallTime: string
  /** Where it comes to stand; null: on a holiday nothing is made. */
  readonly place: string | null
}

/** The furthest that a date moves to the next working day. */
const MOST_DAYS_MOVED = 30

/** @throws where what is kept is no rule: it was read before it was kept */
export function ruleOf({ rule, zone }: Pick<Series, 'rule' | 'zone'>): RecurrenceRule {
  const read = readRule(rule, zone)
  if (read.kind === 'flaw') throw new Error(`kept rule is ${read.flaw}`)
  return read.rule
}

/** All dates of a series by its rule. */
export function ruleDatesOf(series: Timetable): RuleDates {
  return datesOf(ruleOf(series), series)
}

export function placesOf(series: Timetable, closed: ClosedDays): readonly DatePlace[] {
  const { wallTimes } = ruleDatesOf(series)
  const taken = new Set(wallTimes.map(dayOf))
  return wallTimes.map((wallTime) => {
    const day = dayOf(wallTime)
    if (series.onHoliday === 'keep' || !closed.has(day)) return { wallTime, place: wallTime }
    if (series.onHoliday === 'skip') return { wallTime, place: null }
    const moved = nextWorkingDay(day, closed)
    // Two of one series on one day would say the same twice.
    if (moved === null || taken.has(moved)) return { wallTime, place: null }
    taken.add(moved)
    return { wallTime, place: `${moved}T${series.hour}` }
  })
}

function nextWorkingDay(day: string, closed: ClosedDays): string | null {
  for (let days = 1; days <= MOST_DAYS_MOVED; days += 1) {
    const next = addDays(day, days)
    const weekday = weekdayOf(next)
    if (weekday !== 'SA' && weekday !== 'SU' && !closed.has(next)) return next
  }
  return null
}

export function seriesStateOf(
  series: Pick<Series, 'pausedAtMs' | 'endedAtMs'>,
  hasDatesToCome = true,
): 'running' | 'paused' | 'over' {
  if (series.endedAtMs !== null || !hasDatesToCome) return 'over'
  return series.pausedAtMs === null ? 'running' : 'paused'
}

/** Public holidays and the office's own closed days, but for those on which it opens. */
export async function closedDaysIn(
  listDays: ReturnType<typeof createOfficeDays>['list'],
  firstDay: string,
  lastDay: string,
): Promise<ClosedDays> {
  const { holidays } = await listDays({ firstDay, lastDay: addDays(lastDay, MOST_DAYS_MOVED) })
  const open = new Set(holidays.flatMap(({ day, kind }) => (kind === 'open' ? [day] : [])))
  return new Set(holidays.map(({ day }) => day).filter((day) => !open.has(day)))
}

function dayOf(wallTime: string): string {
  return wallTime.slice(0, 10)
}
