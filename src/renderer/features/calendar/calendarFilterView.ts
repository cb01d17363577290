/** The filter of the calendar as the window shows it: one chip for each value, and what is left without one. Pure. */
import type { CalendarFilter } from '#shared/domain/calendarFilter.ts'

export type FilterPart = keyof CalendarFilter
export type FilterValue = { readonly part: FilterPart; readonly value: string }

/** In the order in which they are offered. */
export const FILTER_PARTS = [
  'accountIds',
  'campaignIds',
  'labelIds',
  'states',
  'personIds',
] as const satisfies readonly FilterPart[]

/** Each value of a filter, in order. */
export function valuesOf(filter: CalendarFilter): readonly FilterValue[] {
  return FILTER_PARTS.flatMap((part) => filter[part].map((value) => ({ part, value })))
}

/** The same filter without one of its values. */
export function without(filter: CalendarFilter, { part, value }: FilterValue): CalendarFilter {
  return { ...filter, [part]: filter[part].filter((each) => each !== value) }
}

/** Whether what was published elsewhere belongs to what the filter asks for: it has accounts and nothing else. */
export function asksForAccountsAlone(filter: CalendarFilter): boolean {
  return FILTER_PARTS.every((part) => part === 'accountIds' || filter[part].length === 0)
}

/** By which two filters are the same, in whatever order their values were chosen. */
export function filterKey(filter: CalendarFilter): string {
  return FILTER_PARTS.map((part) => [...filter[part]].sort().join(',')).join('|')
}
