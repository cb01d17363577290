/** What stands on the curve, as far as it is wanted and can be told apart at this scale. */
import { useMemo } from 'react'
import type { FollowerSeries } from '#shared/contract/growth.ts'
import { dailyChange } from '#shared/domain/growth/growthSeries.ts'
import { isWeekend, unusualDays, type UnusualDay } from '#shared/domain/growth/unusualDays.ts'
import { dayAfter, type DaySpan } from '#shared/domain/period.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { xOf, type Step, type StepKind, type Window } from './followersView.ts'
import {
  campaignBands,
  dayMarks,
  postMarks,
  type Band,
  type DayMark,
  type MarkKind,
  type PostMark,
} from './marksView.ts'

export type UnusualOfDay = UnusualDay & { readonly day: string }

export type CurveMarks = {
  readonly bands: readonly Band[]
  readonly days: readonly DayMark[]
  readonly posts: readonly PostMark[]
  /** Of the one account that is shown; empty where there are several. The newest first. */
  readonly unusual: readonly UnusualOfDay[]
}

/** So many days and more are too close to each other to be marked. */
const MOST_DAYS_MARKED = 180
const NONE_UNUSUAL: readonly UnusualOfDay[] = []

export function useMarks({
  accountIds,
  only,
  span,
  window,
  steps,
  kind,
  shown,
}: {
  readonly accountIds: readonly string[]
  /** The account where there is one. */
  readonly only: Pick<FollowerSeries, 'counts' | 'before'> | null
  readonly span: DaySpan
  readonly window: Window
  readonly steps: readonly Step[]
  readonly kind: StepKind
  readonly shown: readonly MarkKind[]
}): CurveMarks {
  const [firstDay, lastDay] = [dayAfter(span.firstDay, window.from), dayAfter(span.firstDay, window.to)]
  const marksDays = kind === 'day' && window.to - window.from < MOST_DAYS_MARKED
  const campaigns = useOperation('campaigns.list', {}, { enabled: shown.includes('campaigns') })
  const calendar = useOperation(
    'days.list',
    { firstDay, lastDay },
    { enabled: shown.includes('days') && marksDays, keepPrevious: true },
  )
  const published = useOperation(
    'growth.published',
    { accountIds: [...accountIds], span },
    { enabled: shown.includes('posts'), keepPrevious: true },
  )
  const unusual = useMemo(() => {
    if (only === null) return NONE_UNUSUAL
    const { before, counts } = only
    const all = [...before, ...counts.slice(0, window.to + 1)]
    const changes = dailyChange(all, null)
    const first = before.length
    const dayOf = (at: number): string => dayAfter(span.firstDay, at - first)
    return unusualDays(changes, first + window.from, (at) => isWeekend(dayOf(at)), all)
      .map((found) => ({ ...found, at: found.at - first, day: dayOf(found.at) }))
      .reverse()
  }, [only, span.firstDay, window])
  const bands = useMemo(
    () => (shown.includes('campaigns') ? campaignBands(campaigns.data ?? [], span, window) : []),
    [shown, campaigns.data, span, window],
  )
  const days = useMemo(
    () =>
      shown.includes('days') && marksDays && calendar.data !== undefined
        ? dayMarks(calendar.data).filter(({ x }) => x >= xOf(firstDay) && x <= xOf(lastDay))
        : [],
    [shown, marksDays, calendar.data, firstDay, lastDay],
  )
  const posts = useMemo(
    () => (shown.includes('posts') ? postMarks(published.data?.days ?? [], span, steps) : []),
    [shown, published.data, span, steps],
  )
  return useMemo(() => ({ bands, days, posts, unusual }), [bands, days, posts, unusual])
}
