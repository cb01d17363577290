/**
 * When each stream of an account is read again, and what failures in a row say about the account. Pure: values in,
 * values out (docs/specs/pull.md).
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { ReadAllowance } from '#shared/domain/budget.ts'
import type {
  LimitReached,
  Limits,
  NetworkCapabilities,
  ReadOutcome,
  RejectionCode,
} from '../networks/networkClient.ts'
import { STREAMS, type LookUpStream, type Stream } from '../store/cursorTable.ts'
import { backoffMs } from './backoff.ts'

const MINUTE_MS = 60_000

/**
 * How long after a reading the next one is due at the earliest (`intervalMs`). X allows fifteen readings of direct messages in fifteen minutes: ten leave
 * room for looking up an answer of unknown fate.
 */
export const INTERVAL_MS: Readonly<Record<Stream, number>> = {
  profile: 15 * MINUTE_MS,
  mentions: MINUTE_MS,
  own_posts: 5 * MINUTE_MS,
  direct_messages: 90_000,
  comments: 10 * MINUTE_MS,
  checks: 4 * 60 * MINUTE_MS,
  // Which posts are due is asked so often; how often each is read is postMetricPolicy.ts.
  post_metrics: 15 * MINUTE_MS,
}

/** How many times longer while money is short; what waits then altogether (`allowanceDelayMs`) is not among them. */
const SHORT_FACTOR: Readonly<Record<Exclude<Stream, LookUpStream | 'comments'>, number>> = {
  // Each one is charged: the profile, and the newest messages, which X hands over whether they are known or not.
  profile: 4,
  direct_messages: 10,
  // Charged for what is new alone.
  mentions: 3,
  own_posts: 3,
}

/** What says how soon somebody wants to know what came in for an account. */
export type Attention = {
  /** Mando is on a screen that somebody may be looking at. */
  readonly isInFront: boolean
  readonly isOfficeHour: boolean
  /** Something went out or came in that people react to. */
  readonly isUrgent: boolean
}

/** A post of ours that left so lately is being reacted to. */
export const OUT_LATELY_MS = 60 * MINUTE_MS
/** Where a citizen wrote so lately, more is to come. */
export const NEWS_MS = 10 * MINUTE_MS

/**
 * By the office's clock, every day: a police or a town hall that publishes knows no weekend. There is no setting for it;
 * outside of these hours only what nobody has on a screen is read less often.
 */
const OFFICE_HOURS = { from: '07:00', to: '22:00' } as const

/** @param wallTime `2026-11-26T10:00`, of the office */
export function isOfficeHour(wallTime: string): boolean {
  const hour = wallTime.slice(-5)
  return hour >= OFFICE_HOURS.from && hour < OFFICE_HOURS.to
}

/** How many times longer than `INTERVAL_MS` what nobody has on a screen waits. */
const BACKGROUND_FACTOR = { officeHours: 2, night: 4 } as const

function attentionFactor({ isInFront, isOfficeHour: isDay, isUrgent }: Attention): number {
  if (isInFront || isUrgent) return 1
  return isDay ? BACKGROUND_FACTOR.officeHours : BACKGROUND_FACTOR.night
}

/** How long after a reading the next one is due now: never sooner than `INTERVAL_MS`, which the network's limits bound. */
export function intervalMs(stream: Stream, allowance: ReadAllowance, attention: Attention): number {
  // Copies are compared at the same pace whoever looks: it is bounded by what it costs.
  if (stream === 'checks' || stream === 'post_metrics') return INTERVAL_MS[stream]
  const ofMoney = allowance === 'short' && stream !== 'comments' ? SHORT_FACTOR[stream] : 1
  return INTERVAL_MS[stream] * Math.max(ofMoney, attentionFactor(attention))
}

/** What the network lets an account read, in the order in which it is read. */
export function streamsOf(capabilities: NetworkCapabilities): readonly Stream[] {
  return STREAMS.filter((stream) => {
    switch (stream) {
      case 'profile':
        return capabilities.readFollowers
      case 'mentions':
      case 'own_posts':
        return capabilities.readMentions
      case 'direct_messages':
        return capabilities.readDirectMessages
      case 'comments':
        return capabilities.readComments
      case 'checks':
        return capabilities.checkPosts
      case 'post_metrics':
        return capabilities.readPostMetrics
      default:
        return assertNever(stream)
    }
  })
}

/**
 * Requests that filling a gap leaves in every window: for looking up what became of an effect of ours, and for what a
 * person asks for.
 */
const RESERVED_REQUESTS: Readonly<Record<Stream, number>> = {
  profile: 0,
  mentions: 20,
  own_posts: 20,
  direct_messages: 3,
  comments: 0,
  checks: 0,
  post_metrics: 0,
}

/**
 * How long a gap waits for the sake of what is newer: until the window ends, where what is left of it is needed for the
 * newest pages and the reserve.
 * @param limits what the network last said of this stream; null where it has said nothing yet
 */
export function gapDelayMs(stream: Stream, limits: Limits['window'], nowMs: number): number {
  if (limits === null || limits.resetAtMs <= nowMs || limits.resetAtMs - nowMs > LONGEST_WINDOW_MS) return 0
  const newestPages = Math.ceil((limits.resetAtMs - nowMs) / INTERVAL_MS[stream])
  return limits.remaining > RESERVED_REQUESTS[stream] + newestPages ? 0 : limits.resetAtMs - nowMs
}

/**
 * How long a request waits for the sake of the money: where little is left, what is missing further down and the
 * comparing of copies wait for the next day, and what is new goes on; where nothing is left, everything waits.
 */
export function allowanceDelayMs(
  task: { readonly kind: 'newest' | 'gap'; readonly stream: Stream },
  allowance: ReadAllowance,
): number {
  switch (allowance) {
    case 'plenty':
      return 0
    case 'short':
      return task.kind === 'gap' || WAITS_FOR_MONEY.has(task.stream) ? ALLOWANCE_LOOK_MS : 0
    case 'none':
      return ALLOWANCE_LOOK_MS
    default:
      return assertNever(allowance)
  }
}

/** Nothing new comes in by these, and comments are looked for where somebody may have written some. */
const WAITS_FOR_MONEY: ReadonlySet<Stream> = new Set<Stream>(['checks', 'post_metrics', 'comments'])

/** Whether it is plenty again is looked at this often. */
const ALLOWANCE_LOOK_MS = MINUTE_MS

/** A window that seems to end later comes from a clock that was set. */
const LONGEST_WINDOW_MS = 25 * 60 * MINUTE_MS

export type Verdict =
  /** `pause`: the network said that nothing is left in this window. */
  | { readonly kind: 'read'; readonly pause: LimitReached | null }
  | { readonly kind: 'paused'; readonly pause: LimitReached }
  /** Nothing of this account gets through; all its streams wait. */
  | { readonly kind: 'no_connection'; readonly notBeforeMs: number | null }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly notBeforeMs: number | null }

export type FailureReason = RejectionCode | 'server_error' | 'credentials_unsure'

/** Reads an outcome without its value. */
export function verdictOf(outcome: ReadOutcome<unknown>): Verdict {
  switch (outcome.kind) {
    case 'ok':
      return { kind: 'read', pause: outcome.limits?.reached ?? null }
    case 'rate_limited':
      return { kind: 'paused', pause: { scope: outcome.scope, untilMs: outcome.untilMs } }
    case 'rejected':
      return { kind: 'failed', reason: outcome.code, notBeforeMs: null }
    case 'retry':
      return retryVerdict(outcome)
    default:
      return assertNever(outcome)
  }
}

function retryVerdict({ reason, notBeforeMs }: Extract<ReadOutcome<unknown>, { kind: 'retry' }>): Verdict {
  switch (reason) {
    case 'server_error':
    case 'credentials_unsure':
      return { kind: 'failed', reason, notBeforeMs }
    case 'captive_portal':
    case 'proxy_sign_in':
    case 'proxy_unreachable':
    case 'untrusted':
    case 'unreachable':
    case 'offline':
      return { kind: 'no_connection', notBeforeMs }
    default:
      return assertNever(reason)
  }
}

/** How a stream has fared since it was last read. */
export type StreamHealth =
  | { readonly kind: 'well' }
  | {
      readonly kind: 'failing'
      readonly reason: FailureReason
      /** In a row. */
      readonly failures: number
      /** How many of the last ones had this reason, and since when. */
      readonly sameReason: number
      readonly sinceMs: number
    }

export const WELL: StreamHealth = { kind: 'well' }

export function afterFailure(before: StreamHealth, reason: FailureReason, nowMs: number): StreamHealth {
  if (before.kind === 'well') return { kind: 'failing', reason, failures: 1, sameReason: 1, sinceMs: nowMs }
  const same = before.reason === reason
  return {
    kind: 'failing',
    reason,
    failures: before.failures + 1,
    sameReason: same ? before.sameReason + 1 : 1,
    sinceMs: same ? before.sinceMs : nowMs,
  }
}

/**
 * Another stream of the account was read: the network knows us, so that a 401 here is not about the credentials. It counts
 * towards asking for a sign-in only from now on.
 */
export function afterSuccessElsewhere(health: StreamHealth, nowMs: number): StreamHealth {
  return health.kind === 'failing' && health.reason === 'credentials_unsure'
    ? { ...health, sameReason: 0, sinceMs: nowMs }
    : health
}

/** A person has to do something about these; asking every few seconds would only cost. */
const NEEDS_A_PERSON: ReadonlySet<FailureReason> = new Set<FailureReason>([
  'credits_depleted',
  'missing_permission',
  'account_suspended',
  'forbidden',
  'credentials_rejected',
])
const PERSON_WAIT_MS = 15 * MINUTE_MS

/** An app that may not search: its plan has to change, which nobody at the desk can do, and everything else works. */
function mayNotSearch(stream: Stream, reason: FailureReason): boolean {
  return stream === 'comments' && (reason === 'missing_permission' || reason === 'forbidden')
}

/** Since when the network refuses the app the search of comments; null where it does not. */
export function searchRefusedSinceMs(comments: StreamHealth): number | null {
  return comments.kind === 'failing' && mayNotSearch('comments', comments.reason) ? comments.sinceMs : null
}
const MAY_NOT_SEARCH_WAIT_MS = 6 * 60 * MINUTE_MS

/** How long a failing stream waits; it always waits, so that no failure is ever repeated at full speed. */
export function waitMs(stream: Stream, health: StreamHealth): number {
  if (health.kind === 'well') return 0
  if (mayNotSearch(stream, health.reason)) return MAY_NOT_SEARCH_WAIT_MS
  return NEEDS_A_PERSON.has(health.reason) ? PERSON_WAIT_MS : backoffMs(health.failures)
}

export type AccountVerdict =
  | { readonly kind: 'well' }
  | {
      readonly kind: 'problem'
      readonly code: 'account_sync_failing' | 'account_out_of_credit'
      readonly params: Readonly<Record<string, string>>
    }
  | { readonly kind: 'needs_sign_in' }

/** One bad answer is no news. */
const FAILING_AFTER = 3
/** X answered 401 to everybody for two hours on 2026-07-01: a person is asked to sign in only when it lasts. */
const UNSURE_TRIES = 4
const UNSURE_MS = 30 * MINUTE_MS

/** What the streams of an account together say about it: the worst of them. */
export function accountVerdict(streams: ReadonlyMap<Stream, StreamHealth>, nowMs: number): AccountVerdict {
  let worst: AccountVerdict = { kind: 'well' }
  for (const [stream, health] of streams) {
    const verdict = streamVerdict(stream, health, nowMs)
    if (severity(verdict) > severity(worst)) worst = verdict
  }
  return worst
}

function streamVerdict(stream: Stream, health: StreamHealth, nowMs: number): AccountVerdict {
  if (health.kind === 'well') return health
  if (mayNotSearch(stream, health.reason)) return { kind: 'well' }
  if (health.reason === 'credentials_rejected') return { kind: 'needs_sign_in' }
  if (health.reason === 'credits_depleted') return { kind: 'problem', code: 'account_out_of_credit', params: {} }
  const unsureTooLong =
    health.reason === 'credentials_unsure' && health.sameReason >= UNSURE_TRIES && nowMs - health.sinceMs >= UNSURE_MS
  if (unsureTooLong) return { kind: 'needs_sign_in' }
  return health.failures < FAILING_AFTER
    ? { kind: 'well' }
    : { kind: 'problem', code: 'account_sync_failing', params: { reason: health.reason, stream } }
}

function severity(verdict: AccountVerdict): number {
  switch (verdict.kind) {
    case 'well':
      return 0
    case 'problem':
      return verdict.code === 'account_sync_failing' ? 1 : 2
    case 'needs_sign_in':
      return 3
    default:
      return assertNever(verdict)
  }
}
