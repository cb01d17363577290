/** What stands on the curve besides the followers: campaigns, days of the calendar, what was published. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import { dayAfter, daysBetween, type DaySpan } from '#shared/domain/period.ts'
import type { Step, Window } from './followersView.ts'
import { DAY_MS, xOf } from './followersView.ts'

export const MARK_KINDS = ['posts', 'campaigns', 'days', 'unusual'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/** A stretch of days; `row` keeps those apart that overlap. */
export type Band = {
  readonly id: string
  readonly name: string
  readonly fromX: number
  readonly toX: number
  readonly row: number
}

/** Something of one day. */
export type DayMark = { readonly x: number; readonly name: string }

/** How much was published in a step; `share` of the most in any step of the window, above 0 and at most 1. */
export type PostMark = { readonly x: number; readonly count: number; readonly share: number }

const MOST_ROWS = 3

/** The campaigns that touch the window, each cut to it, in as few rows as keep them apart. */
export function campaignBands(
  campaigns: OutputOf<'campaigns.list'>,
  span: DaySpan,
  { from, to }: Window,
): readonly Band[] {
  const [firstDay, lastDay] = [dayAfter(span.firstDay, from), dayAfter(span.firstDay, to)]
  const ends: number[] = []
  return campaigns
    .filter((each) => each.firstDay <= lastDay && each.lastDay >= firstDay)
    .toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
    .map((each) => {
      const fromX = xOf(each.firstDay < firstDay ? firstDay : each.firstDay)
      const toX = xOf(each.lastDay > lastDay ? lastDay : each.lastDay)
      const free = ends.findIndex((end) => end < fromX)
      const row = free === -1 ? ends.length : free
      ends[row] = toX
      return { id: each.campaignId, name: each.name, fromX, toX, row: Math.min(row, MOST_ROWS - 1) }
    })
}

/** Holidays and the office's own days, one mark a day. */
export function dayMarks(days: Pick<OutputOf<'days.list'>, 'holidays' | 'dates'>): readonly DayMark[] {
  const names = new Map<string, string[]>()
  const add = (day: string, name: string): void => void names.set(day, [...(names.get(day) ?? []), name])
  for (const { day, name } of days.holidays) add(day, name)
  for (const { day, title } of days.dates) add(day, title)
  return [...names].map(([day, all]) => ({ x: xOf(day), name: [...new Set(all)].join(' · ') }))
}

/** What was published, gathered by the steps of the chart. */
export function postMarks(
  days: OutputOf<'growth.published'>['days'],
  span: DaySpan,
  steps: readonly Step[],
): readonly PostMark[] {
  const counts = new Map<number, number>()
  let at = 0
  for (const { day, count } of days) {
    const place = daysBetween(span.firstDay, day)
    while (at < steps.length && (steps[at]?.to ?? 0) < place) at += 1
    const step = steps[at]
    if (step !== undefined && place >= step.from) counts.set(step.x, (counts.get(step.x) ?? 0) + count)
  }
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 1)
  return [...counts].map(([x, count]) => ({ x, count, share: count / most }))
}

/** The names of what marks a stretch of days. */
export function namesWithin(marks: readonly DayMark[], step: Step): readonly string[] {
  const firstX = step.x - (step.to - step.from) * DAY_MS
  return marks.filter(({ x }) => x >= firstX && x <= step.x).map(({ name }) => name)
}

/** The campaigns under way in a stretch of days. */
export function bandsWithin(bands: readonly Band[], step: Step): readonly string[] {
  const firstX = step.x - (step.to - step.from) * DAY_MS
  return bands.filter(({ fromX, toX }) => fromX <= step.x && toX >= firstX).map(({ name }) => name)
}
