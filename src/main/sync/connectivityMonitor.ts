/** The state of the connection over time, from what the person chose, what the system says and how exchanges ended. */
import type { Topic } from '#shared/contract/operation.ts'
import {
  believe,
  connectivityOf,
  mayTry,
  NOTHING_KNOWN,
  type ConnectivityFacts,
  type ConnectivityState,
  type EvidenceSource,
  type ExchangeEvidence,
} from '#shared/domain/connectivity.ts'
import type { Clock, Connectivity } from '../ports.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

export type ConnectivityMonitor = {
  readonly state: () => ConnectivityState
  /** When the present state began; the start of the process where it has not changed since. */
  readonly sinceMs: () => number
  /** When a network last answered in this process, whatever has become of the connection since; null before the first time. */
  readonly answeredAtMs: () => number | null
  readonly isWorkOffline: () => boolean
  /** Kept over restarts. */
  readonly setWorkOffline: (by: Actor, workOffline: boolean) => void
  /** How an exchange for an account ended, or for none where it is null: evidence that outranks what the system says. */
  readonly noteExchange: (evidence: ExchangeEvidence, accountId: string | null) => void
  /** What was learnt holds for a way out that is no longer taken. */
  readonly forgetEvidence: () => void
  readonly subscribe: (listener: (state: ConnectivityState) => void) => () => void
  /** Things may be tried again, or get through again. */
  readonly onOnline: (listener: () => void) => () => void
  /** Listens to the system until stopped. */
  readonly start: () => void
  readonly stop: () => void
}

const SETTING = 'workOffline'
const NO_EVIDENCE = { network: NOTHING_KNOWN, training: NOTHING_KNOWN } as const

export function createConnectivityMonitor(deps: {
  readonly connectivity: Connectivity
  readonly settings: SettingTable
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly accounts: Pick<AccountTable, 'byId' | 'list'>
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}): ConnectivityMonitor {
  const { clock } = deps
  let facts: ConnectivityFacts = {
    workOffline: deps.settings.get(SETTING) === true,
    networkUp: deps.connectivity.isUp(),
    beliefs: NO_EVIDENCE,
  }
  let state = connectivityOf(facts)
  let sinceMs = clock.now()
  let answeredAtMs: number | null = null
  let stopListening: (() => void) | null = null
  const listeners = new Set<(state: ConnectivityState) => void>()

  function learn(news: Partial<ConnectivityFacts>): void {
    facts = { ...facts, ...news }
    const next = connectivityOf(facts)
    if (next === state) return
    state = next
    sinceMs = clock.now()
    deps.publish('status', [])
    for (const listener of [...listeners]) listener(next)
  }

  function reachesNetwork(): boolean {
    return deps.accounts.list().some(({ mode, state }) => mode === 'api' && state !== 'disconnected')
  }

  function noteExchange(evidence: ExchangeEvidence, accountId: string | null): void {
    const isTraining = accountId !== null && deps.accounts.byId(accountId)?.mode === 'training'
    const source: EvidenceSource = isTraining ? 'training' : 'network'
    // The account that the older evidence came from may be gone by now.
    const kept = isTraining && !reachesNetwork() ? NO_EVIDENCE.network : facts.beliefs.network
    const beliefs = { ...facts.beliefs, network: kept }
    const decides = !isTraining || kept === NO_EVIDENCE.network
    if (evidence === 'answered' && decides) answeredAtMs = clock.now()
    learn({ beliefs: { ...beliefs, [source]: believe(beliefs[source], evidence, clock.monotonicMs()) } })
  }

  function subscribe(listener: (state: ConnectivityState) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    state: () => state,
    sinceMs: () => sinceMs,
    answeredAtMs: () => answeredAtMs,
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
      learn({ workOffline, beliefs: NO_EVIDENCE })
    },
    noteExchange,
    forgetEvidence: () => learn({ beliefs: NO_EVIDENCE }),
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
      stopListening = deps.connectivity.onChange((networkUp) => learn({ networkUp, beliefs: NO_EVIDENCE }))
      learn({ networkUp: deps.connectivity.isUp() })
    },
    stop: () => {
      stopListening?.()
      stopListening = null
    },
  }
}
