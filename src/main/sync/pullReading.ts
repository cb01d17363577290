/** One reading of one stream: all its pages, from the newest back to what is stored already. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type {
  NetworkClient,
  Page,
  ReadOutcome,
  RemoteDirectMessage,
  RemotePost,
  RemoteProfile,
} from '../networks/networkClient.ts'
import type { Stream } from '../store/cursorTable.ts'

export type Reading =
  | { readonly kind: 'profile'; readonly profile: RemoteProfile }
  | { readonly kind: 'posts'; readonly posts: readonly RemotePost[]; readonly extent: Extent }
  | { readonly kind: 'messages'; readonly messages: readonly RemoteDirectMessage[]; readonly extent: Extent }

/** How far a reading reached. */
export type Extent = {
  /** The network's id of the newest item; what was stored before, where there is nothing newer. */
  readonly newestId: string | null
  /** False where there was more between what is stored and what was read than may be fetched. */
  readonly isComplete: boolean
}

/** X gives at most the last 800 mentions. */
const MOST_ITEMS = 800
/** The first time only the recent past is fetched: every post and message that is read costs money. */
const FIRST_TIME_ITEMS = 200

/** Reads everything newer than `sinceId`, or the recent past where that is null. Nothing is stored. */
export async function readStream(
  client: NetworkClient,
  stream: Stream,
  sinceId: string | null,
  signal: AbortSignal,
): Promise<ReadOutcome<Reading>> {
  switch (stream) {
    case 'profile': {
      const outcome = await client.readProfile(signal)
      return outcome.kind === 'ok' ? { ...outcome, value: { kind: 'profile', profile: outcome.value } } : outcome
    }
    case 'mentions':
    case 'own_posts': {
      const outcome = await readPages(sinceId, (olderToken) =>
        stream === 'mentions'
          ? client.readMentions({ sinceId, olderToken }, signal)
          : client.readOwnTimeline({ sinceId, olderToken }, signal),
      )
      return outcome.kind === 'ok'
        ? { ...outcome, value: { kind: 'posts', posts: outcome.value.items, extent: outcome.value.extent } }
        : outcome
    }
    case 'direct_messages': {
      const outcome = await readPages(sinceId, (olderToken) => client.readDirectMessages({ olderToken }, signal))
      return outcome.kind === 'ok'
        ? { ...outcome, value: { kind: 'messages', messages: outcome.value.items, extent: outcome.value.extent } }
        : outcome
    }
    default:
      return assertNever(stream)
  }
}

type Numbered = { readonly id: string }

/** A page that fails makes the whole reading fail: half of it stored would leave a hole that nobody comes back to. */
async function readPages<T extends Numbered>(
  sinceId: string | null,
  readPage: (olderToken: string | null) => Promise<ReadOutcome<Page<T>>>,
): Promise<ReadOutcome<{ readonly items: readonly T[]; readonly extent: Extent }>> {
  const most = sinceId === null ? FIRST_TIME_ITEMS : MOST_ITEMS
  const byId = new Map<string, T>()
  let newestId = sinceId
  let olderToken: string | null = null
  for (;;) {
    const outcome: ReadOutcome<Page<T>> = await readPage(olderToken)
    if (outcome.kind !== 'ok') return outcome
    const { limits } = outcome
    const { items } = outcome.value
    const fresh = items.filter(({ id }) => sinceId === null || isNewerId(id, sinceId))
    for (const item of fresh) {
      byId.set(item.id, item)
      if (newestId === null || isNewerId(item.id, newestId)) newestId = item.id
    }
    olderToken = outcome.value.olderToken
    const reachedStored = fresh.length < items.length
    if (olderToken === null || reachedStored || byId.size >= most) {
      const isComplete = olderToken === null || reachedStored || sinceId === null
      return { kind: 'ok', value: { items: [...byId.values()], extent: { newestId, isComplete } }, limits }
    }
    // A network that says that there is more and shows nothing would be asked for ever.
    if (items.length === 0) {
      return { kind: 'rejected', code: 'unexpected_answer', detail: 'a page without items that says there are more' }
    }
  }
}

/** Networks number their items upwards in decimals too long for a number: more digits is newer, then digit by digit. */
export function isNewerId(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length
}
