/** What planning and publishing need to know of an account. */
import type { AccountMode } from '#shared/domain/account.ts'
import type { MediaKind } from '#shared/domain/media.ts'
import type { NetworkCapabilities } from '../networks/networkClient.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { PublishingAccount } from './postChecks.ts'

export function createPublishingAccounts(deps: {
  readonly accounts: Pick<AccountTable, 'byId'>
  readonly capabilitiesOf: (mode: AccountMode) => NetworkCapabilities
}) {
  const { accounts } = deps
  const accountOf = (accountId: string): PublishingAccount | null => {
    const account = accounts.byId(accountId)
    if (account === null) return null
    const { handle, state, mode } = account
    const { textLimit, media: mediaLimits } = deps.capabilitiesOf(mode)
    return { accountId, handle, state, mode, textLimit, mediaLimits }
  }
  return {
    accountOf,
    /** Kinds of media whose description the account's network takes. */
    describableOn: (accountId: string): readonly MediaKind[] => accountOf(accountId)?.mediaLimits.describable ?? [],
    modeOf: (accountId: string): AccountMode | null => accounts.byId(accountId)?.mode ?? null,
    /** Address of a post; null where the network has none outside (training). */
    urlOf: (accountId: string, remoteId: string): string | null => {
      const account = accounts.byId(accountId)
      if (account === null || account.mode === 'training') return null
      return `https://x.com/${account.handle}/status/${remoteId}`
    },
  }
}
