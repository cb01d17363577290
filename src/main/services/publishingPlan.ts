/** Keeps the outbox in step with what a post is planned to do: queues, moves and takes back its effects. */
import type { MediaKind } from '#shared/domain/media.ts'
import type { Ids } from '../ports.ts'
import type { ChainTable } from '../store/chainTable.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { EffectPayload } from '../store/effectPayload.ts'
import type { Post, PostTable, Segment, SegmentText, Variant } from '../store/postTable.ts'
import { textDigest } from '../store/textDigest.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { FIRST_READ_MS } from '../sync/chainCheck.ts'
import { cancelled, carriedOn, requeued } from '../sync/policy.ts'
import { plannedTexts } from './plannedTexts.ts'
import { isBeingTakenDown, isOpenOfFate, outNow, variantStateFrom } from './outNow.ts'

export type PublishingPlan = ReturnType<typeof createPublishingPlan>

export function createPublishingPlan(deps: {
  readonly effects: EffectTable
  readonly posts: PostTable
  readonly chains: Pick<ChainTable, 'save' | 'kindOf'>
  readonly ids: Ids
  readonly modeOf: (accountId: string) => 'api' | 'assisted' | 'training' | null
  /** Kinds of media whose description the account's network takes. */
  readonly describableOn: (accountId: string) => readonly MediaKind[]
}) {
  const { effects, posts, chains } = deps

  /** Nothing of it can be seen on the network, nor may be. An uploaded picture alone is seen by nobody. */
  function isUntouched(variant: Variant): boolean {
    const all = effects.ofVariant(variant.id)
    return outNow(all).length === 0 && !isBeingTakenDown(all) && !isOpenOfFate(all)
  }

  function cancelOpen(tx: WriteTx, variant: Variant): void {
    for (const effect of effects.ofVariant(variant.id)) if (isLeft(effect)) effects.save(tx, cancelled(effect))
  }

  /** Queues what is not out yet, behind what is. */
  function queue(tx: WriteTx, post: Post, variant: Variant, segments: readonly Segment[], missAtMs: number): void {
    const dueAtMs = post.planned?.atMs ?? tx.nowMs
    const byHand = deps.modeOf(variant.accountId) === 'assisted'
    const describable = deps.describableOn(variant.accountId)
    const out = outNow(effects.ofVariant(variant.id))
    let afterSeq = out.at(-1)?.seq ?? null
    for (const [index, segment] of segments.entries()) {
      if (index < out.length) continue
      for (const payload of payloadsOf(segment, byHand, describable)) {
        afterSeq = effects.enqueue(tx, {
          id: deps.ids.next(),
          accountId: variant.accountId,
          afterSeq,
          postId: post.id,
          variantId: variant.id,
          conversationId: null,
          part: index + 1,
          payload,
          idempotencyKey: keyOf(variant, post, payload),
          textDigest: payload.kind === 'publish_segment' ? textDigest(segment.text) : null,
          dueAtMs,
          missAtMs,
        })
      }
    }
  }

  return {
    isUntouched,
    isBeingTakenDown: (variantId: string): boolean => isBeingTakenDown(effects.ofVariant(variantId)),
    /**
     * Brings the outbox to the post's present plan: a variant of which nothing is out is queued anew; one that has
     * begun keeps what is out and gives the rest the new hour, or the new texts.
     * @param missAtMs after this instant what has not left asks
     * @param givenUp whether a person who gave up a variant is taken to want it again
     */
    apply: (
      tx: WriteTx,
      post: Post,
      missAtMs: number,
      givenUp: 'stays' | 'returns',
      texts: 'same' | 'changed',
    ): void => {
      for (const variant of posts.variantsOf(post.id)) {
        if (variant.state === 'cancelled' && givenUp === 'stays') continue
        // What was taken down, or is about to be, is not brought back by a new hour for the others.
        if (isBeingTakenDown(effects.ofVariant(variant.id))) continue
        if (texts === 'changed' || isUntouched(variant)) {
          cancelOpen(tx, variant)
          queue(tx, post, variant, plannedTexts(posts, variant), missAtMs)
        } else {
          const dueAtMs = post.planned?.atMs ?? tx.nowMs
          for (const effect of effects.ofVariant(variant.id)) {
            if (isWaiting(effect)) effects.save(tx, requeued(effect, dueAtMs, missAtMs))
          }
        }
        posts.setVariantState(tx, variant, variantStateFrom(effects.ofVariant(variant.id)))
      }
    },
    /** Takes back what has not left; `becomes` is what its untouched variants are then. */
    withdraw: (tx: WriteTx, post: Post, becomes: 'pending' | 'cancelled'): void => {
      for (const variant of posts.variantsOf(post.id)) {
        cancelOpen(tx, variant)
        posts.setVariantState(tx, variant, becomes)
      }
    },
    /** One variant's waiting effects: given a new hour, or given up. */
    restart: (tx: WriteTx, variant: Variant, dueAtMs: number, missAtMs: number): void => {
      for (const effect of effects.ofVariant(variant.id)) {
        if (isWaiting(effect)) effects.save(tx, requeued(effect, dueAtMs, missAtMs))
      }
      posts.setVariantState(tx, variant, variantStateFrom(effects.ofVariant(variant.id)))
    },
    giveUp: (tx: WriteTx, variantId: string): void => {
      const variant = posts.variantById(variantId)
      if (variant === null) return
      cancelOpen(tx, variant)
      posts.setVariantState(tx, variant, variantStateFrom(effects.ofVariant(variant.id)))
    },
    /** Gives what waits of a post another grace; what asks already goes on asking. */
    setGrace: (tx: WriteTx, postId: string, graceMs: number): void => {
      for (const variant of posts.variantsOf(postId)) {
        for (const effect of effects.ofVariant(variant.id)) {
          // What was open in a restored backup goes on asking.
          const isRestored = effect.lastError?.code === 'restored'
          const { state, missAtMs, dueAtMs } = effect
          if (state === 'queued' && missAtMs !== null && !isRestored) {
            effects.save(tx, { ...effect, missAtMs: dueAtMs + graceMs })
          }
        }
      }
    },
    /**
     * Whether these texts may take the place of the planned ones: all that is out of any variant stays as it is, and
     * nothing is under way.
     */
    mayReplace: (post: Post, textsOf: (variant: Variant) => readonly SegmentText[]): boolean =>
      posts.variantsOf(post.id).every((variant) => {
        const planned = new Map(plannedTexts(posts, variant).map(({ segmentId, text }) => [segmentId, text]))
        const texts = textsOf(variant)
        const all = effects.ofVariant(variant.id)
        if (isOpenOfFate(all) || isBeingTakenDown(all)) return false
        return outNow(all).every(({ payload }, index) => {
          const text = texts[index]
          return (
            payload.kind === 'publish_segment' &&
            text?.segmentId === payload.segmentId &&
            text.text === planned.get(payload.segmentId)
          )
        })
      }),
    /** After an effect changed: its variant follows, and once a text is out the rest of the thread goes on from there. */
    follow: (tx: WriteTx, effect: Effect): void => {
      if (effect.variantId === null) return
      const { leftAtMs, part } = effect
      if (effect.kind === 'publish_segment' && leftAtMs !== null && part !== null) {
        for (const rest of effects.ofVariant(effect.variantId)) {
          if (rest.state === 'queued' && (rest.part ?? 0) > part) effects.save(tx, carriedOn(rest, leftAtMs))
        }
      }
      const variant = posts.variantById(effect.variantId)
      if (variant === null) return
      const all = effects.ofVariant(variant.id)
      const state = variantStateFrom(all)
      posts.setVariantState(tx, variant, state)
      const isThread = outNow(all).length > 1 && deps.modeOf(variant.accountId) !== 'assisted'
      if (state === 'published' && effect.kind === 'publish_segment' && effect.state === 'done' && isThread) {
        chains.save(tx, variant.id, { kind: 'unread', reads: 0, nextAtMs: tx.nowMs + FIRST_READ_MS })
      }
    },
  }
}

/** Of what is to be published: has not left and is not under way. */
function isWaiting(effect: Effect): boolean {
  return effect.kind !== 'delete_post' && isLeft(effect)
}

function isLeft({ state }: Effect): boolean {
  return state === 'queued' || state === 'missed' || state === 'needs_attention'
}

/** In assisted mode a person attaches the images by hand; only the segments themselves are effects. */
function payloadsOf(segment: Segment, byHand: boolean, describable: readonly MediaKind[]): readonly EffectPayload[] {
  const { segmentId } = segment
  const media = byHand ? [] : segment.media
  return [
    ...media.flatMap(({ mediaId, kind }): EffectPayload[] => [
      { kind: 'upload_media', mediaId, segmentId },
      ...(describable.includes(kind) ? [{ kind: 'set_alt_text', mediaId, segmentId } as const] : []),
    ]),
    { kind: 'publish_segment', segmentId },
  ]
}

function keyOf(variant: Variant, post: Post, payload: EffectPayload): string {
  const part = 'mediaId' in payload ? `${payload.kind}:${payload.mediaId}` : payload.kind
  const segment = 'segmentId' in payload ? payload.segmentId : ''
  return `${variant.id}:${String(post.planNumber)}:${segment}:${part}`
}
