/** Reads many rows a slice at a time, so that whatever else the core is asked comes in between. */
import type { Clock } from '../ports.ts'
import type { Place, Slice } from '../store/careTable.ts'

/** Rows that are read and looked at in a few milliseconds. */
const SLICE_ROWS = 1_000

/** @param rowsAtOnce fewer where each row costs more */
export function createSlices({
  clock,
  rowsAtOnce = SLICE_ROWS,
}: {
  readonly clock: Pick<Clock, 'after'>
  readonly rowsAtOnce?: number
}) {
  /** Lets everything else go first. */
  const pause = (): Promise<void> => new Promise((resolve) => void clock.after(0, resolve))

  return {
    pause,
    /** Hands over each row from an instant to before another, in order. Resolves when all were. */
    each: async <Row extends Place>(
      read: (slice: Slice) => readonly Row[],
      { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
      take: (row: Row) => void,
      limit = rowsAtOnce,
    ): Promise<void> => {
      // Lower than any key there is, a number or a text.
      let after: Place = { atMs: fromMs, key: -1 }
      for (;;) {
        const rows = read({ after, untilMs, limit })
        rows.forEach(take)
        const last = rows.at(-1)
        if (last === undefined || rows.length < limit) return
        after = last
        await pause()
      }
    },
  }
}
