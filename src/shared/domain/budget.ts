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

/** What may be spent before somebody is asked, of the month and of the day; null where nothing is set. */
function limitsOf({ monthMicros, dayMicros, reservePercent }: Budget, isReserveReleased: boolean) {
  const reserveMicros = monthMicros === null ? 0 : Math.round((monthMicros * reservePercent) / 100)
  return {
    reserveMicros,
    month: monthMicros === null ? null : monthMicros - (isReserveReleased ? 0 : reserveMicros),
    day: isReserveReleased ? null : dayMicros,
  }
}

/** @param isReserveReleased by a person, for the month: then the whole month's budget counts and no day's */
export function budgetState(
  budget: Budget,
  spent: { readonly dayMicros: number; readonly monthMicros: number },
  isReserveReleased: boolean,
): BudgetState {
  const { reserveMicros, month, day } = limitsOf(budget, isReserveReleased)
  const limits: Limit[] = []
  if (month !== null) limits.push({ limit: month, spent: spent.monthMicros })
  if (day !== null) limits.push({ limit: day, spent: spent.dayMicros })
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

/** How freely may be read: anything; what is new alone, and less often; nothing. */
export type ReadAllowance = 'plenty' | 'short' | 'none'

/** What a day or a month has cost so far. */
export type SpentIn = {
  readonly fromMs: number
  readonly toMs: number
  readonly micros: number
  /** Of that, for reading. */
  readonly readMicros: number
}

const HOUR_MS = 3_600_000
/** Reading may be so far ahead of its even pace: what comes in by day comes unevenly, and a month's first day is a day. */
const AHEAD_MS = { day: 2 * HOUR_MS, month: 24 * HOUR_MS } as const

/**
 * Reading has what is left below 80 % of the day's and of the month's budget, and spreads it evenly: what it has spent of
 * its part runs ahead of the time that has passed, and it is `short`. The reserve is never in its part.
 * @param isReserveReleased then the whole month's budget counts and no day's
 */
export function readAllowanceOf(
  budget: Budget,
  spent: { readonly day: SpentIn; readonly month: SpentIn },
  isReserveReleased: boolean,
  nowMs: number,
): ReadAllowance {
  const limits = limitsOf(budget, isReserveReleased)
  const paces = (['day', 'month'] as const).flatMap((span): readonly ReadAllowance[] => {
    const limit = limits[span]
    if (limit === null) return []
    const { fromMs, toMs, micros, readMicros } = spent[span]
    const left = Math.floor(limit * NEAR) - micros
    if (left <= 0) return ['none']
    const part = Math.min(1, Math.max(0, nowMs - fromMs + AHEAD_MS[span]) / (toMs - fromMs))
    return [readMicros > (readMicros + left) * part ? 'short' : 'plenty']
  })
  if (paces.includes('none')) return 'none'
  return paces.includes('short') ? 'short' : 'plenty'
}
