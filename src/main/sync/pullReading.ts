/** One request of one stream: its newest page, or the next page of a gap. Nothing is stored here. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type {
  NetworkClient,
  Page,
  ReadOutcome,
  RemoteDirectMessage,
  RemotePost,
  RemoteProfile,
} from '../networks/networkClient.ts'
import type { PagedStream } from '../store/cursorTable.ts'
import type { Gap } from '../store/gapTable.ts'

export type Portion =
  | { readonly kind: 'posts'; readonly posts: readonly RemotePost[] }
  | { readonly kind: 'messages'; readonly messages: readonly RemoteDirectMessage[] }

/** An item's place in its stream. */
export type Mark = { readonly id: string; readonly atMs: number }

/** One page, cut to what was asked for. */
export type PageRead = {
  readonly portion: Portion
  readonly count: number
  /** Null where the page holds nothing that was asked for. */
  readonly newest: Mark | null
  readonly oldest: Mark | null
  /** The network says that there is more. */
  readonly isMore: boolean
  /** Where to go on, in the network's own words. */
  readonly token: string | null
  /** The page reaches down to what is stored: nothing lies between. */
  readonly isConnected: boolean
}

/** What to ask for. `aboveId` and `belowId` are stored items on both sides of what is wanted. */
type Stretch = {
  readonly aboveId: string | null
  readonly belowId: string | null
  readonly token: string | null
}

/** The profile, which has no pages. */
export function readProfile(client: NetworkClient, signal: AbortSignal): Promise<ReadOutcome<RemoteProfile>> {
  return client.readProfile(signal)
}

/** The newest page of what is newer than `sinceId`. */
export function readNewest(
  client: NetworkClient,
  stream: PagedStream,
  sinceId: string | null,
  signal: AbortSignal,
): Promise<ReadOutcome<PageRead>> {
  return readPage(client, stream, { aboveId: sinceId, belowId: null, token: null }, signal)
}

/** The newest page of what is missing in a gap. */
export function readGap(client: NetworkClient, gap: Gap, signal: AbortSignal): Promise<ReadOutcome<PageRead>> {
  return readPage(client, gap.stream, gap, signal)
}

async function readPage(
  client: NetworkClient,
  stream: PagedStream,
  wanted: Stretch,
  signal: AbortSignal,
): Promise<ReadOutcome<PageRead>> {
  switch (stream) {
    case 'mentions':
    case 'comments':
    case 'own_posts': {
      const { aboveId, belowId } = wanted
      // In a gap the stored item below it is asked for too: that it comes proves that nothing is left out before it.
      const sinceId = aboveId === null || belowId === null ? aboveId : idBefore(aboveId)
      const query = { sinceId, untilId: belowId, olderToken: null }
      const outcome = await postsOf(client, stream)(query, signal)
      const page = pageOf<RemotePost>(outcome, wanted, (posts) => ({ kind: 'posts', posts }))
      // The same question would bring the same answer.
      const isStuck = page.kind === 'ok' && page.value.count === 0 && page.value.isMore && !page.value.isConnected
      return isStuck
        ? { kind: 'rejected', code: 'unexpected_answer', detail: 'a page of nothing that was asked for' }
        : page
    }
    case 'direct_messages': {
      const outcome = await client.readDirectMessages({ olderToken: wanted.token }, signal)
      return pageOf(outcome, wanted, (messages) => ({ kind: 'messages', messages }))
    }
    default:
      return assertNever(stream)
  }
}

function postsOf(
  client: NetworkClient,
  stream: Exclude<PagedStream, 'direct_messages'>,
): NetworkClient['readMentions'] {
  switch (stream) {
    case 'mentions':
      return client.readMentions
    case 'comments':
      return client.readComments
    case 'own_posts':
      return client.readOwnTimeline
    default:
      return assertNever(stream)
  }
}

type Numbered = { readonly id: string; readonly createdAtMs: number }

function pageOf<T extends Numbered>(
  outcome: ReadOutcome<Page<T>>,
  { aboveId, belowId }: Stretch,
  portionOf: (items: readonly T[]) => Portion,
): ReadOutcome<PageRead> {
  if (outcome.kind !== 'ok') return outcome
  const { items, olderToken } = outcome.value
  // A network that says that there is more and shows nothing would be asked for ever.
  if (items.length === 0 && olderToken !== null) {
    return { kind: 'rejected', code: 'unexpected_answer', detail: 'a page without items that says there are more' }
  }
  const isWanted = ({ id }: T) =>
    (aboveId === null || isNewerId(id, aboveId)) && (belowId === null || isNewerId(belowId, id))
  const fresh = items.filter(isWanted).toSorted((a, b) => (isNewerId(a.id, b.id) ? -1 : 1))
  return {
    kind: 'ok',
    limits: outcome.limits,
    value: {
      portion: portionOf(fresh),
      count: fresh.length,
      newest: markOf(fresh[0]),
      oldest: markOf(fresh.at(-1)),
      isMore: olderToken !== null,
      token: olderToken,
      isConnected: aboveId !== null && items.some(({ id }) => !isNewerId(id, aboveId)),
    },
  }
}

function markOf(item: Numbered | undefined): Mark | null {
  return item === undefined ? null : { id: item.id, atMs: item.createdAtMs }
}

/** Networks number their items upwards in decimals too long for a number: more digits is newer, then digit by digit. */
export function isNewerId(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length
}

function idBefore(id: string): string {
  return String(BigInt(id) - 1n)
}
