/** When two texts count as the same, and how near in time that matters (docs/specs/scheduling.md §7). */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/**
 * A text as it is compared with others: composed (Unicode NFC), without white space around it, each run of white space
 * inside as one space, capitals kept. Empty for a text of nothing but white space, which is the same as no other.
 */
export function comparableText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/**
 * The instants less than 24 hours before and after one, in whole minutes of the clock: the same hour of the day before is
 * out, whatever second it left in.
 * @returns [fromMs, toMs)
 */
export function withinADayOf(atMs: number): { readonly fromMs: number; readonly toMs: number } {
  const minute = Math.floor(atMs / MINUTE_MS) * MINUTE_MS
  return { fromMs: minute - DAY_MS + MINUTE_MS, toMs: minute + DAY_MS }
}
