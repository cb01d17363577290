/** The system's clock as far as it can be believed, joined to what depends on it. */
import type { Topic } from '#shared/contract/operation.ts'
import { mayTry } from '#shared/domain/connectivity.ts'
import type { Clock, Log } from './ports.ts'
import type { Settings } from './services/settings.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { Actor } from './store/auditChain.ts'
import type { LimitTable } from './store/limitTable.ts'
import type { UnitOfWork } from './store/unitOfWork.ts'
import { createClockPermits, type ClockPermits } from './sync/clockPermits.ts'
import { mayGoByTheHour } from './sync/clockTrust.ts'
import { createClockWatch, type ClockWatch } from './sync/clockWatch.ts'
import type { ConnectivityMonitor } from './sync/connectivityMonitor.ts'

export function createOfficeClock(deps: {
  readonly clock: Clock
  readonly log: Log
  readonly settings: Settings
  readonly accounts: AccountTable
  readonly connectivity: ConnectivityMonitor
  readonly limits: Pick<LimitTable, 'shiftBack'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly publish: (topic: Topic, ids: readonly string[]) => void
  readonly wakeOutbox: () => void
}): ClockWatch & { readonly byTheHour: () => boolean; readonly permits: ClockPermits } {
  const watch = createClockWatch({
    clock: deps.clock,
    log: deps.log,
    graceMs: () => deps.settings.office().graceMinutes * 60_000,
    expectsEvidence: () =>
      mayTry(deps.connectivity.state()) &&
      deps.accounts.list().some(({ mode, state }) => mode === 'api' && state === 'connected'),
    onChanged: () => {
      deps.publish('status', [])
      deps.publish('outbox', [])
      // Not at once: it may be the outbox itself, in the middle of a turn, that has just asked.
      deps.clock.after(0, deps.wakeOutbox)
    },
    onSetBack: (byMs) =>
      deps.uow.write(deps.by(), (tx) => {
        deps.limits.shiftBack(tx, byMs)
        tx.audit({ action: 'clock.set_back', entity: 'settings', after: { byMs } })
      }),
  })
  return { ...watch, byTheHour: () => mayGoByTheHour(watch.verdict()), permits: createClockPermits(deps.clock) }
}
