/** The editorial calendar: month and week in the office's wall time, with the drafts or the open post beside it. */
import { useLocalStorage } from '@mantine/hooks'
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { wallTimeAt } from '#shared/domain/wallTime.ts'
import { newId } from '../../rpc/newId.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { isTyping } from '../../ui/typing.ts'
import { useEvent } from '../../ui/useEvent.ts'
import { useOfficeZone } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { dayOf, offeredTime, spanOf, turn, type CalendarMode } from './calendarDays.ts'
import { CalendarHeader } from './CalendarHeader.tsx'
import { eventOf, idsByDay as byDay, movableDraft, placePosts } from './calendarView.ts'
import { MODE_KEY, rangeOn } from './calendarRange.ts'
import { DraftsTray } from './DraftsTray.tsx'
import type { GridProps } from './gridProps.ts'
import { HourDialog } from './HourDialog.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { useCalendarKeyboard } from './useCalendarKeyboard.ts'
import { useMovePost } from './useMovePost.ts'
import { usePrefetchNeighbours } from './usePrefetchNeighbours.ts'
import { WeekGrid } from './WeekGrid.tsx'
import classes from './calendar.module.css'

const NOTHING_PLANNED = {
  cells: { postIds: [], atMs: [], excerpts: [], standing: [] },
  standings: [],
  risks: [],
}

/** @param children the composer, where a post is open */
export function CalendarScreen({
  openPostId,
  children,
}: {
  readonly openPostId: string | null
  readonly children: ReactNode
}) {
  const { t } = useTranslation(['calendar', 'common'])
  const [, navigate] = useLocation()
  const zone = useOfficeZone()
  const nowMs = useNow()
  const now = wallTimeAt(nowMs, zone)
  const [mode, setMode] = useLocalStorage<CalendarMode>({
    key: MODE_KEY,
    defaultValue: 'month',
    getInitialValueInEffect: false,
  })
  const [day, setDay] = useState(() => dayOf(now))
  const [said, setSaid] = useState('')
  const span = spanOf(mode, day)
  const accounts = useOperation('accounts.list', {})
  const drafts = useOperation('calendar.drafts', {})
  const range = useOperation('calendar.range', rangeOn(span, zone), { keepPrevious: true })
  usePrefetchNeighbours(mode, day, zone)

  const placed = useMemo(
    () => placePosts(range.data ?? NOTHING_PLANNED, accounts.data ?? [], zone),
    [range.data, accounts.data, zone],
  )
  const idsByDay = useMemo(() => byDay(placed), [placed])
  const events = useMemo(() => placed.map((place) => eventOf(place, mode)), [placed, mode])
  const mover = useMovePost(zone, setSaid)
  const onOpen = useEvent((postId: string): void => navigate(`/calendar/post/${postId}`))
  const onCreate = useEvent((wallTime: string): void => navigate(`/calendar/new/${newId()}/${wallTime}`))
  const onMove = useEvent(mover.move)
  const onDraftDrop = useEvent((postId: string, wallTime: string): void => {
    const draft = drafts.data?.find((card) => card.postId === postId)
    if (draft !== undefined) mover.move(movableDraft(draft), wallTime)
  })
  const onShowDay = (target: string): void => {
    if (target < span.first || target > span.last) setDay(target)
  }
  const { root, onKeyDownCapture, onFocusCapture } = useCalendarKeyboard({
    mode,
    placed,
    idsByDay,
    now,
    mover,
    onOpen,
    onCreate,
    onShowDay,
    onCannotMove: (card) => setSaid(t('cannotMove', { state: t(`common:postState.${card.state}`) })),
  })
  useOpenPostInSight(openPostId, zone, setDay)
  useFocusBackOn(openPostId)

  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const act = (
      {
        t: () => setDay(dayOf(now)),
        '[': () => setDay(turn(mode, day, -1)),
        ']': () => setDay(turn(mode, day, 1)),
        m: () => setMode('month'),
        s: () => setMode('week'),
        w: () => setMode('week'),
      } as Readonly<Record<string, (() => void) | undefined>>
    )[event.key.toLowerCase()]
    if (act === undefined) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])

  const grid: GridProps = {
    day,
    now,
    events,
    idsByDay,
    openPostId,
    onMove,
    onOpen,
    onCreate,
    onDraftDrop,
  }
  const noAccounts = accounts.data?.length === 0
  const composing = openPostId !== null
  return (
    <div className={classes.screen} data-composing={composing || undefined}>
      <section className={classes.calendar} aria-label={t('title')}>
        <CalendarHeader
          mode={mode}
          day={day}
          zone={zone}
          count={placed.length}
          compact={composing}
          onMode={setMode}
          onTurn={(periods) => setDay(turn(mode, day, periods))}
          onToday={() => setDay(dayOf(now))}
          onNew={() => onCreate(offeredTime(day < dayOf(now) ? dayOf(now) : day, now))}
        />
        {range.data?.truncated === true && <p className={classes.notice}>{t('truncated')}</p>}
        {placed.length === 0 && !noAccounts && range.data !== undefined && (
          <p className={classes.hint}>
            {t('empty.title')}. {t('empty.body')}
          </p>
        )}
        {range.isError ? (
          <ErrorState error={range.error} onRetry={() => void range.refetch()} />
        ) : noAccounts && placed.length === 0 ? (
          <EmptyState
            title={t('noAccounts.title')}
            body={t('noAccounts.body')}
            action={{ label: t('noAccounts.action'), onClick: () => navigate('/accounts') }}
          />
        ) : (
          <div
            ref={root}
            className={classes.grid}
            role="group"
            aria-label={t('title')}
            aria-describedby="calendar-help"
            onKeyDownCapture={onKeyDownCapture}
            onFocusCapture={onFocusCapture}
          >
            {mode === 'month' ? <MonthGrid {...grid} /> : <WeekGrid key={span.first} {...grid} />}
          </div>
        )}
        <p id="calendar-help" className={classes.readersOnly}>
          {t('gridHelp')}
        </p>
        <div className={classes.readersOnly} role="status" aria-live="polite">
          {said}
        </div>
      </section>
      {composing ? children : <DraftsTray drafts={drafts.data ?? []} accounts={accounts.data ?? []} onOpen={onOpen} />}
      <HourDialog question={mover.question} onAnswer={mover.answer} onLeave={mover.leave} />
    </div>
  )
}

/** Turns the calendar to the post that was opened from elsewhere, once. */
function useOpenPostInSight(
  postId: string | null,
  zone: ReturnType<typeof useOfficeZone>,
  show: (day: string) => void,
): void {
  const { data: post, isFetching } = useOperation(
    'calendar.get',
    { postId: postId ?? '' },
    { enabled: postId !== null },
  )
  const planned = post?.postId === postId ? post.planned : null
  // What was remembered of it may be older than its last move.
  const atMs = isFetching ? null : (planned?.atMs ?? null)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (postId === null) shown.current = null
    // Once per opened post: later moves must not turn the page.
    if (postId === null || atMs === null || shown.current === postId) return
    shown.current = postId
    show(dayOf(wallTimeAt(atMs, zone)))
  }, [postId, atMs, zone, show])
}

/** When the composer closes, the keyboard is where it was: on the post that was open. */
function useFocusBackOn(postId: string | null): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const closed = postId === null ? before.current : null
    before.current = postId
    if (closed === null || document.activeElement !== document.body) return
    const id = CSS.escape(closed)
    document.querySelector<HTMLElement>(`[data-event-id="${id}"], [data-draft="${id}"]`)?.focus()
  }, [postId])
}
