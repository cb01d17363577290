/** Reading yields first: it spreads what it may cost, stops at 80 % of the budget, and goes on when there is room again. */
import type { ReadAllowance } from '#shared/domain/budget.ts'
import type { Clock } from '../ports.ts'
import type { Account } from '../store/accountTable.ts'

/** A new month, a new budget or the reserve is noticed within this. */
const TURN_MS = 30_000
/** It is asked before each request, and sums a month of charges: for so long the last answer will do. */
const KEPT_MS = 5_000

export function createReadingBudget(deps: {
  readonly readAllowance: () => ReadAllowance
  readonly accountOf: (accountId: string) => Pick<Account, 'mode'> | null
  readonly clock: Clock
  readonly onAllowedAgain: () => void
}) {
  let cancelTimer: (() => void) | null = null
  let wasAllowed = true
  let known: { readonly allowance: ReadAllowance; readonly atMs: number } | null = null

  function allowanceNow(): ReadAllowance {
    const atMs = deps.clock.monotonicMs()
    if (known === null || atMs - known.atMs >= KEPT_MS) known = { allowance: deps.readAllowance(), atMs }
    return known.allowance
  }

  function turn(): void {
    known = null
    const allowed = allowanceNow() !== 'none'
    if (allowed && !wasAllowed) deps.onAllowedAgain()
    wasAllowed = allowed
    cancelTimer = deps.clock.after(TURN_MS, turn)
  }

  return {
    /** Training and assisted accounts cost nothing. */
    allowanceOf: (accountId: string): ReadAllowance =>
      deps.accountOf(accountId)?.mode === 'api' ? allowanceNow() : 'plenty',
    start: turn,
    stop: (): void => cancelTimer?.(),
  }
}
