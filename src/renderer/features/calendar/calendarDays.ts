/** Days and times on the wall calendar, where a day is a name such as `2026-03-29` and has no zone. */
import { addDays } from '#shared/domain/wallTime.ts'

export type CalendarMode = 'month' | 'week'

/** First and last day on screen, both included. */
export type Span = { readonly first: string; readonly last: string }

/** 0 for Monday … 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** The whole weeks that a month's or week's view shows, Monday first. */
export function spanOf(mode: CalendarMode, day: string): Span {
  if (mode === 'week') {
    const first = addDays(day, -weekdayOf(day))
    return { first, last: addDays(first, 6) }
  }
  const monthFirst = `${day.slice(0, 8)}01`
  const monthLast = addDays(addMonths(monthFirst, 1), -1)
  return { first: addDays(monthFirst, -weekdayOf(monthFirst)), last: addDays(monthLast, 6 - weekdayOf(monthLast)) }
}

/** The same day of another month, or that month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const target = Math.min(date, lastOfMonth.getUTCDate())
  return `${lastOfMonth.toISOString().slice(0, 8)}${String(target).padStart(2, '0')}`
}

/** The day to show after going one period back or forth. */
export function turn(mode: CalendarMode, day: string, periods: number): string {
  return mode === 'week' ? addDays(day, 7 * periods) : addMonths(day, periods)
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
