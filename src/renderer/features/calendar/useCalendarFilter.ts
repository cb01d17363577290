/** What the calendar is narrowed to, for as long as the window is open. */
import { useSessionStorage } from '@mantine/hooks'
import { NO_FILTER, type CalendarFilter } from '#shared/domain/calendarFilter.ts'

export function useCalendarFilter(): readonly [CalendarFilter, (filter: CalendarFilter) => void] {
  const [filter, setFilter] = useSessionStorage<CalendarFilter>({
    key: 'mando-calendar-filter',
    defaultValue: NO_FILTER,
    getInitialValueInEffect: false,
  })
  return [filter, setFilter]
}
