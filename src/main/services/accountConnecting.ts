/** Which row a profile gets when it is connected: a new one, or the one it had before, so that its history stays together. */
import type { AccountView } from '#shared/contract/accounts.ts'
import { accountColour } from '#shared/contract/accounts.ts'
import type { AccountMode } from '#shared/domain/account.ts'
import type { ReadOutcome } from '../networks/networkClient.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountCheckTable } from '../store/accountCheckTable.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'

export type ConnectingProfile = {
  readonly mode: AccountMode
  readonly remoteId: string | null
  readonly handle: string
  readonly displayName: string
}

export type AccountConnecting = {
  /**
   * Creates or revives the row and writes its audit row. Answers with the id of the row, which is not `accountId`
   * where the profile had a row already.
   * @throws AppError conflict when the profile is connected already, or `accountId` belongs to another profile
   */
  readonly connect: (tx: WriteTx, accountId: string, profile: ConnectingProfile) => string
}

export function createAccountConnecting({
  accounts,
  checks,
}: {
  readonly accounts: AccountTable
  readonly checks: AccountCheckTable
}): AccountConnecting {
  function rowOf(accountId: string, profile: ConnectingProfile): Account | null {
    const requested = accounts.byId(accountId)
    const known =
      profile.remoteId === null
        ? accounts.byHandle(profile.mode, profile.handle)
        : accounts.byRemoteId(profile.mode, profile.remoteId)
    if (requested === null) {
      if (known?.state === 'connected') throw new AppError('conflict', { handle: known.handle })
      return known
    }
    if (!isSameProfile(requested, profile)) throw new AppError('conflict', { handle: requested.handle })
    if (known !== null && known.id !== accountId && known.state !== 'disconnected')
      throw new AppError('conflict', { handle: known.handle })
    return requested
  }

  return {
    connect: (tx, accountId, profile) => {
      const { mode, handle, displayName, remoteId } = profile
      const row = rowOf(accountId, profile)
      const id = row?.id ?? accountId
      if (row === null) {
        const colour = nextColour(accounts.list())
        accounts.insert(tx, { id, mode, handle, displayName, remoteId, colour })
      } else {
        accounts.connect(tx, id, { handle, displayName })
      }
      // What was known of earlier credentials is over; those of now were just accepted.
      const acceptedAtMs = mode === 'assisted' ? null : tx.nowMs
      checks.change(tx, id, { acceptedAtMs, triedAtMs: null, refusedSinceMs: null, revocation: null })
      tx.audit({
        action: 'account.connect',
        entity: `account:${id}`,
        before: row === null ? null : { state: row.state, handle: row.handle },
        after: { state: 'connected', mode, handle },
      })
      return id
    },
  }
}

function isSameProfile(account: Account, profile: ConnectingProfile): boolean {
  if (account.mode !== profile.mode) return false
  return profile.remoteId === null
    ? account.handle.toLowerCase() === profile.handle.toLowerCase()
    : account.remoteId === profile.remoteId
}

/** The colour that fewest of the accounts in use have, in the order of the palette. */
export function nextColour(accounts: readonly Account[]): AccountView['colour'] {
  const uses = (colour: AccountView['colour']): number =>
    accounts.filter((account) => account.state !== 'disconnected' && account.colour === colour).length
  return accountColour().options.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best))
}

/** What a person is told when X was asked who they are and did not say. */
export function connectingFailure(outcome: Exclude<ReadOutcome<unknown>, { kind: 'ok' }>): AppError {
  switch (outcome.kind) {
    case 'rejected':
      return new AppError('credentials_rejected', { reason: outcome.code })
    case 'rate_limited':
      return new AppError('network_unreachable', { reason: 'rate_limited', untilMs: outcome.untilMs })
    case 'retry':
      // A 401 to credentials that were never good before means that they are not good.
      return outcome.reason === 'credentials_unsure'
        ? new AppError('credentials_rejected', { reason: outcome.reason })
        : new AppError('network_unreachable', { reason: outcome.reason })
  }
}
