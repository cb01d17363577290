/** How long to wait after a failed try. */

/** The first wait; doubled with each further try. */
const FIRST_MS = 5_000
/** Never longer than this: a person who mends the connection should not wait for us. */
const LONGEST_MS = 5 * 60_000

/** @param attempts how many tries have failed, from 1 */
export function backoffMs(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, Math.min(attempts, 16) - 1))
}
