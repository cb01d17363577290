/** What says how soon somebody wants to know what came in (docs/specs/pull.md §1.5). */
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, Presence } from '../ports.ts'
import type { EffectTable } from '../store/effectTable.ts'
import { isOfficeHour, OUT_LATELY_MS, type Attention } from '../sync/pullPolicy.ts'

export function createAttention(deps: {
  readonly presence: Pick<Presence, 'isInFront'>
  readonly effects: Pick<EffectTable, 'isAwaited'>
  readonly zone: () => OfficeZone
  readonly clock: Pick<Clock, 'now'>
}) {
  return {
    of: (accountId: string): Attention => {
      const now = deps.clock.now()
      return {
        isInFront: deps.presence.isInFront(),
        isOfficeHour: isOfficeHour(wallTimeAt(now, deps.zone())),
        isUrgent: deps.effects.isAwaited(accountId, now, OUT_LATELY_MS),
      }
    },
  }
}
