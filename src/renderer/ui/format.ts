/** Dates and numbers as a person reads them: in the window's language and on the office's wall clock. */
import { lazily } from '#shared/domain/lazily.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { longDayWords, monthWords, relativeWords } from './dayWords.ts'

export type Format = {
  /** `10:30` */
  readonly time: (atMs: number) => string
  /** `lun, 3 mar` */
  readonly day: (atMs: number) => string
  /** `lunes 3 de marzo`, within a sentence */
  readonly weekday: (atMs: number) => string
  /** `lunes, 3 de marzo de 2026` */
  readonly longDay: (atMs: number) => string
  /** `lun, 3 mar, 10:30`, with the year where it is not the present one */
  readonly dayTime: (atMs: number) => string
  /** As `longDay`, for `2026-03-29` on the wall calendar. */
  readonly longDayOf: (day: string) => string
  /** `lun, 3 mar 2026`, for `2026-03-03` on the wall calendar */
  readonly shortDayOf: (day: string) => string
  /** `lun, 3 mar`, for `2026-03-03` on the wall calendar */
  readonly weekdayOf: (day: string) => string
  /** `marzo de 2026` for a day of it */
  readonly monthOf: (day: string) => string
  /** `29 mar – 4 abr 2026` for its first and last day */
  readonly weekOf: (firstDay: string, lastDay: string) => string
  /** `1.234` */
  readonly number: (value: number) => string
  /** `+1.234` / `−12` / `0` */
  readonly signed: (value: number) => string
  /** `12,3 %` for 0.123 */
  readonly percent: (ratio: number) => string
  /** `+12,3 %` / `−4 %` for 0.123 / −0.04 */
  readonly signedPercent: (ratio: number) => string
  /** `0,20 $` for 200,000 micro-dollars; a third digit where there is one */
  readonly money: (micros: number) => string
  /** `1,4 MB` */
  readonly bytes: (sizeBytes: number) => string
  /** `hace 5 min`, `dentro de 2 h`; `justNow` within a minute */
  readonly relative: (atMs: number, nowMs: number) => string
}

const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

/** A day has no zone: noon UTC stands for it, and is read back in UTC. */
const noonUtcMs = (day: string): number => Date.parse(`${day}T12:00:00Z`)

function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : 'es-ES'
}

/**
 * Reads what the platform knows of a language, which its first formatter would do in the middle of a drawing, for 15 ms. To be
 * called while the person looks at the first screen, which is drawn without (dayWords.ts).
 */
export function readLanguage(language: string): void {
  new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(0)
}

/** @param words what `relative` says for the present moment */
export function createFormat(language: string, zone: OfficeZone, words: { readonly justNow: string }): Format {
  const locale = localeOf(language)
  // Each formatter costs the better part of a millisecond.
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }))
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }))
  const inNumbers = (options: Intl.NumberFormatOptions) => lazily(() => new Intl.NumberFormat(locale, options))
  const time = (atMs: number): string => wallTimeAt(atMs, zone).slice(11)
  const day = inZone({ weekday: 'short', day: 'numeric', month: 'short' })
  const weekday = inZone({ weekday: 'long', day: 'numeric', month: 'long' })
  const dayYear = inZone({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const year = inZone({ year: 'numeric' })
  const longOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const longDay = inZone(longOptions)
  const shortDayUtc = inUtc({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const weekdayUtc = inUtc({ weekday: 'short', day: 'numeric', month: 'short' })
  const range = inUtc({ day: 'numeric', month: 'short', year: 'numeric' })
  const number = inNumbers({ useGrouping: 'always' })
  const signed = inNumbers({ useGrouping: 'always', signDisplay: 'exceptZero' })
  const percent = inNumbers({ style: 'percent', maximumFractionDigits: 1 })
  const signedPercent = inNumbers({ style: 'percent', maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  const money = inNumbers({
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 3,
  })
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }))
  const megabytes = inNumbers({ maximumFractionDigits: 1 })
  return {
    time,
    day: (atMs) => day().format(atMs),
    weekday: (atMs) => weekday().format(atMs).replace(',', ''),
    longDay: (atMs) => longDay().format(atMs),
    dayTime: (atMs) => {
      const sameYear = year().format(atMs) === year().format(Date.now())
      return `${(sameYear ? day : dayYear)().format(atMs)}, ${time(atMs)}`
    },
    longDayOf: (value) => longDayWords(language, noonUtcMs(value)),
    shortDayOf: (value) => shortDayUtc().format(noonUtcMs(value)),
    weekdayOf: (value) => weekdayUtc().format(noonUtcMs(value)),
    monthOf: (value) => monthWords(language, noonUtcMs(value)),
    weekOf: (first, last) => range().formatRange(noonUtcMs(first), noonUtcMs(last)),
    // The first number formatter of a window costs 30 ms, and nothing is grouped below a thousand.
    number: (value) => (Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : number().format(value)),
    // Spanish number formats write a hyphen where a minus belongs.
    signed: (value) => signed().format(value).replace('-', '−'),
    percent: (ratio) => percent().format(ratio),
    signedPercent: (ratio) => signedPercent().format(ratio).replace('-', '−'),
    money: (micros) =>
      money()
        .format(micros / 1_000_000)
        .replace('-', '−'),
    bytes: (size) =>
      size < 1_000_000 ? `${number().format(Math.ceil(size / 1000))} kB` : `${megabytes().format(size / 1_000_000)} MB`,
    relative: (atMs, nowMs) => {
      const distance = atMs - nowMs
      for (const { unit, ms } of UNITS) {
        if (Math.abs(distance) < ms) continue
        const amount = Math.trunc(distance / ms)
        return Math.abs(amount) < 1000 ? relativeWords(language, amount, unit) : relative().format(amount, unit)
      }
      return words.justNow
    },
  }
}
