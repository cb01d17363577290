/**
 * What to do for an access token: use the one at hand, wait for whoever is at it, or trade the refresh token. Pure
 * (docs/specs/accounts.md §2).
 */
import type { TokenRefresh } from '../store/tokenRefreshTable.ts'
import { backoffMs } from '../sync/backoff.ts'

/**
 * A token that ends sooner is traded before it is used: early enough that posts go on while X does not hand out tokens
 * for some minutes, or while it is open whether the trade took place.
 */
export const REFRESH_BEFORE_MS = 15 * 60_000
/** How long one refresher may take; three times what its request may. */
export const REFRESH_LEASE_MS = 60_000
/** After a trade that did not take place, as long as there is a token to use. */
export const REFRESH_REST_MS = 60_000

export type RefreshStep =
  | { readonly kind: 'use' }
  | { readonly kind: 'wait'; readonly untilMs: number }
  /** `again`: this token was sent before and nobody knows what became of it; X may say that it was used. */
  | { readonly kind: 'send'; readonly again: boolean }
  /** The token has ended and there is no refresh token. */
  | { readonly kind: 'over' }

export function nextRefreshStep(known: {
  readonly expiresAtMs: number
  /** Of the refresh token at hand; null where there is none. */
  readonly digest: string | null
  /** X answered 401 to the access token. */
  readonly isDoubted: boolean
  readonly row: TokenRefresh | null
  readonly holder: string
  /** Until then no other trade, as long as the access token lives. */
  readonly restUntilMs: number
  readonly nowMs: number
}): RefreshStep {
  const { expiresAtMs, digest, isDoubted, row, nowMs } = known
  const lives = expiresAtMs > nowMs
  if (!isDoubted && expiresAtMs - nowMs > REFRESH_BEFORE_MS) return { kind: 'use' }
  if (digest === null) return lives ? { kind: 'use' } : { kind: 'over' }
  if (lives && known.restUntilMs > nowMs) return { kind: 'use' }
  if (row?.tokenDigest !== digest) return { kind: 'send', again: false }
  if (row.holder !== known.holder && isLeased(row, nowMs))
    return lives ? { kind: 'use' } : { kind: 'wait', untilMs: row.leaseUntilMs }
  // Sent, and its fate is open. If X has used it, sending it again ends the sign-in, access token included: so the
  // present token is used up first. Then sending it again is all that can work without a person, and there is nothing
  // left to lose by it: a successor that X may have made was never seen by anybody.
  if (lives && !isDoubted) return { kind: 'use' }
  const earliestMs = row.sentAtMs + backoffMs(row.sends)
  // A time of sending in the future is of a clock that was set.
  return earliestMs > nowMs && row.sentAtMs <= nowMs
    ? { kind: 'wait', untilMs: earliestMs }
    : { kind: 'send', again: true }
}

/** A lease that ends later than any that could be given now was given by a clock that was set: it does not count. */
export function isLeased(row: TokenRefresh, nowMs: number): boolean {
  return row.leaseUntilMs > nowMs && row.leaseUntilMs <= nowMs + REFRESH_LEASE_MS
}
