/**
 * The access token of each account that signed in with OAuth 2.0. X's refresh tokens are good for one use and replaying
 * an old one ends the whole sign-in: the new one is on the disk before its access token is used, and there is one
 * refresher at a time per account.
 */
import type { ReadOutcome } from '../networks/networkClient.ts'
import { refreshTokens, type XTokens } from '../networks/x/xOAuth.ts'
import type { Clock, Fetch, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { AccountHealth } from './accountHealth.ts'
import type { Secrets, StoredTokens } from './secrets.ts'

/** A token that ends sooner is refreshed before it is used, so that it does not end under way. */
const REFRESH_BEFORE_MS = 2 * 60_000
/** X answers 401 during its own faults too: a token this young is not doubted. */
const DOUBTED_FROM_AGE_MS = 60_000

export type XCredentialsService = {
  /** A token to use now, or why there is none. Never throws for what the network can do. */
  readonly accessToken: (accountId: string) => Promise<ReadOutcome<string>>
  /** X answered 401 to this token: it is refreshed before the next use. */
  readonly noteUnauthorized: (accountId: string, token: string) => void
}

const rejected = (detail: string): ReadOutcome<never> => ({ kind: 'rejected', code: 'credentials_rejected', detail })

export function createXCredentials(deps: {
  readonly secrets: Secrets
  readonly health: AccountHealth
  readonly uow: UnitOfWork
  readonly fetch: Fetch
  readonly clock: Clock
  readonly ids: Ids
}): XCredentialsService {
  const { secrets, uow, clock } = deps
  const underWay = new Map<string, Promise<ReadOutcome<string>>>()
  const doubted = new Map<string, string>()
  /** Handed out by X, not yet on the disk because the disk refused: kept, because there is no other copy. */
  const unstored = new Map<string, { readonly replaces: StoredTokens; readonly fresh: XTokens }>()

  const by = (): Actor => ({ actor: 'sync', correlationId: deps.ids.next() })

  function needsSignIn(accountId: string, detail: string): ReadOutcome<string> {
    uow.write(by(), (tx) => {
      deps.health.markNeedsSignIn(tx, accountId)
      tx.audit({ action: 'account.tokens_refused', entity: `account:${accountId}` })
    })
    return rejected(detail)
  }

  /** Compare and set: tokens of a sign-in that happened meanwhile are not overwritten, forgotten ones do not return. */
  function store(accountId: string, replaces: StoredTokens, fresh: XTokens): ReadOutcome<string> {
    unstored.set(accountId, { replaces, fresh })
    const current = uow.write(by(), (tx) => {
      const kept = secrets.read(accountId)
      const isReplaced = kept.kind === 'oauth2' && kept.accessToken === replaces.accessToken
      if (isReplaced) {
        secrets.save(tx, accountId, {
          kind: 'oauth2',
          clientId: replaces.clientId,
          accessToken: fresh.accessToken,
          refreshToken: fresh.refreshToken ?? replaces.refreshToken,
          expiresAtMs: fresh.expiresAtMs,
          obtainedAtMs: clock.now(),
        })
      }
      tx.audit({
        action: isReplaced ? 'account.tokens_refreshed' : 'account.tokens_dropped',
        entity: `account:${accountId}`,
      })
      return isReplaced ? fresh.accessToken : kept.kind === 'oauth2' ? kept.accessToken : null
    })
    unstored.delete(accountId)
    return current === null ? rejected('signed out meanwhile') : { kind: 'ok', value: current, limits: null }
  }

  async function refresh(accountId: string, kept: StoredTokens): Promise<ReadOutcome<string>> {
    const waiting = unstored.get(accountId)
    if (waiting !== undefined) return store(accountId, waiting.replaces, waiting.fresh)
    if (kept.refreshToken === null) return needsSignIn(accountId, 'the access token ended and there is no other')
    const outcome = await refreshTokens(
      { clientId: kept.clientId, refreshToken: kept.refreshToken },
      // Not the caller's signal: an abandoned refresh would lose the only copy of the next token.
      { fetch: deps.fetch, nowMs: clock.now(), signal: new AbortController().signal },
    )
    if (outcome.kind === 'ok') return store(accountId, kept, outcome.value)
    if (outcome.kind === 'rejected' && outcome.code === 'credentials_rejected') {
      const now = secrets.read(accountId)
      // Somebody signed in again while we asked: what was refused is no longer what we hold.
      if (now.kind === 'oauth2' && now.accessToken !== kept.accessToken)
        return { kind: 'ok', value: now.accessToken, limits: null }
      return now.kind === 'none' ? rejected('signed out meanwhile') : needsSignIn(accountId, outcome.detail)
    }
    // The last minutes of the present token are better than nothing.
    if (kept.expiresAtMs > clock.now()) return { kind: 'ok', value: kept.accessToken, limits: null }
    return outcome.kind === 'rejected' ? { kind: 'retry', reason: 'credentials_unsure', notBeforeMs: null } : outcome
  }

  return {
    accessToken: (accountId) => {
      const running = underWay.get(accountId)
      if (running !== undefined) return running
      const kept = secrets.read(accountId)
      switch (kept.kind) {
        case 'none':
        case 'oauth1':
          return Promise.resolve(rejected('no tokens are kept'))
        case 'unreadable':
          return Promise.resolve(needsSignIn(accountId, 'the vault does not open them'))
        case 'oauth2': {
          const isDoubted = doubted.get(accountId) === kept.accessToken
          if (!isDoubted && kept.expiresAtMs - clock.now() > REFRESH_BEFORE_MS)
            return Promise.resolve({ kind: 'ok', value: kept.accessToken, limits: null })
          doubted.delete(accountId)
          const task = refresh(accountId, kept)
            .catch(whenTheDiskRefuses)
            .finally(() => underWay.delete(accountId))
          underWay.set(accountId, task)
          return task
        }
      }
    },
    noteUnauthorized: (accountId, token) => {
      const kept = secrets.read(accountId)
      if (kept.kind !== 'oauth2' || kept.accessToken !== token) return
      if (clock.now() - kept.obtainedAtMs >= DOUBTED_FROM_AGE_MS) doubted.set(accountId, token)
    },
  }
}

/** A full or locked disk is no fault of the credentials: the tokens wait in memory for the next try. */
function whenTheDiskRefuses(error: unknown): ReadOutcome<string> {
  if (error instanceof AppError) return { kind: 'retry', reason: 'server_error', notBeforeMs: null }
  throw error
}
