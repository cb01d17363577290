/** The prices in force: those of X as they were known, and what the office has corrected. */
import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { lazily } from '#shared/domain/lazily.ts'
import { PRICE_KINDS, X_PRICES, type PriceKind, type Prices } from '#shared/domain/prices.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const corrections = lazily(() => z.partialRecord(z.enum(PRICE_KINDS), z.int().min(0)).catch({}))
const ownerId = lazily(() => z.uuid().nullable().catch(null))

export function createPriceList(deps: {
  readonly table: SettingTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  const { table } = deps
  const corrected = (): Partial<Record<PriceKind, number>> => corrections().parse(table.get('prices') ?? {})
  const ownAppAccountId = (): string | null => ownerId().parse(table.get('ownAppAccountId') ?? null)
  const prices = (): Prices => ({ ...X_PRICES.micros, ...corrected() })

  return {
    prices,
    /** The account whose own posts, mentions and followers are read at the price for owners of the app. */
    ownAppAccountId,
    get: (): OutputOf<'spend.prices'> => ({
      micros: prices(),
      listed: X_PRICES.micros,
      source: X_PRICES.source,
      asOf: X_PRICES.asOf,
      ownAppAccountId: ownAppAccountId(),
    }),
    set: (input: ParsedInputOf<'spend.setPrices'>): OutputOf<'spend.setPrices'> => {
      const before = { micros: corrected(), ownAppAccountId: ownAppAccountId() }
      const changed = { ...before.micros, ...input.micros }
      const isListed = (kind: PriceKind): boolean => changed[kind] === X_PRICES.micros[kind]
      // What the office set to the listed price follows the list again.
      const micros = Object.fromEntries(
        PRICE_KINDS.flatMap((kind) => (changed[kind] === undefined || isListed(kind) ? [] : [[kind, changed[kind]]])),
      )
      const owner = input.ownAppAccountId === undefined ? before.ownAppAccountId : input.ownAppAccountId
      deps.uow.write(deps.by(), (tx) => {
        table.put(tx, 'prices', micros)
        table.put(tx, 'ownAppAccountId', owner)
        tx.audit({ action: 'spend.prices', entity: 'settings', before, after: { micros, ownAppAccountId: owner } })
        tx.changed('spend')
      })
      return { ok: true }
    },
  }
}
