/** What the upper chart measures the followers by. Pure. */
import { commonBase, firstKnown, indexed, relativeChange, type Column } from '#shared/domain/growth/growthSeries.ts'
import type { Format } from '../../../ui/format.ts'
import type { Window } from './followersView.ts'

/** Accounts; the part by which each is above its first day of the window; or a hundred on the first day known of all. */
export type Measure = 'count' | 'relative' | 'index'

export type Measured = {
  /** A column of the whole span for each account. */
  readonly values: readonly Column[]
  /** The place from which it is reckoned; null where each begins at its own, or nothing is known of all on one day. */
  readonly base: number | null
  readonly show: (value: number) => string
}

export function measuredValues(
  measure: Measure,
  counts: readonly Column[],
  { from, to }: Window,
  format: Pick<Format, 'number' | 'signedPercent'>,
): Measured {
  const within = counts.map((column) => column.slice(from, to + 1))
  switch (measure) {
    case 'count':
      return { values: counts, base: null, show: format.number }
    case 'relative': {
      const bases = within.map((column) => firstKnown(column))
      const values = counts.map((column, at) => relativeChange(column, baseValue(column, from, bases[at] ?? null)))
      const [only] = bases
      return {
        values,
        base: counts.length === 1 && typeof only === 'number' ? from + only : null,
        show: format.signedPercent,
      }
    }
    case 'index': {
      const base = commonBase(within)
      const values = counts.map((column) => indexed(column, baseValue(column, from, base)))
      const show = (value: number): string => format.number(Math.round(value * 10) / 10)
      return { values, base: base === null ? null : from + base, show }
    }
  }
}

function baseValue(column: Column, from: number, base: number | null): number | null {
  return base === null ? null : (column[from + base] ?? null)
}
