/** What the end of one exchange says about the connection (docs/specs/connection.md §3). Pure. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { ExchangeEvidence } from '#shared/domain/connectivity.ts'
import type { EffectOutcome, ReadOutcome, RejectionCode, RetryReason, Unfinished } from '../networks/networkClient.ts'

/** Null where it says nothing: we refused before anything left, or the answer broke off. */
export function evidenceOfOutcome(outcome: EffectOutcome | ReadOutcome<unknown> | Unfinished): ExchangeEvidence | null {
  switch (outcome.kind) {
    case 'done':
    case 'ok':
    case 'unfinished':
    case 'rate_limited':
      return 'answered'
    case 'rejected':
      return isRefusedHere(outcome.code) ? null : 'answered'
    case 'retry':
      return evidenceOfRetry(outcome.reason)
    case 'uncertain':
      return evidenceOfUncertain(outcome.reason)
    default:
      return assertNever(outcome)
  }
}

/** A refusal that we make ourselves, before anything leaves, says nothing about the connection. */
export function isRefusedHere(code: RejectionCode): boolean {
  return code === 'invalid_request' || code === 'by_hand' || code === 'credentials_rejected'
}

export function evidenceOfRetry(reason: RetryReason): ExchangeEvidence {
  switch (reason) {
    // The stack says that there is no network while the system says that there is one: only trying can tell.
    case 'offline':
    case 'unreachable':
      return 'unreachable'
    case 'captive_portal':
    case 'proxy_sign_in':
    case 'proxy_unreachable':
    case 'untrusted':
      return reason
    case 'server_error':
    case 'credentials_unsure':
      return 'answered'
    default:
      return assertNever(reason)
  }
}

function evidenceOfUncertain(reason: Extract<EffectOutcome, { kind: 'uncertain' }>['reason']): ExchangeEvidence | null {
  switch (reason) {
    case 'timeout':
    case 'reset':
      return 'unreachable'
    case 'server_error':
      return 'answered'
    case 'truncated':
    case 'unreadable_answer':
      return null
    default:
      return assertNever(reason)
  }
}
