/** What each day of a month has room for: its first posts, and how many are left out of sight. Pure. */
import { daysOf, type Span } from './calendarDays.ts'
import type { Placed } from './calendarView.ts'

export type MonthDay = {
  readonly day: string
  /** All its posts, by time. */
  readonly posts: readonly Placed[]
  /** Those that are drawn. */
  readonly shown: readonly Placed[]
  /** How many are not: above 0 the last row leads to them. */
  readonly hidden: number
}

/**
 * The days of a month's page, a list for each week.
 * @param span whole weeks
 * @param placed by time; what stands outside of the span is left out
 * @param rows of a day, at least 2
 */
export function monthWeeks(span: Span, placed: readonly Placed[], rows: number): readonly (readonly MonthDay[])[] {
  const postsOf = new Map<string, Placed[]>(daysOf(span).map((day) => [day, []]))
  for (const each of placed) postsOf.get(each.wallTime.slice(0, 10))?.push(each)
  const days = [...postsOf].map(([day, posts]): MonthDay => {
    if (posts.length <= rows) return { day, posts, shown: posts, hidden: 0 }
    return { day, posts, shown: posts.slice(0, rows - 1), hidden: posts.length - (rows - 1) }
  })
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
