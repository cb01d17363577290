/** Tries the way out for a person who wants to know, and says what stands in it (docs/specs/connection.md §7). */
import type { ConnectionFinding } from '#shared/contract/connection.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { ExchangeEvidence } from '#shared/domain/connectivity.ts'
import { verdictOf, type XVerdict } from '../networks/x/xOutcome.ts'
import { FetchFailure, type Fetch, type FetchAnswer } from '../ports.ts'

/** X answers 401 to it in a few bytes: it knows nobody, and it is X. */
const ASKED = 'https://api.x.com/2/users/me'
const TIMEOUT_MS = 15_000
const MAX_ANSWER_BYTES = 256 * 1024

/** Resolves whatever happens on the wire. @param fetch the way to X that accounts use */
export async function tryTheWayOut(fetch: Fetch, nowMs: () => number): Promise<ConnectionFinding> {
  let answer: FetchAnswer
  try {
    answer = await fetch({
      url: ASKED,
      method: 'GET',
      headers: { accept: 'application/json' },
      body: null,
      timeoutMs: TIMEOUT_MS,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      signal: null,
    })
  } catch (error) {
    if (error instanceof FetchFailure) return findingOfFailure(error)
    throw error
  }
  return findingOfVerdict(verdictOf({ kind: 'answer', answer }, nowMs()))
}

function findingOfVerdict(verdict: XVerdict): ConnectionFinding {
  switch (verdict.kind) {
    case 'ok':
    case 'rejected':
    case 'rate_limited':
      return { kind: 'ok' }
    case 'open':
      return { kind: verdict.reason === 'server_error' ? 'server_error' : 'broken' }
    case 'retry':
      if (verdict.reason === 'captive_portal' || verdict.reason === 'proxy_sign_in') return { kind: verdict.reason }
      return { kind: verdict.reason === 'server_error' ? 'server_error' : 'ok' }
    default:
      return assertNever(verdict)
  }
}

function findingOfFailure({ reason, certificate }: FetchFailure): ConnectionFinding {
  switch (reason) {
    case 'offline':
      return { kind: 'no_network' }
    case 'dns':
    case 'refused':
    case 'timeout':
      return { kind: reason }
    case 'tls':
      return { kind: 'untrusted', issuer: certificate?.issuer ?? null, problem: certificate?.problem ?? 'other' }
    case 'proxy':
      return { kind: 'proxy_unreachable' }
    case 'proxy_auth':
      return { kind: 'proxy_sign_in' }
    case 'reset':
    case 'truncated':
    case 'too_large':
    case 'aborted':
    case 'forbidden_host':
    case 'other':
      return { kind: 'broken' }
    default:
      return assertNever(reason)
  }
}

/** What it says about the connection; null where nothing was asked. */
export function evidenceOfFinding(finding: ConnectionFinding): ExchangeEvidence | null {
  switch (finding.kind) {
    case 'ok':
    case 'server_error':
      return 'answered'
    case 'chosen_offline':
    case 'no_network':
      return null
    case 'dns':
    case 'refused':
    case 'timeout':
    case 'broken':
      return 'unreachable'
    case 'proxy_unreachable':
    case 'proxy_sign_in':
    case 'captive_portal':
    case 'untrusted':
      return finding.kind
    default:
      return assertNever(finding)
  }
}
