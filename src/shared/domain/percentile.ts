/**
 * Percentiles as spreadsheets compute them (PERCENTILE.INC; type 7 of Hyndman & Fan, 1996): linear between the two
 * nearest ranks, the least value being the 0th and the greatest the 100th. An office can compute them again.
 */

/**
 * @param ascending whole numbers in order
 * @param percent a whole number from 0 to 100
 * @returns rounded to a whole number, a half upwards; null where there is no value
 */
export function percentile(ascending: ArrayLike<number>, percent: number): number | null {
  const last = ascending.length - 1
  if (last < 0) return null
  // In whole numbers: a rank such as 0.9 × 21 is not exact as a fraction of two.
  const hundredths = last * percent
  const below = Math.floor(hundredths / 100)
  const low = ascending[below] ?? 0
  const high = ascending[Math.min(below + 1, last)] ?? low
  return low + Math.floor(((high - low) * (hundredths % 100) * 2 + 100) / 200)
}
