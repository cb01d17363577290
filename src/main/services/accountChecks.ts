/**
 * Asks the network whether it still takes what we hold: once a day where nothing else has asked, and again and again for
 * an account that waits for a sign-in, so that it comes back by itself (docs/specs/accounts.md §3).
 */
import { mayTry, type ConnectivityState } from '#shared/domain/connectivity.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountCheckTable } from '../store/accountCheckTable.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { AccountHealth } from './accountHealth.ts'
import type { ConnectedAccount } from './networkClients.ts'
import type { XCredentialsService } from './xCredentials.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** How often what is due is looked for; also after sleep and a clock that was set. */
const TURN_MS = 5 * MINUTE_MS
const DAILY_MS = 24 * HOUR_MS
/** An account that waits for a sign-in: often at first, as outages go, then now and then. */
const RECENT_MS = 6 * HOUR_MS
const OFTEN_MS = 15 * MINUTE_MS

export type AccountChecks = ReturnType<typeof createAccountChecks>

export function createAccountChecks(deps: {
  readonly accounts: Pick<AccountTable, 'list' | 'byId'>
  readonly checks: AccountCheckTable
  readonly health: AccountHealth
  readonly tokens: Pick<XCredentialsService, 'doubt'>
  /** A client for an account whatever its state; null where there is nothing to ask with. */
  readonly probeClient: (accountId: string) => ConnectedAccount | null
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly connectivity: { readonly state: () => ConnectivityState }
  /** The account works again: what waits for it may leave, and what came in may be fetched. */
  readonly onAcceptedAgain: (accountId: string) => void
}) {
  const { accounts, checks, uow, clock } = deps
  const stopping = new AbortController()
  let running = false
  let cancelTimer: (() => void) | null = null
  let working: Promise<void> | null = null
  /** Asked for by a person: looked at in the next turn, whatever the hour. */
  const wanted = new Set<string>()

  const by = (): Actor => ({ actor: 'sync', correlationId: deps.ids.next() })

  function intervalMs(account: Account): number {
    if (account.state === 'connected') return DAILY_MS
    return clock.now() - (account.problem?.sinceMs ?? 0) < RECENT_MS ? OFTEN_MS : HOUR_MS
  }

  function isDue(account: Account): boolean {
    if (account.state === 'disconnected' || account.mode === 'assisted') return false
    if (wanted.has(account.id)) return true
    const { acceptedAtMs, triedAtMs } = checks.get(account.id)
    const lastMs = Math.max(triedAtMs ?? 0, account.state === 'connected' ? (acceptedAtMs ?? account.createdAtMs) : 0)
    // What lies in the future was written under a clock that was set.
    return lastMs > clock.now() || clock.now() - lastMs >= intervalMs(account)
  }

  async function check(account: Account): Promise<void> {
    wanted.delete(account.id)
    uow.write(by(), (tx) => {
      checks.change(tx, account.id, { triedAtMs: tx.nowMs })
      tx.audit({ action: 'account.check', entity: `account:${account.id}` })
    })
    const reason = account.problem?.params.reason
    // What X refused at its token endpoint is only good again when that says so: an access token may outlive it.
    if (account.state === 'needs_sign_in' && reason !== 'sign_in_unauthorized') deps.tokens.doubt(account.id)
    const target = deps.probeClient(account.id)
    if (target === null) return
    const profile = await target.client.readProfile(stopping.signal)
    const isOurs = profile.kind === 'ok' && (account.remoteId === null || profile.value.id === account.remoteId)
    if (!isOurs || accounts.byId(account.id)?.state !== 'needs_sign_in') return
    uow.write(by(), (tx) => {
      deps.health.markAcceptedAgain(tx, account.id)
      checks.change(tx, account.id, { refusedSinceMs: null, acceptedAtMs: tx.nowMs })
      tx.audit({ action: 'account.checked', entity: `account:${account.id}` })
      tx.changed('status')
    })
    deps.onAcceptedAgain(account.id)
  }

  async function turn(): Promise<void> {
    for (const account of accounts.list()) {
      if (!running || !mayTry(deps.connectivity.state())) return
      if (isDue(account)) await check(account)
    }
  }

  function schedule(delayMs: number): void {
    cancelTimer?.()
    cancelTimer = clock.after(delayMs, () => {
      if (!running || working !== null) return
      working = turn()
        // A bug, or a disk that refuses: said once, looked at again in the next turn.
        .catch((error: unknown) => deps.log.error('account_check_fault', { fault: faultPlace(error) }))
        .then(() => {
          working = null
          if (running) schedule(wanted.size > 0 && mayTry(deps.connectivity.state()) ? 1 : TURN_MS)
        })
    })
  }

  return {
    /** Looks soon and answers at once; the result arrives as a change. @throws AppError not_found */
    check: ({ accountId }: ParsedInputOf<'accounts.check'>): OutputOf<'accounts.check'> => {
      if (accounts.byId(accountId) === null) throw new AppError('not_found', { id: accountId })
      wanted.add(accountId)
      if (running && working === null) schedule(1)
      return { ok: true }
    },
    start: (): void => {
      running = true
      schedule(MINUTE_MS)
    },
    stop: async (): Promise<void> => {
      running = false
      cancelTimer?.()
      stopping.abort()
      await working
    },
  }
}
