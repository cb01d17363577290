/** The view that is on the screen, with its keyboard. */
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { useEvent } from '../../ui/useEvent.ts'
import { dayOf } from './calendarDays.ts'
import type { GridProps } from './gridProps.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { otherViews } from './otherViews.ts'
import type { useCalendarActs } from './useCalendarActs.ts'
import type { useCalendarContent } from './useCalendarContent.ts'
import { useCalendarKeyboard } from './useCalendarKeyboard.ts'
import type { MovePost } from './useMovePost.ts'
import classes from './calendar.module.css'
import slots from './slots.module.css'

const WeekGrid = lazy(otherViews.week)
const DayGrid = lazy(otherViews.day)
const AgendaView = lazy(otherViews.agenda)
const BoardView = lazy(otherViews.board)
const LanesView = lazy(otherViews.lanes)

/** How many frames a grid may take until it is drawn. */
const FOCUS_FRAMES = 30

export function CalendarBody({
  view,
  day,
  now,
  content,
  acts,
  mover,
  mayPlan,
  openId,
  onShowDay,
  onNew,
  onDay,
}: {
  readonly view: CalendarView
  readonly day: string
  /** The office's wall time. */
  readonly now: string
  readonly content: ReturnType<typeof useCalendarContent>
  readonly acts: ReturnType<typeof useCalendarActs>
  readonly mover: MovePost
  readonly mayPlan: boolean
  readonly openId: string | null
  readonly onShowDay: (day: string) => void
  readonly onNew: () => void
  readonly onDay: (day: string) => void
}) {
  const { t } = useTranslation('calendar')
  const { placed, idsByDay, events, about, span } = content
  const { onOpen, onCreate, onMove, onDraftDrop, onMoveKey, carried } = acts
  const isCarrying = carried !== null
  const { root, onKeyDownCapture, onFocusCapture } = useCalendarKeyboard({
    view,
    placed,
    idsByDay,
    now,
    mover,
    isCarrying,
    onCreate,
    onShowDay,
    onMoveKey,
    onDay,
  })
  const focusPlaces = useEvent((): boolean => {
    const today = `[data-slot="${dayOf(now)}T09:00"]`
    const places = ['[data-today]', today, '[data-slot$="T09:00"]', '[data-cell][tabindex="0"]', '[data-day]']
    return places.some((place) => {
      const element = root.current?.querySelector<HTMLElement>(place) ?? null
      element?.focus()
      return element !== null && document.activeElement === element
    })
  })
  useEffect(() => {
    if (!isCarrying) return
    // Who picked a draft up goes on where its days and hours are, as soon as they are drawn.
    let frame = 0
    const attempt = (left: number): void => {
      if (!focusPlaces() && left > 0) frame = requestAnimationFrame(() => attempt(left - 1))
    }
    attempt(FOCUS_FRAMES)
    return () => cancelAnimationFrame(frame)
  }, [isCarrying, view, focusPlaces])

  const isGrid = view === 'month' || view === 'week' || view === 'day'
  const common = { placed, now, openId, onOpen, onCreate, onMoveKey }
  const grid: GridProps = {
    ...{ day, now, placed, events, idsByDay, openId, mayPlan, onMove, onOpen, onCreate, onDraftDrop },
    marks: about,
    free: content.free,
  }
  return (
    <div
      ref={root}
      className={`${classes.grid ?? ''} ${slots.grid ?? ''}`}
      role="group"
      aria-label={t('title')}
      {...(isGrid ? { 'aria-describedby': 'calendar-help', onKeyDownCapture, onFocusCapture } : {})}
    >
      {view === 'month' && <MonthGrid {...grid} />}
      <Suspense fallback={null}>
        {view === 'week' && <WeekGrid key={span.first} {...grid} />}
        {view === 'day' && <DayGrid key={day} {...grid} />}
        {view === 'agenda' && <AgendaView key={span.first} {...common} marks={about} onDay={onDay} />}
        {view === 'board' && (
          <BoardView
            {...{ placed, openId, mayPlan, onOpen, onNew }}
            moves={acts.boardMoves}
            drafts={content.placedDrafts}
            onDay={() => onDay(day)}
          />
        )}
        {view === 'lanes' && (
          <LanesView
            {...common}
            {...{ day, mayPlan, isCarrying, onMove, onDraftDrop, onDay }}
            accounts={content.accounts ?? []}
            marks={about}
            free={content.free}
          />
        )}
      </Suspense>
    </div>
  )
}
