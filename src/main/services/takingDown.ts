/** Taking from the network what went out of a post, and leaving a broken thread as it is (docs/specs/outbox.md §8). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { AccountMode } from '#shared/domain/account.ts'
import type { Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { ChainTable } from '../store/chainTable.ts'
import type { EffectTable } from '../store/effectTable.ts'
import type { PostTable, Variant } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { isBeingTakenDown, isOpenOfFate, outNow, variantStateFrom } from './outNow.ts'
import type { PublishingPlan } from './publishingPlan.ts'

const OK = { ok: true } as const

export function createTakingDown(deps: {
  readonly uow: UnitOfWork
  readonly effects: EffectTable
  readonly posts: PostTable
  readonly chains: ChainTable
  readonly plan: Pick<PublishingPlan, 'giveUp'>
  readonly ids: Ids
  readonly modeOf: (accountId: string) => AccountMode | null
  readonly wakeOutbox: () => void
  readonly by: () => Actor
}) {
  const { uow, effects, posts, chains } = deps

  function existing(variantId: string): Variant {
    const variant = posts.variantById(variantId)
    if (variant === null) throw new AppError('not_found')
    return variant
  }

  return {
    takeDown: ({ variantId }: ParsedInputOf<'calendar.takeDown'>): OutputOf<'calendar.takeDown'> => {
      const variant = existing(variantId)
      const all = effects.ofVariant(variantId)
      if (isBeingTakenDown(all)) return OK
      const out = outNow(all)
      if (out.length === 0 && variant.state === 'cancelled') return OK
      if (out.length === 0 || isOpenOfFate(all)) throw new AppError('wrong_state', { state: variant.state })
      if (deps.modeOf(variant.accountId) === 'assisted') throw new AppError('wrong_state', { state: 'by_hand' })
      const before = all.filter(({ kind }) => kind === 'delete_post').length
      uow.write(deps.by(), (tx) => {
        deps.plan.giveUp(tx, variantId)
        let afterSeq: number | null = null
        // The last first: at no moment does a text hang from one that is gone.
        for (const { remoteId, part } of out.toReversed()) {
          if (remoteId === null) continue
          afterSeq = effects.enqueue(tx, {
            id: deps.ids.next(),
            accountId: variant.accountId,
            afterSeq,
            postId: variant.postId,
            variantId,
            conversationId: null,
            part,
            payload: { kind: 'delete_post', remoteId },
            idempotencyKey: `${variantId}:take_down:${String(before)}:${remoteId}`,
            textDigest: null,
            dueAtMs: tx.nowMs,
            missAtMs: null,
          })
        }
        chains.clear(tx, variantId)
        posts.setVariantState(tx, existing(variantId), variantStateFrom(effects.ofVariant(variantId)))
        tx.audit({
          action: 'post.take_down',
          entity: `variant:${variantId}`,
          before: { state: variant.state, out: out.map(({ remoteId }) => remoteId) },
        })
      })
      deps.wakeOutbox()
      return OK
    },
    acceptThread: ({ variantId }: ParsedInputOf<'calendar.acceptThread'>): OutputOf<'calendar.acceptThread'> => {
      existing(variantId)
      if (chains.kindOf(variantId) !== 'broken') return OK
      uow.write(deps.by(), (tx) => {
        chains.save(tx, variantId, { kind: 'accepted' })
        tx.audit({ action: 'thread.accepted', entity: `variant:${variantId}` })
      })
      return OK
    },
  }
}
