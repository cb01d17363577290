/**
 * Percentiles as spreadsheets compute them (PERCENTILE.INC; type 7 of Hyndman & Fan, 1996): linear between the two
 * nearest ranks, the least value being the 0th and the greatest the 100th. An office can compute them again.
 */

/**
 * @param values whole numbers in any order; their order is changed, because sorting a quarter of a million would hold up
 *   everything else
 * @param percent a whole number from 0 to 100
 * @returns rounded to a whole number, a half upwards; null where there is no value
 */
export function percentile(values: Float64Array, percent: number): number | null {
  const last = values.length - 1
  if (last < 0) return null
  // In whole numbers: a rank such as 0.9 × 21 is not exact as a fraction of two.
  const hundredths = last * percent
  const rank = Math.floor(hundredths / 100)
  const low = ranked(values, rank)
  const rest = hundredths % 100
  if (rest === 0) return low
  const high = values.subarray(rank + 1).reduce((least, value) => Math.min(least, value))
  return low + Math.floor(((high - low) * rest * 2 + 100) / 200)
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
