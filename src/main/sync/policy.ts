/**
 * What becomes of an effect after a try, after a look at the network, or when its hour has passed. Pure: values in,
 * values out (docs/specs/outbox.md §3–§5).
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { EffectKind } from '#shared/domain/effect.ts'
import type { EffectOutcome, LimitReached, RejectionCode, Unfinished } from '../networks/networkClient.ts'
import type { Effect } from '../store/effectTable.ts'
import { backoffMs } from './backoff.ts'
import type { RefusedMedia } from './mediaRenewal.ts'

export type Decision = {
  readonly effect: Effect
  /** Nothing else of this kind leaves before then, from this account or from all of its app. */
  readonly pause: LimitReached | null
  /** What the try taught about the account itself. */
  readonly account: 'credentials_rejected' | 'credits_depleted' | null
}

/** The first look at the network after an unknown outcome. */
export const FIRST_LOOK_MS = 5_000
/** Between looks that did not find it. */
export const NEXT_LOOK_MS = 30_000
/** A look is never put off for longer, whatever the network asks: a read more is refused without harm. */
export const LONGEST_LOOK_WAIT_MS = 15 * 60_000
/** Nor is a try: what waits longer than this beyond its hour waits for a clock that was set back. */
export const LONGEST_RETRY_WAIT_MS = 60 * 60_000
/** A post that is not on the own timeline this long after the request left, at four looks, did not go out. */
export const SURELY_ABSENT_MS = 90_000
/** So many looks take as long by themselves, also when the clock is set meanwhile. */
const SURELY_ABSENT_LOOKS = 4
/** How long a try may take before another process may assume that it died. */
export const LEASE_MS = 5 * 60_000

/** Effects that nobody sees and that may be repeated without harm: their loss is a retry, never uncertain. */
export function isRepeatable(kind: EffectKind): boolean {
  return kind === 'upload_media' || kind === 'set_alt_text' || kind === 'delete_post'
}

/** An effect about to leave: to be committed before the request is made (§2). */
export function started(effect: Effect, nowMs: number): Effect {
  return {
    ...effect,
    state: 'running',
    attempts: effect.attempts + 1,
    leaseUntilMs: nowMs + LEASE_MS,
    sentAtMs: nowMs,
    absentChecks: 0,
    lastError: null,
  }
}

export function decide(effect: Effect, outcome: EffectOutcome | Unfinished, nowMs: number): Decision {
  switch (outcome.kind) {
    case 'unfinished':
      // It got on: the next failure is the first again.
      return decision({ ...effect, ...settled, state: 'queued', attempts: 0, notBeforeMs: outcome.notBeforeMs })
    case 'done':
      return decision(out(effect, outcome.remoteId, nowMs), { pause: outcome.limits?.reached ?? null })
    case 'retry': {
      // A 401 too: X answered it to everybody for two hours on 2026-07-01. Whether it means the credentials is decided
      // where all answers of the account are seen (docs/specs/accounts.md §3).
      const notBeforeMs = Math.max(outcome.notBeforeMs ?? 0, nowMs + backoffMs(effect.attempts))
      return decision(again(effect, Math.min(notBeforeMs, nowMs + LONGEST_RETRY_WAIT_MS), outcome.reason))
    }
    case 'rate_limited': {
      // The pause holds it for as long as it takes.
      const { scope, untilMs } = outcome
      const notBeforeMs = Math.min(untilMs, nowMs + LONGEST_RETRY_WAIT_MS)
      return decision(again(effect, notBeforeMs, 'rate_limited'), { pause: { scope, untilMs } })
    }
    case 'uncertain':
      return decision(
        isRepeatable(effect.kind)
          ? again(effect, nowMs + backoffMs(effect.attempts), outcome.reason)
          : unsure(effect, nowMs, outcome.reason),
      )
    case 'rejected':
      return refused(effect, outcome.code, nowMs)
    default:
      return assertNever(outcome)
  }
}

/** What is known around an effect when its try has ended. */
export type Circumstances = {
  /** A person gave up what it is for while it was under way. */
  readonly isForNothing: boolean
  /** The media of its post that the network refused it for; null where it was not refused for any. */
  readonly refusedMedia: RefusedMedia | null
}

export type AfterTry = Decision & {
  /** `renew`: these are to be done again, and go before it. `forgive`: a person decides, and may have them sent again. */
  readonly media: { readonly kind: 'renew' | 'forgive'; readonly effects: readonly Effect[] } | null
}

/**
 * What becomes of an effect after a try. What it is for was given up: it is not tried again and asks nobody, but what is
 * done stays done. It was refused for its media: they are sent again once and it waits behind them, then it asks. Else
 * the outcome decides.
 */
export function afterTry(
  effect: Effect,
  outcome: EffectOutcome | Unfinished,
  { isForNothing, refusedMedia }: Circumstances,
  nowMs: number,
): AfterTry {
  const decided = decide(effect, outcome, nowMs)
  if (isForNothing) {
    const ended = decided.effect.state === 'done' ? decided.effect : cancelled(decided.effect)
    return { ...decided, effect: ended, media: null }
  }
  if (refusedMedia === null) return { ...decided, media: null }
  const effects = refusedMedia.media
  switch (refusedMedia.kind) {
    case 'again':
      return { ...decision(again(effect, nowMs, 'media_expired')), media: { kind: 'renew', effects } }
    case 'tried':
      return { ...decided, media: { kind: 'forgive', effects } }
    default:
      return assertNever(refusedMedia.kind)
  }
}

function refused(effect: Effect, code: RejectionCode, nowMs: number): Decision {
  // The network holds the same text already: evidence that an earlier try went out (§4.3).
  if (code === 'duplicate_content' && !isRepeatable(effect.kind)) return decision(unsure(effect, nowMs, code))
  // Waits in the queue for the sign-in; its own hour still counts.
  if (code === 'credentials_rejected') return decision(again(effect, nowMs, code), { account: code })
  return decision(attention(effect, code), { account: code === 'credits_depleted' ? code : null })
}

/** A crash between "about to leave" and "answered": nobody knows (§2.3). */
export function abandoned(effect: Effect, nowMs: number): Effect {
  return isRepeatable(effect.kind) ? again(effect, nowMs, 'interrupted') : unsure(effect, nowMs, 'interrupted')
}

export type Look =
  | { readonly kind: 'found'; readonly remoteId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly notBeforeMs: number | null }

/** What a look at the network says about an uncertain effect (§4). */
export function afterLook(effect: Effect, look: Look, nowMs: number): Effect {
  switch (look.kind) {
    case 'found':
      return out(effect, look.remoteId, nowMs)
    case 'unreadable': {
      const notBeforeMs = Math.max(look.notBeforeMs ?? 0, nowMs + NEXT_LOOK_MS)
      return { ...effect, notBeforeMs: Math.min(notBeforeMs, nowMs + LONGEST_LOOK_WAIT_MS) }
    }
    case 'absent': {
      const absentChecks = effect.absentChecks + 1
      // Sent later than now: the clock was set back meanwhile, and the looks alone tell how long it has been.
      const sinceMs = nowMs - (effect.sentAtMs ?? nowMs)
      const surely = absentChecks >= SURELY_ABSENT_LOOKS && (sinceMs < 0 || sinceMs >= SURELY_ABSENT_MS)
      if (!surely) return { ...effect, absentChecks, notBeforeMs: nowMs + NEXT_LOOK_MS }
      // Refused as a duplicate and yet not ours to be seen: an older text is the same; a person changes it.
      if (effect.lastError?.code === 'duplicate_content') return attention(effect, 'duplicate_content')
      return again(effect, nowMs, 'absent')
    }
    default:
      return assertNever(look)
  }
}

/** Done, and to be done again: what it made on the network is no longer there. It goes before `behind`. */
export function undone(effect: Effect, behind: Effect, nowMs: number): Effect {
  const { dueAtMs, missAtMs } = behind
  return { ...requeued(effect, dueAtMs, missAtMs), notBeforeMs: nowMs, remoteId: null }
}

/** Its hour passed by more than the grace: it asks (promise 4). */
export function missed(effect: Effect): Effect {
  return { ...effect, ...settled, state: 'missed' }
}

/**
 * The rest of a thread once a part of it is out: its hour is now the instant at which that part left, with the same grace,
 * so that a thread which begins late is finished, and one that is interrupted for longer asks (§5.6).
 * @param leftAtMs when the part before left
 */
export function carriedOn(rest: Effect, leftAtMs: number): Effect {
  // After a restore the rest asks, whatever became of the part before (docs/specs/backup.md §4).
  if (rest.missAtMs === null || leftAtMs <= rest.dueAtMs || rest.lastError?.code === 'restored') return rest
  return {
    ...rest,
    dueAtMs: leftAtMs,
    notBeforeMs: Math.max(rest.notBeforeMs, leftAtMs),
    missAtMs: leftAtMs + rest.missAtMs - rest.dueAtMs,
  }
}

/**
 * What waits for a clock that was set back, by the present clock: a look or a try is never put off for so long, and what
 * has no hour need not wait for one (§4.5). Returns the same effect where there is nothing to mend.
 */
export function rearmed(effect: Effect, nowMs: number): Effect {
  if (effect.state === 'uncertain') {
    return effect.notBeforeMs > nowMs + LONGEST_LOOK_WAIT_MS
      ? { ...effect, notBeforeMs: nowMs + FIRST_LOOK_MS }
      : effect
  }
  if (effect.state !== 'queued') return effect
  const hourMs = effect.missAtMs === null ? nowMs : Math.max(effect.dueAtMs, nowMs)
  return effect.notBeforeMs > hourMs + LONGEST_RETRY_WAIT_MS ? { ...effect, notBeforeMs: hourMs } : effect
}

/** Its wall time no longer exists: it asks, whatever instant it stood for (docs/specs/scheduling.md §6). */
export function hourGone(effect: Effect, nowMs: number, before: string, after: string): Effect {
  return { ...missed(effect), missAtMs: nowMs, lastError: { code: 'wall_time_gone', params: { before, after } } }
}

/** Its hour is another instant now; a later try that was agreed stays. */
export function movedBy(effect: Effect, byMs: number): Effect {
  const dueAtMs = effect.dueAtMs + byMs
  return {
    ...effect,
    dueAtMs,
    notBeforeMs: effect.notBeforeMs === effect.dueAtMs ? dueAtMs : Math.max(dueAtMs, effect.notBeforeMs),
    missAtMs: effect.missAtMs === null ? null : effect.missAtMs + byMs,
  }
}

/** Given up by a person. */
export function cancelled(effect: Effect): Effect {
  return { ...effect, ...settled, state: 'cancelled' }
}

/** Put back at the front of its lane by a person, with a new hour. */
export function requeued(effect: Effect, dueAtMs: number, missAtMs: number | null): Effect {
  return {
    ...effect,
    ...settled,
    state: 'queued',
    attempts: 0,
    dueAtMs,
    notBeforeMs: dueAtMs,
    missAtMs,
    lastError: null,
  }
}

const settled = { leaseUntilMs: null, sentAtMs: null, absentChecks: 0 } as const

function out(effect: Effect, remoteId: string, nowMs: number): Effect {
  return { ...effect, ...settled, state: 'done', leftAtMs: effect.sentAtMs ?? nowMs, remoteId, lastError: null }
}

/** Never before its hour, which is to come again where the clock was set back meanwhile. */
function again(effect: Effect, earliestMs: number, code: string): Effect {
  const notBeforeMs = effect.missAtMs === null ? earliestMs : Math.max(earliestMs, effect.dueAtMs)
  return { ...effect, ...settled, state: 'queued', notBeforeMs, lastError: { code, params: {} } }
}

function unsure(effect: Effect, nowMs: number, code: string): Effect {
  return {
    ...effect,
    state: 'uncertain',
    leaseUntilMs: null,
    notBeforeMs: nowMs + FIRST_LOOK_MS,
    lastError: { code, params: {} },
  }
}

function attention(effect: Effect, code: string): Effect {
  return { ...effect, ...settled, state: 'needs_attention', lastError: { code, params: {} } }
}

function decision(effect: Effect, more: Partial<Decision> = {}): Decision {
  return { effect, pause: null, account: null, ...more }
}
