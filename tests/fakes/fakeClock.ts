/** A clock that stands still until a test moves it, and then runs what is due in order. */
import type { Clock } from '../../src/main/ports.ts'

export type FakeClock = Clock & {
  /** Moves wall and monotonic time together, running each timer at its instant, and lets what they started settle. */
  readonly advance: (ms: number) => Promise<void>
  /** Sets the wall clock alone, as a person or a time server does; timers keep to monotonic time. */
  readonly setWall: (atMs: number) => void
  /** Lets pending promises settle without any time passing. */
  readonly settle: () => Promise<void>
  /** Delays of the timers that are set, soonest first. */
  readonly pending: () => readonly number[]
}

type Timer = { readonly dueMs: number; readonly order: number; readonly task: () => void }

/** @param startMs epoch milliseconds; monotonic time starts at zero */
export function createFakeClock(startMs = Date.UTC(2026, 10, 23, 9, 0)): FakeClock {
  let wallOffsetMs = startMs
  let monotonicMs = 0
  let order = 0
  const timers = new Set<Timer>()

  const soonest = (): Timer | undefined => [...timers].sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)[0]

  const settle = async (): Promise<void> => {
    // Each turn of the event loop drains every promise that is ready; a few turns cover file and crypto callbacks.
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    now: () => wallOffsetMs + monotonicMs,
    monotonicMs: () => monotonicMs,
    after: (delayMs, task) => {
      order += 1
      const timer = { dueMs: monotonicMs + Math.max(0, delayMs), order, task }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: async (ms) => {
      const untilMs = monotonicMs + ms
      await settle()
      for (let next = soonest(); next !== undefined && next.dueMs <= untilMs; next = soonest()) {
        timers.delete(next)
        monotonicMs = Math.max(monotonicMs, next.dueMs)
        next.task()
        await settle()
      }
      monotonicMs = Math.max(monotonicMs, untilMs)
      await settle()
    },
    setWall: (atMs) => {
      wallOffsetMs = atMs - monotonicMs
    },
    settle,
    pending: () => [...timers].map(({ dueMs }) => dueMs - monotonicMs).sort((a, b) => a - b),
  }
}
