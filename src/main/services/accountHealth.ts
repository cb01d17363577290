/** What is wrong with an account, told by whoever found out while sending or fetching. For use inside a unit of work. */
import type { ProblemCode } from '#shared/domain/problem.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'

export type AccountProblemCode = Extract<ProblemCode, `account_${string}`>

/**
 * Why a person has to sign in: X refused what we hold, refused it after a renewal of which nothing is known (`lost`), the
 * permission ended and cannot be renewed, the vault does not open it, or X answered 401 for hours.
 */
export type SignInCause = 'refused' | 'lost' | 'ended' | 'vault' | 'unauthorized'

export type AccountHealth = ReturnType<typeof createAccountHealth>

export function createAccountHealth({ accounts }: { readonly accounts: AccountTable }) {
  function setProblem(
    tx: WriteTx,
    accountId: string,
    next: { readonly code: AccountProblemCode; readonly params: Readonly<Record<string, string | number>> } | null,
  ): void {
    const account = accounts.byId(accountId)
    if (account === null || account.state === 'disconnected') return
    const before = account.problem
    if ((before?.code ?? null) === (next?.code ?? null)) return
    accounts.setProblem(tx, accountId, next === null ? null : { ...next, sinceMs: tx.nowMs })
    tx.audit({
      action: next === null ? 'account.problem_over' : 'account.problem',
      entity: `account:${accountId}`,
      before: { code: before?.code ?? null },
      after: { code: next?.code ?? null },
    })
  }

  return {
    /**
     * The network no longer accepts what we hold: nothing is sent or fetched until a person signs in again. An account
     * that is not connected stays as it is.
     */
    markNeedsSignIn: (tx: WriteTx, accountId: string, cause: SignInCause = 'unauthorized'): void => {
      const account = accounts.byId(accountId)
      if (account?.state !== 'connected') return
      const problem = {
        code: 'account_needs_sign_in',
        params: { reason: `sign_in_${cause}` },
        sinceMs: tx.nowMs,
      } as const
      accounts.setState(tx, accountId, 'needs_sign_in', problem)
      tx.audit({
        action: 'account.needs_sign_in',
        entity: `account:${accountId}`,
        before: { state: account.state },
        after: { state: 'needs_sign_in', cause },
      })
    },
    /** X takes what we hold again: nobody has to sign in after all. */
    markAcceptedAgain: (tx: WriteTx, accountId: string): void => {
      const account = accounts.byId(accountId)
      if (account?.state !== 'needs_sign_in') return
      accounts.setState(tx, accountId, 'connected', null)
      tx.audit({
        action: 'account.accepted_again',
        entity: `account:${accountId}`,
        before: { state: account.state },
        after: { state: 'connected' },
      })
    },
    /** Keeps the instant since when it is so while the code stays the same. Writes nothing where nothing changes. */
    markProblem: (
      tx: WriteTx,
      accountId: string,
      code: AccountProblemCode,
      params: Readonly<Record<string, string | number>> = {},
    ): void => setProblem(tx, accountId, { code, params }),
    /** A missing sign-in is over only when somebody signs in. */
    clearProblem: (tx: WriteTx, accountId: string): void => {
      if (accounts.byId(accountId)?.state === 'connected') setProblem(tx, accountId, null)
    },
    markSynced: (tx: WriteTx, accountId: string): void => accounts.setSynced(tx, accountId, tx.nowMs),
  }
}
