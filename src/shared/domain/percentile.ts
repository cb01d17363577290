/**
 * Percentiles as spreadsheets compute them (PERCENTILE.INC; type 7 of Hyndman & Fan, 1996): linear between the two
 * nearest ranks, the least value being the 0th and the greatest the 100th. An office can compute them again.
 */

/** Values that come one after another, and their percentiles, exact to the last digit. */
export type Samples = {
  /** @param value a whole number */
  readonly add: (value: number) => void
  readonly count: () => number
  /**
   * @param percent a whole number from 0 to 100
   * @returns rounded to a whole number, a half upwards; null where there is no value
   */
  readonly percentile: (percent: number) => number | null
}

/** Sorted in less than a millisecond. */
const RUN_VALUES = 8_192
const LEAST_ROOM = 16

/**
 * Sorts the values in runs while they come in, and finds a rank by halving between the least and the greatest, each run
 * being searched by halving too: so nobody waits for half a million values to be sorted, or looked through, at once.
 * @param runValues how many make a run; fewer in tests
 */
export function createSamples(runValues = RUN_VALUES): Samples {
  const runs: Float64Array[] = []
  let coming = new Float64Array(Math.min(LEAST_ROOM, runValues))
  let n = 0
  return {
    add: (value) => {
      coming[n] = value
      n += 1
      if (n < coming.length) return
      if (n === runValues) {
        runs.push(coming.sort())
        coming = new Float64Array(runValues)
        n = 0
        return
      }
      const wider = new Float64Array(Math.min(n * 2, runValues))
      wider.set(coming)
      coming = wider
    },
    count: () => runs.length * runValues + n,
    percentile: (percent) => {
      const all = n === 0 ? runs : [...runs, coming.subarray(0, n).sort()]
      const last = runs.length * runValues + n - 1
      if (last < 0) return null
      // In whole numbers: a rank such as 0.9 × 21 is not exact as a fraction of two.
      const hundredths = last * percent
      const rank = Math.floor(hundredths / 100)
      const low = valueOfRank(all, rank)
      const rest = hundredths % 100
      if (rest === 0) return low
      const high = countUpTo(all, low) > rank + 1 ? low : leastAbove(all, low)
      return low + Math.floor(((high - low) * rest * 2 + 100) / 200)
    },
  }
}

/** The value of a rank, the least being 0: the first whole number that more than so many values do not exceed. */
function valueOfRank(runs: readonly Float64Array[], rank: number): number {
  let low = Infinity
  let high = -Infinity
  for (const run of runs) {
    low = Math.min(low, run[0] ?? Infinity)
    high = Math.max(high, run.at(-1) ?? -Infinity)
  }
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2)
    if (countUpTo(runs, middle) > rank) high = middle
    else low = middle + 1
  }
  return low
}

function countUpTo(runs: readonly Float64Array[], value: number): number {
  let count = 0
  for (const run of runs) count += placeAbove(run, value)
  return count
}

function leastAbove(runs: readonly Float64Array[], value: number): number {
  let least = Infinity
  for (const run of runs) least = Math.min(least, run[placeAbove(run, value)] ?? Infinity)
  return least
}

/** How many values of a run are at most so much: also the place of the first that is greater. */
function placeAbove(run: Float64Array, value: number): number {
  let low = 0
  let high = run.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((run[middle] ?? Infinity) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** The value of a rank, the least being 0 (Hoare's selection); it must be there. Afterwards nothing before its place is greater, nothing after it less. */
export function ranked(values: Float64Array, rank: number): number {
  const at = (place: number): number => values[place] ?? NaN
  let [from, to] = [0, values.length - 1]
  while (from < to) {
    const pivot = at((from + to) >> 1)
    let [left, right] = [from, to]
    while (left <= right) {
      while (at(left) < pivot) left += 1
      while (at(right) > pivot) right -= 1
      if (left > right) break
      const moved = at(left)
      values[left] = at(right)
      values[right] = moved
      left += 1
      right -= 1
    }
    if (rank <= right) to = right
    else if (rank >= left) from = left
    else break
  }
  return at(rank)
}
