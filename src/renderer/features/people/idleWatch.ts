/** Watches that somebody is there: after so long without a key or a movement the place is left (docs/specs/people.md §3.5). */

/** How long before it is said. */
export const NOTICE_MS = 30_000

export type IdleWatch = {
  /** A key or a movement. */
  readonly stir: () => void
  /** Time has passed. */
  readonly look: () => void
}

/**
 * @param deps `onNotice` is called once for each stretch without a movement, `onBack` when a movement ends it, and
 *   `onLeave` once and last. A movement after the end, as when a machine wakes up, comes too late.
 */
export function createIdleWatch(deps: {
  readonly minutes: number
  readonly nowMs: () => number
  readonly onNotice: (untilMs: number) => void
  readonly onBack: () => void
  readonly onLeave: () => void
}): IdleWatch {
  const allowedMs = deps.minutes * 60_000
  let lastMs = deps.nowMs()
  let phase: 'there' | 'noticed' | 'left' = 'there'

  const look = (): void => {
    const untilMs = lastMs + allowedMs
    if (phase === 'left' || deps.nowMs() < untilMs - NOTICE_MS) return
    if (deps.nowMs() >= untilMs) {
      phase = 'left'
      deps.onLeave()
    } else if (phase === 'there') {
      phase = 'noticed'
      deps.onNotice(untilMs)
    }
  }

  return {
    look,
    stir: () => {
      look()
      if (phase === 'left') return
      lastMs = deps.nowMs()
      if (phase === 'noticed') deps.onBack()
      phase = 'there'
    },
  }
}
