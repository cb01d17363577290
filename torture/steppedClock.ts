/**
 * A clock that runs with the real one and can be put ahead: the waits of minutes that sending needs take no time, while
 * requests, the disk and the end of a process take the time they take. The network and the core are put ahead together.
 */
import type { Clock } from '../src/main/ports.ts'

export type SteppedClock = Clock & {
  /** How far this clock is ahead of the machine's. */
  readonly aheadMs: () => number
  /** Puts it ahead; what came due in between happens now, in order. Never back. */
  readonly putAhead: (aheadMs: number) => void
  /** When the next task is due; null where nothing waits. */
  readonly nextAtMs: () => number | null
}

type Task = { readonly atMs: number; readonly run: () => void }

/** @param onRun told before a task runs */
export function createSteppedClock(startAheadMs: number, onRun: () => void = () => undefined): SteppedClock {
  const tasks = new Set<Task>()
  let aheadMs = Math.round(startAheadMs)
  let timer: NodeJS.Timeout | null = null

  const now = (): number => Date.now() + aheadMs

  function first(): Task | null {
    let found: Task | null = null
    for (const task of tasks) if (found === null || task.atMs < found.atMs) found = task
    return found
  }

  function runDue(): void {
    for (let task = first(); task !== null && task.atMs <= now(); task = first()) {
      tasks.delete(task)
      onRun()
      task.run()
    }
    arm()
  }

  function arm(): void {
    if (timer !== null) clearTimeout(timer)
    const task = first()
    timer = task === null ? null : setTimeout(runDue, Math.max(0, Math.min(task.atMs - now(), 2 ** 30)))
  }

  return {
    now,
    monotonicMs: () => performance.timeOrigin + performance.now() + aheadMs,
    after: (delayMs, run) => {
      const task: Task = { atMs: now() + delayMs, run }
      tasks.add(task)
      arm()
      return () => {
        tasks.delete(task)
      }
    },
    aheadMs: () => aheadMs,
    putAhead: (next) => {
      aheadMs = Math.max(aheadMs, Math.round(next))
      runDue()
    },
    nextAtMs: () => first()?.atMs ?? null,
  }
}
