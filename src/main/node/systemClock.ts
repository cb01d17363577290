/** The machine's clock. Apart from what knows zones: those are a quarter of a megabyte that Electron's thread does not need. */
import type { Clock } from '../ports.ts'

/** The longest wait that a Node timer keeps; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    // Not `performance`, whose first use reads a dozen files of Node's: 4 ms of every start.
    monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
    after: (delayMs, task) => {
      let timer: NodeJS.Timeout
      const wait = (leftMs: number) => {
        const stepMs = Math.min(Math.max(leftMs, 0), LONGEST_TIMER_MS)
        timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : task()), stepMs)
      }
      wait(delayMs)
      return () => clearTimeout(timer)
    },
  }
}
