/** What the calendar is narrowed to, and the ways it is looked at (docs/specs/calendarViews.md §5, §6). Pure. */
import type { PostState } from './postLife.ts'

/** In the order of the keys `1`…`6`. */
export const CALENDAR_VIEWS = ['month', 'week', 'day', 'agenda', 'board', 'lanes'] as const
export type CalendarView = (typeof CALENDAR_VIEWS)[number]

/** Stands among campaigns for the posts that have none. */
export const NO_CAMPAIGN = 'none'

/** Within a part one match is enough; the parts must all match; an empty part asks for nothing. */
export type CalendarFilter = {
  readonly accountIds: readonly string[]
  /** Ids, or `NO_CAMPAIGN`. */
  readonly campaignIds: readonly string[]
  readonly labelIds: readonly string[]
  readonly states: readonly PostState[]
  /** Who wrote them. */
  readonly personIds: readonly string[]
}

export const NO_FILTER: CalendarFilter = { accountIds: [], campaignIds: [], labelIds: [], states: [], personIds: [] }

/** Whether it asks for anything. */
export function isFiltering(filter: CalendarFilter): boolean {
  return Object.values(filter).some((part) => part.length > 0)
}
