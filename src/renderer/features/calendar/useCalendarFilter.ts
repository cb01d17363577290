/**
 * What the calendar is narrowed to, for as long as the window's page stands: it is there again when one comes back from another
 * screen. Not in the browser's own storage, which is in another process and would be asked before the first drawing.
 */
import { useSyncExternalStore } from 'react'
import { NO_FILTER, type CalendarFilter } from '#shared/domain/calendarFilter.ts'

let present: CalendarFilter = NO_FILTER
const listeners = new Set<() => void>()

export function useCalendarFilter(): readonly [CalendarFilter, (filter: CalendarFilter) => void] {
  return [useSyncExternalStore(subscribe, () => present), narrowTo]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function narrowTo(filter: CalendarFilter): void {
  present = filter
  for (const listener of listeners) listener()
}
