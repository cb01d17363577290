/** What the window shows of the figures of attention, worked out from what the core answers. Pure. */
import type { TFunction } from 'i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { addDays } from '#shared/domain/wallTime.ts'
import type { Format } from '../../../ui/format.ts'

export type Figures = OutputOf<'care.figures'>
export type Speed = Figures['response']
export type CareDay = OutputOf<'care.byDay'>['days'][number]
export type WeekHours = OutputOf<'care.byHour'>['hours']

/** With fewer a share is told as two numbers, not as a percentage (docs/specs/care.md §2.2). */
const LEAST_FOR_SHARE = 5

/** Business time has no days: a working day has a different length in each office. */
export function durationText(ms: number, kind: 'business' | 'clock', t: TFunction<'care'>): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return t('duration.underMinute')
  if (minutes < 60) return t('duration.minutes', { minutes })
  const hours = Math.floor(minutes / 60)
  if (kind === 'business' || hours < 48) {
    const rest = minutes % 60
    return rest === 0 ? t('duration.hours', { hours }) : t('duration.hoursMinutes', { hours, minutes: rest })
  }
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? t('duration.days', { days }) : t('duration.daysHours', { days, hours: hours % 24 })
}

/** A percentile, or why there is none. */
export function timeText(ms: number | null, n: number, kind: 'business' | 'clock', t: TFunction<'care'>): string {
  if (ms !== null) return durationText(ms, kind, t)
  return n === 0 ? t('none') : t('fewDataOf', { count: n })
}

/** Null where there are too few to make a percentage of. */
export function shareOf(part: number, whole: number): number | null {
  return whole < LEAST_FOR_SHARE ? null : part / whole
}

export function shareText(part: number, whole: number, format: Pick<Format, 'percent'>, t: TFunction<'care'>): string {
  if (whole === 0) return t('none')
  const share = shareOf(part, whole)
  return share === null ? t('fewDataOf', { count: whole }) : format.percent(share)
}

/** A day, a week from Monday, or a month: as much as is drawn as one. */
export type DayStep = {
  readonly firstDay: string
  /** Noon UTC of its first day, so that steps are evenly spaced. */
  readonly x: number
  readonly messagesIn: number
  readonly messagesOut: number
  readonly answered: number
  readonly openAtEnd: number
  readonly unreadDays: number
}
export type StepKind = 'day' | 'week' | 'month'

export function stepKindOf(dayCount: number): StepKind {
  if (dayCount <= 92) return 'day'
  return dayCount <= 731 ? 'week' : 'month'
}

/**
 * The places on the axis that have a name: evenly spaced, counted from the newest, which is always named.
 * @param most names that fit beside each other
 */
export function stepTicks(steps: readonly Pick<DayStep, 'x'>[], most: number): readonly number[] {
  const every = Math.max(1, Math.ceil(steps.length / most))
  return steps.filter((_, at) => (steps.length - 1 - at) % every === 0).map(({ x }) => x)
}

export function stepsOf(days: readonly CareDay[], kind: StepKind): readonly DayStep[] {
  const steps: DayStep[] = []
  for (const day of days) {
    const firstDay = firstDayOf(day.day, kind)
    const last = steps.at(-1)
    const unreadDays = day.wasRead ? 0 : 1
    if (last?.firstDay === firstDay) {
      steps[steps.length - 1] = {
        ...last,
        messagesIn: last.messagesIn + day.messagesIn,
        messagesOut: last.messagesOut + day.messagesOut,
        answered: last.answered + day.answered,
        openAtEnd: day.openAtEnd,
        unreadDays: last.unreadDays + unreadDays,
      }
    } else {
      const { messagesIn, messagesOut, answered, openAtEnd } = day
      const x = Date.parse(`${firstDay}T12:00:00Z`)
      steps.push({ firstDay, x, messagesIn, messagesOut, answered, openAtEnd, unreadDays })
    }
  }
  return steps
}

function firstDayOf(day: string, kind: StepKind): string {
  if (kind === 'day') return day
  if (kind === 'month') return `${day.slice(0, 7)}-01`
  return addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7))
}

/** How dark a cell of the hours of the week is, in five steps; 0 where there is nothing. */
export function shadeOf(value: number | null, most: number): number {
  if (value === null || value <= 0 || most <= 0) return 0
  return Math.min(4, Math.ceil((value / most) * 4))
}

export const HOUR_MEASURES = ['messages', 'business', 'clock'] as const
export type HourMeasure = (typeof HOUR_MEASURES)[number]

/** The value of each hour of the week: messages, or hours until the answer; null where there are too few. */
export function hourValues(hours: WeekHours, measure: HourMeasure): readonly (number | null)[] {
  if (measure === 'messages') return hours.map(({ messagesIn }) => messagesIn)
  return hours.map((hour) => {
    const { medianMs } = hour[measure]
    return medianMs === null ? null : Math.round(medianMs / 360_000) / 10
  })
}
