/** How long work that pauses holds the core: between two of its pauses nothing else is done. */
import { median, reportValue } from '../ratios.ts'

/** No operation of the window waits longer for another one. */
const LONGEST_HOLD_MS = 50

/** One stretch between two pauses: by the clock on the wall, and of the processor, which does not count what others took of it. */
type Hold = { readonly wallMs: number; readonly processorMs: number }
type Instant = Hold

function now(): Instant {
  const { user, system } = process.threadCpuUsage()
  return { wallMs: performance.now(), processorMs: (user + system) / 1_000 }
}

/** `clock` is given to what is measured; `run` answers how long one run of it took, and keeps its longest holds. */
export function watchHolds() {
  let resumed = now()
  let longest: Hold = { wallMs: 0, processorMs: 0 }
  const rounds: Hold[] = []
  const held = (): void => {
    const { wallMs, processorMs } = now()
    longest = {
      wallMs: Math.max(longest.wallMs, wallMs - resumed.wallMs),
      processorMs: Math.max(longest.processorMs, processorMs - resumed.processorMs),
    }
  }
  return {
    clock: {
      now: () => Date.now(),
      after: (_delayMs: number, task: () => void) => {
        held()
        setImmediate(() => {
          resumed = now()
          task()
        })
        return () => undefined
      },
    },
    run: async (work: () => Promise<unknown>): Promise<number> => {
      longest = { wallMs: 0, processorMs: 0 }
      resumed = now()
      const begin = resumed.wallMs
      await work()
      held()
      rounds.push(longest)
      return performance.now() - begin
    },
    /** Prints the longest hold of all runs since the last time, and the middle one of the runs. */
    report: (name: string): void => {
      const walls = rounds.map(({ wallMs }) => wallMs)
      const processor = rounds.map(({ processorMs }) => processorMs)
      rounds.length = 0
      const hold = { unit: 'ms', aim: LONGEST_HOLD_MS }
      reportValue({ ...hold, name: `longest hold of the core by ${name}`, value: Math.max(...walls) })
      reportValue({ ...hold, name: `longest hold of a middling run of ${name}`, value: median(walls) })
      reportValue({ ...hold, name: `longest hold by ${name}, of the processor`, value: Math.max(...processor) })
    },
  }
}
