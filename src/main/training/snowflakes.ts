/**
 * Ids as X makes them: milliseconds since X's epoch shifted left by 22 bits, as decimal text. They grow with time,
 * so that `since_id` compares numerically. Deterministic: equal times differ by one.
 */
const X_EPOCH_MS = 1_288_834_974_657n

/** The next id at `nowMs`; never below or equal to `lastId`, even where the clock was set back. */
export function nextSnowflake(nowMs: number, lastId: string): string {
  const sinceEpoch = BigInt(Math.trunc(nowMs)) - X_EPOCH_MS
  const fromClock = (sinceEpoch > 0n ? sinceEpoch : 0n) << 22n
  const last = BigInt(lastId)
  return String(fromClock > last ? fromClock : last + 1n)
}

/** When an id was made. */
export function instantOfSnowflake(id: string): number {
  return Number((BigInt(id) >> 22n) + X_EPOCH_MS)
}

/** Negative, zero or positive, as for `Array.sort`: ids are numbers too large for a double. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}
