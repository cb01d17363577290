/** The office's hours and targets as a person types them. Pure. */
import { areDayHours, DAY_MINUTES, type DayHours } from '#shared/domain/dayHours.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–a]\s*(\d{1,2})(?:[:.](\d{2}))?$/
const MOST_MINUTES = 60_000

/** `8:00-15:00, 17-19`; nothing is a closed day, `24 h` an open one. @returns null for what cannot be read */
export function dayHoursOf(typed: string): DayHours | null {
  const text = typed.trim().toLowerCase()
  if (text === '') return []
  if (/^24\s*h?$/.test(text)) return [{ fromMinute: 0, untilMinute: DAY_MINUTES }]
  const spans = text.split(/\s*[,;]\s*/).map((part) => {
    const [, fromHour, fromRest = '0', untilHour, untilRest = '0'] = SPAN.exec(part) ?? []
    if (fromHour === undefined || untilHour === undefined || Number(fromRest) > 59 || Number(untilRest) > 59)
      return null
    return {
      fromMinute: Number(fromHour) * 60 + Number(fromRest),
      untilMinute: Number(untilHour) * 60 + Number(untilRest),
    }
  })
  const read = spans.filter((span) => span !== null)
  return read.length === spans.length && read.length <= 6 && areDayHours(read) ? read : null
}

/** As `dayHoursOf` reads it. */
export function dayHoursText(hours: DayHours): string {
  const [first] = hours
  if (hours.length === 1 && first?.fromMinute === 0 && first.untilMinute === DAY_MINUTES) return '24 h'
  return hours.map((span) => `${clockText(span.fromMinute)}-${clockText(span.untilMinute)}`).join(', ')
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}`
}

/** `90`, `90 min`, `2 h`, `1,5 h`; nothing is no target. */
export function targetMinutesOf(typed: string): { readonly minutes: number | null } | 'unreadable' {
  const text = typed.trim().toLowerCase()
  if (text === '') return { minutes: null }
  const [, amount, unit] = /^(\d+(?:[.,]\d+)?)\s*(h|min|m)?$/.exec(text) ?? []
  if (amount === undefined) return 'unreadable'
  const minutes = Number(amount.replace(',', '.')) * (unit === 'h' ? 60 : 1)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES ? { minutes } : 'unreadable'
}

export function targetText(minutes: number | null): string {
  if (minutes === null) return ''
  return minutes % 60 === 0 ? `${String(minutes / 60)} h` : `${String(minutes)} min`
}

type OwnDay = { readonly day: string; readonly name: string; readonly isOpen: boolean }
export type SpecialDay = {
  readonly day: string
  readonly name: string
  readonly isOpen: boolean
  readonly isOwn: boolean
}

/** The days of a year that are not like others, in order: the holidays, and what the office says of its own. */
export function specialDays(
  holidays: readonly { readonly day: string; readonly name: string }[],
  ownDays: readonly OwnDay[],
  year: number,
): readonly SpecialDay[] {
  const own = ownDays.filter(({ day }) => day.startsWith(`${String(year)}-`))
  const others = holidays.filter(({ day }) => !own.some((one) => one.day === day))
  return [
    ...own.map((day) => ({ ...day, isOwn: true })),
    ...others.map((day) => ({ ...day, isOpen: false, isOwn: false })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
