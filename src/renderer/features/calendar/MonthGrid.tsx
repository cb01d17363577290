/** The month: whole weeks, as many posts a day as fit, the rest behind "+n more". Drawn by ourselves (docs/adr/0021). */
import { memo, useMemo, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoxHeight } from '../../ui/useBoxHeight.ts'
import type { Format } from '../../ui/format.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { dayOf, offeredTime, onDay, spanOf, weekdayOf, weeksIn } from './calendarDays.ts'
import { isClosed, marksText } from './dayMarks.ts'
import { eventRenderers, type EventRenderers } from './gridEvents.tsx'
import type { GridProps } from './gridProps.ts'
import { closest, monthDrag } from './monthDrag.ts'
import { MonthMore } from './MonthMore.tsx'
import { MonthPost } from './MonthPost.tsx'
import { monthWeeks, type MonthDay } from './monthRows.ts'
import type { Words } from './PostEvent.tsx'
import classes from './calendar.module.css'
import month from './month.module.css'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const WEEKDAYS_PX = 26
const DAY_HEAD_PX = 26
const ROW_PX = 21
const SATURDAY = 5

type SizeVars = CSSProperties & Record<`--${string}`, string | number>

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
  const { day, now, placed, height, openId, mayPlan, onCreate, onOpen, onMove, onDraftDrop } = props
  const { t } = useTranslation(['calendar', 'common', 'recurring'])
  const format = useFormat()
  const weekCount = weeksIn(spanOf('month', day))
  const dayHeight = Math.max(92, Math.floor((height - WEEKDAYS_PX - 1) / weekCount))
  const rows = Math.max(2, Math.floor((dayHeight - DAY_HEAD_PX) / ROW_PX))
  const weeks = useMemo(() => monthWeeks(spanOf('month', day), placed, rows), [day, placed, rows])
  const drag = monthDrag({
    onPost: (id, on) => {
      const place = placed.find((each) => each.id === id)
      if (mayPlan && place?.kind === 'post') onMove(place.card, onDay(on, place.wallTime))
    },
    onDraft: (postId, on) => onDraftDrop(postId, offeredTime(on, now)),
  })
  const renderers = eventRenderers(t, openId)
  const size: SizeVars = { '--day-height': `${String(dayHeight)}px`, '--day-rows': rows }
  return (
    <div
      className={month.month}
      style={size}
      {...drag}
      onClick={(event) => {
        const id = closest(event.target, '[data-event-id]')?.dataset.eventId
        if (id !== undefined) onOpen(id)
      }}
      onDoubleClick={(event) => {
        const on = closest(event.target, '[data-day]')?.dataset.day
        if (on !== undefined) onCreate(offeredTime(on, now))
      }}
    >
      <div className={month.weekdays}>
        {WEEKDAYS.map((weekday) => (
          <div key={weekday} className={month.weekday}>
            {t(`weekdays.${weekday}`)}
          </div>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]?.day} className={month.week}>
          <div className={month.posts}>
            {week.map((each) => (
              <PostsOfDay key={each.day} t={t} of={each} openId={openId} mayPlan={mayPlan} renderers={renderers} />
            ))}
          </div>
          {week.map((each) => (
            <Day key={each.day} t={t} format={format} of={each} props={props} />
          ))}
        </div>
      ))}
    </div>
  )
}

function PostsOfDay({
  t,
  of: day,
  openId,
  mayPlan,
  renderers,
}: {
  readonly t: Words
  readonly of: MonthDay
  readonly openId: string | null
  readonly mayPlan: boolean
  readonly renderers: EventRenderers
}) {
  return (
    <div className={month.postsOfDay} data-of-day={day.day}>
      {day.shown.map((placed) => (
        <MonthPost
          key={placed.id}
          t={t}
          placed={placed}
          open={placed.id === openId}
          // What has left can still be copied by drag; moving it is refused where it is dropped.
          draggable={mayPlan && placed.kind === 'post'}
        />
      ))}
      {day.hidden > 0 && <MonthMore t={t} day={day} renderers={renderers} />}
    </div>
  )
}

function Day({
  t,
  format,
  of: { day, posts },
  props,
}: {
  readonly t: Words
  readonly format: Format
  readonly of: MonthDay
  readonly props: GridProps
}) {
  const { now, marks, free } = props
  const about = marksText(marks.get(day)) || undefined
  const freeSlots = free.ofDay(day).length
  const freeWords = freeSlots === 0 ? undefined : t('recurring:slots.freeDay', { count: freeSlots })
  const isToday = day === dayOf(now)
  const said = [
    t('count', { count: posts.length }),
    ...(marks.get(day) ?? []).map(({ text }) => text),
    ...(freeWords === undefined ? [] : [freeWords]),
  ]
  return (
    <button
      type="button"
      className={month.day}
      data-day={day}
      data-today={isToday || undefined}
      data-weekend={weekdayOf(day) >= SATURDAY || undefined}
      data-other={day.slice(0, 7) !== props.day.slice(0, 7) || undefined}
      data-closed={isClosed(marks.get(day)) || undefined}
      data-about={about}
      data-free={freeWords}
      title={about}
      // One stop for Tab: the first of the month.
      tabIndex={day === `${props.day.slice(0, 7)}-01` ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      aria-label={t('dayLabel', { day: format.longDayOf(day), posts: said.join(', ') })}
    >
      <span className={month.dayLabel}>{Number(day.slice(8))}</span>
    </button>
  )
}
