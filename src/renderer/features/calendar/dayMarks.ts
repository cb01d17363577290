/** What a day is about, in words: holidays, the office's own days and dates, notes (docs/specs/calendarViews.md §3). Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'

export type DayMark = {
  /** `holiday` and `closed`: nobody is there. */
  readonly kind: 'holiday' | 'closed' | 'open' | 'date' | 'note'
  readonly text: string
}
export type DayMarks = ReadonlyMap<string, readonly DayMark[]>

export const NO_DAYS: OutputOf<'days.list'> = { holidays: [], dates: [], notes: [] }

/** By day: what the office says of it, then dates, then notes. */
export function dayMarks({ holidays, dates, notes }: OutputOf<'days.list'>): DayMarks {
  const marks = new Map<string, DayMark[]>()
  const add = (day: string, mark: DayMark): void => {
    const own = marks.get(day)
    if (own === undefined) marks.set(day, [mark])
    else own.push(mark)
  }
  for (const { day, name, kind } of holidays) add(day, { kind: kind === 'public' ? 'holiday' : kind, text: name })
  for (const { day, title } of dates) add(day, { kind: 'date', text: title })
  for (const { day, text } of notes) add(day, { kind: 'note', text })
  return marks
}

/** Whether the day is drawn as one on which the office is closed. */
export function isClosed(marks: readonly DayMark[] | undefined): boolean {
  if (marks === undefined || marks.some(({ kind }) => kind === 'open')) return false
  return marks.some(({ kind }) => kind === 'holiday' || kind === 'closed')
}

/** In one line. */
export function marksText(marks: readonly DayMark[] | undefined): string {
  return (marks ?? []).map(({ text }) => text).join(' · ')
}
