/** One day of half hours. */
import { DayView } from '@mantine/schedule'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { DayStrip } from './DayStrip.tsx'
import type { GridProps } from './gridProps.ts'
import { useHourGrid } from './useHourGrid.ts'
import classes from './calendar.module.css'

export const DayGrid = memo(function DayGrid(props: GridProps) {
  const { day, marks } = props
  const { t } = useTranslation('calendar')
  const { ref, height, hours } = useHourGrid(props)
  return (
    <div className={classes.hours}>
      <DayStrip days={[day]} marks={marks} />
      <div ref={ref} className={classes.gridBox}>
        {height !== null && (
          <DayView
            date={day}
            withAllDaySlot={false}
            labels={{ timeSlot: t('timeSlot') }}
            classNames={{ dayView: classes.week, dayViewSlotLabel: classes.hourLabel, dayViewSlot: classes.slot }}
            {...hours}
          />
        )}
      </div>
    </div>
  )
})
