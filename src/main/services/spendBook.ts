/**
 * Writes down what the network charges: an effect when its fate is known or feared, a reading when it brought something
 * (docs/specs/accounts.md §7).
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { PriceKind, Prices } from '#shared/domain/prices.ts'
import type { Ids, Log } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Account } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { SpendTable } from '../store/spendTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { sendRequest } from '../sync/sendEffect.ts'
import { priceKindOf } from './effectPrices.ts'

export type ReadKind = Extract<PriceKind, 'post_read' | 'message_read' | 'user_read'>

export type SpendBook = ReturnType<typeof createSpendBook>

export function createSpendBook(deps: {
  readonly spend: SpendTable
  readonly effects: Pick<EffectTable, 'lastRequest'>
  readonly accountOf: (accountId: string) => Pick<Account, 'mode'> | null
  readonly prices: () => Prices
  readonly ownAppAccountId: () => string | null
  readonly uow: UnitOfWork
  readonly ids: Ids
  readonly log: Log
}) {
  const { spend } = deps

  /** Of a part of a post: as it was asked for, whatever the post says now. */
  function attemptedText(effect: Effect): string {
    const request = sendRequest().safeParse(deps.effects.lastRequest(effect.seq))
    return request.success && request.data.kind === 'publish' ? request.data.text : ''
  }

  function begin(tx: WriteTx, effect: Effect, entry: 'charged' | 'uncertain'): void {
    const kind = priceKindOf(effect, attemptedText)
    if (kind === null) return
    const micros = deps.prices()[kind]
    spend.add(tx, { accountId: effect.accountId, kind, entry, count: 1, micros, effectSeq: effect.seq })
  }

  return {
    /** In the transaction in which an effect becomes something. Saying it twice adds nothing. */
    follow: (tx: WriteTx, effect: Effect): void => {
      if (deps.accountOf(effect.accountId)?.mode !== 'api') return
      const last = spend.lastOfEffect(effect.seq)
      const isOpen = last?.entry === 'uncertain'
      const isNew = last === null || last.entry === 'released'
      switch (effect.state) {
        case 'done':
          if (isNew) begin(tx, effect, 'charged')
          if (isOpen) {
            const { accountId, seq: effectSeq } = effect
            spend.add(tx, { accountId, kind: last.kind, entry: 'confirmed', count: 0, micros: 0, effectSeq })
          }
          return
        case 'uncertain':
          if (isNew) begin(tx, effect, 'uncertain')
          return
        case 'queued':
        case 'needs_attention':
        case 'missed':
        case 'cancelled':
          if (isOpen) {
            const { accountId, seq: effectSeq } = effect
            const { kind, count, micros } = last
            spend.add(tx, { accountId, kind, entry: 'released', count: -count, micros: -micros, effectSeq })
          }
          return
        case 'running':
          return
        default:
          assertNever(effect.state)
      }
    },
    /**
     * A reading that the network handed over. Never throws for a disk that refuses: the reading itself must not be lost.
     * @param ownData own posts, mentions and followers, which cost less for the account that owns the app
     */
    recordRead: (accountId: string, readKind: ReadKind, count: number, ownData: boolean): void => {
      if (count === 0) return
      const kind = ownData && deps.ownAppAccountId() === accountId ? 'own_read' : readKind
      const micros = deps.prices()[kind] * count
      const by: Actor = { actor: 'sync', correlationId: deps.ids.next() }
      try {
        deps.uow.write(by, (tx) => {
          spend.add(tx, { accountId, kind, entry: 'charged', count, micros, effectSeq: null })
          tx.audit({ action: 'spend.read', entity: `account:${accountId}`, after: { kind, count, micros } })
        })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        deps.log.error('spend_not_kept', { account: accountId, kind, count, micros })
      }
    },
  }
}
