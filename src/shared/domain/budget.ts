/**
 * The office's budget for what the network charges. Reading yields first, planned publishing asks, and a reserve for a
 * crisis stays until a person releases it (docs/specs/accounts.md §8). Pure; money is whole micro-dollars.
 */

/** No budget, no limit: null is "not set". */
export type Budget = {
  readonly monthMicros: number | null
  readonly dayMicros: number | null
  /** Of the month's budget, kept for a crisis. */
  readonly reservePercent: number
}

export const BUDGET_LEVELS = ['none', 'fine', 'near', 'reached'] as const
export type BudgetLevel = (typeof BUDGET_LEVELS)[number]

/** From here on an alarm is shown and reading stops, so that what is left is for publishing. */
const NEAR = 0.8

export type BudgetState = {
  readonly level: BudgetLevel
  /** What may still be spent before somebody is asked; null without a budget. */
  readonly remainingMicros: number | null
  /** What may still be spent on reading; null without a budget. */
  readonly readingMicros: number | null
  /** What is kept for a crisis, or was until it was released. */
  readonly reserveMicros: number
  readonly isReserveReleased: boolean
}

type Limit = { readonly limit: number; readonly spent: number }

/** @param isReserveReleased by a person, for the month: then the whole month's budget counts and no day's */
export function budgetState(
  { monthMicros, dayMicros, reservePercent }: Budget,
  spent: { readonly dayMicros: number; readonly monthMicros: number },
  isReserveReleased: boolean,
): BudgetState {
  const reserveMicros = monthMicros === null ? 0 : Math.round((monthMicros * reservePercent) / 100)
  const limits: Limit[] = []
  if (monthMicros !== null)
    limits.push({ limit: monthMicros - (isReserveReleased ? 0 : reserveMicros), spent: spent.monthMicros })
  if (dayMicros !== null && !isReserveReleased) limits.push({ limit: dayMicros, spent: spent.dayMicros })
  const left = (share: number): number | null =>
    limits.length === 0
      ? null
      : Math.max(0, Math.min(...limits.map((each) => Math.floor(each.limit * share) - each.spent)))
  const remainingMicros = left(1)
  const readingMicros = left(NEAR)
  return {
    level:
      remainingMicros === null ? 'none' : remainingMicros === 0 ? 'reached' : readingMicros === 0 ? 'near' : 'fine',
    remainingMicros,
    readingMicros,
    reserveMicros,
    isReserveReleased,
  }
}
