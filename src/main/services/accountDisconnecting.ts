/**
 * Ending what Mando may do on a network: one account, or all of them in one act. What is kept here is forgotten first,
 * so that nothing leaves any more; then X is asked, and what it did not confirm is said (docs/specs/accounts.md §5).
 */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Revocation } from '#shared/domain/account.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Log } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountCheckTable } from '../store/accountCheckTable.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { TokenRefreshTable } from '../store/tokenRefreshTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { CredentialsReading, Secrets } from './secrets.ts'
import type { XSignOut } from './xSignOut.ts'

export type AccountDisconnecting = ReturnType<typeof createAccountDisconnecting>

export function createAccountDisconnecting(deps: {
  readonly accounts: AccountTable
  readonly checks: AccountCheckTable
  readonly refreshes: TokenRefreshTable
  readonly secrets: Secrets
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly signOut: XSignOut
  readonly log: Log
}) {
  const { accounts, checks, secrets, uow } = deps
  const underWay = new Set<Promise<void>>()

  /** @throws AppError not_found */
  function known(accountId: string): Account {
    const account = accounts.byId(accountId)
    if (account === null) throw new AppError('not_found', { id: accountId })
    return account
  }

  function forget(tx: WriteTx, account: Account, held: CredentialsReading): void {
    accounts.setState(tx, account.id, 'disconnected', null)
    secrets.forget(tx, account.id)
    deps.refreshes.remove(tx, account.id)
    checks.change(tx, account.id, { revocation: revocationOf(held), refusedSinceMs: null })
    tx.audit({
      action: 'account.disconnect',
      entity: `account:${account.id}`,
      before: { state: account.state },
      after: { state: 'disconnected', revocation: revocationOf(held) },
    })
  }

  /** What X says of it. An account that was connected again meanwhile has other tokens. */
  async function revoke(accountId: string, held: CredentialsReading): Promise<void> {
    if (held.kind !== 'oauth2') return
    const revocation = await deps.signOut(held)
    if (checks.get(accountId).revocation !== 'pending') return
    uow.write(deps.by(), (tx) => {
      checks.change(tx, accountId, { revocation })
      tx.audit({ action: 'account.revocation', entity: `account:${accountId}`, after: { revocation } })
    })
  }

  function inBackground(accountId: string, held: CredentialsReading): void {
    const work = revoke(accountId, held)
      // The row says "pending", which the next start turns into "not confirmed".
      .catch((error: unknown) => deps.log.error('revocation_fault', { account: accountId, fault: faultPlace(error) }))
      .finally(() => underWay.delete(work))
    underWay.add(work)
  }

  return {
    /** What waits in the outbox stays there and waits; what was received stays readable. */
    disconnect: ({ accountId }: ParsedInputOf<'accounts.disconnect'>): OutputOf<'accounts.disconnect'> => {
      const account = known(accountId)
      if (account.state === 'disconnected') return { ok: true }
      const held = secrets.read(accountId)
      uow.write(deps.by(), (tx) => forget(tx, account, held))
      inBackground(accountId, held)
      return { ok: true }
    },

    /** All or none is forgotten: one transaction for those that the person saw named. */
    revokeAll: ({ accountIds }: ParsedInputOf<'accounts.revokeAll'>): OutputOf<'accounts.revokeAll'> => {
      const chosen = accountIds.map(known).filter(({ state }) => state !== 'disconnected')
      const held = chosen.map((account) => ({ account, credentials: secrets.read(account.id) }))
      if (held.length === 0) return { ok: true }
      uow.write(deps.by(), (tx) => {
        for (const { account, credentials } of held) forget(tx, account, credentials)
        tx.audit({ action: 'accounts.revoke_all', entity: 'accounts', after: { accounts: held.length } })
      })
      for (const { account, credentials } of held) inBackground(account.id, credentials)
      return { ok: true }
    },

    /** A process that died while X was asked leaves it open: nobody confirmed anything. */
    start: (): void => {
      const left = checks.pendingRevocations()
      if (left.length === 0) return
      uow.write(deps.by(), (tx) => {
        for (const accountId of left) {
          checks.change(tx, accountId, { revocation: 'not_revoked' })
          tx.audit({
            action: 'account.revocation',
            entity: `account:${accountId}`,
            after: { revocation: 'not_revoked' },
          })
        }
      })
    },
    /** Resolves when what was under way is written down. */
    stop: async (): Promise<void> => {
      await Promise.all(underWay)
    },
  }
}

function revocationOf(held: CredentialsReading): Revocation | null {
  switch (held.kind) {
    case 'oauth2':
      return 'pending'
    // Pasted keys belong to the application: only X's console can make new ones.
    case 'oauth1':
      return 'by_hand'
    // The tokens are still good at X, and nobody can read them here to say so.
    case 'unreadable':
      return 'not_revoked'
    case 'none':
      return null
  }
}
