/** A rule in words: "cada martes a las 10:00, hasta el 30 de junio: 27 publicaciones". Pure. */
import type { TFunction } from 'i18next'
import { readRule, type NthWeekday, type RecurrenceRule } from '#shared/domain/recurrence.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { listedWords } from '#shared/domain/listedWords.ts'
import type { Format } from '../../ui/format.ts'

type Words = TFunction<'recurring'>

const NTH = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'last', [-1]: 'last' } as const

export type SaidSeries = {
  readonly rule: string
  readonly firstDay: string
  readonly hour: string
  readonly zone: OfficeZone
  readonly total: number
  readonly lastWallTime: string | null
}

export function seriesWords(t: Words, format: Format, series: SaidSeries, language: string): string {
  const read = readRule(series.rule, series.zone)
  const every = read.kind === 'flaw' ? null : everyWords(t, read.rule, series.firstDay, language)
  const what = t('words.at', { every: every ?? t('words.other', { rule: series.rule }), hour: series.hour })
  const { lastWallTime } = series
  const until =
    lastWallTime === null ? what : t('words.until', { what, day: format.shortDayOf(lastWallTime.slice(0, 10)) })
  const words = t('words.total', { what: until, count: series.total })
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** @returns null where the window has no words for it */
function everyWords(t: Words, rule: RecurrenceRule, firstDay: string, language: string): string | null {
  const { frequency, interval: count, weekdays, monthDays, months, positions } = rule
  if (positions.length > 0) return null
  switch (frequency) {
    case 'DAILY':
      return weekdays.length + monthDays.length + months.length > 0 ? null : t('words.day', { count })
    case 'WEEKLY': {
      if (months.length > 0) return null
      const days = weekdays.map(({ weekday }) => weekday)
      if (days.join() === 'MO,TU,WE,TH,FR' && count === 1) return t('words.workingDay')
      return t('words.week', {
        count,
        days: listed(
          t,
          days.map((day) => t(`words.weekdays.${day}`)),
        ),
      })
    }
    case 'MONTHLY': {
      const on = months.length > 0 ? null : onWords(t, monthDays, weekdays, firstDay)
      return on === null ? null : t('words.month', { count, on })
    }
    case 'YEARLY': {
      if (months.length > 1 || monthDays.length > 1 || weekdays.length > 0) return null
      const month = String(months[0] ?? Number(firstDay.slice(5, 7))).padStart(2, '0')
      const date = String(monthDays[0] ?? Number(firstDay.slice(8))).padStart(2, '0')
      return t('words.year', { count, on: t('words.onDate', { date: dateWords(`2024-${month}-${date}`, language) }) })
    }
  }
}

function onWords(
  t: Words,
  monthDays: readonly number[],
  weekdays: readonly NthWeekday[],
  firstDay: string,
): string | null {
  const [day] = monthDays
  if (monthDays.length > 1 || (monthDays.length === 1 && weekdays.length > 0)) return null
  if (day !== undefined) return day === -1 ? t('words.onLast') : day < 0 ? null : t('words.onDay', { day })
  const [first] = weekdays
  if (first === undefined) return t('words.onDay', { day: Number(firstDay.slice(8)) })
  const nth = nthWords(t, first)
  return weekdays.length > 1 || nth === null
    ? null
    : t('words.onWeekday', { nth, weekday: t(`words.weekdays.${first.weekday}`) })
}

export function nthWords(t: Words, { nth }: NthWeekday): string | null {
  const known = Object.entries(NTH).find(([value]) => Number(value) === nth)
  return known === undefined ? null : t(`words.nth.${known[1]}`)
}

/** `6 de diciembre` */
export function dateWords(day: string, language: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  const locale = language === 'en' ? 'en-GB' : 'es-ES'
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(at)
}

function listed(t: Words, names: readonly string[]): string {
  return listedWords(names, ` ${t('words.and')} `)
}
