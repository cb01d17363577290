/** What the calendar shows when the window opens, so that it can be asked for before it is drawn. */
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ask } from '../../rpc/earlyCalls.ts'
import type { Remembered } from '../../ui/remembered.ts'
import { dayOf, spanOf } from './calendarDays.ts'
import { rangeOn, VIEW_KEY, viewOf } from './calendarRange.ts'

/** All that does not depend on a day: what useCalendarContent, the bar above the calendar and the drafts beside it ask. */
export function questionsOfAnyDay(ask: Ask): readonly Promise<unknown>[] {
  return [
    ask('accounts.list', {}),
    ask('calendar.drafts', {}),
    ask('campaigns.list', {}),
    ask('inbox.labels', {}),
    ask('intake.open', {}),
    ask('approvals.waiting', {}),
    ask('comments.unread', {}),
    ask('slots.list', {}),
  ]
}

/** The view that was shown last, by whomever. */
export function lastView(remembered: Remembered): CalendarView {
  return viewOf(remembered.get(VIEW_KEY) ?? 'month')
}

/** What useCalendarContent asks of the span around now, in the view that was shown last. */
export function questionsOfNow(
  ask: Ask,
  nowMs: number,
  zone: OfficeZone,
  remembered: Remembered,
): readonly Promise<unknown>[] {
  const span = spanOf(lastView(remembered), dayOf(wallTimeAt(nowMs, zone)))
  const range = rangeOn(span, zone)
  const days = { firstDay: span.first, lastDay: span.last }
  return [
    ask('calendar.range', range),
    ask('calendar.outside', range),
    ask('days.list', days),
    ask('recurring.marks', range),
    ask('slots.free', days),
  ]
}
