/**
 * What requests cost, put together: prices, what was spent, the budget, and how it paces reading (docs/specs/accounts.md
 * §6–§8).
 */
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ports } from './ports.ts'
import { createPriceList } from './services/priceList.ts'
import { createReadingBudget } from './services/readingBudget.ts'
import { createSpendBook } from './services/spendBook.ts'
import { createSpending } from './services/spending.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { Actor } from './store/auditChain.ts'
import type { Effect, EffectTable } from './store/effectTable.ts'
import type { PostTable } from './store/postTable.ts'
import type { SettingTable } from './store/settingTable.ts'
import { createSpendTable } from './store/spendTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import type { UnitOfWork, WriteTx } from './store/unitOfWork.ts'

export function createMoney(
  deps: Pick<Ports, 'clock' | 'ids' | 'log'> & {
    readonly db: Sqlite
    readonly settingTable: SettingTable
    readonly accounts: AccountTable
    readonly effects: EffectTable
    readonly posts: PostTable
    readonly zone: () => OfficeZone
    readonly uow: UnitOfWork
    readonly by: () => Actor
    readonly onSaved: (tx: WriteTx, effect: Effect) => void
    readonly wakeOutbox: () => void
    /** There is money again for what was left unread. */
    readonly onReadingAllowedAgain: () => void
  },
) {
  const priceList = createPriceList({ ...deps, table: deps.settingTable })
  const costed = {
    ...deps,
    spend: createSpendTable(deps.db),
    settings: deps.settingTable,
    accountOf: deps.accounts.byId,
    prices: priceList.prices,
  }
  const spending = createSpending(costed)
  return {
    priceList,
    book: createSpendBook({ ...costed, ownAppAccountId: priceList.ownAppAccountId }),
    spending,
    readingBudget: createReadingBudget({
      readAllowance: spending.readAllowance,
      accountOf: deps.accounts.byId,
      clock: deps.clock,
      onAllowedAgain: deps.onReadingAllowedAgain,
    }),
  }
}
