/** What the calendar draws, derived from the cards of the core. Pure. */
import type { ScheduleEventData } from '@mantine/schedule'
import type { CampaignView } from '../../ui/CampaignMark.tsx'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostCard } from '#shared/contract/calendar.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import { shownExcerpt } from '#shared/domain/cellExcerpt.ts'
import type { ForecastCause } from '#shared/domain/forecast.ts'
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { isDraftState, type PostState } from '#shared/domain/postLife.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { addWallMinutes, dayOf } from './calendarDays.ts'

/** A post as a cell of the calendar shows it. */
export type PostCell = {
  readonly postId: string
  readonly state: PostState
  readonly atMs: number
  /** The beginning of the text. */
  readonly excerpt: string
}

/** A post that was published elsewhere, as a cell shows it. */
export type OutsideCell = {
  readonly atMs: number
  readonly excerpt: string
  /** How many texts follow in its thread. */
  readonly more: number
  /** It was deleted on the network. */
  readonly gone: boolean
}

type Place = {
  /** By which the grid, the keyboard and the focus know it. */
  readonly id: string
  /** In the office's zone, whatever the zone it was planned in. */
  readonly wallTime: string
  readonly accounts: readonly AccountView[]
}
export type PlacedPost = Place & {
  readonly kind: 'post'
  readonly card: PostCell
  /** Why it will not go out as things stand; null where nothing is known against it. */
  readonly risk: ForecastCause | null
  readonly campaign: CampaignView | null
  /** Names. */
  readonly labels: readonly string[]
  /** It is a date of a series. */
  readonly repeats: boolean
}
export type PlacedOutside = Place & { readonly kind: 'outside'; readonly post: OutsideCell }
/** What stands at its place on the office's wall calendar. */
export type Placed = PlacedPost | PlacedOutside

/** What is open beside the calendar. */
export type Opened =
  | { readonly kind: 'post'; readonly postId: string }
  | { readonly kind: 'outside'; readonly accountId: string; readonly remoteId: string }

/** The id in the grid of what is open. */
export function idOf(opened: Opened): string {
  return opened.kind === 'post' ? opened.postId : outsideId(opened.accountId, opened.remoteId)
}

/** The address under which what has this id in the grid is open beside it. */
export function addressOf(id: string): string {
  return id.startsWith(OUTSIDE) ? `/calendar/${id}` : `/calendar/post/${id}`
}

const OUTSIDE = 'outside/'
const outsideId = (accountId: string, remoteId: string): string => `${OUTSIDE}${accountId}/${remoteId}`

/** What the ids on a post stand for. */
export type Marks = {
  readonly campaigns: readonly CampaignView[]
  readonly labels: readonly Pick<OutputOf<'inbox.labels'>[number], 'labelId' | 'name' | 'archivedAtMs'>[]
}

const NO_SERIES: ReadonlySet<string> = new Set()
export const NO_MARKS: Marks = { campaigns: [], labels: [] }

/** The posts by time; the one made first comes first where the time is the same. */
export function placePosts(
  range: Pick<OutputOf<'calendar.range'>, 'cells' | 'standings' | 'risks'>,
  accounts: readonly AccountView[],
  zone: OfficeZone,
  marks: Marks = NO_MARKS,
  inSeries: ReadonlySet<string> = NO_SERIES,
): readonly PlacedPost[] {
  const standings = range.standings.map(({ state, accountIds, campaignId, labelIds }) => ({
    state,
    accounts: accountIds.flatMap((id) => accounts.find(({ accountId }) => accountId === id) ?? []),
    campaign: marks.campaigns.find((campaign) => campaign.campaignId === campaignId) ?? null,
    labels: labelIds.flatMap((id) => marks.labels.find(({ labelId }) => labelId === id)?.name ?? []),
  }))
  const risks = new Map(range.risks.map(({ postId, cause }) => [postId, cause]))
  const { postIds, atMs: instants, excerpts, standing } = range.cells
  return postIds
    .flatMap((postId, row) => {
      const [atMs, sent, shared] = [instants[row], excerpts[row], standings[standing[row] ?? -1]]
      if (atMs === undefined || sent === undefined || shared === undefined) return []
      const card = { postId, state: shared.state, atMs, excerpt: shownExcerpt(sent) }
      const { accounts: on, campaign, labels } = shared
      const place = { id: postId, wallTime: wallTimeAt(atMs, zone), accounts: on }
      const repeats = inSeries.has(postId)
      return [{ kind: 'post' as const, ...place, card, risk: risks.get(postId) ?? null, campaign, labels, repeats }]
    })
    .sort(byPlace)
}

/** What was published elsewhere, at the instant of the network. */
export function placeOutside(
  { accountIds, remoteIds, atMs: instants, excerpts, more, gone }: OutputOf<'calendar.outside'>,
  accounts: readonly AccountView[],
  zone: OfficeZone,
): readonly PlacedOutside[] {
  return remoteIds.flatMap((remoteId, row) => {
    const [accountId, atMs, sent] = [accountIds[row], instants[row], excerpts[row]]
    if (accountId === undefined || atMs === undefined || sent === undefined) return []
    const place = {
      id: outsideId(accountId, remoteId),
      wallTime: wallTimeAt(atMs, zone),
      accounts: accounts.filter((account) => account.accountId === accountId),
    }
    return [
      {
        kind: 'outside',
        ...place,
        post: { atMs, excerpt: shownExcerpt(sent), more: more[row] ?? 0, gone: gone[row] === 1 },
      },
    ]
  })
}

/** Drafts as the board shows them; one that has no hour in mind has no wall time. */
export function placeDrafts(
  drafts: readonly PostCard[],
  accounts: readonly AccountView[],
  zone: OfficeZone,
  { campaigns, labels }: Marks,
  inSeries: ReadonlySet<string> = NO_SERIES,
): readonly PlacedPost[] {
  return drafts.map((draft) => ({
    kind: 'post',
    id: draft.postId,
    wallTime: draft.planned === null ? '' : wallTimeAt(draft.planned.atMs, zone),
    accounts: draft.accountIds.flatMap((id) => accounts.find(({ accountId }) => accountId === id) ?? []),
    card: {
      postId: draft.postId,
      state: draft.state,
      atMs: draft.planned?.atMs ?? draft.updatedAtMs,
      excerpt: draft.excerpt,
    },
    risk: null,
    campaign: campaigns.find(({ campaignId }) => campaignId === draft.campaignId) ?? null,
    labels: draft.labelIds.flatMap((id) => labels.find(({ labelId }) => labelId === id)?.name ?? []),
    repeats: inSeries.has(draft.postId),
  }))
}

/** Both in one order; the very list of the posts where there is nothing else, so that nothing is drawn anew for it. */
export function together(posts: readonly PlacedPost[], outside: readonly PlacedOutside[]): readonly Placed[] {
  return outside.length === 0 ? posts : [...posts, ...outside].sort(byPlace)
}

function byPlace(a: Placed, b: Placed): number {
  return compare(a.wallTime, b.wallTime) || compare(a.id, b.id)
}

/** What can be given an hour, from a cell of the calendar or from the drafts. */
export type Movable = {
  readonly postId: string
  readonly state: PostState
  /** Null for what has no place in time yet. */
  readonly atMs: number | null
  /** A draft that is taken from the tray into the calendar is planned; one that stands there stays a draft. */
  readonly fromTray?: boolean
}

export function movableDraft({ postId, state, planned }: PostCard): Movable {
  return { postId, state, atMs: planned?.atMs ?? null, fromTray: true }
}

const MINUTES_SHOWN = 30

/** A post is an instant; it is drawn half an hour long in the week and never spills into the next day. */
export function eventOf(placed: Placed, view: CalendarView): ScheduleEventData<{ readonly placed: Placed }> {
  const end = view === 'month' ? placed.wallTime : addWallMinutes(placed.wallTime, MINUTES_SHOWN)
  const day = dayOf(placed.wallTime)
  return {
    id: placed.id,
    title: placed.kind === 'post' ? placed.card.excerpt : placed.post.excerpt,
    start: `${placed.wallTime.replace('T', ' ')}:00`,
    end: dayOf(end) === day && view !== 'month' ? `${end.replace('T', ' ')}:00` : `${day} 23:59:59`,
    color: 'gray',
    payload: { placed },
  }
}

/** Ids of what stands on each day, in order. */
export function idsByDay(placed: readonly Placed[]): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>()
  for (const { wallTime, id } of placed) {
    const day = dayOf(wallTime)
    const ids = days.get(day)
    if (ids === undefined) days.set(day, [id])
    else ids.push(id)
  }
  return days
}

/** What can be given another hour: not what is leaving, has left, or is off. */
export function isMovable(state: PostState): boolean {
  return isDraftState(state) || state === 'scheduled' || state === 'missed' || state === 'needs_attention'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
