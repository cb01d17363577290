/**
 * What a day of the month has room for, worked out before the grid lays anything out: it compares every post of a week with
 * every other, and most of a full month is not drawn. Pure.
 */
import type { ScheduleEventData } from '@mantine/schedule'

/** In the place of the last row of a day: the way to all its posts. */
export type MoreOfDay = { readonly day: string; readonly hidden: number; readonly events: readonly ScheduleEventData[] }

/**
 * The posts that fit, and after them, in the last row of a day that has more, an event that stands for the rest.
 * @param events by time
 * @param rows of a day, at least 2
 */
export function fittingEvents(events: readonly ScheduleEventData[], rows: number): ScheduleEventData[] {
  const days = new Map<string, ScheduleEventData[]>()
  for (const event of events) {
    const day = String(event.start).slice(0, 10)
    const ofDay = days.get(day)
    if (ofDay === undefined) days.set(day, [event])
    else ofDay.push(event)
  }
  return [...days].flatMap(([day, ofDay]) =>
    ofDay.length <= rows ? ofDay : [...ofDay.slice(0, rows - 1), restOf(day, ofDay, rows - 1)],
  )
}

/** Null for a post. */
export function moreOf(event: ScheduleEventData): MoreOfDay | null {
  const payload = event.payload as { readonly more?: MoreOfDay } | undefined
  return payload?.more ?? null
}

function restOf(day: string, events: readonly ScheduleEventData[], shown: number): ScheduleEventData {
  const more: MoreOfDay = { day, hidden: events.length - shown, events }
  return {
    id: `more:${day}`,
    title: '',
    start: `${day} 23:59:58`,
    end: `${day} 23:59:59`,
    color: 'gray',
    payload: { more },
  }
}
