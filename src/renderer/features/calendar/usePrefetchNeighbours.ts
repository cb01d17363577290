/** The periods before and after are asked for beforehand, so that turning the page shows them at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { addDays, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import { callOperation } from '../../rpc/client.ts'
import { operationKey } from '../../rpc/useOperation.ts'
import { spanOf, turn, type CalendarMode } from './calendarDays.ts'

export function usePrefetchNeighbours(mode: CalendarMode, day: string, zone: OfficeZone): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const periods of [-1, 1]) {
        const span = spanOf(mode, turn(mode, day, periods))
        const input = { fromMs: dayStartMs(span.first, zone), toMs: dayStartMs(addDays(span.last, 1), zone) }
        queryClient
          .query({
            queryKey: operationKey('calendar.range', input),
            queryFn: () => callOperation('calendar.range', input),
          })
          .catch(() => undefined) // the screen that shows it will ask again and say what is wrong
      }
    }, 150)
    return () => clearTimeout(timer)
  }, [queryClient, mode, day, zone])
}
