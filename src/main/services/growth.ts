/** Followers of an account by day, from the office's own observations. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { dailySeries, dayStarts, spanOf } from '#shared/domain/growth.ts'
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import type { ObservationTable } from '../store/observationTable.ts'

/** @param deps.zone the office's zone at this moment: a day begins and ends by its calendar */
export function createGrowth(deps: {
  readonly observations: Pick<ObservationTable, 'firstAtMs' | 'lastOfEach'>
  readonly clock: Pick<Clock, 'now'>
  readonly zone: () => OfficeZone
}) {
  return {
    followers: ({ accountId, range }: ParsedInputOf<'growth.followers'>): OutputOf<'growth.followers'> => {
      const zone = deps.zone()
      const firstAtMs = deps.observations.firstAtMs(accountId, 'followers')
      const span = spanOf(range, dayAt(deps.clock.now(), zone), firstAtMs === null ? null : dayAt(firstAtMs, zone))
      if (span === null) return { accountId, zone, days: [], first: null, last: null, missingDays: 0 }
      const starts = dayStarts(span, zone)
      const seen = deps.observations.lastOfEach(
        accountId,
        'followers',
        starts.map(({ startMs }) => startMs),
      )
      const series = dailySeries(seen, starts)
      return { accountId, zone, ...series, days: [...series.days] }
    },
  }
}
