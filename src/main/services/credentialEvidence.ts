/**
 * What the answers of a network say about an account's credentials. Seen here, where all of them pass, because one answer
 * alone proves little: X answered 401 to everybody for two hours on 2026-07-01 (docs/specs/accounts.md §3).
 */
import type { Clock, Ids, Log } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountCheckTable } from '../store/accountCheckTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { AccountHealth } from './accountHealth.ts'

/** So long 401 and nothing else, before a person is asked to sign in: longer than X's longest known outage. */
export const ASK_AFTER_MS = 3 * 3_600_000
/** And so many of them since Mando runs, so that two answers with a night between them prove nothing. */
const ASK_AFTER_REFUSALS = 4
/** "Last checked" is kept to the hour: a row for every answer would fill the audit log with nothing else. */
const ACCEPTED_EVERY_MS = 3_600_000

export type CredentialEvidence = {
  /** Never throws: it stands between an answer and whoever waits for it. */
  readonly note: (accountId: string, evidence: 'accepted' | 'unauthorized') => void
}

export function createCredentialEvidence(deps: {
  readonly checks: AccountCheckTable
  readonly health: AccountHealth
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}): CredentialEvidence {
  const { checks, uow, clock } = deps
  /** In a row, since this process runs. */
  const refusals = new Map<string, number>()
  const by = (): Actor => ({ actor: 'sync', correlationId: deps.ids.next() })

  function accepted(accountId: string): void {
    refusals.delete(accountId)
    const { acceptedAtMs, refusedSinceMs } = checks.get(accountId)
    const ageMs = acceptedAtMs === null ? Infinity : clock.now() - acceptedAtMs
    if (refusedSinceMs === null && ageMs >= 0 && ageMs < ACCEPTED_EVERY_MS) return
    uow.write(by(), (tx) => {
      checks.change(tx, accountId, { acceptedAtMs: tx.nowMs, refusedSinceMs: null })
      tx.audit({ action: 'account.accepted', entity: `account:${accountId}` })
      tx.changed('status')
    })
  }

  function unauthorized(accountId: string): void {
    const count = (refusals.get(accountId) ?? 0) + 1
    refusals.set(accountId, count)
    const { refusedSinceMs } = checks.get(accountId)
    const sinceMs = refusedSinceMs === null || refusedSinceMs > clock.now() ? null : refusedSinceMs
    const lasts = sinceMs !== null && clock.now() - sinceMs >= ASK_AFTER_MS && count >= ASK_AFTER_REFUSALS
    if (sinceMs !== null && !lasts) return
    uow.write(by(), (tx) => {
      if (sinceMs === null) checks.change(tx, accountId, { refusedSinceMs: tx.nowMs })
      else deps.health.markNeedsSignIn(tx, accountId, 'unauthorized')
      tx.audit({ action: 'account.unauthorized', entity: `account:${accountId}`, after: { lasts } })
      tx.changed('status')
    })
  }

  return {
    note: (accountId, evidence) => {
      try {
        if (evidence === 'accepted') accepted(accountId)
        else unauthorized(accountId)
      } catch (error) {
        // A disk that refuses must not cost the answer that it is about, whose effect may have happened. The next answer
        // says the same again.
        if (!(error instanceof AppError)) throw error
        deps.log.error('credential_evidence_not_kept', { account: accountId, code: error.code })
      }
    },
  }
}
