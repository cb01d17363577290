/**
 * What a report holds: tables of numbers by section (docs/specs/reports.md). By its type nothing in it can name a citizen:
 * what a row is about is a day, an account, a label or a channel of the office's own. Pure.
 */
import type { FigureCode } from './reportFigures.ts'
import { addDays } from './wallTime.ts'

export const REPORT_SECTIONS = [
  'publishing',
  'posts',
  'followers',
  'attention',
  'days',
  'labels',
  'channels',
  'urgent',
] as const
export type ReportSection = (typeof REPORT_SECTIONS)[number]

/** What a row is about. `whole`: everything that was asked for. */
export type RowName =
  | { readonly kind: 'whole' | 'without_label' }
  | { readonly kind: 'day' | 'account' | 'label' | 'channel'; readonly name: string }

export type ReportColumn = {
  readonly figure: FigureCode
  /** One for each row; null: too few cases, or not known. */
  readonly values: readonly (number | null)[]
  /** How many cases each value stands on; null where the value itself is a count. */
  readonly cases: readonly number[] | null
}
export type ReportBlock = {
  readonly section: ReportSection
  readonly rows: readonly RowName[]
  readonly columns: readonly ReportColumn[]
}

/** A figure and how to read it from what a row was made of. */
export type Reading<Source> = {
  readonly figure: FigureCode
  readonly value: (source: Source) => number | null
  readonly cases?: (source: Source) => number
}

/** @param sources what each row is about, and what its numbers are read from */
export function blockOf<Source>(
  section: ReportSection,
  sources: readonly { readonly name: RowName; readonly source: Source }[],
  readings: readonly Reading<Source>[],
): ReportBlock {
  return {
    section,
    rows: sources.map(({ name }) => name),
    columns: readings.map(({ figure, value, cases }) => ({
      figure,
      values: sources.map(({ source }) => value(source)),
      cases: cases === undefined ? null : sources.map(({ source }) => cases(source)),
    })),
  }
}

/** `2026-10` → its first and last day. */
export function spanOfMonth(month: string): { readonly firstDay: string; readonly lastDay: string } {
  const firstDay = `${month}-01`
  return { firstDay, lastDay: addDays(`${monthAfter(month)}-01`, -1) }
}

export function monthAfter(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7)
}

/** The month that is over, for a day of the next one. */
export function monthBefore(day: string): string {
  return addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)
}

/** Months that are made up for at once, at most; who was away for longer makes older ones by hand. */
const MOST_MISSED = 12

/**
 * The months whose report is due: over, and the day of the month after has come.
 * @param dayOfMonth 1 to 28, of the month after
 * @param lastMonth the last one that was made, or that is not to be made any more
 */
export function dueMonths(today: string, dayOfMonth: number, lastMonth: string): readonly string[] {
  const isCome = Number(today.slice(8, 10)) >= dayOfMonth
  const newest = isCome ? monthBefore(today) : monthBefore(`${monthBefore(today)}-01`)
  const due: string[] = []
  for (let month = monthAfter(lastMonth); month <= newest; month = monthAfter(month)) due.push(month)
  return due.slice(-MOST_MISSED)
}
