/** What the week and the day are alike in: half hours on the office's clock, from the morning on, with the slots that are free in them. */
import type { DayViewProps } from '@mantine/schedule'
import { useTranslation } from 'react-i18next'
import { useBoxHeight } from '../../ui/useBoxHeight.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { gridEvents, slotWords, wallTimeOf, type GridEvents } from './gridEvents.tsx'
import type { GridProps } from './gridProps.ts'

type HourGrid = ReturnType<typeof useBoxHeight> & {
  readonly hours: GridEvents &
    Pick<
      DayViewProps,
      | 'events'
      | 'locale'
      | 'withHeader'
      | 'radius'
      | 'intervalMinutes'
      | 'slotHeight'
      | 'startScrollTime'
      | 'getCurrentTime'
      | 'withCurrentTimeBubble'
      | 'scrollAreaProps'
      | 'getTimeSlotProps'
      | 'withDragSlotSelect'
      | 'onSlotDragEnd'
    >
}

/** @returns the box to be measured, its height once it is known, and what both grids are given */
export function useHourGrid(props: GridProps): HourGrid {
  const { now, events, free, mayPlan, onCreate } = props
  const { t, i18n } = useTranslation(['calendar', 'common', 'recurring'])
  const format = useFormat()
  const { ref, height } = useBoxHeight()
  return {
    ref,
    height,
    hours: {
      events: [...events],
      locale: i18n.language,
      withHeader: false,
      radius: 0,
      intervalMinutes: 30,
      slotHeight: 52,
      startScrollTime: '07:30:00',
      getCurrentTime: () => now.replace('T', ' '),
      withCurrentTimeBubble: false,
      scrollAreaProps: { mah: height ?? undefined, type: 'auto' as const, scrollbarSize: 8 },
      getTimeSlotProps: ({ start }: { readonly start: string }) => {
        const hour = wallTimeOf(start)
        return {
          'data-slot': hour,
          ...slotWords(t, free.ofHalfHour(hour), `${format.longDayOf(hour.slice(0, 10))}, ${hour.slice(11)}`),
          onDoubleClick: () => onCreate(hour),
        }
      },
      withDragSlotSelect: mayPlan,
      onSlotDragEnd: (start: string) => onCreate(wallTimeOf(start)),
      ...gridEvents(t, props, wallTimeOf),
    },
  }
}
