/**
 * What gives access to the networks: credentials, how they stand, and how they are renewed and taken back
 * (docs/specs/accounts.md §2–§5).
 */
import type { Fetch, Ports } from './ports.ts'
import { createAccountDisconnecting } from './services/accountDisconnecting.ts'
import { createAccountHealth } from './services/accountHealth.ts'
import { createCredentialEvidence } from './services/credentialEvidence.ts'
import { createCredentialFacts } from './services/credentialFacts.ts'
import { createPublishingForecast } from './services/publishingForecast.ts'
import { createSecrets } from './services/secrets.ts'
import type { OpenProfile } from './services/session.ts'
import { createXCredentials } from './services/xCredentials.ts'
import { createXSignOut } from './services/xSignOut.ts'
import { createAccountCheckTable } from './store/accountCheckTable.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { Actor } from './store/auditChain.ts'
import { createPlannedTable } from './store/plannedTable.ts'
import { createSecretTable } from './store/secretTable.ts'
import { createTokenRefreshTable } from './store/tokenRefreshTable.ts'
import type { UnitOfWork } from './store/unitOfWork.ts'

/** @param deps.xFetch the way to X, as far as it is open */
export function createAccountAccess(
  deps: Pick<Ports, 'clock' | 'ids' | 'log'> & {
    readonly profile: OpenProfile
    readonly accounts: AccountTable
    readonly uow: UnitOfWork
    readonly by: () => Actor
    readonly xFetch: Fetch
  },
) {
  const { accounts, clock, ids, log, uow, by, xFetch, profile } = deps
  const { db } = profile.store
  const secrets = createSecrets({ table: createSecretTable(db), sealer: profile.sealer })
  const health = createAccountHealth({ accounts })
  const checkTable = createAccountCheckTable(db)
  const refreshes = createTokenRefreshTable(db)
  const signOut = createXSignOut({ fetch: xFetch, clock, log })
  const held = { accounts, checks: checkTable, refreshes, secrets, uow }
  const disconnecting = createAccountDisconnecting({ ...held, by, signOut, log })

  /** Credentials that an earlier version kept do not say yet which app they are of. */
  function nameApps(): void {
    const unnamed = secrets.unnamedApps()
    if (unnamed.length === 0) return
    uow.write({ actor: 'sync', correlationId: ids.next() }, (tx) => {
      for (const app of unnamed) secrets.nameApp(tx, app)
      tx.audit({ action: 'account.apps_named', entity: 'settings', after: { count: unnamed.length } })
    })
  }

  return {
    secrets,
    health,
    checkTable,
    signOut,
    disconnecting,
    tokens: createXCredentials({ secrets, refreshes, health, uow, fetch: xFetch, clock, ids, signOut }),
    evidence: createCredentialEvidence({ checks: checkTable, health, uow, clock, ids, log }),
    forecast: createPublishingForecast({
      accounts,
      checks: checkTable,
      factsOf: createCredentialFacts({ secrets, refreshes }),
      planned: createPlannedTable(db),
      clock,
    }),
    start: (): void => {
      nameApps()
      disconnecting.start()
    },
  }
}
