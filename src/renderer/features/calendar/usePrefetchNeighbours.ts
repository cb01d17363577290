/** The periods before and after are asked for beforehand, so that turning the page shows them at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CalendarFilter, CalendarView } from '#shared/domain/calendarFilter.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { operationQuery } from '../../rpc/useOperation.ts'
import { spanOf, turn } from './calendarDays.ts'
import { narrowedTo, rangeOn } from './calendarRange.ts'

export function usePrefetchNeighbours(view: CalendarView, day: string, zone: OfficeZone, filter: CalendarFilter): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const periods of [-1, 1]) {
        const range = rangeOn(spanOf(view, turn(view, day, periods)), zone)
        for (const query of [
          queryClient.query(operationQuery('calendar.range', { ...range, ...narrowedTo(filter) })),
          queryClient.query(operationQuery('calendar.outside', range)),
        ]) {
          query.catch(() => undefined) // the screen that shows it will ask again and say what is wrong
        }
      }
    }, 150)
    return () => clearTimeout(timer)
  }, [queryClient, view, day, zone, filter])
}
