/** Until when a conversation can be put off, on the office's wall clock. Pure. */
import { addDays, dayAt, readWallTime, wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'

export type SnoozeChoice = {
  readonly key: 'in_hour' | 'this_afternoon' | 'tomorrow' | 'monday'
  readonly untilMs: number
}

const HOUR_MS = 3_600_000
const MORNING = '09:00'
const AFTERNOON = '16:00'

/** What is offered at an instant, soonest first. The afternoon only while it is still some way off. */
export function snoozeChoices(nowMs: number, zone: OfficeZone): readonly SnoozeChoice[] {
  const today = dayAt(nowMs, zone)
  const tomorrow = addDays(today, 1)
  const monday = addDays(today, 8 - isoWeekday(today))
  const afternoonMs = instantOf(`${today}T${AFTERNOON}`, zone)
  const choices: SnoozeChoice[] = [
    { key: 'in_hour', untilMs: nowMs + HOUR_MS },
    { key: 'this_afternoon', untilMs: afternoonMs },
    { key: 'tomorrow', untilMs: instantOf(`${tomorrow}T${MORNING}`, zone) },
    { key: 'monday', untilMs: instantOf(`${monday}T${MORNING}`, zone) },
  ]
  return choices.filter(({ key }) => {
    if (key === 'this_afternoon') return afternoonMs >= nowMs + HOUR_MS
    return key !== 'monday' || monday !== tomorrow
  })
}

export type OtherHour =
  | { readonly kind: 'chosen'; readonly untilMs: number }
  /** Nothing has been chosen yet, or it is no hour. */
  | { readonly kind: 'none' }
  | { readonly kind: 'past' }

/**
 * The instant of a wall time that somebody chose. Of an hour that exists twice the earlier is meant, so that nothing comes
 * back late; for one that is skipped the clock's next.
 * @param wallTime `2026-03-29T02:30`, as a date and time field gives it
 */
export function otherHour(wallTime: string, nowMs: number, zone: OfficeZone): OtherHour {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wallTime)) return { kind: 'none' }
  const untilMs = instantOf(wallTime, zone)
  return untilMs <= nowMs ? { kind: 'past' } : { kind: 'chosen', untilMs }
}

/** The wall time with which the field for another hour begins: two hours from now, on the hour. */
export function firstOtherHour(nowMs: number, zone: OfficeZone): string {
  return `${wallTimeAt(nowMs + 2 * HOUR_MS, zone).slice(0, 13)}:00`
}

function instantOf(wallTime: string, zone: OfficeZone): number {
  const reading = readWallTime(wallTime, zone)
  switch (reading.kind) {
    case 'once':
      return reading.atMs
    case 'twice':
      return reading.earlierMs
    case 'never':
      return instantOf(reading.after, zone)
  }
}

/** 1 for Monday to 7 for Sunday. A day has no zone: noon UTC stands for it. */
function isoWeekday(day: string): number {
  return ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1
}
