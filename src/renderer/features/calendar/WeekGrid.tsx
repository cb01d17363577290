/** The week: seven days of half hours. */
import { WeekView } from '@mantine/schedule'
import { memo, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { daysOf, spanOf } from './calendarDays.ts'
import { DayStrip } from './DayStrip.tsx'
import type { GridProps } from './gridProps.ts'
import { useHourGrid } from './useHourGrid.ts'
import classes from './calendar.module.css'

export const WeekGrid = memo(function WeekGrid(props: GridProps) {
  const { day, marks } = props
  const { t } = useTranslation('calendar')
  const { ref, height, hours } = useHourGrid(props)
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
            firstDayOfWeek={1}
            withAllDaySlots={false}
            withWeekNumber={false}
            highlightToday
            labels={{ timeSlot: t('timeSlot'), weekday: t('day') }}
            classNames={{
              weekView: classes.week,
              weekViewHeader: classes.weekHeader,
              weekViewDayLabel: classes.weekDayLabel,
              weekViewDayNumber: classes.weekDayNumber,
              weekViewSlotLabel: classes.hourLabel,
              weekViewDaySlot: classes.slot,
            }}
            onDateChange={(date) => {
              // The head of a day leads to its working hours.
              const hour = `${date.slice(0, 10)}T09:00`
              document.querySelector<HTMLElement>(`[data-slot="${hour}"]`)?.focus()
            }}
            {...hours}
          />
        )}
      </div>
    </div>
  )
})
