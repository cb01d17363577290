/** What may be a person's PIN (docs/specs/people.md §2). */
export const PIN_PATTERN = /^\d{4,12}$/

/**
 * Whether it is among the first that anybody would try: one digit repeated, or digits in a row upwards or downwards.
 * @param pin digits, as PIN_PATTERN has them
 */
export function isEasyPin(pin: string): boolean {
  const digits = Array.from(pin, Number)
  const first = digits[0] ?? 0
  return [0, 1, -1].some((step) => digits.every((digit, index) => digit === (first + step * index + 100) % 10))
}

/** So many wrong PINs in a row are borne before anybody has to wait. */
export const FREE_PIN_TRIES = 5

/** How long nobody may try again after so many wrong PINs in a row; milliseconds, 0 where it is not yet held. */
export function pinWaitMs(wrongInARow: number): number {
  const FIRST_MS = 30_000
  const LONGEST_MS = 15 * 60_000
  return wrongInARow < FREE_PIN_TRIES ? 0 : Math.min(FIRST_MS * 2 ** (wrongInARow - FREE_PIN_TRIES), LONGEST_MS)
}
