/** Days and times on the wall calendar, where a day is a name such as `2026-03-29` and has no zone. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { addDays } from '#shared/domain/wallTime.ts'

/** First and last day on screen, both included. */
export type Span = { readonly first: string; readonly last: string }

/** 0 for Monday … 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** What is turned at once. */
export type Period = 'month' | 'week' | 'day'

export function periodOf(view: CalendarView): Period {
  switch (view) {
    case 'month':
    case 'agenda':
    case 'board':
      return 'month'
    case 'week':
    case 'lanes':
      return 'week'
    case 'day':
      return 'day'
    default:
      return assertNever(view)
  }
}

/** The days that a view shows: whole weeks, Monday first, where it is a grid; the month alone where it is a list. */
export function spanOf(view: CalendarView, day: string): Span {
  const period = periodOf(view)
  if (period === 'day') return { first: day, last: day }
  if (period === 'week') {
    const first = addDays(day, -weekdayOf(day))
    return { first, last: addDays(first, 6) }
  }
  const first = `${day.slice(0, 8)}01`
  const last = addDays(addMonths(first, 1), -1)
  if (view !== 'month') return { first, last }
  return { first: addDays(first, -weekdayOf(first)), last: addDays(last, 6 - weekdayOf(last)) }
}

/** All days of a span, in order. */
export function daysOf({ first, last }: Span): readonly string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** The same day of another month, or that month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const target = Math.min(date, lastOfMonth.getUTCDate())
  return `${lastOfMonth.toISOString().slice(0, 8)}${String(target).padStart(2, '0')}`
}

/** The day to show after going one period back or forth. */
export function turn(view: CalendarView, day: string, periods: number): string {
  const period = periodOf(view)
  if (period === 'month') return addMonths(day, periods)
  return addDays(day, periods * (period === 'week' ? 7 : 1))
}

/** How many weeks a span holds. */
export function weeksIn(span: Span): number {
  const days = (Date.parse(`${span.last}T00:00:00Z`) - Date.parse(`${span.first}T00:00:00Z`)) / 86_400_000 + 1
  return Math.round(days / 7)
}

/** Moves the hands of the wall clock; whether that hour exists is another question. */
export function addWallMinutes(wallTime: string, minutes: number): string {
  return new Date(Date.parse(`${wallTime}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

/** The same hour on another day. */
export function onDay(day: string, wallTime: string): string {
  return `${day}T${wallTime.slice(11, 16)}`
}

/** `2026-03-29` of `2026-03-29T10:30` and of `2026-03-29 10:30:00`. */
export function dayOf(wallTime: string): string {
  return wallTime.slice(0, 10)
}

/**
 * The hour offered for something new on a day: ten in the morning, or today the next full half hour once ten has passed.
 * @param now the present wall time
 */
export function offeredTime(day: string, now: string): string {
  const morning = `${day}T10:00`
  if (day !== dayOf(now) || now < morning) return morning
  const minutes = Number(now.slice(14, 16))
  const next = addWallMinutes(now, minutes < 30 ? 30 - minutes : 60 - minutes)
  return dayOf(next) === day ? next : `${day}T23:59`
}
