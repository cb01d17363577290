/** One day of half hours. */
import { DayView } from '@mantine/schedule'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoxHeight } from '../../ui/useBoxHeight.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { DayStrip } from './DayStrip.tsx'
import { gridEvents, slotWords, wallTimeOf } from './gridEvents.tsx'
import type { GridProps } from './gridProps.ts'
import classes from './calendar.module.css'

export const DayGrid = memo(function DayGrid(props: GridProps) {
  const { day, now, events, marks, free, mayPlan, onCreate } = props
  const { t, i18n } = useTranslation(['calendar', 'common', 'recurring'])
  const format = useFormat()
  const { ref, height } = useBoxHeight()
  return (
    <div className={classes.hours}>
      <DayStrip days={[day]} marks={marks} />
      <div ref={ref} className={classes.gridBox}>
        {height !== null && (
          <DayView
            date={day}
            events={[...events]}
            locale={i18n.language}
            withHeader={false}
            withAllDaySlot={false}
            radius={0}
            intervalMinutes={30}
            slotHeight={52}
            startScrollTime="07:30:00"
            getCurrentTime={() => now.replace('T', ' ')}
            withCurrentTimeBubble={false}
            labels={{ timeSlot: t('timeSlot') }}
            classNames={{ dayView: classes.week, dayViewSlotLabel: classes.hourLabel, dayViewSlot: classes.slot }}
            scrollAreaProps={{ mah: height, type: 'auto', scrollbarSize: 8 }}
            getTimeSlotProps={({ start }) => {
              const hour = wallTimeOf(start)
              return {
                'data-slot': hour,
                ...slotWords(t, free.ofHalfHour(hour), `${format.longDayOf(hour.slice(0, 10))}, ${hour.slice(11)}`),
                onDoubleClick: () => onCreate(hour),
              }
            }}
            withDragSlotSelect={mayPlan}
            onSlotDragEnd={(start) => onCreate(wallTimeOf(start))}
            {...gridEvents(t, props, wallTimeOf)}
          />
        )}
      </div>
    </div>
  )
})
