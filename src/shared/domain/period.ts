/**
 * Stretches of days on the office's calendar, as figures and reports are asked for. A day has no hours here: an instant
 * belongs to the day that the office's wall calendar shows at it.
 */
import { addDays, dayStartMs, type OfficeZone } from './wallTime.ts'

/** First and last day, both included: `2026-03-01` to `2026-03-31`. */
export type DaySpan = { readonly firstDay: string; readonly lastDay: string }

export const PERIOD_PRESETS = ['30d', '90d', '1y', 'this_month', 'last_month', 'this_year', 'last_year', 'all'] as const
export type PeriodPreset = (typeof PERIOD_PRESETS)[number]

/** What a person chose: something that moves on with the days, or days that stay. */
export type Period =
  { readonly kind: 'preset'; readonly preset: PeriodPreset } | { readonly kind: 'days'; readonly span: DaySpan }

/**
 * The days that a period means today; it never reaches beyond today.
 * @returns null for everything there is: only who knows the figures knows when they begin
 */
export function spanOfPeriod(period: Period, today: string): DaySpan | null {
  if (period.kind === 'days') return period.span
  const [year = '', month = ''] = today.split('-')
  const lastYear = String(Number(year) - 1)
  const beforeMonth = addDays(`${year}-${month}-01`, -1)
  switch (period.preset) {
    case '30d':
      return { firstDay: addDays(today, -29), lastDay: today }
    case '90d':
      return { firstDay: addDays(today, -89), lastDay: today }
    case '1y':
      return { firstDay: addDays(today, -364), lastDay: today }
    case 'this_month':
      return { firstDay: `${year}-${month}-01`, lastDay: today }
    case 'last_month':
      return { firstDay: `${beforeMonth.slice(0, 7)}-01`, lastDay: beforeMonth }
    case 'this_year':
      return { firstDay: `${year}-01-01`, lastDay: today }
    case 'last_year':
      return { firstDay: `${lastYear}-01-01`, lastDay: `${lastYear}-12-31` }
    case 'all':
      return null
  }
}

/** How many days a span has, its first and last included; `lastDay` before `firstDay` has none. */
export function dayCountOf({ firstDay, lastDay }: DaySpan): number {
  return Math.max(0, daysBetween(firstDay, lastDay) + 1)
}

/** Days from one to the other; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)
}

/** As many days, ending the day before the span begins: what a span is compared with. */
export function spanBefore(span: DaySpan): DaySpan {
  const count = dayCountOf(span)
  return { firstDay: addDays(span.firstDay, -count), lastDay: addDays(span.firstDay, -1) }
}

/** The same days of the year before; the 29th of February becomes the 28th. */
export function sameDaysLastYear({ firstDay, lastDay }: DaySpan): DaySpan {
  return { firstDay: yearBefore(firstDay), lastDay: yearBefore(lastDay) }
}

function yearBefore(day: string): string {
  const moved = `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`
  return moved.endsWith('-02-29') ? `${moved.slice(0, 4)}-02-28` : moved
}

/** Every day of a span, in order. */
export function daysOf(span: DaySpan): readonly string[] {
  return Array.from({ length: dayCountOf(span) }, (_, at) => dayAfter(span.firstDay, at))
}

/** As `addDays`, without a calendar object for each: a span of ten years is listed while the window is drawn. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The instants of a span in a zone: from its first one to the first one after it. */
export function boundsOf(span: DaySpan, zone: OfficeZone): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: dayStartMs(span.firstDay, zone), toMs: dayStartMs(addDays(span.lastDay, 1), zone) }
}
