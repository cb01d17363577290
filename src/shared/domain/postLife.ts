/** The life of a post and of its variants: which states there are and how the post's follows from its variants'. */
import type { Approval } from './approval.ts'
import type { EffectKind, EffectState } from './effect.ts'

/** What a person did with the post; the rest of its life is derived from its variants. */
export const POST_STAGES = ['draft', 'scheduled', 'cancelled', 'discarded'] as const
export type PostStage = (typeof POST_STAGES)[number]

export const VARIANT_STATES = [
  'pending',
  'publishing',
  'published',
  'uncertain',
  'needs_attention',
  'missed',
  'cancelled',
] as const
export type VariantState = (typeof VARIANT_STATES)[number]

/** What the calendar shows. */
export const POST_STATES = [
  'draft',
  'waiting_approval',
  'changes_requested',
  'approved_late',
  'scheduled',
  'publishing',
  'published',
  'uncertain',
  'needs_attention',
  'missed',
  'cancelled',
] as const
export type PostState = (typeof POST_STATES)[number]

/** The most pressing first: a post shows the worst that is true of any of its variants. */
const PRESSING = ['needs_attention', 'missed', 'uncertain', 'publishing'] as const

const DRAFT_STATES: Readonly<Record<Approval, PostState>> = {
  waiting: 'waiting_approval',
  changes_requested: 'changes_requested',
  late: 'approved_late',
  // Not of a draft: with the last step it is planned, and going back to draft voids it.
  approved: 'draft',
}

export function postStateOf(
  stage: PostStage,
  variants: readonly VariantState[],
  approval: Approval | null = null,
): PostState {
  if (stage === 'draft') return approval === null ? 'draft' : DRAFT_STATES[approval]
  if (stage === 'cancelled' || stage === 'discarded') return 'cancelled'
  for (const state of PRESSING) if (variants.includes(state)) return state
  if (variants.includes('pending')) return variants.includes('published') ? 'publishing' : 'scheduled'
  if (variants.includes('published')) return 'published'
  return 'cancelled'
}

/** A draft that is for somebody to decide about is only read. */
export function isBeingWritten(post: { readonly stage: PostStage; readonly approval: Approval | null }): boolean {
  return post.stage === 'draft' && post.approval !== 'waiting' && post.approval !== 'late'
}

/** As `isBeingWritten`, of what the window knows: an hour it may have in mind, and none at which it goes out. */
export function isDraftState(state: PostState): boolean {
  return state === 'draft' || state === 'changes_requested'
}

/** A post may be changed as long as no part of it has left or may have left. */
export function isEditable(variants: readonly VariantState[]): boolean {
  return variants.every(
    (state) => state === 'pending' || state === 'missed' || state === 'cancelled' || state === 'needs_attention',
  )
}

/**
 * A variant's state follows from its effects in the outbox: the most pressing wins. Effects of an earlier plan are
 * cancelled and do not count, nor does what was taken down or is about to be; where nothing else is left, nothing will go
 * out.
 */
export function variantStateOf(
  effects: readonly {
    readonly kind: EffectKind
    readonly state: EffectState
    readonly remoteId: string | null
    /** The network's id of what it takes down. */
    readonly removes: string | null
  }[],
): VariantState {
  if (effects.length === 0) return 'pending'
  const live = effects.filter((effect) => effect.state !== 'cancelled')
  const states = live.map((effect) => effect.state)
  for (const state of ['needs_attention', 'missed', 'uncertain'] as const) if (states.includes(state)) return state
  const removed = new Set(live.flatMap(({ removes }) => removes ?? []))
  const staying = live.filter(
    ({ kind, remoteId }) => kind !== 'delete_post' && (remoteId === null || !removed.has(remoteId)),
  )
  const segments = staying.filter((effect) => effect.kind === 'publish_segment')
  if (segments.length === 0) return 'cancelled'
  if (segments.every((effect) => effect.state === 'done')) return 'published'
  return staying.some(({ state }) => state === 'running' || state === 'done') ? 'publishing' : 'pending'
}
