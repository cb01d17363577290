/** Reading yields first: from 80 % of the budget nothing is fetched, and fetching goes on when there is room again. */
import type { Clock } from '../ports.ts'
import type { Account } from '../store/accountTable.ts'
import type { ReadAllowance } from './spending.ts'

/** A new month, a new budget or the reserve is noticed within this. */
const TURN_MS = 30_000

export function createReadingBudget(deps: {
  readonly readAllowance: () => ReadAllowance
  readonly accountOf: (accountId: string) => Pick<Account, 'mode'> | null
  readonly clock: Clock
  readonly onAllowedAgain: () => void
}) {
  let cancelTimer: (() => void) | null = null
  let wasAllowed = true

  function isAllowed(): boolean {
    const allowance = deps.readAllowance()
    return allowance.kind === 'free' || allowance.remainingMicros > 0
  }

  function turn(): void {
    const allowed = isAllowed()
    if (allowed && !wasAllowed) deps.onAllowedAgain()
    wasAllowed = allowed
    cancelTimer = deps.clock.after(TURN_MS, turn)
  }

  return {
    /** Training and assisted accounts cost nothing. */
    mayRead: (accountId: string): boolean => deps.accountOf(accountId)?.mode !== 'api' || isAllowed(),
    start: turn,
    stop: (): void => cancelTimer?.(),
  }
}
