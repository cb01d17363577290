/** The same account over other days, laid over the span day by day. */
import { useMemo } from 'react'
import type { Column } from '#shared/domain/growth/growthSeries.ts'
import { dayCountOf, daysBetween, sameDaysLastYear, spanBefore, type DaySpan } from '#shared/domain/period.ts'
import { useOperation } from '../../../rpc/useOperation.ts'

export const COMPARISONS = ['none', 'before', 'last_year'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** The days that a span is compared with. */
export function comparedSpan(span: DaySpan, comparison: Exclude<Comparison, 'none'>): DaySpan {
  return comparison === 'before' ? spanBefore(span) : sameDaysLastYear(span)
}

/** One count for each day of the span; null where nothing is compared, or nothing is known of those days. */
export function useComparison(accountId: string, span: DaySpan, comparison: Comparison): Column | null {
  const wanted = useMemo(() => (comparison === 'none' ? null : comparedSpan(span, comparison)), [span, comparison])
  const { data } = useOperation(
    'growth.followers',
    { accountIds: [accountId], span: wanted },
    { enabled: wanted !== null },
  )
  return useMemo(() => {
    if (wanted === null || data?.span === null || data === undefined) return null
    const found = data.series[0]?.counts ?? []
    const offset = daysBetween(wanted.firstDay, data.span.firstDay)
    return Array.from({ length: dayCountOf(span) }, (_, at) => found[at - offset] ?? null)
  }, [wanted, data, span])
}
