/** Keeps the outbox in step with what a post is planned to do: queues, moves and takes back its effects. */
import { variantStateOf } from '#shared/domain/postLife.ts'
import type { Ids } from '../ports.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { EffectPayload } from '../store/effectPayload.ts'
import type { Post, PostTable, Segment, Variant } from '../store/postTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { cancelled, carriedOn, isRepeatable, requeued } from '../sync/policy.ts'

export type PublishingPlan = ReturnType<typeof createPublishingPlan>

export function createPublishingPlan(deps: {
  readonly effects: EffectTable
  readonly posts: PostTable
  readonly ids: Ids
  readonly modeOf: (accountId: string) => 'api' | 'assisted' | 'training' | null
}) {
  const { effects, posts } = deps

  /** Nothing of it can be seen on the network, nor may be. An uploaded picture alone is seen by nobody. */
  function isUntouched(variant: Variant): boolean {
    return effects
      .ofVariant(variant.id)
      .every(
        ({ kind, state }) => state !== 'running' && state !== 'uncertain' && (state !== 'done' || isRepeatable(kind)),
      )
  }

  function cancelOpen(tx: WriteTx, variant: Variant): void {
    for (const effect of effects.ofVariant(variant.id)) if (isWaiting(effect)) effects.save(tx, cancelled(effect))
  }

  function queue(tx: WriteTx, post: Post, variant: Variant, segments: readonly Segment[], missAtMs: number): void {
    const dueAtMs = post.planned?.atMs ?? tx.nowMs
    const byHand = deps.modeOf(variant.accountId) === 'assisted'
    let afterSeq: number | null = null
    for (const [index, segment] of segments.entries()) {
      for (const payload of payloadsOf(segment, byHand)) {
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
          dueAtMs,
          missAtMs,
        })
      }
    }
  }

  return {
    isUntouched,
    /**
     * Brings the outbox to the post's present plan: a variant of which nothing is out is queued anew; one that has
     * begun keeps what is out and gives the rest the new hour.
     * @param missAtMs after this instant what has not left asks
     * @param givenUp whether a person who gave up a variant is taken to want it again
     */
    apply: (tx: WriteTx, post: Post, missAtMs: number, givenUp: 'stays' | 'returns'): void => {
      const segments = posts.segments(post.id)
      for (const variant of posts.variantsOf(post.id)) {
        if (variant.state === 'cancelled' && givenUp === 'stays') continue
        if (isUntouched(variant)) {
          cancelOpen(tx, variant)
          queue(tx, post, variant, segments, missAtMs)
        } else {
          const dueAtMs = post.planned?.atMs ?? tx.nowMs
          for (const effect of effects.ofVariant(variant.id)) {
            if (isWaiting(effect)) effects.save(tx, requeued(effect, dueAtMs, missAtMs))
          }
        }
        posts.setVariantState(tx, variant, variantStateOf(effects.ofVariant(variant.id)))
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
      posts.setVariantState(tx, variant, variantStateOf(effects.ofVariant(variant.id)))
    },
    giveUp: (tx: WriteTx, variantId: string): void => {
      const variant = posts.variantById(variantId)
      if (variant === null) return
      cancelOpen(tx, variant)
      posts.setVariantState(tx, variant, variantStateOf(effects.ofVariant(variant.id)))
    },
    /** Gives what waits of a post another grace; what asks already goes on asking. */
    setGrace: (tx: WriteTx, postId: string, graceMs: number): void => {
      for (const variant of posts.variantsOf(postId)) {
        for (const effect of effects.ofVariant(variant.id)) {
          // What was open in a restored backup goes on asking.
          const isRestored = effect.lastError?.code === 'restored'
          if (effect.state === 'queued' && !isRestored) {
            effects.save(tx, { ...effect, missAtMs: effect.dueAtMs + graceMs })
          }
        }
      }
    },
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
      if (variant !== null) posts.setVariantState(tx, variant, variantStateOf(effects.ofVariant(variant.id)))
    },
  }
}

/** Has not left and is not under way. */
function isWaiting(effect: Effect): boolean {
  return effect.state === 'queued' || effect.state === 'missed' || effect.state === 'needs_attention'
}

/** In assisted mode a person attaches the images by hand; only the segments themselves are effects. */
function payloadsOf(segment: Segment, byHand: boolean): readonly EffectPayload[] {
  const { segmentId } = segment
  const media = byHand ? [] : segment.images
  return [
    ...media.flatMap(({ mediaId }): EffectPayload[] => [
      { kind: 'upload_media', mediaId, segmentId },
      { kind: 'set_alt_text', mediaId, segmentId },
    ]),
    { kind: 'publish_segment', segmentId },
  ]
}

function keyOf(variant: Variant, post: Post, payload: EffectPayload): string {
  const part = 'mediaId' in payload ? `${payload.kind}:${payload.mediaId}` : payload.kind
  const segment = 'segmentId' in payload ? payload.segmentId : ''
  return `${variant.id}:${String(post.planNumber)}:${segment}:${part}`
}
