/**
 * What works by itself (outbox, fetching, reminders) begins a moment after the database is open: the window's first questions are
 * answered before it, and its first screen is drawn beside it (docs/adr/0013). Nobody can tell but by the time it takes: the first
 * command begins it at once.
 */
import type { Clock } from './ports.ts'

export type Settling = {
  /**
   * Starts after the pause, or at once where there is none.
   * @param start may throw: where it is called at once, so does this
   * @param onFault what it threw later; what this throws in turn is a bug, and goes to the process
   */
  readonly begin: (start: () => void, onFault: (error: unknown) => void) => void
  /** Starts now what waits; nothing where it has started. */
  readonly beginNow: () => void
  /** What waits is not to start any more. */
  readonly cancel: () => void
}

export function createSettling(clock: Pick<Clock, 'after'>, pauseMs: number): Settling {
  let waiting: { readonly run: () => void; readonly cancel: () => void } | null = null

  function cancel(): void {
    waiting?.cancel()
    waiting = null
  }

  return {
    begin: (start, onFault) => {
      cancel()
      if (pauseMs === 0) {
        start()
        return
      }
      const run = (): void => {
        cancel()
        try {
          start()
        } catch (error) {
          onFault(error)
        }
      }
      waiting = { run, cancel: clock.after(pauseMs, run) }
    },
    beginNow: () => {
      try {
        waiting?.run()
      } catch (error) {
        // Whoever called asked for something else: the bug ends the process, as it would have after the pause.
        queueMicrotask(() => {
          throw error
        })
      }
    },
    cancel,
  }
}
