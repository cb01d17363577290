/** The state of the connection over time, from what the person chose, what the system says and how exchanges ended. */
import type { Topic } from '#shared/contract/operation.ts'
import { connectivityOf, mayTry, type ConnectivityFacts, type ConnectivityState } from '#shared/domain/connectivity.ts'
import type { Clock, Connectivity } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

export type ConnectivityMonitor = {
  readonly state: () => ConnectivityState
  /** When the present state began; the start of the process where it has not changed since. */
  readonly sinceMs: () => number
  readonly isWorkOffline: () => boolean
  /** Kept over restarts. */
  readonly setWorkOffline: (by: Actor, workOffline: boolean) => void
  /** How an exchange with a network ended: evidence that outranks what the system says. */
  readonly noteExchange: (result: 'answered' | 'wall' | 'failed') => void
  readonly subscribe: (listener: (state: ConnectivityState) => void) => () => void
  /** Things may be tried again, or get through again. */
  readonly onOnline: (listener: () => void) => () => void
  /** Listens to the system until stopped. */
  readonly start: () => void
  readonly stop: () => void
}

const SETTING = 'workOffline'

export function createConnectivityMonitor(deps: {
  readonly connectivity: Connectivity
  readonly settings: SettingTable
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}): ConnectivityMonitor {
  let facts: ConnectivityFacts = {
    workOffline: deps.settings.get(SETTING) === true,
    networkUp: deps.connectivity.isUp(),
    lastExchange: null,
  }
  let state = connectivityOf(facts)
  let sinceMs = deps.clock.now()
  let stopListening: (() => void) | null = null
  const listeners = new Set<(state: ConnectivityState) => void>()

  function learn(news: Partial<ConnectivityFacts>): void {
    facts = { ...facts, ...news }
    const next = connectivityOf(facts)
    if (next === state) return
    state = next
    sinceMs = deps.clock.now()
    deps.publish('status', [])
    for (const listener of [...listeners]) listener(next)
  }

  function subscribe(listener: (state: ConnectivityState) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    state: () => state,
    sinceMs: () => sinceMs,
    isWorkOffline: () => facts.workOffline,
    setWorkOffline: (by, workOffline) => {
      if (facts.workOffline === workOffline) return
      deps.uow.write(by, (tx) => {
        deps.settings.put(tx, SETTING, workOffline)
        tx.changed('status')
        tx.audit({
          action: 'settings.work_offline',
          entity: 'settings',
          before: { workOffline: facts.workOffline },
          after: { workOffline },
        })
      })
      // What was learnt before says nothing about the connection that there is now.
      learn({ workOffline, lastExchange: null })
    },
    noteExchange: (result) => learn({ lastExchange: result }),
    subscribe,
    onOnline: (listener) => {
      let before = state
      return subscribe((next) => {
        const better = mayTry(next) && (!mayTry(before) || next === 'online')
        before = next
        if (better) listener()
      })
    },
    start: () => {
      stopListening = deps.connectivity.onChange((networkUp) => learn({ networkUp, lastExchange: null }))
      learn({ networkUp: deps.connectivity.isUp() })
    },
    stop: () => {
      stopListening?.()
      stopListening = null
    },
  }
}
