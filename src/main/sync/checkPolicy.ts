/**
 * Which copies are compared with the network, how often, and when its word that something is gone is trusted. Pure
 * (docs/specs/pull.md §7).
 */
import type { CheckAge } from '../store/copyTable.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A request looks up at most so many posts (X: GET /2/tweets). */
export const MOST_PER_CHECK = 100

/** What was written lately is deleted and edited most, and is what the office works with. */
const PACES: readonly { readonly writtenWithinMs: number; readonly everyMs: number }[] = [
  { writtenWithinMs: 2 * DAY_MS, everyMs: 12 * HOUR_MS },
  { writtenWithinMs: 7 * DAY_MS, everyMs: DAY_MS },
  { writtenWithinMs: 30 * DAY_MS, everyMs: 7 * DAY_MS },
  { writtenWithinMs: Number.MAX_SAFE_INTEGER, everyMs: 30 * DAY_MS },
]

/** The copies that are due for a check, the most pressing class first. */
export function dueAges(nowMs: number): readonly CheckAge[] {
  return PACES.map(({ writtenWithinMs, everyMs }, i) => ({
    writtenFromMs: Math.max(0, nowMs - writtenWithinMs),
    // A clock that is set back leaves posts of the future: they are the newest.
    writtenToMs: i === 0 ? Number.MAX_SAFE_INTEGER : nowMs - (PACES[i - 1]?.writtenWithinMs ?? 0),
    checkedUntilMs: nowMs - everyMs,
  }))
}

/** A conversation on the screen is checked where its copies are older than this. */
export const SHOWN_EVERY_MS = HOUR_MS
/** So many posts a day and account are checked because somebody looks at them. */
export const MOST_SHOWN_A_DAY = 200

/** A second answer that says the same, this much later, is trusted. */
const DOUBT_MS = 30 * 60_000
const FEW = 3

/**
 * Whether the network's word that posts are gone is trusted. Where an answer says so of most of what was asked, it may be
 * a fault of the network, and texts that are wiped do not come back: then it has to say so again later.
 */
export function isTrusted(
  answer: { readonly asked: number; readonly gone: number },
  missingSinceMs: number | null,
  nowMs: number,
): boolean {
  const isPlausible = answer.gone <= FEW || answer.gone * 2 <= answer.asked
  return isPlausible || (missingSinceMs !== null && nowMs - missingSinceMs >= DOUBT_MS)
}
