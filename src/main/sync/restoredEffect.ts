/**
 * What becomes of an effect that was open in a backup when that backup takes the place of a later database: whatever may
 * have gone out since asks, and never leaves by itself (docs/specs/backup.md §4). Pure.
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { EffectState } from '#shared/domain/effect.ts'
import type { Effect } from '../store/effectTable.ts'
import { decide, missed } from './policy.ts'

/** What the later database knew of it; null where it could not be read. */
export type Trace = {
  readonly state: EffectState
  readonly remoteId: string | null
  /** Something of the same post on the same account left, or may have, that the backup does not know of. */
  readonly touched: boolean
} | null

/** @returns the effect itself where nothing of it can have left since */
export function afterRestore(effect: Effect, trace: Trace, nowMs: number): Effect {
  if (trace?.state === 'done' && trace.remoteId !== null) {
    return decide(effect, { kind: 'done', remoteId: trace.remoteId, limits: null }, nowMs).effect
  }
  if (trace !== null && !trace.touched && effect.state === trace.state && isUnsent(trace.state)) return effect
  switch (effect.state) {
    case 'queued':
    case 'missed':
      return asks(effect, nowMs)
    case 'needs_attention':
      return effect.lastError?.code === 'by_hand' ? effect : asks(effect, nowMs)
    case 'running':
    case 'uncertain':
      // It is looked for as always; what is not found asks instead of leaving again.
      return { ...effect, missAtMs: nowMs - 1 }
    case 'done':
    case 'cancelled':
      return effect
    default:
      return assertNever(effect.state)
  }
}

const isUnsent = (state: EffectState): boolean =>
  state === 'queued' || state === 'missed' || state === 'needs_attention'

function asks(effect: Effect, nowMs: number): Effect {
  const lastError = { code: 'restored', params: {} }
  if (effect.variantId === null) return { ...missed(effect), state: 'needs_attention', lastError }
  return { ...missed(effect), missAtMs: nowMs - 1, lastError }
}

/**
 * The same for all open parts of one post on one account: only the first asks, the later ones wait for it. They ask in
 * their turn when it is settled, because their hour counts as passed.
 * @param chain the open effects, in order, as `afterRestore` left them
 */
export function onlyTheFirstAsks(chain: readonly Effect[]): readonly Effect[] {
  const open = new Set(chain.filter(({ state }) => state !== 'done').map(({ seq }) => seq))
  return chain.map((effect) =>
    effect.state === 'missed' && effect.afterSeq !== null && open.has(effect.afterSeq)
      ? { ...effect, state: 'queued' }
      : effect,
  )
}
