/** The two clocks of a conversation: until we answer, and until it is done with (docs/specs/inbox.md §9.1). Pure. */
import { assertNever } from './assertNever.ts'
import type { BusinessClock } from './businessClock.ts'
import { isClosed, type ConversationStatus } from './inboxStatus.ts'
import type { Aim } from './responseTarget.ts'

export type ResponseClock = {
  /** Since when the citizen waits for our first answer; null where they do not. */
  readonly waitingSinceMs: number | null
  /** Since when it is to be resolved; null where it is. */
  readonly openSinceMs: number | null
  /** Business time until the clock was last stopped. */
  readonly spentMs: number
  /** Since when the resolution clock runs; null while it is stopped. */
  readonly runningSinceMs: number | null
}

export const STOPPED_CLOCK: ResponseClock = {
  waitingSinceMs: null,
  openSinceMs: null,
  spentMs: 0,
  runningSinceMs: null,
}

export type ClockEvent =
  | { readonly kind: 'citizen_wrote'; readonly atMs: number }
  /** `nextSinceMs`: when the citizen's first word was written that the answer does not cover; null where it covers all. */
  | { readonly kind: 'answered'; readonly atMs: number; readonly nextSinceMs: number | null }
  /** Where it stands now, by a person's hand or as what an answer did. */
  | { readonly kind: 'put'; readonly atMs: number; readonly status: ConversationStatus }

/** What a clock measured, kept for good (§9.3). `dropped`: it was closed, and nobody had answered. */
export type Measured = {
  readonly kind: 'response' | 'resolution'
  readonly outcome: 'met' | 'dropped'
  readonly sinceMs: number
  readonly endedAtMs: number
  readonly businessMs: number
}

/** @param before the clock as it was; what has ended comes out beside the clock as it is */
export function advance(
  before: ResponseClock,
  event: ClockEvent,
  business: Pick<BusinessClock, 'between'>,
): { readonly clock: ResponseClock; readonly measured: readonly Measured[] } {
  switch (event.kind) {
    case 'citizen_wrote': {
      const waitingSinceMs = Math.min(before.waitingSinceMs ?? event.atMs, event.atMs)
      return { clock: running({ ...before, waitingSinceMs }, event.atMs), measured: [] }
    }
    case 'answered': {
      const { waitingSinceMs } = before
      // What was said before they asked answers nothing.
      if (waitingSinceMs === null || event.atMs < waitingSinceMs) return { clock: before, measured: [] }
      return {
        clock: { ...before, waitingSinceMs: event.nextSinceMs },
        measured: [responseOf(waitingSinceMs, event.atMs, 'met', business)],
      }
    }
    case 'put':
      return put(before, event, business)
    default:
      return assertNever(event)
  }
}

function put(
  before: ResponseClock,
  { status, atMs }: { readonly status: ConversationStatus; readonly atMs: number },
  business: Pick<BusinessClock, 'between'>,
): ReturnType<typeof advance> {
  if (!isClosed(status) && status !== 'waiting_citizen') return { clock: running(before, atMs), measured: [] }
  const outcome = isClosed(status) ? 'dropped' : 'met'
  const response = before.waitingSinceMs === null ? [] : [responseOf(before.waitingSinceMs, atMs, outcome, business)]
  const spentMs = before.spentMs + (before.runningSinceMs === null ? 0 : business.between(before.runningSinceMs, atMs))
  const stopped = { ...before, waitingSinceMs: null, spentMs, runningSinceMs: null }
  if (!isClosed(status)) return { clock: stopped, measured: response }
  if (before.openSinceMs === null) return { clock: STOPPED_CLOCK, measured: response }
  const resolution = { kind: 'resolution', outcome: 'met', sinceMs: before.openSinceMs, endedAtMs: atMs } as const
  return { clock: STOPPED_CLOCK, measured: [...response, { ...resolution, businessMs: spentMs }] }
}

/** By when; null where the clock does not run or nothing is aimed at. */
export function dueOf(
  clock: ResponseClock,
  aim: Aim,
  business: Pick<BusinessClock, 'after'>,
): { readonly responseDueMs: number | null; readonly resolutionDueMs: number | null } {
  return {
    responseDueMs:
      clock.waitingSinceMs === null || aim.responseMs === null
        ? null
        : business.after(clock.waitingSinceMs, aim.responseMs),
    resolutionDueMs:
      clock.runningSinceMs === null || aim.resolutionMs === null
        ? null
        : business.after(clock.runningSinceMs, Math.max(0, aim.resolutionMs - clock.spentMs)),
  }
}

/** Whether there was a target, by when it was due, and whether that was missed. `dueAtMs` null: nothing was due at an instant. */
export type Lateness = { readonly isAimed: boolean; readonly dueAtMs: number | null; readonly isLate: boolean }

/**
 * How what has ended stands to its target.
 * @param before the clock as it was when it ended: one that stood still, because the next word was the citizen's, was due at
 *   no instant, and is late where the business time until it stopped is over the target
 */
export function latenessOf(
  measured: Measured,
  before: ResponseClock,
  aim: Aim,
  business: Pick<BusinessClock, 'after'>,
): Lateness {
  const { responseDueMs, resolutionDueMs } = dueOf(before, aim, business)
  const isResponse = measured.kind === 'response'
  const aimMs = isResponse ? aim.responseMs : aim.resolutionMs
  const dueAtMs = isResponse ? responseDueMs : resolutionDueMs
  const stoodStill = !isResponse && before.runningSinceMs === null
  const isOver = stoodStill && aimMs !== null && measured.businessMs > aimMs
  return { isAimed: aimMs !== null, dueAtMs, isLate: isOver || (dueAtMs !== null && measured.endedAtMs > dueAtMs) }
}

function running(clock: ResponseClock, atMs: number): ResponseClock {
  return { ...clock, openSinceMs: clock.openSinceMs ?? atMs, runningSinceMs: clock.runningSinceMs ?? atMs }
}

function responseOf(
  sinceMs: number,
  endedAtMs: number,
  outcome: Measured['outcome'],
  business: Pick<BusinessClock, 'between'>,
): Measured {
  return { kind: 'response', outcome, sinceMs, endedAtMs, businessMs: business.between(sinceMs, endedAtMs) }
}
