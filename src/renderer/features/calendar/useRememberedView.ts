/** Which of the six views is shown: as the person who acts left it, or whoever was last here. */
import { useLocalStorage } from '@mantine/hooks'
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { VIEW_KEY, viewOf } from './calendarRange.ts'

export function useRememberedView(): readonly [CalendarView, (view: CalendarView) => void] {
  const actingId = useOperation('people.list', {}).data?.actingId ?? null
  const [last, setLast] = useLocalStorage({ key: VIEW_KEY, defaultValue: 'month', getInitialValueInEffect: false })
  const [own, setOwn] = useLocalStorage<string | null>({
    key: `${VIEW_KEY}-${actingId ?? 'office'}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  return [
    viewOf(own ?? last),
    (view) => {
      setOwn(view)
      setLast(view)
    },
  ]
}
