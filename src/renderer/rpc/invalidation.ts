/** Change events become fresh answers: the queries that depend on a topic are asked again. */
import type { QueryClient } from '@tanstack/react-query'
import type { Bridge, ChangeEvent } from '#shared/rpc/envelope.ts'
import type { QueriesByTopic } from './queriesByTopic.ts'

/** What to ask again: everything, or the queries of these names. */
export type Refresh = 'everything' | ReadonlySet<string>

/**
 * What a batch of events makes stale. A hole in `seq` means events were missed; opening the database (`session`)
 * changes the answer of everything that was asked while it was locked.
 * @param lastSeq of the last event handled before, null before the first
 */
export function refreshAfter(
  lastSeq: number | null,
  events: readonly ChangeEvent[],
  queriesByTopic: QueriesByTopic,
): Refresh {
  const stale = new Set<string>()
  let previous = lastSeq
  for (const event of events) {
    if (previous !== null && event.seq !== previous + 1) return 'everything'
    if (event.topic === 'session') return 'everything'
    previous = event.seq
    for (const name of queriesByTopic.get(event.topic) ?? []) stale.add(name)
  }
  return stale
}

/**
 * Keeps the cache in step with the core. Events that arrive together are one refresh. Returns the function that ends it.
 * @param onEvent of the bridge
 * @param readTopics asked for at the first event, which waits for it
 * @param soon runs a refresh once there is time for it, never at once
 */
export function followChanges(
  onEvent: Bridge['onEvent'],
  queryClient: QueryClient,
  readTopics: () => Promise<QueriesByTopic>,
  soon: (run: () => void) => void,
): () => void {
  let lastSeq: number | null = null
  let waiting: ChangeEvent[] = []
  let topics: Promise<QueriesByTopic> | null = null
  const refresh = (queriesByTopic: QueriesByTopic): void => {
    const events = waiting
    waiting = []
    const stale = refreshAfter(lastSeq, events, queriesByTopic)
    lastSeq = events.at(-1)?.seq ?? lastSeq
    if (stale === 'everything') void queryClient.invalidateQueries()
    else
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && stale.has(queryKey[0]),
      })
  }
  return onEvent((event) => {
    waiting.push(event)
    if (waiting.length > 1) return
    topics ??= readTopics()
    const known = topics
    soon(() => void known.then(refresh))
  })
}
