/** What the part of the posts shows, worked out from the answers of the core. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import { LEAST_POSTS, LEAST_POSTS_OF_HOUR } from '#shared/domain/postComparison.ts'

export const MEASURES = ['impressions', 'engagements', 'rate'] as const
export type Measure = (typeof MEASURES)[number]

export type Figures = OutputOf<'figures.summary'>['totals']
export type Group = OutputOf<'figures.summary'>['groups'][number]
export type HourCell = OutputOf<'figures.heatMap'>['cells'][number]
export type PostView = OutputOf<'figures.post'>
export type Counts = NonNullable<PostView['latest']>

export type Measured = {
  readonly n: number
  /** The sum; of rates, that of all posts together. */
  readonly whole: number | null
  readonly median: number | null
  readonly isFew: boolean
}

/** What a group says of one measure. */
export function measured(figures: Figures, measure: Measure): Measured {
  const { n, median } = figures[measure]
  const whole = measure === 'rate' ? figures.rate.overall : n === 0 ? null : figures[measure].sum
  return { n, whole, median, isFew: n < LEAST_POSTS }
}

/** How long the bar of a value is beside the longest, in per cent. */
export function barPercent(value: number | null, most: number): number {
  return value === null || most <= 0 ? 0 : (100 * value) / most
}

export function mostOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
}

export type ShadedCell = {
  readonly hour: number
  readonly n: number
  readonly value: number | null
  /** From 0, nothing, to 5, the most of those with enough posts. */
  readonly shade: number
  readonly isFew: boolean
}

/**
 * The hours of a week as rows of their days. How dark an hour is follows from those with enough posts alone: one lucky post
 * at three in the morning must not make everything else pale.
 */
export function weekOf(
  cells: readonly HourCell[],
  measure: Measure,
): readonly { readonly weekday: number; readonly cells: readonly ShadedCell[] }[] {
  const most = mostOf(cells.filter(({ n }) => n >= LEAST_POSTS_OF_HOUR).map((cell) => cell[measure]))
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    cells: cells
      .filter((cell) => cell.weekday === weekday)
      .map((cell) => {
        const value = cell[measure]
        const share = value === null || most === 0 ? 0 : Math.min(1, value / most)
        return {
          hour: cell.hour,
          n: cell.n,
          value,
          shade: Math.ceil(share * 5),
          isFew: cell.n > 0 && cell.n < LEAST_POSTS_OF_HOUR,
        }
      }),
  }))
}

export const COUNTS = ['impressions', 'likes', 'reposts', 'replies', 'quotes', 'bookmarks', 'engagements'] as const

const HOUR_MS = 3_600_000

export type CurveRow = { readonly ageHours: number; readonly value: number | null }

/** The points of a post's curve by its age; what stands at its publishing is nothing yet. */
export function curveRows(post: Pick<PostView, 'atMs' | 'curve'>, measure: Measure): readonly CurveRow[] {
  return post.curve.map((point) => ({
    ageHours: Math.max(0, (point.atMs - post.atMs) / HOUR_MS),
    value: point[measure],
  }))
}

/** Whole days under the curve, few enough to stand beside each other. */
export function ageTicks(rows: readonly CurveRow[]): readonly number[] {
  const days = Math.ceil((rows.at(-1)?.ageHours ?? 0) / 24)
  if (days <= 1) return [0, 6, 12, 18, 24]
  const step = [1, 2, 7, 14, 30, 90, 180].find((each) => days / each <= 10) ?? 365
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, at) => at * step * 24)
}
