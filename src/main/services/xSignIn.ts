/**
 * Signing in to X with the person's own browser: OAuth 2.0 with PKCE and the office's own client id (RFC 8252). The
 * browser comes back to a loopback port, and the code it brings — good for thirty seconds — is exchanged at once.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/operation.ts'
import type { ErrorCode } from '#shared/rpc/errors.ts'
import { pkceOf, signInReturnOf, signInUrl, type SignInReturn } from '../networks/x/xOAuth.ts'
import type { ExternalBrowser, Fetch, Ports } from '../ports.ts'
import { faultPlace } from '../faultPlace.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountCheckTable } from '../store/accountCheckTable.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createAccountConnecting } from './accountConnecting.ts'
import type { Secrets } from './secrets.ts'
import { signInPage } from './signInPage.ts'
import { createXSignInFinish } from './xSignInFinish.ts'
import type { XSignOut } from './xSignOut.ts'

/** X compares redirect addresses letter by letter, so the ports are fixed; in the order they are tried. */
const PORTS: readonly number[] = [42813, 42814, 42815]
const PATH = '/callback'
const redirectUriOf = (port: number): string => `http://127.0.0.1:${String(port)}${PATH}`
export const REDIRECT_URIS: readonly string[] = PORTS.map(redirectUriOf)

const LONGEST_WAIT_MS = 10 * 60_000
type Phase = OutputOf<'accounts.signIn'>['phase']
type Failure = { readonly code: ErrorCode; readonly params: Readonly<Record<string, string | number>> }
type Addresses = OutputOf<'accounts.beginSignIn'>

type Attempt = {
  readonly accountId: string
  readonly clientId: string
  readonly by: Actor
  readonly state: string
  readonly pkce: { readonly verifier: string; readonly challenge: string }
  phase: Phase
  failure: Failure | null
  /** Resolves when the loopback port is bound; null only until that has begun. */
  ready: Promise<Addresses> | null
  /** Ends the waiting: closes the port and the timer. */
  stopWaiting: () => void
}

export type XSignIn = ReturnType<typeof createXSignIn>

export function createXSignIn(deps: {
  readonly accounts: AccountTable
  readonly checks: AccountCheckTable
  readonly secrets: Secrets
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly ports: Pick<Ports, 'clock' | 'random' | 'loopback' | 'preferences' | 'log'> & {
    readonly browser: Pick<ExternalBrowser, 'open'>
  }
  readonly xFetch: Fetch
  /** A simulator on this machine that the browser is sent to in X's place; null outside development builds. */
  readonly xOrigin: string | null
  readonly signOut: XSignOut
  readonly publish: (topic: Topic, ids: readonly string[]) => void
  readonly requestSync: (accountId: string) => void
}) {
  const { ports, secrets } = deps
  const finishing = createXSignInFinish({
    connecting: createAccountConnecting({ accounts: deps.accounts, checks: deps.checks }),
    secrets,
    uow: deps.uow,
    clock: ports.clock,
    xFetch: deps.xFetch,
    signOut: deps.signOut,
  })
  const attempts = new Map<string, Attempt>()

  const isCurrent = (attempt: Attempt): boolean => attempts.get(attempt.accountId) === attempt

  function become(attempt: Attempt, phase: Phase, failure: Failure | null = null): void {
    if (!isCurrent(attempt)) return
    attempt.phase = phase
    attempt.failure = failure
    deps.publish('accounts', [attempt.accountId])
  }

  function fail(attempt: Attempt, error: AppError): void {
    attempt.stopWaiting()
    become(attempt, 'failed', { code: error.code, params: error.params })
  }

  function cancel(accountId: string): void {
    const attempt = attempts.get(accountId)
    if (attempt === undefined) return
    attempt.stopWaiting()
    attempts.delete(accountId)
    deps.publish('accounts', [accountId])
  }

  /** Binds the first free port and waits behind it for the call that carries our state; others are not answered. */
  async function wait(attempt: Attempt): Promise<number> {
    const listening = await ports.loopback
      .listen({ ports: PORTS, path: PATH, page: (query) => pageFor(returnOf(query, attempt.state)) })
      .catch((error: unknown) => {
        throw isAddressInUse(error) ? new AppError('sign_in_ports_taken', { ports: PORTS.join(', ') }) : error
      })
    if (!isCurrent(attempt)) {
      listening.close()
      return listening.port
    }
    const cancelTimer = ports.clock.after(LONGEST_WAIT_MS, () =>
      fail(attempt, new AppError('sign_in_refused', { reason: 'timeout' })),
    )
    let isOver = false
    attempt.stopWaiting = () => {
      isOver = true
      cancelTimer()
      listening.close()
    }
    const { port } = listening
    listening.received.then(
      (query) => {
        cancelTimer()
        runLoudly(attempt, () => continueWith(attempt, returnOf(query, attempt.state), redirectUriOf(port)))
      },
      (error: unknown) => {
        if (!isOver) runLoudly(attempt, () => Promise.reject(asError(error)))
      },
    )
    return port
  }

  function pageFor(back: SignInReturn): string | null {
    if (back.kind === 'foreign') return null
    return signInPage(back.kind === 'code' ? 'finishing' : 'denied', ports.preferences.get().language)
  }

  async function continueWith(attempt: Attempt, back: SignInReturn, redirectUri: string): Promise<void> {
    if (!isCurrent(attempt)) return
    if (back.kind !== 'code') {
      fail(attempt, new AppError('sign_in_refused', { reason: back.kind }))
      return
    }
    become(attempt, 'finishing')
    await finish(attempt, back.code, redirectUri)
  }

  async function finish(attempt: Attempt, code: string, redirectUri: string): Promise<void> {
    const { accountId, by, clientId, pkce } = attempt
    const grant = { accountId, by, clientId, redirectUri, code, verifier: pkce.verifier }
    const connectedId = await finishing.finish(grant, () => isCurrent(attempt))
    if (connectedId === null) return
    become(attempt, 'done')
    deps.requestSync(connectedId)
  }

  /** A bug ends the attempt visibly and is logged once; an expected failure is shown as it is. */
  function runLoudly(attempt: Attempt, work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      if (!(error instanceof AppError)) ports.log.error('sign_in_fault', { fault: faultPlace(error) })
      fail(attempt, error instanceof AppError ? error : new AppError('internal'))
    })
  }

  async function start(attempt: Attempt): Promise<Addresses> {
    try {
      const port = await wait(attempt)
      const redirectUri = redirectUriOf(port)
      const { clientId, state, pkce } = attempt
      const official = signInUrl({ clientId, redirectUri, state, challenge: pkce.challenge })
      const authorizeUrl = deps.xOrigin === null ? official : official.replace('https://x.com', deps.xOrigin)
      return { authorizeUrl, redirectUri }
    } catch (error) {
      if (isCurrent(attempt)) attempts.delete(attempt.accountId)
      throw error
    }
  }

  async function sendToBrowser(addresses: Addresses): Promise<Addresses> {
    // Without a browser to open, the person copies the address that is shown: no reason to end the attempt.
    await ports.browser.open(addresses.authorizeUrl).catch(() => ports.log.error('sign_in_browser_not_opened'))
    return addresses
  }

  return {
    /** A repeat while waiting opens the same page again. */
    beginSignIn: async (input: ParsedInputOf<'accounts.beginSignIn'>): Promise<OutputOf<'accounts.beginSignIn'>> => {
      const { accountId, clientId } = input
      secrets.assertCanKeep()
      const row = deps.accounts.byId(accountId)
      if (row !== null && row.mode !== 'api') throw new AppError('conflict', { handle: row.handle })
      const running = attempts.get(accountId)
      if (running?.phase === 'waiting' && running.clientId === clientId && running.ready !== null)
        return sendToBrowser(await running.ready)
      cancel(accountId)
      const attempt: Attempt = {
        accountId,
        clientId,
        by: deps.by(),
        state: Buffer.from(ports.random.bytes(32)).toString('base64url'),
        pkce: pkceOf(ports.random.bytes(32)),
        phase: 'waiting',
        failure: null,
        ready: null,
        stopWaiting: () => undefined,
      }
      attempts.set(accountId, attempt)
      attempt.ready = start(attempt)
      const addresses = await attempt.ready
      deps.publish('accounts', [accountId])
      return sendToBrowser(addresses)
    },
    cancelSignIn: ({ accountId }: ParsedInputOf<'accounts.cancelSignIn'>): OutputOf<'accounts.cancelSignIn'> => {
      cancel(accountId)
      return { ok: true }
    },
    signIn: ({ accountId }: ParsedInputOf<'accounts.signIn'>): OutputOf<'accounts.signIn'> => {
      const attempt = attempts.get(accountId)
      return attempt === undefined ? { phase: 'none', error: null } : { phase: attempt.phase, error: attempt.failure }
    },
    redirectUris: (): OutputOf<'accounts.redirectUris'> => [...REDIRECT_URIS],
    /** Closes what is open. Tokens that arrive afterwards are handed back. */
    stop: (): void => {
      for (const accountId of [...attempts.keys()]) cancel(accountId)
    },
  }
}

/** The state is compared in constant time, so that nobody can find it out letter by letter. */
function returnOf(query: Readonly<Record<string, string>>, state: string): SignInReturn {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(query.state ?? ''), digest(state)) ? signInReturnOf(query, state) : { kind: 'foreign' }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the loopback port failed')
}
