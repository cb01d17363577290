/** Everything about accounts composed over a real encrypted store, fake ports, and the training network in X's place. */
import { createAccountChecks, type AccountChecks } from '../../../src/main/services/accountChecks.ts'
import {
  createAccountDisconnecting,
  type AccountDisconnecting,
} from '../../../src/main/services/accountDisconnecting.ts'
import { createAccountHealth, type AccountHealth } from '../../../src/main/services/accountHealth.ts'
import { createAccounts, type Accounts } from '../../../src/main/services/accounts.ts'
import { createCredentialEvidence } from '../../../src/main/services/credentialEvidence.ts'
import { createCredentialFacts } from '../../../src/main/services/credentialFacts.ts'
import { createNetworkClients, xFetchOf, type NetworkClients } from '../../../src/main/services/networkClients.ts'
import { createPublishingForecast, type PublishingForecast } from '../../../src/main/services/publishingForecast.ts'
import { createSecrets, type Secrets } from '../../../src/main/services/secrets.ts'
import { createTraining, type Training } from '../../../src/main/services/training.ts'
import { createXCredentials, type XCredentialsService } from '../../../src/main/services/xCredentials.ts'
import { createXSignIn, type XSignIn } from '../../../src/main/services/xSignIn.ts'
import { createXSignOut } from '../../../src/main/services/xSignOut.ts'
import { createAccountCheckTable, type AccountCheckTable } from '../../../src/main/store/accountCheckTable.ts'
import { createAccountTable, type AccountTable } from '../../../src/main/store/accountTable.ts'
import { sealerFromKey } from '../../../src/main/store/keyFile.ts'
import { createPlannedTable } from '../../../src/main/store/plannedTable.ts'
import type { NewObservation } from '../../../src/main/store/observationTable.ts'
import { createSecretTable } from '../../../src/main/store/secretTable.ts'
import { createTokenRefreshTable, type TokenRefreshTable } from '../../../src/main/store/tokenRefreshTable.ts'
import { createTrainingNetwork, type TrainingNetwork } from '../../../src/main/training/trainingNetwork.ts'
import { createFakePorts, type FakePorts } from '../../fakes/fakePorts.ts'
import { openTestStore, type TestStore } from '../../fakes/testStore.ts'

export type AccountsBench = {
  readonly store: TestStore
  readonly ports: FakePorts
  /** Stands for X at https://api.x.com, and is what training accounts talk to. */
  readonly network: TrainingNetwork
  readonly table: AccountTable
  readonly secrets: Secrets
  readonly health: AccountHealth
  readonly tokens: XCredentialsService
  /** Another window or process over the same database. */
  readonly createTokens: () => XCredentialsService
  readonly checkTable: AccountCheckTable
  readonly refreshes: TokenRefreshTable
  readonly forecast: PublishingForecast
  readonly disconnecting: AccountDisconnecting
  readonly checks: AccountChecks
  /** Accounts that came back by themselves. */
  readonly acceptedAgain: readonly string[]
  /** Readings that were told to cost something. */
  readonly reads: readonly { readonly accountId: string; readonly kind: string; readonly count: number }[]
  readonly clients: NetworkClients
  readonly accounts: Accounts
  readonly signIn: XSignIn
  readonly training: Training
  readonly observations: readonly NewObservation[]
  readonly syncRequested: readonly string[]
  /** What a person does in the browser: gives permission and is sent back. Answers with the page they see. */
  readonly browserConsents: (authorizeUrl: string) => Promise<string>
  readonly cleanup: () => void
}

/** @param options.protected false for a profile that can keep no credentials (training only) */
export function createAccountsBench(options: { readonly protected?: boolean } = {}): AccountsBench {
  const ports = createFakePorts()
  const { clock, ids, log } = ports
  const store = openTestStore({ clock })
  const { uow, by, publish } = store
  const network = createTrainingNetwork({ clock, seed: 'accounts', storage: ports.trainingStorage })
  ports.levers.answerWith(network.fetch)

  const table = createAccountTable(store.db)
  const sealer = options.protected === false ? null : sealerFromKey(store.key, ports.random.bytes)
  const secrets = createSecrets({ table: createSecretTable(store.db), sealer: () => sealer })
  const health = createAccountHealth({ accounts: table })
  const xFetch = xFetchOf(ports.fetch, null)
  const checkTable = createAccountCheckTable(store.db)
  const refreshes = createTokenRefreshTable(store.db)
  const signOut = createXSignOut({ fetch: xFetch, clock, log })
  const createTokens = () => createXCredentials({ secrets, refreshes, health, uow, fetch: xFetch, clock, ids, signOut })
  const tokens = createTokens()
  const evidence = createCredentialEvidence({ checks: checkTable, health, uow, clock, ids, log })
  const reads: { readonly accountId: string; readonly kind: string; readonly count: number }[] = []
  const clients = createNetworkClients({
    accounts: table,
    secrets,
    tokens,
    evidence,
    recordRead: (accountId, kind, count) => void reads.push({ accountId, kind, count }),
    clock,
    xFetch,
    trainingFetch: network.fetch,
  })
  const forecast = createPublishingForecast({
    accounts: table,
    checks: checkTable,
    factsOf: createCredentialFacts({ secrets, refreshes }),
    planned: createPlannedTable(store.db),
    clock,
  })
  const acceptedAgain: string[] = []
  const syncRequested: string[] = []
  const requestSync = (accountId: string): void => void syncRequested.push(accountId)
  const observations: NewObservation[] = []

  return {
    store,
    ports,
    network,
    table,
    secrets,
    health,
    tokens,
    createTokens,
    checkTable,
    refreshes,
    forecast,
    clients,
    disconnecting: createAccountDisconnecting({
      accounts: table,
      checks: checkTable,
      refreshes,
      secrets,
      uow,
      by,
      signOut,
      log,
    }),
    checks: createAccountChecks({
      accounts: table,
      checks: checkTable,
      health,
      tokens,
      probeClient: clients.toProbe,
      uow,
      clock,
      ids,
      log,
      connectivity: { state: () => 'online' },
      onAcceptedAgain: (accountId) => acceptedAgain.push(accountId),
    }),
    acceptedAgain,
    reads,
    accounts: createAccounts({
      accounts: table,
      checks: checkTable,
      forecast,
      secrets,
      uow,
      by,
      clock,
      xFetch,
      training: () => network,
      observe: (_tx, accountId, seen) => {
        observations.push(...seen.map((each) => ({ ...each, accountId })))
      },
      recordPastPosts: () => undefined,
      commentsRefusedSinceMs: () => null,
      requestSync,
    }),
    signIn: createXSignIn({
      accounts: table,
      checks: checkTable,
      secrets,
      uow,
      by,
      ports,
      xFetch,
      xOrigin: null,
      signOut,
      publish,
      requestSync,
    }),
    training: createTraining({ network: () => network, accounts: table, requestSync, publish }),
    observations,
    syncRequested,
    browserConsents: async (authorizeUrl) => {
      const answer = await network.fetch({
        url: authorizeUrl,
        method: 'GET',
        headers: {},
        body: null,
        timeoutMs: 1_000,
        maxAnswerBytes: 10_000,
        signal: null,
      })
      const back = new URL(answer.headers.location ?? '')
      const page = ports.levers.browserReturns(Object.fromEntries(back.searchParams)) ?? ''
      await clock.settle()
      return page
    },
    cleanup: store.cleanup,
  }
}

export const accountIds = {
  first: '0193a000-0000-7000-8000-000000000001',
  second: '0193a000-0000-7000-8000-000000000002',
  third: '0193a000-0000-7000-8000-000000000003',
} as const

/** The error that `work` throws, for asserting on its code and parameters. */
export async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}
