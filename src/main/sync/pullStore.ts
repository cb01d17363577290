/** Writes down what one reading brought, in one transaction with the cursor; and what failures say about an account. */
import type { ReadOutcome, RemoteProfile } from '../networks/networkClient.ts'
import type { Ids, Log } from '../ports.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { CursorTable, Stream } from '../store/cursorTable.ts'
import { METRICS, type ObservationTable } from '../store/observationTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { Ingest, Received } from './ingest.ts'
import type { AccountVerdict } from './pullPolicy.ts'
import type { Reading } from './pullReading.ts'

/** What `services/accountHealth.ts` offers of it. */
export type PullHealth = {
  readonly markNeedsSignIn: (tx: WriteTx, accountId: string) => void
  readonly markProblem: (
    tx: WriteTx,
    accountId: string,
    code: 'account_sync_failing' | 'account_out_of_credit',
    params?: Readonly<Record<string, string | number>>,
  ) => void
  readonly clearProblem: (tx: WriteTx, accountId: string) => void
  readonly markSynced: (tx: WriteTx, accountId: string) => void
}

/** Problems that a successful reading proves to be over. */
const OURS_TO_CLEAR: ReadonlySet<string> = new Set(['account_sync_failing', 'account_out_of_credit'])

export type PullStore = ReturnType<typeof createPullStore>

export function createPullStore(deps: {
  readonly uow: UnitOfWork
  readonly ids: Ids
  readonly log: Log
  readonly accounts: Pick<AccountTable, 'byId' | 'setProfile'>
  readonly cursors: CursorTable
  readonly observations: ObservationTable
  readonly ingest: Ingest
  readonly health: PullHealth
}) {
  const { uow, accounts, cursors, health } = deps
  const by = (): Actor => ({ actor: 'sync', correlationId: deps.ids.next() })

  function storeProfile(tx: WriteTx, account: Account, profile: RemoteProfile): void {
    for (const metric of METRICS) {
      const value = profile[metric]
      deps.observations.add(tx, { accountId: account.id, metric, atMs: tx.nowMs, value, source: 'sync' })
    }
    const { handle, displayName } = profile
    if (handle === account.handle && displayName === account.displayName) return
    accounts.setProfile(tx, account.id, { handle, displayName })
    tx.audit({
      action: 'account.renamed',
      entity: `account:${account.id}`,
      before: { handle: account.handle, displayName: account.displayName },
      after: { handle, displayName },
    })
  }

  function storeReading(tx: WriteTx, account: Account, reading: Reading): Received {
    const remoteId = account.remoteId
    switch (reading.kind) {
      case 'profile':
        storeProfile(tx, account, reading.profile)
        return { fresh: 0, changed: 0 }
      case 'posts':
        return remoteId === null
          ? { fresh: 0, changed: 0 }
          : deps.ingest.posts(tx, { id: account.id, remoteId }, reading.posts)
      case 'messages':
        return remoteId === null
          ? { fresh: 0, changed: 0 }
          : deps.ingest.messages(tx, { id: account.id, remoteId }, reading.messages)
    }
  }

  function isNews(reading: Reading): boolean {
    switch (reading.kind) {
      case 'profile':
        return true
      case 'posts':
        return reading.posts.length > 0
      case 'messages':
        return reading.messages.length > 0
    }
  }

  /** Null where what is known of the account says the same already. */
  function change(account: Account, verdict: AccountVerdict): ((tx: WriteTx) => void) | null {
    switch (verdict.kind) {
      case 'needs_sign_in':
        return (tx) => health.markNeedsSignIn(tx, account.id)
      case 'problem':
        return account.problem?.code === verdict.code
          ? null
          : (tx) => health.markProblem(tx, account.id, verdict.code, verdict.params)
      case 'well':
        return account.problem !== null && OURS_TO_CLEAR.has(account.problem.code)
          ? (tx) => health.clearProblem(tx, account.id)
          : null
    }
  }

  /** The account as it is now; null where it was disconnected while we were reading. */
  function present(accountId: string): Account | null {
    const account = accounts.byId(accountId)
    return account?.state === 'connected' ? account : null
  }

  return {
    /**
     * A reading that brought nothing and changes nothing writes nothing: at one a minute, the audit log would hold little
     * else.
     */
    read: (
      accountId: string,
      stream: Stream,
      outcome: Extract<ReadOutcome<Reading>, { kind: 'ok' }>,
      pauseUntilMs: number | null,
      verdict: AccountVerdict,
    ): void => {
      const account = present(accountId)
      if (account === null) return
      const reading = outcome.value
      const standing = change(account, verdict)
      if (!isNews(reading) && standing === null && pauseUntilMs === null) return
      uow.write(by(), (tx) => {
        const received = storeReading(tx, account, reading)
        const before = cursors.get(accountId, stream)
        const sinceId = reading.kind === 'profile' ? null : reading.extent.newestId
        const notBeforeMs = pauseUntilMs ?? before.notBeforeMs
        cursors.save(tx, { ...before, sinceId, readAtMs: tx.nowMs, notBeforeMs, failures: 0 })
        health.markSynced(tx, accountId)
        standing?.(tx)
        const after = { stream, fresh: received.fresh, changed: received.changed }
        tx.audit({ action: 'sync.read', entity: `account:${accountId}`, after })
        tx.changed('status')
      })
      if (reading.kind !== 'profile' && !reading.extent.isComplete) {
        deps.log.info('sync_gap', { account: accountId, stream })
      }
    },
    /** Rate limits outlive a restart. */
    paused: (accountId: string, stream: Stream, untilMs: number): void => {
      if (present(accountId) === null) return
      uow.write(by(), (tx) => {
        cursors.save(tx, { ...cursors.get(accountId, stream), notBeforeMs: untilMs })
        tx.audit({ action: 'sync.paused', entity: `account:${accountId}`, after: { stream, untilMs } })
      })
    },
    /** One bad answer is written nowhere; what several of them say about the account is. */
    failed: (accountId: string, stream: Stream, verdict: AccountVerdict): void => {
      const account = present(accountId)
      const standing = account === null || verdict.kind === 'well' ? null : change(account, verdict)
      if (standing === null) return
      uow.write(by(), (tx) => {
        standing(tx)
        tx.audit({ action: 'sync.failing', entity: `account:${accountId}`, after: { stream } })
        tx.changed('status')
      })
    },
  }
}
