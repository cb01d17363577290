/** All that the calendar shows: posts of the span on screen through the filter, drafts, what days are about. */
import { useMemo } from 'react'
import type { CalendarFilter, CalendarView } from '#shared/domain/calendarFilter.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { asksForAccountsAlone } from './calendarFilterView.ts'
import { narrowedTo, rangeOn } from './calendarRange.ts'
import {
  eventOf,
  idsByDay,
  NO_MARKS,
  placeDrafts,
  placeOutside,
  placePosts,
  together,
  type PlacedOutside,
} from './calendarView.ts'
import { spanOf } from './calendarDays.ts'
import { dayMarks, NO_DAYS } from './dayMarks.ts'
import { freeSlots, NO_SLOTS, type FreeSlot } from './freeSlots.ts'
import { usePrefetchNeighbours } from './usePrefetchNeighbours.ts'

const NOTHING_PLANNED = {
  cells: { postIds: [], atMs: [], excerpts: [], standing: [] },
  standings: [],
  risks: [],
}
const NOTHING_OUTSIDE: readonly PlacedOutside[] = []
const NO_EVENTS: readonly ReturnType<typeof eventOf>[] = []
const NOTHING_FREE: readonly FreeSlot[] = []
const NO_SERIES: ReadonlySet<string> = new Set()

/** @param areDraftsSeen where they are not, nothing is drawn because one of them was changed, as the open one is at every save */
export function useCalendarContent(
  view: CalendarView,
  day: string,
  zone: OfficeZone,
  filter: CalendarFilter,
  areDraftsSeen: boolean,
) {
  const span = spanOf(view, day)
  const accounts = useOperation('accounts.list', {}).data
  const unseen = !areDraftsSeen
  const drafts = useOperation('calendar.drafts', narrowedTo(filter), { keepPrevious: true, unseen }).data
  const range = useOperation(
    'calendar.range',
    { ...rangeOn(span, zone), ...narrowedTo(filter) },
    { keepPrevious: true },
  )
  // What only adds to a screen is asked for once it is drawn; at the start of the window it has come before (firstQuestions.ts).
  const later = { enabled: useAfterPaint('calendar.outside', rangeOn(span, zone)), keepPrevious: true }
  const outside = useOperation('calendar.outside', rangeOn(span, zone), later).data
  const days = useOperation('days.list', { firstDay: span.first, lastDay: span.last }, later).data
  const campaigns = useOperation('campaigns.list', {}, later).data
  const labels = useOperation('inbox.labels', {}, later).data
  const series = useOperation('recurring.marks', rangeOn(span, zone), later).data
  const free = useOperation('slots.free', { firstDay: span.first, lastDay: span.last }, later).data ?? NOTHING_FREE
  usePrefetchNeighbours(view, day, zone, filter)

  const marks = useMemo(
    () => (campaigns === undefined || labels === undefined ? NO_MARKS : { campaigns, labels }),
    [campaigns, labels],
  )
  // The very same where there are none: nothing is drawn anew for it.
  const inSeries = useMemo(
    () => (series === undefined || series.postIds.length === 0 ? NO_SERIES : new Set(series.postIds)),
    [series],
  )
  const posts = useMemo(
    () => placePosts(range.data ?? NOTHING_PLANNED, accounts ?? [], zone, marks, inSeries),
    [range.data, accounts, zone, marks, inSeries],
  )
  const elsewhere = useMemo(() => {
    if (outside === undefined || !asksForAccountsAlone(filter)) return NOTHING_OUTSIDE
    const all = placeOutside(outside, accounts ?? [], zone)
    if (filter.accountIds.length === 0) return all
    return all.filter((place) => place.accounts.some(({ accountId }) => filter.accountIds.includes(accountId)))
  }, [outside, accounts, zone, filter])
  const placed = useMemo(() => together(posts, elsewhere), [posts, elsewhere])
  return {
    span,
    accounts,
    drafts,
    range,
    marks,
    placed,
    /** How many there are without the filter, those from elsewhere included. */
    total: (range.data?.total ?? 0) + (outside?.remoteIds.length ?? 0),
    isTruncated: range.data?.truncated === true || outside?.truncated === true,
    placedDrafts: useMemo(
      () => placeDrafts(drafts ?? [], accounts ?? [], zone, marks, inSeries),
      [drafts, accounts, zone, marks, inSeries],
    ),
    idsByDay: useMemo(() => idsByDay(placed), [placed]),
    events: useMemo(
      () => (view === 'week' || view === 'day' ? placed.map((place) => eventOf(place, view)) : NO_EVENTS),
      [placed, view],
    ),
    about: useMemo(() => dayMarks(days ?? NO_DAYS), [days]),
    inSeries,
    free: useMemo(() => (free.length === 0 ? NO_SLOTS : freeSlots(free, filter.accountIds)), [free, filter.accountIds]),
  }
}
