/**
 * What the calendar is narrowed to, for as long as the window's page stands: it is there again when one comes back from another
 * screen. Not in the browser's own storage, which is in another process and would be asked before the first drawing.
 */
import { createContext, use, useState, type ReactNode } from 'react'
import { NO_FILTER, type CalendarFilter } from '#shared/domain/calendarFilter.ts'

type KeptFilter = readonly [CalendarFilter, (filter: CalendarFilter) => void]

const FilterContext = createContext<KeptFilter | null>(null)

/** Stands above all screens. */
export function CalendarFilterKeeper({ children }: { readonly children: ReactNode }) {
  return <FilterContext value={useState(NO_FILTER)}>{children}</FilterContext>
}

export function useCalendarFilter(): KeptFilter {
  const kept = use(FilterContext)
  if (kept === null) throw new Error('useCalendarFilter outside of its keeper')
  return kept
}
