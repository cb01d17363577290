/**
 * Fetches what came in, account by account: each stream at its own pace, never two of one account at once, nothing
 * without a connection (docs/specs/inbox.md).
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { Topic } from '#shared/contract/operation.ts'
import { mayTry, type ConnectivityState } from '#shared/domain/connectivity.ts'
import type { NetworkClient } from '../networks/networkClient.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Clock, Log } from '../ports.ts'
import type { CursorTable, Stream } from '../store/cursorTable.ts'
import { backoffMs } from './backoff.ts'
import {
  accountVerdict,
  afterFailure,
  afterSuccessElsewhere,
  evidenceOf,
  INTERVAL_MS,
  streamsOf,
  verdictOf,
  waitMs,
  WELL,
  type StreamHealth,
  type Verdict,
} from './pullPolicy.ts'
import { readStream } from './pullReading.ts'
import type { PullStore } from './pullStore.ts'

export type Pull = {
  /** Reads everything as soon as the network allows it; answers at once. Null is all accounts. */
  readonly requestSync: (accountId: string | null) => void
  readonly start: () => void
  /** Resolves when what was under way has ended; nothing is written after that. */
  readonly stop: () => Promise<void>
  readonly isSyncing: () => boolean
  /** When the network last answered for an account, or for any where it is null; also where nothing was new. */
  readonly lastSyncAtMs: (accountId: string | null) => number | null
}

/** In-memory times are monotonic: a clock that is set wrong neither stops nor hurries the fetching. */
type StreamState = { dueAtMs: number; health: StreamHealth; readAtMs: number | null }
type Lane = {
  readonly accountId: string
  readonly streams: Map<Stream, StreamState>
  /** Nothing of the account gets through until then. */
  notBeforeMs: number
  connectionFailures: number
  working: Promise<void> | null
  cancelTimer: (() => void) | null
  abort: AbortController | null
  lastSyncAtMs: number | null
}

/** A clock that was set, or a machine that slept, is noticed within this. */
const LONGEST_SLEEP_MS = 5 * 60_000
/** A pause that a network announces is at most a day; one that seems longer comes from a clock that was set. */
const LONGEST_PAUSE_MS = 25 * 3_600_000

/** The own timeline is read right after the mentions. */
const FRESH_MENTIONS_MS = 10_000

export function createPull(deps: {
  readonly clock: Clock
  readonly log: Log
  readonly cursors: Pick<CursorTable, 'get'>
  readonly store: PullStore
  /** Ids of the accounts there are; those without a client are left alone. */
  readonly accountIds: () => readonly string[]
  readonly clientFor: (accountId: string) => { readonly client: NetworkClient } | null
  readonly connectivity: {
    readonly state: () => ConnectivityState
    readonly noteExchange: (result: 'answered' | 'wall' | 'failed') => void
    readonly subscribe: (listener: (state: ConnectivityState) => void) => () => void
  }
  /** Tells the window what is not in the database: that a fetch began or ended. */
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}): Pull {
  const { clock, connectivity } = deps
  const lanes = new Map<string, Lane>()
  let running = false
  let unsubscribe: (() => void) | null = null

  function laneOf(accountId: string): Lane {
    const known = lanes.get(accountId)
    if (known !== undefined) return known
    const lane: Lane = {
      accountId,
      streams: new Map(),
      notBeforeMs: 0,
      connectionFailures: 0,
      working: null,
      cancelTimer: null,
      abort: null,
      lastSyncAtMs: null,
    }
    lanes.set(accountId, lane)
    return lane
  }

  function stateOf(lane: Lane, stream: Stream): StreamState {
    const known = lane.streams.get(stream)
    if (known !== undefined) return known
    const state: StreamState = { dueAtMs: clock.monotonicMs(), health: WELL, readAtMs: null }
    lane.streams.set(stream, state)
    return state
  }

  /** How long until a stream may be read: its interval or backoff, and the network's own pause. */
  function delayOf(lane: Lane, stream: Stream): number {
    const pause = deps.cursors.get(lane.accountId, stream).notBeforeMs - clock.now()
    const own = Math.max(stateOf(lane, stream).dueAtMs - clock.monotonicMs(), pause > LONGEST_PAUSE_MS ? 0 : pause, 0)
    return stream === 'own_posts' && !hasFreshMentions(lane) ? Math.max(own, delayOf(lane, 'mentions')) : own
  }

  /** An answer of ours that was given elsewhere is recognised only where what it answers is stored already. */
  function hasFreshMentions(lane: Lane): boolean {
    const { readAtMs } = stateOf(lane, 'mentions')
    return readAtMs !== null && clock.monotonicMs() - readAtMs <= FRESH_MENTIONS_MS
  }

  function nextStream(lane: Lane, streams: readonly Stream[]): Stream | null {
    return streams.find((stream) => delayOf(lane, stream) === 0) ?? null
  }

  function wake(lane: Lane): void {
    lane.cancelTimer?.()
    lane.cancelTimer = null
    if (!running || lane.working !== null || !mayTry(connectivity.state())) return
    const target = deps.clientFor(lane.accountId)
    if (target === null) return
    const streams = streamsOf(target.client.capabilities)
    if (streams.length === 0) return
    const blockedMs = lane.notBeforeMs - clock.monotonicMs()
    if (blockedMs <= 0 && nextStream(lane, streams) !== null) {
      lane.working = work(lane)
      deps.publish('status', [])
      return
    }
    const delayMs = Math.max(blockedMs, Math.min(...streams.map((stream) => delayOf(lane, stream))))
    lane.cancelTimer = clock.after(Math.min(delayMs, LONGEST_SLEEP_MS), () => wake(lane))
  }

  async function work(lane: Lane): Promise<void> {
    for (;;) {
      const target = running && mayTry(connectivity.state()) ? deps.clientFor(lane.accountId) : null
      if (target === null || lane.notBeforeMs > clock.monotonicMs()) break
      const stream = nextStream(lane, streamsOf(target.client.capabilities))
      if (stream === null) break
      try {
        await read(lane, stream, target.client)
      } catch (error) {
        // A bug, or a disk that refuses: said once, and the stream waits like any that fails.
        deps.log.error('sync_fault', { account: lane.accountId, stream, fault: faultPlace(error) })
        const state = stateOf(lane, stream)
        state.health = afterFailure(state.health, 'server_error', clock.now())
        state.dueAtMs = clock.monotonicMs() + waitMs(state.health)
      }
    }
    lane.working = null
    if (!running) return
    deps.publish('status', [])
    wake(lane)
  }

  async function read(lane: Lane, stream: Stream, client: NetworkClient): Promise<void> {
    const state = stateOf(lane, stream)
    // Whoever asks for a sync from now on wants a reading that begins after they asked.
    state.dueAtMs = Number.POSITIVE_INFINITY
    const abort = new AbortController()
    lane.abort = abort
    const outcome = await readStream(
      client,
      stream,
      deps.cursors.get(lane.accountId, stream).sinceId,
      abort.signal,
    ).finally(() => {
      lane.abort = null
    })
    if (abort.signal.aborted) {
      state.dueAtMs = clock.monotonicMs()
      return
    }
    const verdict = verdictOf(outcome)
    const evidence = evidenceOf(verdict)
    if (evidence !== null) connectivity.noteExchange(evidence)
    settle(lane, stream, verdict)
    const account = accountVerdict(healths(lane), clock.now())
    switch (outcome.kind) {
      case 'ok':
        lane.lastSyncAtMs = clock.now()
        deps.store.read(lane.accountId, stream, outcome, verdict.kind === 'read' ? verdict.pauseUntilMs : null, account)
        break
      case 'rate_limited':
        deps.store.paused(lane.accountId, stream, outcome.laneUntilMs)
        break
      case 'rejected':
      case 'retry':
        deps.store.failed(lane.accountId, stream, account)
        break
      default:
        assertNever(outcome)
    }
    // Said once: after the next sign-in everything begins anew.
    if (account.kind === 'needs_sign_in') for (const each of lane.streams.values()) each.health = WELL
  }

  /** When the stream is read next. */
  function settle(lane: Lane, stream: Stream, verdict: Verdict): void {
    const state = stateOf(lane, stream)
    const now = clock.monotonicMs()
    if (verdict.kind !== 'no_connection') lane.connectionFailures = 0
    switch (verdict.kind) {
      case 'read':
        for (const other of lane.streams.values()) other.health = afterSuccessElsewhere(other.health, clock.now())
        state.health = WELL
        state.readAtMs = now
        state.dueAtMs = Math.min(state.dueAtMs, now + INTERVAL_MS[stream])
        return
      case 'paused':
        // The cursor keeps the pause itself.
        state.dueAtMs = now
        return
      case 'no_connection': {
        lane.connectionFailures += 1
        const asked = verdict.notBeforeMs === null ? 0 : verdict.notBeforeMs - clock.now()
        lane.notBeforeMs = now + Math.max(backoffMs(lane.connectionFailures), asked)
        state.dueAtMs = now
        return
      }
      case 'failed': {
        state.health = afterFailure(state.health, verdict.reason, clock.now())
        const asked = verdict.notBeforeMs === null ? 0 : verdict.notBeforeMs - clock.now()
        state.dueAtMs = now + Math.max(waitMs(state.health), asked)
      }
    }
  }

  function onConnectivity(next: ConnectivityState): void {
    for (const lane of lanes.values()) {
      if (!mayTry(next)) {
        // Nothing is fetched from the moment that somebody says so.
        lane.abort?.abort()
        lane.cancelTimer?.()
        lane.cancelTimer = null
        continue
      }
      if (next === 'online') lane.notBeforeMs = 0
      wake(lane)
    }
  }

  function makeDue(lane: Lane): void {
    const now = clock.monotonicMs()
    for (const state of lane.streams.values()) state.dueAtMs = Math.min(state.dueAtMs, now)
    lane.notBeforeMs = 0
    wake(lane)
  }

  return {
    requestSync: (accountId) => {
      for (const id of accountId === null ? deps.accountIds() : [accountId]) makeDue(laneOf(id))
    },
    start: () => {
      running = true
      unsubscribe = connectivity.subscribe(onConnectivity)
      for (const id of deps.accountIds()) wake(laneOf(id))
    },
    stop: async () => {
      running = false
      unsubscribe?.()
      for (const lane of lanes.values()) {
        lane.cancelTimer?.()
        lane.cancelTimer = null
        lane.abort?.abort()
      }
      await Promise.all([...lanes.values()].flatMap((lane) => lane.working ?? []))
    },
    isSyncing: () => [...lanes.values()].some((lane) => lane.working !== null),
    lastSyncAtMs: (accountId) => {
      const chosen = accountId === null ? [...lanes.values()] : [lanes.get(accountId)]
      const times = chosen.flatMap((lane) => lane?.lastSyncAtMs ?? [])
      return times.length === 0 ? null : Math.max(...times)
    },
  }
}

function healths(lane: Lane): ReadonlyMap<Stream, StreamHealth> {
  return new Map([...lane.streams].map(([stream, { health }]) => [stream, health]))
}
