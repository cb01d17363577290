/**
 * Posts that a person sends although the clock is not believed (docs/specs/scheduling.md §5.6). A permit holds for a few
 * minutes of monotonic time and not over a restart: later, "now" would no longer be what the person meant.
 */
import type { Clock } from '../ports.ts'

export const PERMIT_MS = 5 * 60_000

export type ClockPermits = {
  readonly allow: (variantId: string) => void
  /** The variants that may leave whatever the clock says. */
  readonly allowed: () => readonly string[]
}

export function createClockPermits(clock: Pick<Clock, 'monotonicMs'>): ClockPermits {
  const untilMs = new Map<string, number>()
  return {
    allow: (variantId) => void untilMs.set(variantId, clock.monotonicMs() + PERMIT_MS),
    allowed: () => {
      for (const [variantId, until] of untilMs) if (until <= clock.monotonicMs()) untilMs.delete(variantId)
      return [...untilMs.keys()]
    },
  }
}
