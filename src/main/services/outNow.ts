/** What of a post is on the network now, and the state that follows, from the outbox's rows of one variant. Pure. */
import { variantStateOf, type VariantState } from '#shared/domain/postLife.ts'
import type { Effect } from '../store/effectTable.ts'

/** Its texts that were published and not taken down again, in the order in which they went out. */
export function outNow(effects: readonly Effect[]): readonly Effect[] {
  const gone = new Set(effects.flatMap((effect) => (effect.state === 'done' ? (removes(effect) ?? []) : [])))
  return effects.filter(
    ({ kind, state, remoteId }) =>
      kind === 'publish_segment' && state === 'done' && remoteId !== null && !gone.has(remoteId),
  )
}

/** Something of it is still to be taken down. */
export function isBeingTakenDown(effects: readonly Effect[]): boolean {
  return effects.some(
    (effect) => effect.kind === 'delete_post' && effect.state !== 'done' && effect.state !== 'cancelled',
  )
}

/** Under way, or nobody knows yet. */
export function isOpenOfFate(effects: readonly Effect[]): boolean {
  return effects.some(({ state }) => state === 'running' || state === 'uncertain')
}

export function variantStateFrom(effects: readonly Effect[]): VariantState {
  return variantStateOf(effects.map((effect) => ({ ...effect, removes: removes(effect) })))
}

function removes({ payload }: Effect): string | null {
  return payload.kind === 'delete_post' ? payload.remoteId : null
}
