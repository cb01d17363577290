/** What the calendar asks for: the span on screen through the filter, and which view that is. */
import type { InputOf } from '#shared/contract/contract.ts'
import { CALENDAR_VIEWS, isFiltering, type CalendarFilter, type CalendarView } from '#shared/domain/calendarFilter.ts'
import { addDays, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Span } from './calendarDays.ts'

/** Where the window keeps which view was shown last, by whomever; for a person, with their id behind it. */
export const VIEW_KEY = 'mando-calendar-mode'

export function rangeOn(span: Span, zone: OfficeZone): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: dayStartMs(span.first, zone), toMs: dayStartMs(addDays(span.last, 1), zone) }
}

/** A filter as the core takes it: left out where it asks for nothing, so that equal questions have one answer. */
export function narrowedTo(filter: CalendarFilter): InputOf<'calendar.drafts'> {
  if (!isFiltering(filter)) return {}
  const { accountIds, campaignIds, labelIds, states, personIds } = filter
  return {
    filter: {
      accountIds: [...accountIds],
      campaignIds: [...campaignIds],
      labelIds: [...labelIds],
      states: [...states],
      personIds: [...personIds],
    },
  }
}

/** What was kept, where it is a view of this version. */
export function viewOf(kept: string): CalendarView {
  return CALENDAR_VIEWS.find((view) => view === kept) ?? 'month'
}
