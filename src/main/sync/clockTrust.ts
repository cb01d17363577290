/**
 * How far the system's clock may be from the truth. Evidence is the `date` header of answers; between two of them the
 * monotonic clock carries it on, so that a clock that is set is noticed at once. Pure (docs/specs/scheduling.md §5).
 */

/** `system clock − true time` lies somewhere in here; milliseconds, positive where the clock is ahead. */
export type Offset = { readonly leastMs: number; readonly mostMs: number }

/** What the system's two clocks say at one moment. */
export type Reading = { readonly wallMs: number; readonly monotonicMs: number }

export type ClockBelief = {
  /** Null before the first evidence. */
  readonly offset: Offset | null
  /** Evidence that contradicts the belief, until a second one agrees with it: one wrong answer decides nothing. */
  readonly contradiction: Offset | null
  /** Where the two clocks stood when the belief was last right. */
  readonly at: Reading
  /** Monotonic; since when more than one thing may be true. */
  readonly openSinceMs: number
}

export type ClockVerdict =
  | { readonly kind: 'good' }
  /** It may have been set, or the computer slept: evidence is on its way. */
  | { readonly kind: 'unsure' }
  /** Wrong by less than the grace: posts leave, a little early or late, and it is said. */
  | { readonly kind: 'off'; readonly offsetMs: number }
  /** Wrong by more than the grace: no post leaves by its hour. */
  | { readonly kind: 'wrong'; readonly offsetMs: number }

/** The two clocks never agree to the millisecond: less than this between them is no jump. */
const JITTER_MS = 1_000
/** A `date` header names a second. */
const HEADER_RESOLUTION_MS = 1_000
/** Less than this is not worth a person's time. */
export const WORTH_SAYING_MS = 2 * 60_000
/** How long posts wait for evidence before the system's clock is believed without it. */
export const PATIENCE_MS = 90_000

export function firstBelief(now: Reading): ClockBelief {
  return { offset: null, contradiction: null, at: now, openSinceMs: now.monotonicMs }
}

/**
 * What is still believed at a later moment. A wall clock that fell behind the monotonic one was set back. One that ran
 * ahead was set forward, or the computer slept while its monotonic clock stood still: both stay possible.
 * @returns also by how much the clock was set back; zero where it was not
 */
export function carryOn(
  belief: ClockBelief,
  now: Reading,
): { readonly belief: ClockBelief; readonly setBackMs: number } {
  const jumpMs = now.wallMs - belief.at.wallMs - (now.monotonicMs - belief.at.monotonicMs)
  if (Math.abs(jumpMs) < JITTER_MS) return { belief, setBackMs: 0 }
  const leastMs = Math.min(0, jumpMs)
  const moved = (offset: Offset | null) =>
    offset === null ? null : { leastMs: offset.leastMs + leastMs, mostMs: offset.mostMs + jumpMs }
  return {
    belief: {
      offset: moved(belief.offset),
      contradiction: moved(belief.contradiction),
      at: now,
      openSinceMs: now.monotonicMs,
    },
    setBackMs: Math.max(0, -jumpMs),
  }
}

/**
 * What an answer shows.
 * @param serverMs its `date` header
 * @param tookMs between sending and the last byte
 * @param receivedMs what the system's clock said at the last byte
 */
export function evidenceOf(serverMs: number, receivedMs: number, tookMs: number): Offset {
  return { leastMs: receivedMs - tookMs - serverMs - HEADER_RESOLUTION_MS, mostMs: receivedMs - serverMs }
}

/** @param belief carried on to `now` */
export function learn(belief: ClockBelief, evidence: Offset, now: Reading): ClockBelief {
  const both = belief.offset === null ? evidence : overlap(belief.offset, evidence)
  if (both !== null) return { offset: both, contradiction: null, at: now, openSinceMs: now.monotonicMs }
  const confirmed = belief.contradiction === null ? null : overlap(belief.contradiction, evidence)
  if (confirmed !== null) return { offset: confirmed, contradiction: null, at: now, openSinceMs: now.monotonicMs }
  return { ...belief, contradiction: evidence }
}

/** Clocks are adjusted little by little: what touches within a few seconds is the same. */
const SLEW_MS = 5_000

function overlap(a: Offset, b: Offset): Offset | null {
  if (a.leastMs - SLEW_MS > b.mostMs || b.leastMs - SLEW_MS > a.mostMs) return null
  const leastMs = Math.max(a.leastMs, b.leastMs)
  const mostMs = Math.min(a.mostMs, b.mostMs)
  // They only touch: the newer one is the truth of the two.
  return leastMs <= mostMs ? { leastMs, mostMs } : b
}

/**
 * @param belief carried on to now
 * @param expectsEvidence whether an account is connected whose answers will say what time it is
 */
export function verdictOf(
  belief: ClockBelief,
  given: { readonly monotonicMs: number; readonly graceMs: number; readonly expectsEvidence: boolean },
): ClockVerdict {
  const isPatient = given.expectsEvidence && given.monotonicMs - belief.openSinceMs < PATIENCE_MS
  if (belief.offset === null) return isPatient ? { kind: 'unsure' } : { kind: 'good' }
  const { leastMs, mostMs } = belief.offset
  const surelyMs = leastMs > 0 ? leastMs : Math.min(mostMs, 0)
  if (Math.abs(surelyMs) > given.graceMs) return { kind: 'wrong', offsetMs: surelyMs }
  if (isPatient && Math.max(-leastMs, mostMs) > given.graceMs) return { kind: 'unsure' }
  return Math.abs(surelyMs) > WORTH_SAYING_MS ? { kind: 'off', offsetMs: surelyMs } : { kind: 'good' }
}

/** Whether what is planned for an hour may be judged by this clock: sent because it came, or missed because it passed. */
export function mayGoByTheHour(verdict: ClockVerdict): boolean {
  return verdict.kind === 'good' || verdict.kind === 'off'
}
