/** Reading yields first: it spreads what it may cost, stops at 80 % of the budget, and goes on when there is room again. */
import type { ReadAllowance } from '#shared/domain/budget.ts'
import type { Clock } from '../ports.ts'
import type { Account } from '../store/accountTable.ts'

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

  function turn(): void {
    const allowed = deps.readAllowance() !== 'none'
    if (allowed && !wasAllowed) deps.onAllowedAgain()
    wasAllowed = allowed
    cancelTimer = deps.clock.after(TURN_MS, turn)
  }

  return {
    /** Training and assisted accounts cost nothing. */
    allowanceOf: (accountId: string): ReadAllowance =>
      deps.accountOf(accountId)?.mode === 'api' ? deps.readAllowance() : 'plenty',
    start: turn,
    stop: (): void => cancelTimer?.(),
  }
}
