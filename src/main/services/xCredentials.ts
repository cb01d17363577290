/**
 * The access token of each account that signed in with OAuth 2.0. X's refresh tokens are good for one use and replaying
 * an old one ends the whole sign-in: that one is about to leave is on the disk before it does, its successor is on the
 * disk before it is used, and there is one refresher at a time per account (docs/specs/accounts.md §2).
 */
import { createHash } from 'node:crypto'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { ReadOutcome } from '../networks/networkClient.ts'
import { refreshTokens, type RefreshOutcome, type XTokens } from '../networks/x/xOAuth.ts'
import type { Clock, Fetch, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { TokenRefreshTable } from '../store/tokenRefreshTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { AccountHealth, SignInCause } from './accountHealth.ts'
import type { Secrets, StoredTokens } from './secrets.ts'
import type { XSignOut } from './xSignOut.ts'
import { nextRefreshStep, REFRESH_LEASE_MS, REFRESH_REST_MS, type RefreshStep } from './tokenRefreshPolicy.ts'

/** X answers 401 during its own faults too: a token this young is not doubted. */
const DOUBTED_FROM_AGE_MS = 60_000

export type XCredentialsService = {
  /** A token to use now, or why there is none. Never throws for what the network can do. */
  readonly accessToken: (accountId: string) => Promise<ReadOutcome<string>>
  /** X answered 401 to this token: it is refreshed before the next use. */
  readonly noteUnauthorized: (accountId: string, token: string) => void
  /** The next use tries to refresh whatever was said of the present token: to find out whether X takes it again. */
  readonly doubt: (accountId: string) => void
}

const rejected = (detail: string): ReadOutcome<never> => ({ kind: 'rejected', code: 'credentials_rejected', detail })
const use = (token: string): ReadOutcome<string> => ({ kind: 'ok', value: token, limits: null })
const later = (notBeforeMs: number | null): ReadOutcome<never> => ({
  kind: 'retry',
  reason: 'credentials_unsure',
  notBeforeMs,
})

/** What a token is known by where the token itself must not be. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')

type Claim = Extract<RefreshStep, { readonly kind: 'send' }>

export function createXCredentials(deps: {
  readonly secrets: Secrets
  readonly refreshes: TokenRefreshTable
  readonly health: AccountHealth
  readonly uow: UnitOfWork
  readonly fetch: Fetch
  readonly clock: Clock
  readonly ids: Ids
  /** For tokens that arrive when the account is no longer connected. */
  readonly signOut: XSignOut
}): XCredentialsService {
  const { secrets, refreshes, uow, clock } = deps
  const holder = deps.ids.next()
  const underWay = new Map<string, Promise<ReadOutcome<string>>>()
  const doubted = new Map<string, string>()
  const restUntilMs = new Map<string, number>()
  /** Handed out by X, not yet on the disk because the disk refused: kept, because there is no other copy. */
  const unstored = new Map<string, { readonly replaces: StoredTokens; readonly fresh: XTokens }>()

  const by = (): Actor => ({ actor: 'sync', correlationId: deps.ids.next() })

  function needsSignIn(accountId: string, cause: SignInCause, detail: string): ReadOutcome<string> {
    uow.write(by(), (tx) => {
      refreshes.remove(tx, accountId)
      deps.health.markNeedsSignIn(tx, accountId, cause)
      tx.audit({ action: 'account.tokens_refused', entity: `account:${accountId}`, after: { cause } })
    })
    return rejected(detail)
  }

  function stepFor(accountId: string, kept: StoredTokens): RefreshStep {
    return nextRefreshStep({
      expiresAtMs: kept.expiresAtMs,
      digest: kept.refreshToken === null ? null : digestOf(kept.refreshToken),
      isDoubted: doubted.get(accountId) === kept.accessToken,
      row: refreshes.get(accountId),
      holder,
      restUntilMs: restUntilMs.get(accountId) ?? 0,
      nowMs: clock.now(),
    })
  }

  /** Lease and intent in one row, on the disk before anything leaves. Another may have been quicker: then its step. */
  function claim(accountId: string, kept: StoredTokens, refreshToken: string): RefreshStep {
    return uow.write(by(), (tx) => {
      const present = secrets.read(accountId)
      const isSame = present.kind === 'oauth2' && present.refreshToken === refreshToken
      // What came in between is read again by the next call.
      const step = isSame ? stepFor(accountId, kept) : ({ kind: 'wait', untilMs: tx.nowMs } as const)
      if (step.kind === 'send') {
        const tokenDigest = digestOf(refreshToken)
        const before = refreshes.get(accountId)
        const sends = before?.tokenDigest === tokenDigest ? before.sends + 1 : 1
        const leaseUntilMs = tx.nowMs + REFRESH_LEASE_MS
        refreshes.put(tx, { accountId, holder, leaseUntilMs, tokenDigest, sentAtMs: tx.nowMs, sends })
      }
      tx.audit({
        action: step.kind === 'send' ? 'account.refresh_begun' : 'account.refresh_yielded',
        entity: `account:${accountId}`,
        after: step.kind === 'send' ? { again: step.again } : null,
      })
      return step
    })
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
          scopes: fresh.scopes.length === 0 ? replaces.scopes : [...fresh.scopes],
        })
        refreshes.remove(tx, accountId)
      }
      tx.audit({
        action: isReplaced ? 'account.tokens_refreshed' : 'account.tokens_dropped',
        entity: `account:${accountId}`,
      })
      return isReplaced ? fresh.accessToken : kept.kind === 'oauth2' ? kept.accessToken : null
    })
    unstored.delete(accountId)
    if (current !== null) return use(current)
    void deps.signOut({ clientId: replaces.clientId, ...fresh })
    return rejected('signed out meanwhile')
  }

  /** The fate of the token is open, or as open as it was: others may go on where this one stops. */
  function letGo(accountId: string, action: 'account.refresh_open' | 'account.refresh_unused', forget: boolean): void {
    uow.write(by(), (tx) => {
      if (forget) refreshes.remove(tx, accountId)
      else refreshes.release(tx, accountId, holder)
      tx.audit({ action, entity: `account:${accountId}` })
    })
  }

  function settle(accountId: string, kept: StoredTokens, claimed: Claim, outcome: RefreshOutcome): ReadOutcome<string> {
    const lives = kept.expiresAtMs > clock.now()
    switch (outcome.kind) {
      case 'refreshed':
        return store(accountId, kept, outcome.tokens)
      case 'refused': {
        const now = secrets.read(accountId)
        // Somebody signed in again while we asked: what was refused is no longer what we hold.
        if (now.kind === 'oauth2' && now.accessToken !== kept.accessToken) return use(now.accessToken)
        if (now.kind === 'none') return rejected('signed out meanwhile')
        return needsSignIn(accountId, claimed.again ? 'lost' : 'refused', outcome.detail)
      }
      case 'unused':
        letGo(accountId, 'account.refresh_unused', !claimed.again)
        restUntilMs.set(accountId, clock.now() + REFRESH_REST_MS)
        return lives ? use(kept.accessToken) : outcome.why
      case 'open':
        letGo(accountId, 'account.refresh_open', false)
        return lives ? use(kept.accessToken) : { kind: 'retry', reason: outcome.reason, notBeforeMs: null }
      default:
        return assertNever(outcome)
    }
  }

  async function refresh(accountId: string, kept: StoredTokens): Promise<ReadOutcome<string>> {
    const waiting = unstored.get(accountId)
    if (waiting !== undefined) return store(accountId, waiting.replaces, waiting.fresh)
    const step = kept.refreshToken === null ? null : claim(accountId, kept, kept.refreshToken)
    doubted.delete(accountId)
    if (step?.kind !== 'send' || kept.refreshToken === null)
      return kept.expiresAtMs > clock.now() ? use(kept.accessToken) : later(step?.kind === 'wait' ? step.untilMs : null)
    const outcome = await refreshTokens(
      { clientId: kept.clientId, refreshToken: kept.refreshToken },
      // Not the caller's signal: an abandoned refresh would lose the only copy of the next token.
      { fetch: deps.fetch, nowMs: clock.now(), signal: new AbortController().signal },
    )
    return settle(accountId, kept, step, outcome)
  }

  function obtain(accountId: string, kept: StoredTokens): Promise<ReadOutcome<string>> {
    const step = stepFor(accountId, kept)
    switch (step.kind) {
      case 'use':
        return Promise.resolve(use(kept.accessToken))
      case 'wait':
        return Promise.resolve(later(step.untilMs))
      case 'over':
        return Promise.resolve(needsSignIn(accountId, 'ended', 'the access token ended and there is no other'))
      case 'send': {
        const task = refresh(accountId, kept).finally(() => underWay.delete(accountId))
        underWay.set(accountId, task)
        return task
      }
      default:
        return assertNever(step)
    }
  }

  /** The token that is under way for the account, or the way to one. */
  function tokenFor(accountId: string): Promise<ReadOutcome<string>> {
    const running = underWay.get(accountId)
    if (running !== undefined) return running
    const kept = secrets.read(accountId)
    switch (kept.kind) {
      case 'none':
      case 'oauth1':
        return Promise.resolve(rejected('no tokens are kept'))
      case 'unreadable':
        return Promise.resolve(needsSignIn(accountId, 'vault', 'the vault does not open them'))
      case 'oauth2':
        return obtain(accountId, kept)
      default:
        return assertNever(kept)
    }
  }

  return {
    accessToken: async (accountId) => {
      try {
        return await tokenFor(accountId)
      } catch (error) {
        return whenTheDiskRefuses(error)
      }
    },
    noteUnauthorized: (accountId, token) => {
      const kept = secrets.read(accountId)
      if (kept.kind !== 'oauth2' || kept.accessToken !== token) return
      if (clock.now() - kept.obtainedAtMs >= DOUBTED_FROM_AGE_MS) doubted.set(accountId, token)
    },
    doubt: (accountId) => {
      const kept = secrets.read(accountId)
      if (kept.kind === 'oauth2') doubted.set(accountId, kept.accessToken)
    },
  }
}

/** A full or locked disk is no fault of the credentials: the tokens wait in memory for the next try. */
function whenTheDiskRefuses(error: unknown): ReadOutcome<string> {
  if (error instanceof AppError) return { kind: 'retry', reason: 'server_error', notBeforeMs: null }
  throw error
}
