/** The editorial calendar: six views in the office's wall time, with the drafts or what is open beside it. */
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { CALENDAR_VIEWS, NO_FILTER } from '#shared/domain/calendarFilter.ts'
import { wallTimeAt } from '#shared/domain/wallTime.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ScopeDialog } from '../../ui/ScopeDialog.tsx'
import { useOrders } from '../../ui/orders.ts'
import { isTyping } from '../../ui/typing.ts'
import { useOfficeZone } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { useNow } from '../../ui/useNow.ts'
import { CalendarBody } from './CalendarBody.tsx'
import { dayOf, offeredTime, turn } from './calendarDays.ts'
import { useCalendarFilter } from './calendarFilter.tsx'
import { valuesOf } from './calendarFilterView.ts'
import { CalendarHeader } from './CalendarHeader.tsx'
import { narrowedTo, rangeOn } from './calendarRange.ts'
import { idOf, type Opened } from './calendarView.ts'
import { CarryBar } from './CarryBar.tsx'
import { DayDialog } from './DayDialog.tsx'
import { DraftsTray } from './DraftsTray.tsx'
import { FilesMenu } from './files/FilesMenu.tsx'
import { FilterBar, type OpenPart } from './FilterBar.tsx'
import { HourDialog } from './HourDialog.tsx'
import { OpenedInSight } from './OpenedInSight.tsx'
import { useCalendarActs } from './useCalendarActs.ts'
import { useCalendarContent } from './useCalendarContent.ts'
import { useDragModifier } from './useDragModifier.ts'
import { useFilterNames } from './useFilterNames.ts'
import { useMovePost } from './useMovePost.ts'
import { useFocusBackOn } from './useFocusBackOn.ts'
import { useRememberedView } from './useRememberedView.ts'
import classes from './calendar.module.css'

const NOBODY: readonly never[] = []

/**
 * @param children what is open beside the calendar
 * @param repeating the menu of what repeats
 */
export function CalendarScreen({
  opened,
  repeating,
  children,
}: {
  readonly opened: Opened | null
  readonly repeating: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation(['calendar', 'planning'])
  const mayPlan = useMay('compose')
  const [, navigate] = useLocation()
  const zone = useOfficeZone()
  const nowMs = useNow()
  const now = wallTimeAt(nowMs, zone)
  const [view, setView] = useRememberedView()
  const [filter, setFilter] = useCalendarFilter()
  const [day, setDay] = useState(() => dayOf(now))
  const [aboutDay, setAboutDay] = useState<string | null>(null)
  const [openPart, setOpenPart] = useState<OpenPart>(null)
  const [said, setSaid] = useState('')
  const composing = opened !== null
  const isBoard = view === 'board'
  const content = useCalendarContent(view, day, zone, filter, isBoard || !composing)
  const { span, accounts, drafts, range, placed } = content
  const people = useOperation('people.list', {}).data?.people ?? NOBODY
  const names = useFilterNames(accounts ?? NOBODY, content.marks, people)
  const mover = useMovePost(zone, setSaid)
  const isCopying = useDragModifier()
  const { inSeries, free } = content
  const acts = useCalendarActs({
    ...{ view, mayPlan, mover, drafts: drafts ?? NOBODY, isCopying, inSeries, free },
    say: setSaid,
  })
  const { carried, leaveCarried, onOpen, onCreate } = acts
  const openId = opened === null ? null : idOf(opened)
  useFocusBackOn(openId)

  const isFiltered = valuesOf(filter).length > 0
  const onPickUp = (postId: string): void => {
    // A list and a board have no hours to choose from.
    if (view === 'agenda' || view === 'board') setView('week')
    acts.onPickUp(postId)
  }
  useOrders(() => [
    ...CALENDAR_VIEWS.map((each, index) => ({
      id: `calendar-view-${each}`,
      label: `${t('view')}: ${t(`planning:views.${each}`)}`,
      key: String(index + 1),
      run: () => setView(each),
    })),
    { id: 'calendar-today', label: `${t('title')}: ${t('today')}`, key: 'T', run: () => setDay(dayOf(now)) },
    { id: 'calendar-filter', label: t('planning:filter.open'), key: 'F', run: () => setOpenPart('filter') },
    ...(isFiltered
      ? [
          {
            id: 'calendar-no-filter',
            label: `${t('planning:filter.open')}: ${t('planning:filter.takeOffAll')}`,
            run: () => setFilter(NO_FILTER),
          },
        ]
      : []),
    { id: 'calendar-views', label: t('planning:saved.open'), key: 'V', run: () => setOpenPart('views') },
    { id: 'calendar-days', label: t('planning:days.open'), key: 'D', run: () => setAboutDay(day) },
  ])
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const digit = CALENDAR_VIEWS[Number(event.key) - 1]
    const act =
      digit === undefined
        ? (
            {
              t: () => setDay(dayOf(now)),
              '[': () => setDay(turn(view, day, -1)),
              ']': () => setDay(turn(view, day, 1)),
              m: () => setView('month'),
              s: () => setView('week'),
              w: () => setView('week'),
              d: () => setAboutDay(day),
              f: () => setOpenPart('filter'),
              v: () => setOpenPart('views'),
              ...(carried === null ? {} : { escape: leaveCarried }),
              // The panel answers while it has the keyboard; here nothing has it.
              ...(opened !== null && document.activeElement === document.body
                ? { escape: () => navigate('/calendar') }
                : {}),
            } as Readonly<Record<string, (() => void) | undefined>>
          )[event.key.toLowerCase()]
        : () => setView(digit)
    if (act === undefined) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])

  const noAccounts = accounts?.length === 0
  const shown = useMemo(
    () => placed.length + (isBoard ? content.placedDrafts.length : 0),
    [placed, isBoard, content.placedDrafts],
  )
  const offered = offeredTime(day < dayOf(now) ? dayOf(now) : day, now)
  return (
    <div
      className={classes.screen}
      data-composing={composing || undefined}
      data-whole={(isBoard && !composing) || undefined}
    >
      <OpenedInSight opened={opened} zone={zone} onDay={setDay} />
      <section className={classes.calendar} aria-label={t('title')}>
        <CalendarHeader
          view={view}
          day={day}
          compact={composing}
          onView={setView}
          onTurn={(periods) => setDay(turn(view, day, periods))}
          onToday={() => setDay(dayOf(now))}
          onNew={mayPlan ? () => onCreate(offered) : null}
        />
        <FilterBar
          view={view}
          filter={filter}
          names={names}
          shown={shown}
          total={content.total + (isBoard ? content.placedDrafts.length : 0)}
          zone={zone}
          compact={composing}
          open={openPart}
          onOpen={setOpenPart}
          onFilter={setFilter}
          onLook={(look) => {
            setView(look.view)
            setFilter(look.filter)
          }}
          onDays={() => setAboutDay(day)}
          menus={
            <>
              {repeating}
              {mayPlan && (
                <FilesMenu
                  range={{ ...rangeOn(span, zone), ...narrowedTo(filter) }}
                  firstDay={span.first}
                  lastDay={span.last}
                />
              )}
            </>
          }
        />
        {carried !== null && <CarryBar excerpt={carried.excerpt} onLeave={leaveCarried} />}
        {content.isTruncated && <p className={classes.notice}>{t('truncated')}</p>}
        {placed.length === 0 && !noAccounts && !isBoard && range.data !== undefined && (
          <p className={classes.hint}>
            {isFiltered ? t('planning:filter.nothing') : `${t('empty.title')}. ${t('empty.body')}`}
          </p>
        )}
        {range.isError ? (
          <ErrorState error={range.error} onRetry={() => void range.refetch()} />
        ) : noAccounts && placed.length === 0 && !isBoard ? (
          <EmptyState
            title={t('noAccounts.title')}
            body={t('noAccounts.body')}
            action={{ label: t('noAccounts.action'), onClick: () => navigate('/accounts') }}
          />
        ) : (
          <CalendarBody
            view={view}
            day={day}
            now={now}
            content={content}
            acts={acts}
            mover={mover}
            mayPlan={mayPlan}
            openId={openId}
            onShowDay={(target) => {
              if (target < span.first || target > span.last) setDay(target)
            }}
            onNew={() => onCreate(offered)}
            onDay={setAboutDay}
          />
        )}
        <p id="calendar-help" className={classes.readersOnly}>
          {t('gridHelp')}
        </p>
        <div className={classes.readersOnly} role="status" aria-live="polite">
          {said}
        </div>
      </section>
      {composing
        ? children
        : !isBoard && (
            <DraftsTray
              drafts={drafts ?? NOBODY}
              accounts={accounts ?? NOBODY}
              isFiltered={isFiltered}
              mayPlan={mayPlan}
              onOpen={onOpen}
              onPickUp={onPickUp}
            />
          )}
      <ScopeDialog question={acts.scopeQuestion} onLeave={acts.leaveScope} />
      <HourDialog question={mover.question} onAnswer={mover.answer} onLeave={mover.leave} />
      <DayDialog day={aboutDay} onDay={setAboutDay} onClose={() => setAboutDay(null)} />
    </div>
  )
}
