import type { AccountView } from '#shared/contract/accounts.ts'
import type { DaySpan } from '#shared/domain/period.ts'

/** What the screen's head has chosen, the same for each of its parts. */
export type PartProps = {
  /** At least one, in the order of the list of accounts. */
  readonly accounts: readonly AccountView[]
  /** Null: everything that is known. */
  readonly span: DaySpan | null
  /** Today on the office's calendar. */
  readonly today: string
}
