/** The month: whole weeks, as many posts a day as fit, the rest behind "+n more". */
import { MonthView, MoreEvents } from '@mantine/schedule'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoxHeight } from '../../ui/useBoxHeight.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { dayOf, offeredTime, onDay, spanOf, weeksIn } from './calendarDays.ts'
import { isClosed, marksText } from './dayMarks.ts'
import { gridEvents } from './gridEvents.tsx'
import type { GridProps } from './gridProps.ts'
import { fittingEvents, moreOf } from './monthRows.ts'
import classes from './calendar.module.css'

const WEEKDAYS_PX = 26
const DAY_HEAD_PX = 26
const ROW_PX = 21

export const MonthGrid = memo(function MonthGrid(props: GridProps) {
  const { ref, height } = useBoxHeight()
  return (
    <div ref={ref} className={classes.gridBox}>
      {height !== null && <MonthOf {...props} height={height} />}
    </div>
  )
})

/** @param height of the room that there is, in pixels */
function MonthOf(props: GridProps & { readonly height: number }) {
  const { day, now, events, idsByDay, marks, free, height, onCreate } = props
  const { t, i18n } = useTranslation(['calendar', 'common', 'recurring'])
  const format = useFormat()
  const dayHeight = Math.max(92, Math.floor((height - WEEKDAYS_PX - 1) / weeksIn(spanOf('month', day))))
  const rows = Math.max(2, Math.floor((dayHeight - DAY_HEAD_PX) / ROW_PX))
  const fitting = useMemo(() => fittingEvents(events, rows), [events, rows])
  const month = day.slice(0, 7)
  const ofGrid = gridEvents(t, props, (place, placed) =>
    // Only the day was chosen: the hour is the post's own, not what the machine's clock makes of it.
    placed === null ? offeredTime(dayOf(place), now) : onDay(dayOf(place), placed.wallTime),
  )
  const renderEvent: typeof ofGrid.renderEvent = (event, eventProps) => {
    const more = moreOf(event)
    if (more === null) return ofGrid.renderEvent(event, eventProps)
    const { renderEventBody, onEventClick } = ofGrid
    return (
      <MoreEvents
        className={classes.more}
        // By which the keyboard finds it.
        data-more={more.day}
        popoverProps={{ returnFocus: true }}
        {...{ renderEventBody, onEventClick }}
        renderEvent={ofGrid.renderEvent}
        events={[...more.events]}
        moreEventsCount={more.hidden}
        labels={{ moreLabel: (count) => t('more', { count }) }}
        style={eventProps.style ?? {}}
      />
    )
  }
  const freeDay = (date: string): string => t('recurring:slots.freeDay', { count: free.ofDay(date).length })
  return (
    <MonthView
      date={`${day} 00:00:00`}
      events={fitting}
      locale={i18n.language}
      firstDayOfWeek={1}
      consistentWeeks={false}
      highlightToday={false}
      withHeader={false}
      radius={0}
      maxEventsPerDay={rows}
      classNames={{
        monthView: classes.month,
        monthViewDay: classes.day,
        monthViewWeekday: classes.weekday,
        monthViewEvents: classes.dayEvents,
        monthViewDayLabel: classes.dayLabel,
      }}
      styles={{ monthViewDay: { height: dayHeight } }}
      getDayProps={(date) => ({
        'data-day': date,
        'data-today': date === dayOf(now) || undefined,
        'data-closed': isClosed(marks.get(date)) || undefined,
        'data-about': marksText(marks.get(date)) || undefined,
        title: marksText(marks.get(date)) || undefined,
        'data-free': free.ofDay(date).length === 0 ? undefined : freeDay(date),
        'data-other': !date.startsWith(month) || undefined,
        'aria-current': date === dayOf(now) ? 'date' : undefined,
        'aria-label': t('dayLabel', {
          day: format.longDayOf(date),
          posts: [
            t('count', { count: idsByDay.get(date)?.length ?? 0 }),
            ...(marks.get(date) ?? []).map(({ text }) => text),
            ...(free.ofDay(date).length === 0 ? [] : [freeDay(date)]),
          ].join(', '),
        }),
        onDoubleClick: () => onCreate(offeredTime(date, now)),
      })}
      {...ofGrid}
      renderEvent={renderEvent}
    />
  )
}
