/** What the calendar draws, derived from the cards of the core. Pure. */
import type { ScheduleEventData } from '@mantine/schedule'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostCard } from '#shared/contract/calendar.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ForecastCause } from '#shared/domain/forecast.ts'
import type { PostState } from '#shared/domain/postLife.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { addWallMinutes, dayOf, type CalendarMode } from './calendarDays.ts'

/** A post as a cell of the calendar shows it. */
export type PostCell = {
  readonly postId: string
  readonly state: PostState
  readonly atMs: number
  /** The beginning of the text. */
  readonly excerpt: string
}

/** A post at its place on the office's wall calendar. */
export type Placed = {
  readonly card: PostCell
  /** In the office's zone, whatever the zone it was planned in. */
  readonly wallTime: string
  readonly accounts: readonly AccountView[]
  /** Why it will not go out as things stand; null where nothing is known against it. */
  readonly risk: ForecastCause | null
}

/** The posts by time; the one made first comes first where the time is the same. */
export function placePosts(
  range: Pick<OutputOf<'calendar.range'>, 'cells' | 'standings' | 'risks'>,
  accounts: readonly AccountView[],
  zone: OfficeZone,
): readonly Placed[] {
  const standings = range.standings.map(({ state, accountIds }) => ({
    state,
    accounts: accountIds.flatMap((id) => accounts.find(({ accountId }) => accountId === id) ?? []),
  }))
  const risks = new Map(range.risks.map(({ postId, cause }) => [postId, cause]))
  const { postIds, atMs: instants, excerpts, standing } = range.cells
  return postIds
    .flatMap((postId, row) => {
      const [atMs, excerpt, shared] = [instants[row], excerpts[row], standings[standing[row] ?? -1]]
      if (atMs === undefined || excerpt === undefined || shared === undefined) return []
      const card = { postId, state: shared.state, atMs, excerpt }
      return [{ card, wallTime: wallTimeAt(atMs, zone), accounts: shared.accounts, risk: risks.get(postId) ?? null }]
    })
    .sort((a, b) => compare(a.wallTime, b.wallTime) || compare(a.card.postId, b.card.postId))
}

/** What can be given an hour, from a cell of the calendar or from the drafts. */
export type Movable = {
  readonly postId: string
  readonly state: PostState
  /** Null for what has no place in time yet. */
  readonly atMs: number | null
}

export function movableDraft({ postId, state, planned }: PostCard): Movable {
  return { postId, state, atMs: planned?.atMs ?? null }
}

const MINUTES_SHOWN = 30

/** A post is an instant; it is drawn half an hour long in the week and never spills into the next day. */
export function eventOf(placed: Placed, mode: CalendarMode): ScheduleEventData<{ readonly placed: Placed }> {
  const end = mode === 'month' ? placed.wallTime : addWallMinutes(placed.wallTime, MINUTES_SHOWN)
  const day = dayOf(placed.wallTime)
  return {
    id: placed.card.postId,
    title: placed.card.excerpt,
    start: `${placed.wallTime.replace('T', ' ')}:00`,
    end: dayOf(end) === day && mode === 'week' ? `${end.replace('T', ' ')}:00` : `${day} 23:59:59`,
    color: 'gray',
    payload: { placed },
  }
}

/** Ids of the posts of each day, in their order. */
export function idsByDay(placed: readonly Placed[]): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>()
  for (const { wallTime, card } of placed) {
    const day = dayOf(wallTime)
    const ids = days.get(day)
    if (ids === undefined) days.set(day, [card.postId])
    else ids.push(card.postId)
  }
  return days
}

/** What can be given another hour: not what is leaving, has left, or is off. */
export function isMovable(state: PostState): boolean {
  return state === 'draft' || state === 'scheduled' || state === 'missed' || state === 'needs_attention'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
