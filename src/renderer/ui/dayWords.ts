/**
 * Days, months and how long ago in words of our own, as the first screen needs them. The platform's first formatter reads all that it knows of
 * a language, for 17 ms of a start (docs/adr/0013). The words are the platform's: a test compares them for every day of a year.
 */

type Words = {
  /** Sunday first, as `Date` counts. */
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  readonly longDay: (weekday: string, date: number, month: string, year: number) => string
  readonly month: (month: string, year: number) => string
  /** Of days that have a name, by how many there are until then. */
  readonly near: ReadonlyMap<number, string>
  readonly ago: (amount: number, unit: RelativeUnit) => string
  readonly ahead: (amount: number, unit: RelativeUnit) => string
}

export type RelativeUnit = 'day' | 'hour' | 'minute'

const SPANISH_UNITS = { day: 'd', hour: 'h', minute: 'min' }
const ENGLISH_UNITS = { day: 'days', hour: 'hr', minute: 'min' }

const spanish: Words = {
  weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  longDay: (weekday, date, month, year) => `${weekday}, ${String(date)} de ${month} de ${String(year)}`,
  month: (month, year) => `${month} de ${String(year)}`,
  near: new Map([
    [-2, 'anteayer'],
    [-1, 'ayer'],
    [1, 'mañana'],
    [2, 'pasado mañana'],
  ]),
  ago: (amount, unit) => `hace ${String(amount)} ${SPANISH_UNITS[unit]}`,
  ahead: (amount, unit) => `dentro de ${String(amount)} ${SPANISH_UNITS[unit]}`,
}

const english: Words = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  longDay: (weekday, date, month, year) => `${weekday}, ${String(date)} ${month} ${String(year)}`,
  month: (month, year) => `${month} ${String(year)}`,
  near: new Map([
    [-1, 'yesterday'],
    [1, 'tomorrow'],
  ]),
  ago: (amount, unit) => `${String(amount)} ${ENGLISH_UNITS[unit]} ago`,
  ahead: (amount, unit) => `in ${String(amount)} ${ENGLISH_UNITS[unit]}`,
}

const wordsOf = (language: string): Words => (language === 'en' ? english : spanish)

/**
 * `lunes, 3 de marzo de 2026`
 * @param atMs a moment whose day in UTC is meant
 */
export function longDayWords(language: string, atMs: number): string {
  const at = new Date(atMs)
  const { weekdays, months, longDay } = wordsOf(language)
  return longDay(weekdays[at.getUTCDay()] ?? '', at.getUTCDate(), months[at.getUTCMonth()] ?? '', at.getUTCFullYear())
}

/** `marzo de 2026`, of a moment whose month in UTC is meant. */
export function monthWords(language: string, atMs: number): string {
  const at = new Date(atMs)
  const { months, month } = wordsOf(language)
  return month(months[at.getUTCMonth()] ?? '', at.getUTCFullYear())
}

/**
 * `hace 5 min`, `ayer`, `dentro de 2 h`
 * @param amount whole units from now, negative in the past; not 0, and below a thousand, from which on the platform groups digits
 */
export function relativeWords(language: string, amount: number, unit: RelativeUnit): string {
  const { near, ago, ahead } = wordsOf(language)
  const name = unit === 'day' ? near.get(amount) : undefined
  return name ?? (amount < 0 ? ago(-amount, unit) : ahead(amount, unit))
}
