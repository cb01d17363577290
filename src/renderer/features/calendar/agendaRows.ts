/** The rows of the agenda: each day that has something, followed by its posts. Pure. */
import { dayOf } from './calendarDays.ts'
import type { Placed } from './calendarView.ts'
import type { DayMarks } from './dayMarks.ts'

export type AgendaRow =
  | { readonly kind: 'day'; readonly day: string; readonly count: number }
  | { readonly kind: 'post'; readonly day: string; readonly placed: Placed }

/** @param placed by time */
export function agendaRows(placed: readonly Placed[], marks: DayMarks): readonly AgendaRow[] {
  const posts = Map.groupBy(placed, ({ wallTime }) => dayOf(wallTime))
  const days = [...new Set([...posts.keys(), ...marks.keys()])].sort()
  return days.flatMap((day) => {
    const own = posts.get(day) ?? []
    return [
      { kind: 'day' as const, day, count: own.length },
      ...own.map((place) => ({ kind: 'post' as const, day, placed: place })),
    ]
  })
}

export function agendaKey(row: AgendaRow): string {
  return row.kind === 'day' ? row.day : row.placed.id
}
