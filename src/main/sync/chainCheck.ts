/**
 * Reads a published thread back from its network: an id for each text says that it is out, not that a reader finds one
 * after the other (docs/specs/outbox.md §8).
 */
import type { NetworkClient, RemotePost } from '../networks/networkClient.ts'
import type { Clock } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { ChainState, ChainTable, UnreadChain } from '../store/chainTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

/** After the last text is out: timelines lag a little. */
export const FIRST_READ_MS = 10_000
/** From read to read, doubled with each, never more than the last. */
const NEXT_READ_MS = 30_000
const LONGEST_PAUSE_MS = 10 * 60_000
/** About forty minutes: a text that is not on the own timeline by then is not where its readers look for it. */
const MOST_READS = 8
const MAX_PAGES = 3

/** What a reading shows: `unseen` is the first text that is not there, from 1. */
export type ChainReading =
  | { readonly kind: 'whole' }
  | { readonly kind: 'broken'; readonly part: number }
  | { readonly kind: 'unseen'; readonly part: number }
  | { readonly kind: 'unreadable'; readonly notBeforeMs: number | null }

/** @param remoteIds the network's ids of the texts, in order */
export function readingOf(remoteIds: readonly string[], timeline: ReadonlyMap<string, RemotePost>): ChainReading {
  for (const [index, remoteId] of remoteIds.entries()) {
    const post = timeline.get(remoteId)
    if (post === undefined) return { kind: 'unseen', part: index + 1 }
    if (index > 0 && post.inReplyToId !== remoteIds[index - 1]) return { kind: 'broken', part: index + 1 }
  }
  return { kind: 'whole' }
}

/** What becomes of a thread after a reading. Pure. */
export function afterReading(reads: number, reading: ChainReading, nowMs: number): ChainState {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, NEXT_READ_MS * 2 ** reads)
  switch (reading.kind) {
    case 'whole':
    case 'broken':
      return reading
    case 'unseen':
      return reads + 1 >= MOST_READS
        ? { kind: 'broken', part: reading.part }
        : { kind: 'unread', reads: reads + 1, nextAtMs: nowMs + pauseMs }
    // Nothing was learnt: not counted, so that a day without a connection breaks no thread.
    case 'unreadable':
      return {
        kind: 'unread',
        reads,
        nextAtMs: Math.min(nowMs + LONGEST_PAUSE_MS, Math.max(reading.notBeforeMs ?? 0, nowMs + pauseMs)),
      }
  }
}

export type ChainCheck = {
  readonly due: (nowMs: number) => readonly UnreadChain[]
  readonly nextAtMs: () => number | null
  /** Reads it and writes down what it shows. */
  readonly read: (chain: UnreadChain, signal: AbortSignal) => Promise<void>
}

export function createChainCheck(deps: {
  readonly chains: ChainTable
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly clientFor: (accountId: string) => { readonly client: NetworkClient } | null
  /** The network's ids of the texts of a variant that are out, in order. */
  readonly outOf: (variantId: string) => readonly string[]
  readonly by: () => Actor
}): ChainCheck {
  const { chains, uow, clock } = deps

  async function readTimeline(
    client: NetworkClient,
    remoteIds: readonly string[],
    signal: AbortSignal,
  ): Promise<ChainReading> {
    const seen = new Map<string, RemotePost>()
    let olderToken: string | null = null
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const outcome: Awaited<ReturnType<NetworkClient['readOwnTimeline']>> = await client.readOwnTimeline(
        { sinceId: null, olderToken },
        signal,
      )
      if (outcome.kind !== 'ok') {
        const notBeforeMs = outcome.kind === 'rate_limited' ? outcome.untilMs : null
        return { kind: 'unreadable', notBeforeMs }
      }
      for (const post of outcome.value.items) seen.set(post.id, post)
      olderToken = outcome.value.olderToken
      if (olderToken === null || remoteIds.every((remoteId) => seen.has(remoteId))) break
    }
    return readingOf(remoteIds, seen)
  }

  return {
    due: chains.due,
    nextAtMs: chains.nextAtMs,
    read: async ({ variantId, accountId, reads }, signal) => {
      const target = deps.clientFor(accountId)
      const remoteIds = deps.outOf(variantId)
      const reading: ChainReading =
        target === null
          ? { kind: 'unreadable', notBeforeMs: null }
          : await readTimeline(target.client, remoteIds, signal)
      // A person may have taken it down while we read.
      if (chains.kindOf(variantId) !== 'unread') return
      const next = afterReading(reads, reading, clock.now())
      uow.write(deps.by(), (tx) => {
        chains.save(tx, variantId, next)
        tx.audit({
          action: `thread.${next.kind}`,
          entity: `variant:${variantId}`,
          after: next.kind === 'broken' ? { part: next.part } : { reads },
        })
      })
    },
  }
}
