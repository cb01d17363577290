/** Whether the time of a function grows with the length of its text or faster, without a limit in milliseconds. */

const LENGTH = 6_000
const TIMES = 16
/** One long text against sixteen short ones: 1 where time grows with the length, 16 where it grows with its square. */
export const GROWS_LIKE_LENGTH = 6
/** A busy machine may disturb a comparison or two, but not all; what grows with the square fails in each. */
const MOST_COMPARISONS = 6

function timeMs(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

/**
 * How much longer one text of 96,000 characters takes than sixteen of 6,000: the smallest of several comparisons, up to the
 * first that is small enough.
 */
export function longAgainstShort(work: (text: string) => unknown, unit: string): number {
  const text = unit.repeat(Math.ceil(LENGTH / unit.length))
  const longer = text.repeat(TIMES)
  let smallest = Infinity
  for (let run = 0; run < MOST_COMPARISONS && smallest >= GROWS_LIKE_LENGTH; run += 1) {
    const shortMs = timeMs(() => {
      for (let each = 0; each < TIMES; each += 1) work(text)
    })
    smallest = Math.min(smallest, timeMs(() => work(longer)) / shortMs)
  }
  return smallest
}
