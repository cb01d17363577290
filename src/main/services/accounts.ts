/** Profiles on networks: list, connect, disconnect. Signing in with the browser is `xSignIn.ts`. */
import type { AccountView } from '#shared/contract/accounts.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { createXClient } from '../networks/x/xClient.ts'
import type { Clock, Fetch } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountCheckTable } from '../store/accountCheckTable.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Observe } from '../store/observationTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { OWN_ACCOUNTS } from '../training/accounts.ts'
import type { PastPost, TrainingNetwork } from '../training/trainingNetwork.ts'
import { connectingFailure, createAccountConnecting } from './accountConnecting.ts'
import { capabilitiesOf } from './networkClients.ts'
import type { Secrets } from './secrets.ts'
import type { PublishingForecast } from './publishingForecast.ts'

export type Accounts = ReturnType<typeof createAccounts>

export function createAccounts(deps: {
  readonly accounts: AccountTable
  readonly secrets: Secrets
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly clock: Clock
  readonly xFetch: Fetch
  readonly checks: AccountCheckTable
  readonly forecast: Pick<PublishingForecast, 'forecastOf' | 'withProblem'>
  readonly training: () => Pick<TrainingNetwork, 'history' | 'citizens'>
  readonly observe: Observe
  /** Adds posts of the past with what was read of each. */
  readonly recordPastPosts: (tx: WriteTx, accountId: string, posts: readonly PastPost[]) => void
  /** Since when the network refuses the search of comments; null where it does not. */
  readonly commentsRefusedSinceMs: (accountId: string) => number | null
  /** Asks for a fetch as soon as there is a connection; answers at once. */
  readonly requestSync: (accountId: string) => void
}) {
  const { accounts, secrets, uow } = deps
  const connecting = createAccountConnecting({ accounts, checks: deps.checks })

  /** @throws AppError not_found */
  function known(accountId: string): Account {
    const account = accounts.byId(accountId)
    if (account === null) throw new AppError('not_found', { id: accountId })
    return account
  }

  /** The training profile that the row has, or the first that is not connected yet. */
  function trainingProfileFor(accountId: string) {
    const row = accounts.byId(accountId)
    const own =
      row === null
        ? OWN_ACCOUNTS.find(({ id }) => accounts.byRemoteId('training', id)?.state !== 'connected')
        : OWN_ACCOUNTS.find(({ id }) => row.mode === 'training' && id === row.remoteId)
    if (own === undefined) throw new AppError('conflict', row === null ? {} : { handle: row.handle })
    return own
  }

  function viewOf(account: Account): AccountView {
    const { textLimit, media, threads } = capabilitiesOf(account.mode)
    const check = deps.checks.get(account.id)
    return {
      accountId: account.id,
      network: account.network,
      mode: account.mode,
      handle: account.handle,
      displayName: account.displayName,
      colour: account.colour,
      state: account.state,
      lastSyncAtMs: account.lastSyncAtMs,
      checkedAtMs: check.acceptedAtMs,
      problem: deps.forecast.withProblem(account).problem,
      forecast: deps.forecast.forecastOf(account),
      commentsRefusedSinceMs: account.state === 'connected' ? deps.commentsRefusedSinceMs(account.id) : null,
      revocation: account.state === 'disconnected' ? check.revocation : null,
      textLimit,
      maxImages: media.maxImages,
      describable: [...media.describable],
      threads,
    }
  }

  return {
    list: (): OutputOf<'accounts.list'> => accounts.list().map(viewOf),

    addTraining: ({ accountId }: ParsedInputOf<'accounts.addTraining'>): OutputOf<'accounts.addTraining'> => {
      const own = trainingProfileFor(accountId)
      const history = deps.training().history.followers(own.handle)
      const posts = deps.training().history.posts(own.handle)
      const id = uow.write(deps.by(), (tx) => {
        const profile = { mode: 'training', remoteId: own.id, handle: own.handle, displayName: own.name } as const
        const rowId = connecting.connect(tx, accountId, profile)
        const seen = history.map(({ atMs, followers: value }) => ({
          ...({ metric: 'followers', source: 'training_history' } as const),
          ...{ atMs, value },
        }))
        deps.observe(tx, rowId, seen)
        deps.recordPastPosts(tx, rowId, posts)
        return rowId
      })
      deps.training().citizens.seed()
      deps.requestSync(id)
      return { ok: true }
    },

    addAssisted: (input: ParsedInputOf<'accounts.addAssisted'>): OutputOf<'accounts.addAssisted'> => {
      // No secret, but what an office plans is its own: a real account never lies in an open profile.
      secrets.assertCanKeep()
      const handle = input.handle.replace(/^@/, '')
      const profile = { mode: 'assisted', remoteId: null, handle, displayName: input.displayName } as const
      uow.write(deps.by(), (tx) => connecting.connect(tx, input.accountId, profile))
      return { ok: true }
    },

    connectWithKeys: async (
      input: ParsedInputOf<'accounts.connectWithKeys'>,
    ): Promise<OutputOf<'accounts.connectWithKeys'>> => {
      secrets.assertCanKeep()
      const { accountId, appKey, appSecret, accessToken, accessSecret } = input
      const by = deps.by()
      const credentials = { kind: 'oauth1', appKey, appSecret, accessToken, accessSecret } as const
      const client = createXClient({ fetch: deps.xFetch, clock: deps.clock, credentials })
      const profile = await client.readProfile(new AbortController().signal)
      if (profile.kind !== 'ok') throw connectingFailure(profile)
      const { id: remoteId, handle, displayName } = profile.value
      const id = uow.write(by, (tx) => {
        const rowId = connecting.connect(tx, accountId, { mode: 'api', remoteId, handle, displayName })
        secrets.save(tx, rowId, credentials)
        return rowId
      })
      deps.requestSync(id)
      return { ok: true }
    },

    setColour: ({ accountId, colour }: ParsedInputOf<'accounts.setColour'>): OutputOf<'accounts.setColour'> => {
      const account = known(accountId)
      if (account.colour === colour) return { ok: true }
      uow.write(deps.by(), (tx) => {
        accounts.setColour(tx, accountId, colour)
        tx.audit({
          action: 'account.colour',
          entity: `account:${accountId}`,
          before: { colour: account.colour },
          after: { colour },
        })
      })
      return { ok: true }
    },
  }
}
