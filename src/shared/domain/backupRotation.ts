/** Which backups are kept: the newest of each of the last seven days that have one, and of each of four weeks. Pure. */

const DAYS = 7
const WEEKS = 4
const DAY_MS = 86_400_000
/** 1970-01-05, the first Monday: weeks begin where the office's do. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/**
 * @param madeAtMs when each backup was made
 * @returns those to keep; the newest is always among them. Days and weeks without a backup do not count: a month of
 *   holidays takes nothing away
 */
export function backupsToKeep(madeAtMs: readonly number[]): ReadonlySet<number> {
  const newestFirst = madeAtMs.toSorted((a, b) => b - a)
  return new Set([
    ...newestOfEach(newestFirst, (atMs) => Math.floor(atMs / DAY_MS), DAYS),
    ...newestOfEach(newestFirst, (atMs) => Math.floor((atMs - FIRST_MONDAY_MS) / (7 * DAY_MS)), WEEKS),
  ])
}

function newestOfEach(newestFirst: readonly number[], spanOf: (atMs: number) => number, most: number): number[] {
  const newest = new Map<number, number>()
  for (const atMs of newestFirst) {
    const span = spanOf(atMs)
    if (!newest.has(span) && newest.size < most) newest.set(span, atMs)
  }
  return [...newest.values()]
}
