/** Which of the six views is shown: as the person who acts left it, or whoever was last here. */
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { useRemembered } from '../../ui/useRemembered.ts'
import { VIEW_KEY, viewOf } from './calendarRange.ts'

export function useRememberedView(): readonly [CalendarView, (view: CalendarView) => void] {
  const actingId = useOperation('people.list', {}).data?.actingId ?? null
  const [last, setLast] = useRemembered(VIEW_KEY)
  const [own, setOwn] = useRemembered(`${VIEW_KEY}-${actingId ?? 'office'}`)
  return [
    viewOf(own ?? last ?? 'month'),
    (view) => {
      setOwn(view)
      setLast(view)
    },
  ]
}
