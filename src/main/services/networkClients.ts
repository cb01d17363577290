/** Which client speaks for which account: the network's own API, the training network, or a person by hand. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { AccountMode } from '#shared/domain/account.ts'
import { assistedCapabilities, createAssistedClient } from '../networks/assisted/assistedClient.ts'
import type { NetworkCapabilities, NetworkClient } from '../networks/networkClient.ts'
import { xCapabilities } from '../networks/x/xCapabilities.ts'
import { createXClient } from '../networks/x/xClient.ts'
import { withXOrigin } from '../networks/x/xOrigin.ts'
import type { XCredentials } from '../networks/x/xTransport.ts'
import { FetchFailure, type Clock, type Fetch } from '../ports.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import { OWN_ACCOUNTS } from '../training/accounts.ts'
import type { Secrets } from './secrets.ts'
import { withReadsCounted } from './countedClient.ts'
import type { CredentialEvidence } from './credentialEvidence.ts'
import type { SpendBook } from './spendBook.ts'
import type { XCredentialsService } from './xCredentials.ts'

export type ConnectedAccount = { readonly account: Account; readonly client: NetworkClient }

export type NetworkClients = {
  /** Null unless the account is connected and its credentials can be read. */
  readonly for: (accountId: string) => ConnectedAccount | null
  /** Also for an account that waits for a sign-in: to ask whether the network takes what we hold again. */
  readonly toProbe: (accountId: string) => ConnectedAccount | null
}

/** What an account can do, known without asking anybody. */
export const capabilitiesOf = (mode: AccountMode): NetworkCapabilities =>
  mode === 'assisted' ? assistedCapabilities : xCapabilities

/** The way to X; with `xOrigin` (development builds only) the way to a simulator on this machine. */
export const xFetchOf = (fetch: Fetch, xOrigin: string | null): Fetch =>
  xOrigin === null ? fetch : withXOrigin(fetch, xOrigin)

/** @param deps.xFetch from `xFetchOf`; @param deps.trainingFetch the training network's own */
export function createNetworkClients(deps: {
  readonly accounts: AccountTable
  readonly secrets: Secrets
  readonly tokens: XCredentialsService
  readonly evidence: CredentialEvidence
  readonly recordRead: SpendBook['recordRead']
  readonly clock: Clock
  readonly xFetch: Fetch
  readonly trainingFetch: Fetch
}): NetworkClients {
  const { secrets, tokens, clock } = deps
  const assisted = createAssistedClient()
  /** Kept while the credentials stay the same: a client learns about its network as it works. */
  const made = new Map<string, { readonly fingerprint: string; readonly client: NetworkClient }>()

  function training(account: Account): NetworkClient | null {
    const own = OWN_ACCOUNTS.find(({ id }) => id === account.remoteId)
    if (own === undefined) return null
    const token = { kind: 'ok', value: own.bearerToken, limits: null } as const
    const credentials: XCredentials = { kind: 'oauth2', accessToken: () => Promise.resolve(token) }
    const fetch = withEvidence(deps.trainingFetch, ({ kind }) => deps.evidence.note(account.id, kind))
    return createXClient({ fetch, clock, credentials, userId: own.id })
  }

  function api(account: Account): NetworkClient | null {
    const kept = secrets.read(account.id)
    const common = { clock, ...(account.remoteId === null ? {} : { userId: account.remoteId }) }
    switch (kept.kind) {
      case 'none':
      case 'unreadable':
        return null
      case 'oauth1':
        return createXClient({
          ...common,
          fetch: withEvidence(deps.xFetch, ({ kind }) => deps.evidence.note(account.id, kind)),
          credentials: kept,
        })
      case 'oauth2':
        return createXClient({
          ...common,
          fetch: withEvidence(deps.xFetch, ({ kind, token }) => {
            if (kind === 'unauthorized' && token !== null) tokens.noteUnauthorized(account.id, token)
            deps.evidence.note(account.id, kind)
          }),
          credentials: { kind: 'oauth2', accessToken: () => tokens.accessToken(account.id) },
        })
      default:
        return assertNever(kept)
    }
  }

  function kept(account: Account, fingerprint: string, make: () => NetworkClient | null): NetworkClient | null {
    const before = made.get(account.id)
    if (before?.fingerprint === fingerprint) return before.client
    const client = make()
    if (client === null) made.delete(account.id)
    else made.set(account.id, { fingerprint, client })
    return client
  }

  function clientOf(account: Account): NetworkClient | null {
    switch (account.mode) {
      case 'assisted':
        return assisted
      case 'training':
        return kept(account, 'training', () => training(account))
      case 'api':
        return kept(account, secrets.fingerprint(account.id) ?? '', () => {
          const client = api(account)
          return client === null ? null : withReadsCounted(client, (...read) => deps.recordRead(account.id, ...read))
        })
      default:
        return assertNever(account.mode)
    }
  }

  function withClient(account: Account | null): ConnectedAccount | null {
    const client = account === null ? null : clientOf(account)
    return account === null || client === null ? null : { account, client }
  }

  return {
    for: (accountId) => {
      const account = deps.accounts.byId(accountId)
      return account?.state === 'connected' ? withClient(account) : null
    },
    toProbe: (accountId) => {
      const account = deps.accounts.byId(accountId)
      return account?.state === 'disconnected' ? null : withClient(account)
    },
  }
}

type Evidence = {
  readonly kind: 'accepted' | 'unauthorized'
  /** The bearer token that the answer is about; null where the request was signed otherwise. */
  readonly token: string | null
}

/**
 * Tells what each answer says about the credentials that it was asked with. A web page that says 401 is a portal's or a
 * proxy's, not X's; 402 is said only to whom X knows.
 */
function withEvidence(fetch: Fetch, note: (evidence: Evidence) => void): Fetch {
  return async (request) => {
    const answer = await fetch(request)
    const isHtml = (answer.headers['content-type'] ?? '').toLowerCase().includes('html')
    const token = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
    const isAccepted = (answer.status >= 200 && answer.status < 300) || answer.status === 402
    if (!isHtml && answer.status === 401) note({ kind: 'unauthorized', token })
    else if (!isHtml && isAccepted) note({ kind: 'accepted', token })
    return answer
  }
}

/** "Trabajar sin conexión" holds for everything that would leave the machine, also for what a person starts. */
export function offlineWhen(isOffline: () => boolean): (fetch: Fetch) => Fetch {
  return (fetch) => (request) => (isOffline() ? Promise.reject(new FetchFailure('offline', false)) : fetch(request))
}
