/** What is measured, put together: followers by day, and what is made of it (docs/specs/growth.md). */
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ports } from './ports.ts'
import { createGrowth } from './services/growth.ts'
import { createSavedFigure } from './services/savedFigure.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { Actor } from './store/auditChain.ts'
import { createFollowerCountTable } from './store/followerCountTable.ts'
import type { ObservationTable, Observe } from './store/observationTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import type { UnitOfWork } from './store/unitOfWork.ts'

export function createMeasuring(
  deps: Pick<Ports, 'clock' | 'folders'> & {
    readonly db: Sqlite
    readonly observations: ObservationTable
    readonly accounts: Pick<AccountTable, 'byId'>
    readonly uow: UnitOfWork
    readonly by: () => Actor
    readonly actingId: () => string | null
    readonly zone: () => OfficeZone
  },
) {
  const { observations } = deps
  const counts = createFollowerCountTable(deps.db, observations)

  const observe: Observe = (tx, accountId, seen) => {
    const zone = deps.zone()
    const days = new Set<string>()
    for (const each of seen) {
      observations.add(tx, { ...each, accountId })
      if (each.metric === 'followers') days.add(dayAt(each.atMs, zone))
    }
    if (days.size > 0) counts.keepDays(tx, accountId, [...days], zone)
  }

  return {
    observe,
    areas: { growth: { ...createGrowth({ ...deps, counts }), ...createSavedFigure(deps) } },
  }
}
