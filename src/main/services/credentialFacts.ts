/** What may be said of an account's credentials, which is never the credentials themselves. */
import { assertNever } from '#shared/domain/assertNever.ts'
import { xScopes } from '../networks/x/xOAuth.ts'
import type { TokenRefreshTable } from '../store/tokenRefreshTable.ts'
import type { Secrets } from './secrets.ts'
import { isLeased } from './tokenRefreshPolicy.ts'
import { digestOf } from './xCredentials.ts'

export type CredentialFacts =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'keys' }
  | {
      readonly kind: 'tokens'
      /** When the permission ends for good; null where it can be renewed. */
      readonly endsAtMs: number | null
      /** What Mando asks for and the person did not permit. */
      readonly missingScopes: readonly string[]
      /** A renewal was sent and nobody knows what became of it: until then the present permission holds. */
      readonly openRenewal: { readonly sinceMs: number; readonly untilMs: number } | null
    }

export type CredentialFactsOf = (accountId: string, nowMs: number) => CredentialFacts

type Kept =
  | Exclude<CredentialFacts, { readonly kind: 'tokens' }>
  | {
      readonly kind: 'tokens'
      readonly expiresAtMs: number
      readonly digest: string | null
      readonly missingScopes: readonly string[]
    }

/** Unsealed once per change: the operating system's vault takes milliseconds, and lists ask for every account. */
export function createCredentialFacts(deps: {
  readonly secrets: Secrets
  readonly refreshes: TokenRefreshTable
}): CredentialFactsOf {
  const known = new Map<string, { readonly fingerprint: string | null; readonly kept: Kept }>()

  function read(accountId: string): Kept {
    const credentials = deps.secrets.read(accountId)
    switch (credentials.kind) {
      case 'none':
      case 'unreadable':
        return { kind: credentials.kind }
      case 'oauth1':
        return { kind: 'keys' }
      case 'oauth2': {
        const { refreshToken, expiresAtMs, scopes } = credentials
        return {
          kind: 'tokens',
          expiresAtMs,
          digest: refreshToken === null ? null : digestOf(refreshToken),
          missingScopes: scopes === null ? [] : xScopes.filter((scope) => !scopes.includes(scope)),
        }
      }
      default:
        return assertNever(credentials)
    }
  }

  function keptOf(accountId: string): Kept {
    const fingerprint = deps.secrets.fingerprint(accountId)
    const before = known.get(accountId)
    // A vault that did not open may open again without any change here.
    if (before?.fingerprint === fingerprint && before.kept.kind !== 'unreadable') return before.kept
    const kept = read(accountId)
    known.set(accountId, { fingerprint, kept })
    return kept
  }

  return (accountId, nowMs) => {
    const kept = keptOf(accountId)
    if (kept.kind !== 'tokens') return kept
    const { expiresAtMs, digest, missingScopes } = kept
    const row = deps.refreshes.get(accountId)
    const isOpen = row !== null && row.tokenDigest === digest && !isLeased(row, nowMs)
    return {
      kind: 'tokens',
      endsAtMs: digest === null ? expiresAtMs : null,
      missingScopes,
      openRenewal: isOpen ? { sinceMs: row.sentAtMs, untilMs: Math.max(expiresAtMs, row.sentAtMs) } : null,
    }
  }
}
