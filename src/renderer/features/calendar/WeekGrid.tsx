/** The week: seven days of half hours. */
import { WeekView } from '@mantine/schedule'
import { memo, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoxHeight } from '../../ui/useBoxHeight.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { daysOf, spanOf } from './calendarDays.ts'
import { DayStrip } from './DayStrip.tsx'
import { gridEvents, slotWords, wallTimeOf } from './gridEvents.tsx'
import type { GridProps } from './gridProps.ts'
import classes from './calendar.module.css'

export const WeekGrid = memo(function WeekGrid(props: GridProps) {
  const { day, now, events, marks, free, mayPlan, onCreate } = props
  const { t, i18n } = useTranslation(['calendar', 'common', 'recurring'])
  const format = useFormat()
  const { ref, height } = useBoxHeight()
  useEffect(() => {
    // The grid names the heads of its days by their ISO date only, which is neither what they show nor speech.
    for (const head of document.querySelectorAll(`.${classes.weekDayLabel ?? ''}`)) head.removeAttribute('aria-label')
  })
  return (
    <div className={classes.hours}>
      <DayStrip days={daysOf(spanOf('week', day))} marks={marks} />
      <div ref={ref} className={classes.gridBox}>
        {height !== null && (
          <WeekView
            date={`${day} 00:00:00`}
            events={[...events]}
            locale={i18n.language}
            firstDayOfWeek={1}
            withHeader={false}
            withAllDaySlots={false}
            withWeekNumber={false}
            highlightToday
            radius={0}
            intervalMinutes={30}
            slotHeight={52}
            startScrollTime="07:30:00"
            getCurrentTime={() => now.replace('T', ' ')}
            withCurrentTimeBubble={false}
            labels={{ timeSlot: t('timeSlot'), weekday: t('day') }}
            classNames={{
              weekView: classes.week,
              weekViewHeader: classes.weekHeader,
              weekViewDayLabel: classes.weekDayLabel,
              weekViewDayNumber: classes.weekDayNumber,
              weekViewSlotLabel: classes.hourLabel,
              weekViewDaySlot: classes.slot,
            }}
            scrollAreaProps={{ mah: height, type: 'auto', scrollbarSize: 8 }}
            onDateChange={(date) => {
              // The head of a day leads to its working hours.
              const hour = `${date.slice(0, 10)}T09:00`
              document.querySelector<HTMLElement>(`[data-slot="${hour}"]`)?.focus()
            }}
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
