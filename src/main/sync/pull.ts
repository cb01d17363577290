/**
 * Fetches what came in, account by account, one request after another: the newest page of each stream at its own pace,
 * and between them what is missing further down (docs/specs/pull.md). Nothing without a connection.
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { Topic } from '#shared/contract/operation.ts'
import { mayTry, type ConnectivityState, type ExchangeEvidence } from '#shared/domain/connectivity.ts'
import type { NetworkClient, ReadOutcome } from '../networks/networkClient.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Log } from '../ports.ts'
import type { LookUpStream, Stream } from '../store/cursorTable.ts'
import { backoffMs } from './backoff.ts'
import type { Checks } from './checks.ts'
import { evidenceOfOutcome } from './exchangeEvidence.ts'
import {
  accountVerdict,
  afterFailure,
  afterSuccessElsewhere,
  searchRefusedSinceMs,
  verdictOf,
  waitMs,
  WELL,
  type StreamHealth,
  type Verdict,
} from './pullPolicy.ts'
import type { Lane, Task } from './pullLane.ts'
import { readGap, readNewest, readProfile } from './pullReading.ts'
import type { PullStore, Standing } from './pullStore.ts'
import { createPullTiming, type PullTimingDeps } from './pullTiming.ts'

export type Pull = {
  /** Reads everything as soon as the network allows it; answers at once. Null is all accounts. */
  readonly requestSync: (accountId: string | null) => void
  /** Somebody looks at a conversation whose copies may be old. */
  readonly noteShown: (accountId: string) => void
  /** Somebody looks at Mando now, or nobody does any more: what waits for another pace goes by the new one. */
  readonly paceChanged: () => void
  readonly start: () => void
  /** Resolves when what was under way has ended; nothing is written after that. */
  readonly stop: () => Promise<void>
  readonly isSyncing: () => boolean
  /** When the network last answered for an account, or for any where it is null; also where nothing was new. */
  readonly lastSyncAtMs: (accountId: string | null) => number | null
  /** When both mentions and direct messages of an account had last been read, monotonic; null where they are to be read. */
  readonly messagesReadAtMs: (accountId: string) => number | null
  /** Since when the network refuses the account's app the search of comments; null where it does not, as far as is known. */
  readonly commentsRefusedSinceMs: (accountId: string) => number | null
}

/** What a citizen says to us. */
const MESSAGE_STREAMS = ['mentions', 'direct_messages'] as const
/** Where no copy is due, it is looked again after this. */
const NOTHING_TO_CHECK_MS = 15 * 60_000
/** A person who goes through the inbox has several conversations checked with one request. */
const SHOWN_PAUSE_MS = 10_000
/** After a start and when the connection is back, what is due in the outbox leaves first, for at most so long. */
const OUTBOX_FIRST_MS = 30_000
const OUTBOX_LOOK_MS = 250
/** A clock that was set, or a machine that slept, is noticed within this. */
const LONGEST_SLEEP_MS = 5 * 60_000
export type PullDeps = PullTimingDeps & {
  readonly log: Log
  readonly checks: Pick<Checks, 'next' | 'hasShown'>
  readonly store: PullStore
  /** Ids of the accounts there are; those without a client are left alone. */
  readonly accountIds: () => readonly string[]
  /** Whether the outbox has something to send right now. */
  readonly isOutboxBusy: () => boolean
  /** Answers may have waited for what citizens wrote meanwhile. */
  readonly onMessagesRead: () => void
  readonly clientFor: (accountId: string) => { readonly client: NetworkClient } | null
  readonly connectivity: {
    readonly state: () => ConnectivityState
    readonly noteExchange: (evidence: ExchangeEvidence, accountId: string) => void
    readonly subscribe: (listener: (state: ConnectivityState) => void) => () => void
  }
  /** Tells the window what is not in the database: that a fetch began or ended. */
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}

export function createPull(deps: PullDeps): Pull {
  const { clock, connectivity } = deps
  const { stateOf, tasksOf } = createPullTiming(deps)
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
      newsAtMs: null,
      outboxFirstUntilMs: 0,
    }
    lanes.set(accountId, lane)
    return lane
  }

  function wake(lane: Lane): void {
    lane.cancelTimer?.()
    lane.cancelTimer = null
    if (!running || lane.working !== null || !mayTry(connectivity.state())) return
    const target = deps.clientFor(lane.accountId)
    if (target === null) return
    const tasks = tasksOf(lane, target.client)
    if (tasks.length === 0) return
    if (lane.outboxFirstUntilMs > clock.monotonicMs() && deps.isOutboxBusy()) {
      lane.cancelTimer = clock.after(OUTBOX_LOOK_MS, () => wake(lane))
      return
    }
    const soonestMs = Math.min(...tasks.map((timed) => timed.delayMs))
    const delayMs = Math.max(lane.notBeforeMs - clock.monotonicMs(), soonestMs)
    if (delayMs <= 0) {
      lane.working = work(lane)
      deps.publish('status', [])
      return
    }
    lane.cancelTimer = clock.after(Math.min(delayMs, LONGEST_SLEEP_MS), () => wake(lane))
  }

  async function work(lane: Lane): Promise<void> {
    for (;;) {
      const target = running && mayTry(connectivity.state()) ? deps.clientFor(lane.accountId) : null
      if (target === null || lane.notBeforeMs > clock.monotonicMs()) break
      const next = tasksOf(lane, target.client).find(({ delayMs }) => delayMs === 0)
      if (next === undefined) break
      const { task } = next
      try {
        await perform(lane, task, target.client)
      } catch (error) {
        // A bug, or a disk that refuses: said once, and the stream waits like any that fails.
        const { stream } = task
        deps.log.error('sync_fault', { account: lane.accountId, stream, fault: faultPlace(error) })
        settle(lane, task, { kind: 'failed', reason: 'server_error', notBeforeMs: null })
      }
    }
    lane.working = null
    if (!running) return
    deps.publish('status', [])
    wake(lane)
  }

  /** One request, what it brought written down, and what follows from it. */
  async function perform(lane: Lane, task: Task, client: NetworkClient): Promise<void> {
    const { accountId } = lane
    const { stream } = task
    if (task.kind === 'gap') {
      return request(
        lane,
        task,
        (signal) => readGap(client, task.gap, signal),
        (page, standing) => deps.store.ofGap(task.gap.id, page, standing),
      )
    }
    if (stream === 'profile') {
      return request(
        lane,
        task,
        (signal) => readProfile(client, signal),
        (profile, standing) => deps.store.profile(accountId, profile, standing),
      )
    }
    if (stream === 'checks' || stream === 'post_metrics') return lookUp(lane, stream, task, client)
    const { sinceId } = deps.cursors.get(accountId, stream)
    return request(
      lane,
      task,
      (signal) => readNewest(client, stream, sinceId, signal),
      (page, standing) => {
        deps.store.newest(accountId, stream, page, standing)
        // The first reading brings what is old.
        if (page.count > 0 && sinceId !== null && stream !== 'own_posts') lane.newsAtMs = clock.monotonicMs()
      },
    )
  }

  /** Looks at known posts again; nothing is asked where none is due. */
  async function lookUp(lane: Lane, stream: LookUpStream, task: Task, client: NetworkClient): Promise<void> {
    const { accountId } = lane
    const ids = deps.checks.next(accountId, stream)
    if (ids.length === 0) {
      const state = stateOf(lane, stream)
      state.dueAtMs = clock.monotonicMs() + NOTHING_TO_CHECK_MS
      state.readAtMs = null
      return
    }
    return request(
      lane,
      task,
      (signal) => client.checkPosts(ids, signal),
      (answer, standing) => deps.store.checked(accountId, stream, ids, answer, standing),
    )
  }

  async function request<T>(
    lane: Lane,
    task: Task,
    ask: (signal: AbortSignal) => Promise<ReadOutcome<T>>,
    keep: (value: T, standing: Standing) => void,
  ): Promise<void> {
    const { accountId } = lane
    const { stream } = task
    const state = stateOf(lane, stream)
    // Whoever asks for a sync from now on wants a reading that begins after they asked.
    if (task.kind === 'newest') state.dueAtMs = Number.POSITIVE_INFINITY
    const abort = new AbortController()
    lane.abort = abort
    const outcome = await ask(abort.signal).finally(() => {
      lane.abort = null
    })
    if (abort.signal.aborted) {
      state.dueAtMs = Math.min(state.dueAtMs, clock.monotonicMs())
      return
    }
    const verdict = verdictOf(outcome)
    const evidence = evidenceOfOutcome(outcome)
    if (evidence !== null) connectivity.noteExchange(evidence, accountId)
    const refusedBefore = commentsRefusedSinceMs(accountId)
    settle(lane, task, verdict)
    if (commentsRefusedSinceMs(accountId) !== refusedBefore) deps.publish('accounts', [accountId])
    const account = accountVerdict(healths(lane), clock.now())
    switch (outcome.kind) {
      case 'ok':
        state.window = outcome.limits?.window ?? null
        lane.lastSyncAtMs = clock.now()
        keep(outcome.value, { pause: verdict.kind === 'read' ? verdict.pause : null, verdict: account })
        break
      case 'rate_limited':
        deps.store.paused(accountId, stream, outcome)
        break
      case 'rejected':
        if (task.kind === 'gap' && outcome.code === 'invalid_request') deps.store.beginAgain(task.gap.id)
        deps.store.failed(accountId, stream, account)
        break
      case 'retry':
        deps.store.failed(accountId, stream, account)
        break
      default:
        assertNever(outcome)
    }
    // Said once: after the next sign-in everything begins anew.
    if (account.kind === 'needs_sign_in') for (const each of lane.streams.values()) each.health = WELL
  }

  function commentsRefusedSinceMs(accountId: string): number | null {
    return searchRefusedSinceMs(lanes.get(accountId)?.streams.get('comments')?.health ?? WELL)
  }

  /** When the stream is read next. */
  function settle(lane: Lane, task: Task, verdict: Verdict): void {
    const state = stateOf(lane, task.stream)
    const now = clock.monotonicMs()
    const again = (atMs: number): void => {
      state.retryAtMs = atMs
      if (task.kind === 'newest') state.dueAtMs = Math.min(state.dueAtMs, atMs)
    }
    if (verdict.kind !== 'no_connection') lane.connectionFailures = 0
    switch (verdict.kind) {
      case 'read':
        for (const other of lane.streams.values()) other.health = afterSuccessElsewhere(other.health, clock.now())
        state.health = WELL
        if (task.kind !== 'newest') return
        state.readAtMs = now
        if (MESSAGE_STREAMS.some((stream) => stream === task.stream)) deps.onMessagesRead()
        return
      case 'paused':
        // The store keeps the pause itself.
        again(now)
        return
      case 'no_connection': {
        lane.connectionFailures += 1
        const asked = verdict.notBeforeMs === null ? 0 : verdict.notBeforeMs - clock.now()
        lane.notBeforeMs = now + Math.max(backoffMs(lane.connectionFailures), asked)
        again(now)
        return
      }
      case 'failed': {
        state.health = afterFailure(state.health, verdict.reason, clock.now())
        const asked = verdict.notBeforeMs === null ? 0 : verdict.notBeforeMs - clock.now()
        again(now + Math.max(waitMs(task.stream, state.health), asked))
        return
      }
      default:
        assertNever(verdict)
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
      lane.outboxFirstUntilMs = clock.monotonicMs() + OUTBOX_FIRST_MS
      wake(lane)
    }
  }

  function makeDue(lane: Lane): void {
    const now = clock.monotonicMs()
    for (const [stream, state] of lane.streams) {
      if (stream === 'checks' || stream === 'post_metrics') continue
      state.dueAtMs = Math.min(state.dueAtMs, now)
      state.retryAtMs = Math.min(state.retryAtMs, now)
    }
    lane.notBeforeMs = 0
    wake(lane)
  }

  return {
    noteShown: (accountId) => {
      if (!deps.checks.hasShown(accountId)) return
      const lane = laneOf(accountId)
      const state = stateOf(lane, 'checks')
      state.dueAtMs = Math.min(state.dueAtMs, clock.monotonicMs() + SHOWN_PAUSE_MS)
      wake(lane)
    },
    requestSync: (accountId) => {
      for (const id of accountId === null ? deps.accountIds() : [accountId]) makeDue(laneOf(id))
    },
    paceChanged: () => {
      for (const lane of lanes.values()) wake(lane)
    },
    start: () => {
      running = true
      unsubscribe = connectivity.subscribe(onConnectivity)
      for (const id of deps.accountIds()) {
        const lane = laneOf(id)
        lane.outboxFirstUntilMs = clock.monotonicMs() + OUTBOX_FIRST_MS
        wake(lane)
      }
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
    commentsRefusedSinceMs,
    isSyncing: () => [...lanes.values()].some((lane) => lane.working !== null),
    messagesReadAtMs: (accountId) => {
      const read = MESSAGE_STREAMS.flatMap((stream) => lanes.get(accountId)?.streams.get(stream) ?? [])
      const times = read.map(({ readAtMs }) => readAtMs ?? Number.NEGATIVE_INFINITY)
      const earliest = Math.min(...times)
      return Number.isFinite(earliest) ? earliest : null
    },
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
