/**
 * How often own posts are looked up again for their figures. Pure (docs/specs/postMetrics.md §1). Often while a post still
 * spreads; after eight days the checks of copies are often enough (docs/specs/pull.md §7.2).
 */
import type { ReadingAge } from '../store/postMetricTable.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A day more than the age at which posts are compared, so that what they had by then is known. */
const PACES: readonly { readonly youngerThanMs: number; readonly everyMs: number }[] = [
  { youngerThanMs: 3 * HOUR_MS, everyMs: HOUR_MS },
  { youngerThanMs: DAY_MS, everyMs: 6 * HOUR_MS },
  { youngerThanMs: 3 * DAY_MS, everyMs: 12 * HOUR_MS },
  { youngerThanMs: 8 * DAY_MS, everyMs: DAY_MS },
]

/** The posts that are due for another reading, the youngest class first. */
export function dueReadings(nowMs: number): readonly ReadingAge[] {
  return PACES.map(({ youngerThanMs, everyMs }, i) => ({
    writtenFromMs: Math.max(0, nowMs - youngerThanMs + 1),
    // A clock that is set back leaves posts of the future: they are the youngest.
    writtenToMs: i === 0 ? Number.MAX_SAFE_INTEGER : nowMs - (PACES[i - 1]?.youngerThanMs ?? 0) + 1,
    readUntilMs: nowMs - everyMs,
  }))
}

/**
 * As many whole threads as fit into one request, so that the texts of a thread are read at one instant. A thread that is
 * longer than a request is read from its beginning.
 */
export function fittingIds(threads: readonly (readonly string[])[], most: number): readonly string[] {
  const ids: string[] = []
  for (const thread of threads) {
    if (ids.length > 0 && ids.length + thread.length > most) break
    ids.push(...thread.slice(0, most))
  }
  return ids
}
