/** The editorial calendar: month and week in the office's wall time, with the drafts or the open post beside it. */
import { useLocalStorage } from '@mantine/hooks'
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { wallTimeAt } from '#shared/domain/wallTime.ts'
import { newId } from '../../rpc/newId.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { isTyping } from '../../ui/typing.ts'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { useEvent } from '../../ui/useEvent.ts'
import { useOfficeZone } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { useNow } from '../../ui/useNow.ts'
import { dayOf, offeredTime, spanOf, turn, type CalendarMode } from './calendarDays.ts'
import { CalendarHeader } from './CalendarHeader.tsx'
import {
  addressOf,
  eventOf,
  idOf,
  idsByDay as byDay,
  movableDraft,
  placeOutside,
  placePosts,
  together,
  type Opened,
  type PlacedOutside,
} from './calendarView.ts'
import { MODE_KEY, rangeOn } from './calendarRange.ts'
import { DraftsTray } from './DraftsTray.tsx'
import type { GridProps } from './gridProps.ts'
import { HourDialog } from './HourDialog.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { useCalendarKeyboard } from './useCalendarKeyboard.ts'
import { useMovePost } from './useMovePost.ts'
import { useFocusBackOn, useOpenedInSight } from './useOpened.ts'
import { usePrefetchNeighbours } from './usePrefetchNeighbours.ts'
import { WeekGrid } from './WeekGrid.tsx'
import classes from './calendar.module.css'

const NOTHING_PLANNED = {
  cells: { postIds: [], atMs: [], excerpts: [], standing: [] },
  standings: [],
  risks: [],
}
const NOTHING_OUTSIDE: readonly PlacedOutside[] = []

/** @param children what is open beside the calendar */
export function CalendarScreen({ opened, children }: { readonly opened: Opened | null; readonly children: ReactNode }) {
  const { t } = useTranslation(['calendar', 'common'])
  const { t: people } = useTranslation('people')
  const mayPlan = useMay('compose')
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
  const painted = useAfterPaint()
  const outside = useOperation('calendar.outside', rangeOn(span, zone), { enabled: painted, keepPrevious: true }).data
  usePrefetchNeighbours(mode, day, zone)

  const posts = useMemo(
    () => placePosts(range.data ?? NOTHING_PLANNED, accounts.data ?? [], zone),
    [range.data, accounts.data, zone],
  )
  const elsewhere = useMemo(
    () => (outside === undefined ? NOTHING_OUTSIDE : placeOutside(outside, accounts.data ?? [], zone)),
    [outside, accounts.data, zone],
  )
  const placed = useMemo(() => together(posts, elsewhere), [posts, elsewhere])
  const idsByDay = useMemo(() => byDay(placed), [placed])
  const events = useMemo(() => placed.map((place) => eventOf(place, mode)), [placed, mode])
  const mover = useMovePost(zone, setSaid)
  const onOpen = useEvent((id: string): void => navigate(addressOf(id)))
  const onCreate = useEvent((wallTime: string): void => {
    if (mayPlan) navigate(`/calendar/new/${newId()}/${wallTime}`)
    else setSaid(people('calendar.cannotPlan'))
  })
  const onMove = useEvent(mover.move)
  const onDraftDrop = useEvent((postId: string, wallTime: string): void => {
    const draft = drafts.data?.find((card) => card.postId === postId)
    if (draft !== undefined && mayPlan) mover.move(movableDraft(draft), wallTime)
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
    mayPlan,
    onCreate,
    onShowDay,
    onCannotMove: (place) => {
      if (!mayPlan) {
        setSaid(people('calendar.cannotPlan'))
        return
      }
      const state = place.kind === 'post' ? t(`common:postState.${place.card.state}`) : t('common:outside')
      setSaid(t('cannotMove', { state }))
    },
  })
  const openId = opened === null ? null : idOf(opened)
  useOpenedInSight(opened, zone, setDay)
  useFocusBackOn(openId)

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
    openId,
    mayPlan,
    onMove,
    onOpen,
    onCreate,
    onDraftDrop,
  }
  const noAccounts = accounts.data?.length === 0
  const composing = opened !== null
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
          onNew={mayPlan ? () => onCreate(offeredTime(day < dayOf(now) ? dayOf(now) : day, now)) : null}
        />
        {(range.data?.truncated === true || outside?.truncated === true) && (
          <p className={classes.notice}>{t('truncated')}</p>
        )}
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
      {composing ? (
        children
      ) : (
        <DraftsTray drafts={drafts.data ?? []} accounts={accounts.data ?? []} mayPlan={mayPlan} onOpen={onOpen} />
      )}
      <HourDialog question={mover.question} onAnswer={mover.answer} onLeave={mover.leave} />
    </div>
  )
}
