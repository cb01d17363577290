/**
 * What a page does to how far a stream is known: the cursor goes up, and what lies between the page and what is stored is
 * a gap until it is read or out of the network's reach. Pure (docs/specs/pull.md §3).
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { Cursor, PagedStream } from '../store/cursorTable.ts'
import type { Gap } from '../store/gapTable.ts'
import type { PageRead } from './pullReading.ts'

const DAY_MS = 86_400_000

/** How many items the first reading fetches at most: each costs money, and X gives no more mentions. */
export const FIRST_READING_ITEMS: Readonly<Record<PagedStream, number>> = {
  mentions: 800,
  own_posts: 200,
  comments: 200,
  direct_messages: 500,
}

/**
 * What was written longer than this before the first reading is history: it is brought in, but waits for nobody. Of the
 * newest page a week is present, so that a quiet account does not begin empty; below it two days.
 */
export const HISTORY_AFTER_MS = { newest: 7 * DAY_MS, gap: 2 * DAY_MS } as const

export type AfterPage = {
  readonly cursor: Pick<Cursor, 'sinceId' | 'sinceAtMs'>
  /** What is known to be missing now; null where nothing is. */
  readonly gap: Omit<Gap, 'id' | 'accountId' | 'stream' | 'noticedAtMs'> | null
}

/** After the newest page of a stream. */
export function afterNewest(stream: PagedStream, cursor: Cursor, page: PageRead): AfterPage {
  const { newest, oldest } = page
  if (newest === null || oldest === null) return { cursor, gap: null }
  const next = { sinceId: newest.id, sinceAtMs: newest.atMs }
  if (!page.isMore || page.isConnected) return { cursor: next, gap: null }
  const itemsLeft = cursor.sinceId === null ? FIRST_READING_ITEMS[stream] - page.count : null
  if (itemsLeft !== null && itemsLeft <= 0) return { cursor: next, gap: null }
  return {
    cursor: next,
    gap: {
      aboveId: cursor.sinceId,
      belowId: oldest.id,
      fromMs: cursor.sinceAtMs,
      toMs: oldest.atMs,
      token: tokenOf(stream, page),
      itemsLeft,
      brought: page.count,
      state: 'open',
    },
  }
}

/**
 * After a page of a gap.
 * @param isOutOfReach whether the network would not give what is older than this page, were there anything; counted only
 *   where it is asked
 * @returns the gap as it is now; null where it is closed
 */
export function afterGapPage(gap: Gap, page: PageRead, isOutOfReach: () => boolean): Gap | null {
  if (page.isConnected) return null
  const narrower: Gap = {
    ...gap,
    belowId: page.oldest?.id ?? gap.belowId,
    toMs: page.oldest?.atMs ?? gap.toMs,
    token: tokenOf(gap.stream, page),
    itemsLeft: gap.itemsLeft === null ? null : gap.itemsLeft - page.count,
    brought: gap.brought + page.count,
  }
  if (page.isMore) return narrower.itemsLeft !== null && narrower.itemsLeft <= 0 ? null : narrower
  // The first reading ends where the network ends. Later, the end means that the stored item below is gone, or too far.
  return gap.aboveId !== null && isOutOfReach() ? { ...narrower, token: null, state: 'lost' } : null
}

/** Posts are asked for by id, which no restart and no new post can shift. */
function tokenOf(stream: PagedStream, page: PageRead): string | null {
  return stream === 'direct_messages' ? page.token : null
}

/**
 * X shows the last 800 mentions and the last 3,200 own posts; those of people who are gone are missing from them. Its
 * search reaches seven days back.
 */
const MENTIONS_REACH = 700
const OWN_POSTS_REACH = 3_000
const MESSAGES_REACH_MS = 29 * DAY_MS
const COMMENTS_REACH_MS = 7 * DAY_MS - 3_600_000

/**
 * Whether the lower end of a gap lies beyond what X gives. Source: X's documentation of the four endpoints.
 * @param newerThanIt how many stored items of the stream are newer than the lower end
 */
export function isOutOfReach(gap: Gap, newerThanIt: number, nowMs: number): boolean {
  switch (gap.stream) {
    case 'mentions':
      return newerThanIt >= MENTIONS_REACH
    case 'own_posts':
      return newerThanIt >= OWN_POSTS_REACH
    case 'direct_messages':
      return gap.fromMs === null || nowMs - gap.fromMs >= MESSAGES_REACH_MS
    case 'comments':
      return gap.fromMs === null || nowMs - gap.fromMs >= COMMENTS_REACH_MS
    default:
      return assertNever(gap.stream)
  }
}
