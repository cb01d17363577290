/** The second half of a sign-in: the code becomes tokens, X says whose they are, and both are kept in one transaction. */
import type { ReadOutcome, RemoteProfile } from '../networks/networkClient.ts'
import { createXClient } from '../networks/x/xClient.ts'
import { exchangeCode, type XTokens } from '../networks/x/xOAuth.ts'
import type { Clock, Fetch } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { connectingFailure, type AccountConnecting } from './accountConnecting.ts'
import type { Secrets } from './secrets.ts'
import type { XSignOut } from './xSignOut.ts'

/** Pauses before X is asked again who signed in: the tokens are new, and losing them means signing in again. */
const PROFILE_PAUSES_MS: readonly number[] = [1_000, 4_000]

export type SignInGrant = {
  readonly accountId: string
  readonly by: Actor
  readonly clientId: string
  readonly redirectUri: string
  readonly code: string
  readonly verifier: string
}

export type SignInFinish = {
  /**
   * Answers with the id of the connected row, or null when `isWanted` became false meanwhile. Tokens that are not kept
   * are handed back to X.
   * @throws AppError sign_in_refused, credentials_rejected, network_unreachable, conflict
   */
  readonly finish: (grant: SignInGrant, isWanted: () => boolean) => Promise<string | null>
}

export function createXSignInFinish(deps: {
  readonly connecting: AccountConnecting
  readonly secrets: Secrets
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly xFetch: Fetch
  readonly signOut: XSignOut
}): SignInFinish {
  const { clock, xFetch } = deps

  async function readProfile(tokens: XTokens, isWanted: () => boolean): Promise<ReadOutcome<RemoteProfile>> {
    const token = { kind: 'ok', value: tokens.accessToken, limits: null } as const
    const credentials = { kind: 'oauth2', accessToken: () => Promise.resolve(token) } as const
    const client = createXClient({ fetch: xFetch, clock, credentials })
    const signal = new AbortController().signal
    let profile = await client.readProfile(signal)
    for (const pauseMs of PROFILE_PAUSES_MS) {
      if (profile.kind !== 'retry' || !isWanted()) break
      await new Promise<void>((resolve) => clock.after(pauseMs, resolve))
      profile = await client.readProfile(signal)
    }
    return profile
  }

  /** Row and sealed tokens in one transaction: on the disk before anybody uses them to send or fetch. */
  function keep(grant: SignInGrant, tokens: XTokens, profile: RemoteProfile): string {
    const { id: remoteId, handle, displayName } = profile
    return deps.uow.write(grant.by, (tx) => {
      const rowId = deps.connecting.connect(tx, grant.accountId, { mode: 'api', remoteId, handle, displayName })
      deps.secrets.save(tx, rowId, {
        kind: 'oauth2',
        clientId: grant.clientId,
        accessToken: tokens.accessToken,
        refreshToken: tokens.refreshToken,
        expiresAtMs: tokens.expiresAtMs,
        obtainedAtMs: tx.nowMs,
        scopes: tokens.scopes.length === 0 ? null : [...tokens.scopes],
      })
      return rowId
    })
  }

  return {
    finish: async (grant, isWanted) => {
      const { clientId, redirectUri, code, verifier } = grant
      const exchanged = await exchangeCode(
        { clientId, redirectUri, code, verifier },
        { fetch: xFetch, nowMs: clock.now(), signal: new AbortController().signal },
      )
      if (exchanged.kind !== 'ok') throw exchangeFailure(exchanged)
      const tokens = exchanged.value
      const handBack = () => deps.signOut({ clientId, ...tokens })
      try {
        const profile = await readProfile(tokens, isWanted)
        if (!isWanted()) {
          await handBack()
          return null
        }
        if (profile.kind !== 'ok') throw connectingFailure(profile)
        return keep(grant, tokens, profile.value)
      } catch (error) {
        await handBack()
        throw error
      }
    },
  }
}

function exchangeFailure(outcome: Exclude<ReadOutcome<XTokens>, { kind: 'ok' }>): AppError {
  if (outcome.kind === 'rejected') return new AppError('sign_in_refused', { reason: outcome.code })
  const reason = outcome.kind === 'retry' ? outcome.reason : outcome.kind
  return new AppError('network_unreachable', { reason })
}
