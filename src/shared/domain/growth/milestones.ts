/** Round numbers of followers: those that were reached, the next one, and when it may come (docs/specs/growth.md §6). */
import type { Column } from './growthSeries.ts'

/** Below it nobody celebrates. */
const LEAST_MILESTONE = 1_000

/**
 * The next round number above a count. Up to 2 × 10ⁿ in steps of half of 10ⁿ (10,000, 15,000, 20,000), then in steps of 10ⁿ
 * (30,000 … 90,000, 100,000).
 */
export function nextMilestone(count: number): number {
  if (count < LEAST_MILESTONE) return LEAST_MILESTONE
  const step = stepAt(count)
  return (Math.floor(count / step) + 1) * step
}

export type ReachedMilestone = { readonly count: number; readonly at: number }

/**
 * Round numbers in the order in which they were first reached within a column; what the first known day already had was
 * reached before, nobody knows when. A day that leaps over several reached the highest of them.
 */
export function reachedMilestones(counts: Column): readonly ReachedMilestone[] {
  const reached: ReachedMilestone[] = []
  let next: number | null = null
  counts.forEach((count, at) => {
    if (count === null) return
    if (next === null) {
      next = nextMilestone(count)
      return
    }
    if (count < next) return
    const following = nextMilestone(count)
    reached.push({ count: highestUpTo(count), at })
    next = following
  })
  return reached
}

/** The highest round number that is not above a count, of at least a thousand. */
function highestUpTo(count: number): number {
  const step = stepAt(count)
  return Math.floor(count / step) * step
}

/** How far round numbers are apart at a count of at least a thousand. */
function stepAt(count: number): number {
  const power = 10 ** Math.floor(Math.log10(count))
  return count < 2 * power ? power / 2 : power
}
