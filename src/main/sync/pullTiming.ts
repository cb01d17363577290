/** What there is to read for an account now, and how long each request waits (docs/specs/pull.md §1, §3.6, §6.1). */
import type { ReadAllowance } from '#shared/domain/budget.ts'
import type { NetworkClient } from '../networks/networkClient.ts'
import type { Clock } from '../ports.ts'
import type { CursorTable, Stream } from '../store/cursorTable.ts'
import type { GapTable } from '../store/gapTable.ts'
import type { LimitTable } from '../store/limitTable.ts'
import type { Lane, StreamState, Task } from './pullLane.ts'
import {
  allowanceDelayMs,
  gapDelayMs,
  INTERVAL_MS,
  intervalMs,
  NEWS_MS,
  streamsOf,
  WELL,
  type Attention,
} from './pullPolicy.ts'

/** A pause that a network announces is at most a day; one that seems longer comes from a clock that was set. */
const LONGEST_PAUSE_MS = 25 * 3_600_000

export type PullTimingDeps = {
  readonly clock: Clock
  readonly cursors: Pick<CursorTable, 'get'>
  readonly gaps: Pick<GapTable, 'openOf'>
  readonly limits: Pick<LimitTable, 'pauseOf'>
  /** How much may still be read today; what is less urgent waits when it is short. */
  readonly readAllowance: (accountId: string) => ReadAllowance
  /** Whether there are own posts under which somebody may comment. */
  readonly hasRecentPosts: (accountId: string) => boolean
  /** How soon somebody wants to know what came in. */
  readonly attention: (accountId: string) => Attention
}

export type TimedTask = { readonly task: Task; readonly delayMs: number }

export function createPullTiming(deps: PullTimingDeps) {
  const { clock } = deps

  function stateOf(lane: Lane, stream: Stream): StreamState {
    const known = lane.streams.get(stream)
    if (known !== undefined) return known
    const dueAtMs = firstDueMs(lane, stream)
    const state: StreamState = { dueAtMs, readAtMs: null, retryAtMs: 0, health: WELL, window: null }
    lane.streams.set(stream, state)
    return state
  }

  /** A restart reads at once; only checking, which costs and hurries nobody, keeps its pace over it. */
  function firstDueMs(lane: Lane, stream: Stream): number {
    const now = clock.monotonicMs()
    const { readAtMs } = deps.cursors.get(lane.accountId, stream)
    if (stream !== 'checks' || readAtMs === null) return now
    return now + Math.min(INTERVAL_MS.checks, Math.max(0, readAtMs + INTERVAL_MS.checks - clock.now()))
  }

  /** How long the network's own pause lasts, of the account or of the app that it shares with others. */
  function pauseMs(lane: Lane, stream: Stream): number {
    const ofApp = deps.limits.pauseOf(lane.accountId, stream)?.untilMs ?? 0
    const pauses = [deps.cursors.get(lane.accountId, stream).notBeforeMs, ofApp].map((atMs) => atMs - clock.now())
    return Math.max(0, ...pauses.filter((pause) => pause <= LONGEST_PAUSE_MS))
  }

  function attentionTo({ accountId, newsAtMs }: Lane): Attention {
    const attention = deps.attention(accountId)
    const isNews = newsAtMs !== null && clock.monotonicMs() - newsAtMs < NEWS_MS
    return { ...attention, isUrgent: attention.isUrgent || isNews }
  }

  function delayOf(lane: Lane, task: Task, allowance: ReadAllowance, attention: Attention): number {
    const state = stateOf(lane, task.stream)
    const now = clock.monotonicMs()
    const own =
      task.kind === 'newest'
        ? newestDueMs(state, intervalMs(task.stream, allowance, attention)) - now
        : gapDelayMs(task.stream, state.window, clock.now())
    const paused = pauseMs(lane, task.stream)
    return Math.max(own, state.retryAtMs - now, paused, allowanceDelayMs(task, allowance), 0)
  }

  return {
    stateOf,
    /** Everything there is to do for an account, the most urgent first: what is new goes before what is missing. */
    tasksOf: (lane: Lane, client: NetworkClient): readonly TimedTask[] => {
      const streams = streamsOf(client.capabilities)
      const gaps = deps.gaps.openOf(lane.accountId).filter(({ stream }) => streams.includes(stream))
      const tasks: readonly Task[] = [
        ...streams
          .filter((stream) => stream !== 'comments' || deps.hasRecentPosts(lane.accountId))
          .map((stream): Task => ({ kind: 'newest', stream })),
        ...gaps.map((gap): Task => ({ kind: 'gap', stream: gap.stream, gap })),
      ]
      const allowance = deps.readAllowance(lane.accountId)
      const attention = attentionTo(lane)
      return tasks.map((task) => ({ task, delayMs: delayOf(lane, task, allowance, attention) }))
    },
  }
}

/** When somebody asked for it, or an interval after it was last read: the pace of now, not that of then, counts. */
function newestDueMs({ dueAtMs, readAtMs }: StreamState, paceMs: number): number {
  return readAtMs === null ? dueAtMs : Math.min(dueAtMs, readAtMs + paceMs)
}
