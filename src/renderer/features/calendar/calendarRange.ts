/** What the calendar asks for: the span on screen, and which span that is when the window opens. */
import { readLocalStorageValue } from '@mantine/hooks'
import type { InputOf } from '#shared/contract/contract.ts'
import { addDays, dayStartMs, wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { dayOf, spanOf, type CalendarMode, type Span } from './calendarDays.ts'

/** Where the window keeps whether a month or a week is shown. */
export const MODE_KEY = 'mando-calendar-mode'

export function rangeOn(span: Span, zone: OfficeZone): InputOf<'calendar.range'> {
  return { fromMs: dayStartMs(span.first, zone), toMs: dayStartMs(addDays(span.last, 1), zone) }
}

/** The span around now, in the mode that was shown last. */
export function firstRange(nowMs: number, zone: OfficeZone): InputOf<'calendar.range'> {
  const mode = readLocalStorageValue<CalendarMode>({ key: MODE_KEY, defaultValue: 'month' })
  return rangeOn(spanOf(mode, dayOf(wallTimeAt(nowMs, zone))), zone)
}
