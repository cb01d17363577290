/** Cells of a table that a person made in a spreadsheet (docs/specs/calendarFiles.md §3, §4). Pure. */
import { isWallTime } from './wallTime.ts'

/** What `3/4/2026` means: the third of April, or the fourth of March. */
export const DAY_ORDERS = ['day_first', 'month_first'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]

export type CellReading<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** In no form that is known. */
  | { readonly kind: 'unreadable' }
  /** In a known form, of something that is not: the 30th of February, 25:00. */
  | { readonly kind: 'impossible' }

export type HourCell = { readonly hour: string; readonly isLater: boolean }

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})$/
const HOUR = /^(\d{1,2})(?:[:.h](\d{2})(?:[:.]\d{2})?|\s?h)?\s?h?\s*(a\.?\s?m\.?|p\.?\s?m\.?)?$/iu
const LATER = /\s*\(2\)$/u

/** @returns `2026-03-29` */
export function readDayCell(text: string, order: DayOrder): CellReading<string> {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3])
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast === null) return { kind: 'unreadable' }
  const [, one, two, year = ''] = yearLast
  const [day, month] = order === 'day_first' ? [one, two] : [two, one]
  return dayOf(year.length === 2 ? `20${year}` : year, month, day)
}

function dayOf(year = '', month = '', day = ''): CellReading<string> {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isWallTime(`${iso}T12:00`) ? { kind: 'read', value: iso } : { kind: 'impossible' }
}

/** @returns the hour as `09:30`, and whether it is the second of an hour that exists twice, written `02:30 (2)` */
export function readHourCell(text: string): CellReading<HourCell> {
  const isLater = LATER.test(text)
  const match = HOUR.exec(text.replace(LATER, ''))
  if (match === null) return { kind: 'unreadable' }
  const [, given = '', minutes = '00', half = ''] = match
  // `10` alone is a number, not an hour.
  if (/^\d+$/u.test(text)) return { kind: 'unreadable' }
  const isAfternoon = /^p/iu.test(half)
  const isOnTwelve = half !== ''
  const hours = Number(given)
  if (Number(minutes) > 59 || hours > 23 || (isOnTwelve && (hours < 1 || hours > 12))) return { kind: 'impossible' }
  const hour = isOnTwelve ? (hours % 12) + (isAfternoon ? 12 : 0) : hours
  return { kind: 'read', value: { hour: `${String(hour).padStart(2, '0')}:${minutes}`, isLater } }
}

/** `29/03/2026 10:30` and `2026-03-29T10:30` are a day and an hour in one cell. */
export function splitMoment(text: string): { readonly day: string; readonly hour: string } {
  const match = /^([\d/.-]+)(?:T|,?\s+)(.+)$/u.exec(text)
  return match === null ? { day: text, hour: '' } : { day: match[1] ?? '', hour: match[2] ?? '' }
}

/** With these a spreadsheet takes a cell for a formula and runs it (OWASP, CSV injection). */
const RUN = String.raw`[=+\-@\t\r\n＝＋－＠]`
const WOULD_RUN = new RegExp(`^'*${RUN}`, 'u')
const WAS_HELD = new RegExp(`^'+${RUN}`, 'u')

/** A text as a spreadsheet shows it and does not run it; `heldCellText` gives it back as it was. */
export function heldCell(text: string): string {
  return WOULD_RUN.test(text) ? `'${text}` : text
}

export function heldCellText(cell: string): string {
  return WAS_HELD.test(cell) ? cell.slice(1) : cell
}
