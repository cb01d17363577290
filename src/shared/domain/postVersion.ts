/** When the words of a post are kept as they were (docs/specs/composer.md §7). Pure. */

/** What happened with the words last: `written` is only that they were typed. */
export const OCCASIONS = ['written', 'left', 'scheduled', 'applied', 'asked', 'approved', 'restored'] as const
export type Occasion = (typeof OCCASIONS)[number]

/** Somebody's writing without a break, and what was done with its outcome. */
export type Sitting = {
  readonly beganAtMs: number
  /** Null: the office, or not known. */
  readonly writtenBy: string | null
  readonly writtenAtMs: number
  readonly occasion: Occasion
  readonly occasionBy: string | null
  readonly occasionAtMs: number
}

/** Whoever comes back later begins anew: what was there is worth keeping. */
const IDLE_MS = 10 * 60_000
const LONGEST_MS = 30 * 60_000
/** A shorter text is typed again sooner than it is looked up. */
const LEAST_LOST = 80

/** Whether what is about to be written is another sitting than the one before, so that its outcome is kept. */
export function beginsSitting(before: Sitting, writerId: string | null, nowMs: number): boolean {
  return (
    before.occasion !== 'written' ||
    before.writtenBy !== writerId ||
    nowMs - before.writtenAtMs > IDLE_MS ||
    nowMs - before.beganAtMs > LONGEST_MS
  )
}

/** Whether most of a text goes at once, which may have been a slip. */
export function losesMost(before: readonly string[], after: readonly string[]): boolean {
  const [had, has] = [before.join('').length, after.join('').length]
  return had >= LEAST_LOST && has < had / 2
}
