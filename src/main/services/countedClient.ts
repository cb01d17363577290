/** A network's client that tells what its readings cost: whoever reads, nothing is read unseen. */
import type { NetworkClient } from '../networks/networkClient.ts'
import type { ReadKind } from './spendBook.ts'

/** @param record called with what was handed over; `ownData`: own posts, mentions, followers */
export function withReadsCounted(
  client: NetworkClient,
  record: (kind: ReadKind, count: number, ownData: boolean) => void,
): NetworkClient {
  return {
    ...client,
    readProfile: async (signal) => {
      const outcome = await client.readProfile(signal)
      if (outcome.kind === 'ok') record('user_read', 1, true)
      return outcome
    },
    readOwnTimeline: async (query, signal) => {
      const outcome = await client.readOwnTimeline(query, signal)
      if (outcome.kind === 'ok') record('post_read', outcome.value.items.length, true)
      return outcome
    },
    readMentions: async (query, signal) => {
      const outcome = await client.readMentions(query, signal)
      if (outcome.kind === 'ok') record('post_read', outcome.value.items.length, true)
      return outcome
    },
    // Found by search: at the full price, whoever owns the app.
    readComments: async (query, signal) => {
      const outcome = await client.readComments(query, signal)
      if (outcome.kind === 'ok') record('post_read', outcome.value.items.length, false)
      return outcome
    },
    // Own posts and citizens' in one request; of what is gone X hands nothing over.
    checkPosts: async (ids, signal) => {
      const outcome = await client.checkPosts(ids, signal)
      if (outcome.kind === 'ok') record('post_read', outcome.value.shown.length, false)
      return outcome
    },
    readDirectMessages: async (query, signal) => {
      const outcome = await client.readDirectMessages(query, signal)
      if (outcome.kind === 'ok') record('message_read', outcome.value.items.length, false)
      return outcome
    },
  }
}
