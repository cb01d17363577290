/** The state of the world for the status bar, and the two switches beside it. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { BudgetState } from '#shared/domain/budget.ts'
import type { Clock } from '../ports.ts'
import type { ProblemView } from '#shared/contract/status.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { ChainTable } from '../store/chainTable.ts'
import type { EffectTable } from '../store/effectTable.ts'
import type { GapTable } from '../store/gapTable.ts'
import type { InboxTable } from '../store/inboxTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { ConnectivityMonitor } from '../sync/connectivityMonitor.ts'
import type { Pull } from '../sync/pull.ts'
import type { ClockVerdict } from '../sync/clockTrust.ts'
import { problemsOfLate, type LatePosts } from './latePosts.ts'
import { clockProblem, noticeProblem } from './machineProblems.ts'
import { withCauses } from './problemCauses.ts'
import { problemOfBudget, problemsOf } from './problems.ts'
import type { PublishingForecast } from './publishingForecast.ts'
import type { StandingNotices } from './standingNotices.ts'

export function createStatus(deps: {
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly connectivity: Pick<
    ConnectivityMonitor,
    'state' | 'sinceMs' | 'answeredAtMs' | 'isWorkOffline' | 'setWorkOffline'
  >
  readonly pull: Pick<Pull, 'requestSync' | 'isSyncing' | 'lastSyncAtMs'>
  readonly accounts: Pick<AccountTable, 'list'>
  readonly effects: Pick<EffectTable, 'inState' | 'openCount'>
  readonly gaps: Pick<GapTable, 'byId' | 'inState' | 'remove'>
  readonly chains: Pick<ChainTable, 'broken'>
  readonly inbox: Pick<InboxTable, 'unreadCount'>
  readonly urgentCount: () => number
  readonly forecast: Pick<PublishingForecast, 'forecastOf' | 'withProblem'>
  readonly clock: Pick<Clock, 'now'>
  readonly budgetState: () => BudgetState
  readonly latePosts: LatePosts
  readonly backups: { readonly problems: () => readonly ProblemView[] }
  readonly notices: Pick<StandingNotices, 'list' | 'acknowledge'>
  readonly clockWatch: { readonly verdict: () => ClockVerdict; readonly wrongSinceMs: () => number }
  readonly reportProblems: () => readonly ProblemView[]
  readonly mailProblems: () => readonly ProblemView[]
  readonly approvalProblems: () => readonly ProblemView[]
  readonly wakeOutbox: () => void
}) {
  const { connectivity, pull, effects } = deps

  function problems(): OutputOf<'status.problems'> {
    const waiting = [
      ...effects.inState('needs_attention'),
      ...effects.inState('missed'),
      ...effects.inState('uncertain'),
    ]
    const accounts = deps.accounts.list().map((account) => deps.forecast.withProblem(account))
    const forecasts = accounts.flatMap((account) => {
      const forecast = deps.forecast.forecastOf(account)
      return forecast === null ? [] : [{ account, forecast, nowMs: deps.clock.now() }]
    })
    const money = problemOfBudget(deps.budgetState(), deps.clock.now())
    const clock = clockProblem(deps.clockWatch.verdict(), deps.clockWatch.wrongSinceMs())
    const handles = new Map(accounts.map(({ id, handle }) => [id, handle]))
    const others = [
      ...problemsOfLate(deps.latePosts(), (accountId) => handles.get(accountId) ?? '', deps.clock.now()),
      ...(clock === null ? [] : [clock]),
      ...deps.notices.list().map(noticeProblem),
      ...deps.backups.problems(),
      ...deps.mailProblems(),
      ...deps.reportProblems(),
      ...deps.approvalProblems(),
    ]
    const found = problemsOf(waiting, accounts, deps.gaps.inState('lost'), forecasts, others, deps.chains.broken())
    return withCauses([...(money === null ? [] : [money]), ...found])
  }

  function lastSyncAtMs(): number | null {
    const stored = deps.accounts.list().flatMap((account) => account.lastSyncAtMs ?? [])
    const known = [...stored, pull.lastSyncAtMs(null) ?? []].flat()
    return known.length === 0 ? null : Math.max(...known)
  }

  /** How many items the fetching of what is missing has brought; null where nothing is missing. */
  function backlogBrought(): number | null {
    const open = deps.gaps.inState('open')
    return open.length === 0 ? null : open.reduce((sum, { brought }) => sum + brought, 0)
  }

  return {
    get: (): OutputOf<'status.get'> => ({
      connectivity: {
        state: connectivity.state(),
        sinceMs: connectivity.sinceMs(),
        answeredAtMs: connectivity.answeredAtMs() ?? lastSyncAtMs(),
      },
      workOffline: connectivity.isWorkOffline(),
      lastSyncAtMs: lastSyncAtMs(),
      syncing: pull.isSyncing(),
      backlogBrought: backlogBrought(),
      outboxOpen: effects.openCount(),
      problems: problems().filter(({ causeId }) => causeId === null).length,
      unread: deps.inbox.unreadCount(),
      urgent: deps.urgentCount(),
    }),
    problems,
    acknowledge: deps.notices.acknowledge,
    /** Switched off again, what waited is tried at once: the monitor tells outbox and fetching. */
    setWorkOffline: ({ workOffline }: ParsedInputOf<'status.setWorkOffline'>): OutputOf<'status.setWorkOffline'> => {
      connectivity.setWorkOffline(deps.by(), workOffline)
      return { ok: true }
    },
    /** The person has seen that messages are missing, and that nobody can bring them any more. */
    acknowledgeGap: ({ gapId }: ParsedInputOf<'status.acknowledgeGap'>): OutputOf<'status.acknowledgeGap'> => {
      const gap = deps.gaps.byId(gapId)
      if (gap?.state !== 'lost') return { ok: true }
      deps.uow.write(deps.by(), (tx) => {
        deps.gaps.remove(tx, gapId)
        const { stream, fromMs, toMs } = gap
        tx.audit({ action: 'sync.gap_seen', entity: `account:${gap.accountId}`, before: { stream, fromMs, toMs } })
      })
      return { ok: true }
    },
    syncNow: (): OutputOf<'status.syncNow'> => {
      pull.requestSync(null)
      deps.wakeOutbox()
      return { ok: true }
    },
  }
}
