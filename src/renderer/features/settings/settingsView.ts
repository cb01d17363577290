/** Reading what is typed into the settings. Pure. */

export type Bounds = { readonly min: number; readonly max: number }

/** The same bounds as the contract's. */
export const GRACE_BOUNDS: Bounds = { min: 1, max: 240 }
export const UNDO_BOUNDS: Bounds = { min: 0, max: 60 }
export const BRAKE_POSTS_BOUNDS: Bounds = { min: 1, max: 100 }
export const BRAKE_MINUTES_BOUNDS: Bounds = { min: 1, max: 120 }
export const LEAVE_BOUNDS: Bounds = { min: 0, max: 240 }
export const CITIZEN_BOUNDS: Bounds = { min: 1, max: 1000 }

/** A whole number within bounds, or null where what is typed is none. Number fields hand over text while typed into. */
export function wholeNumber(typed: string | number, { min, max }: Bounds): number | null {
  const value = typeof typed === 'number' ? typed : /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN
  return Number.isInteger(value) && value >= min && value <= max ? value : null
}

/** An amount in dollars as whole micro-dollars; null where it is none. */
export function microsOf(typed: string | number): number | null {
  const dollars = typed === '' ? Number.NaN : Number(typed)
  return Number.isFinite(dollars) && dollars >= 0 && dollars <= 1000 ? Math.round(dollars * 1_000_000) : null
}

const DAY_MS = 86_400_000

/** Good is a backup of the last three days; the core says the same in the list of problems. */
export function backupLook(lastGoodAtMs: number | null, nowMs: number): 'good' | 'warning' {
  return lastGoodAtMs !== null && nowMs - lastGoodAtMs <= 3 * DAY_MS ? 'good' : 'warning'
}

/** The core looks every half hour: nearer than that no instant can be promised. */
export function isSoon(nextAtMs: number, nowMs: number): boolean {
  return nextAtMs - nowMs < DAY_MS / 48
}
