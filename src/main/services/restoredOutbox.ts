/**
 * The first thing that happens in a database that is a copy: nothing that was open in it may go out twice. Runs before the
 * outbox looks for work (docs/specs/backup.md §4).
 */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { CopyMark, PresentTraces } from '../store/restoredCopy.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { requeued } from '../sync/policy.ts'
import { afterRestore, onlyTheFirstAsks, type Trace } from '../sync/restoredEffect.ts'
import type { StandingNotices } from './standingNotices.ts'

export function createRestoredOutbox(deps: {
  readonly uow: UnitOfWork
  readonly effects: EffectTable
  readonly notices: StandingNotices
  readonly mark: {
    readonly read: () => { readonly mark: CopyMark; readonly traces: PresentTraces | null } | null
    readonly clear: () => void
  }
  readonly nowMs: () => number
  /** Of the post an effect belongs to. */
  readonly graceMsOf: (effect: Effect) => number
  /** Queues what is planned and has lost its effects, as something whose hour has passed. */
  readonly planAnew: (tx: WriteTx) => void
  readonly onSaved: (tx: WriteTx, effect: Effect) => void
  /** What else was about to leave must ask as well. */
  readonly onRestored: (tx: WriteTx) => void
  readonly wakeOutbox: () => void
  /** The actor of what happens by itself, and of what a person asked for. */
  readonly byItself: () => Actor
  readonly by: () => Actor
}) {
  const { effects } = deps

  function save(tx: WriteTx, before: Effect, after: Effect): void {
    if (after === before) return
    effects.save(tx, after)
    deps.onSaved(tx, after)
    tx.audit({
      action: 'effect.restored',
      entity: `effect:${after.id}`,
      before: { state: before.state },
      after: { state: after.state, remoteId: after.remoteId },
    })
  }

  /** Planned for later, and asking only because nobody knows whether it was published early. */
  function plannedAhead(): readonly Effect[] {
    return effects
      .open()
      .filter(
        ({ state, lastError, dueAtMs }) =>
          (state === 'missed' || state === 'queued') && lastError?.code === 'restored' && dueAtMs > deps.nowMs(),
      )
  }

  return {
    run: (): void => {
      const copy = deps.mark.read()
      if (copy === null) return
      const { mark, traces } = copy
      const touched = new Set(traces?.touchedVariants)
      const traceOf = ({ id, variantId }: Effect): Trace => {
        const known = traces?.effects[id]
        return known === undefined ? null : { ...known, touched: variantId !== null && touched.has(variantId) }
      }
      deps.uow.write(deps.byItself(), (tx) => {
        if (mark.cause === 'salvage') deps.planAnew(tx)
        const open = effects.open()
        const fenced = onlyTheFirstAsks(
          open.toSorted((a, b) => a.seq - b.seq).map((effect) => afterRestore(effect, traceOf(effect), tx.nowMs)),
        )
        const after = new Map(fenced.map((effect) => [effect.seq, effect]))
        for (const effect of open) save(tx, effect, after.get(effect.seq) ?? effect)
        deps.onRestored(tx)
        const asking = fenced.filter(({ lastError, state }) => lastError?.code === 'restored' && state !== 'queued')
        deps.notices.raise(tx, mark.cause === 'salvage' ? 'recovered' : 'restored', {
          madeAtMs: mark.madeAtMs,
          lost: mark.lost.join(' '),
          asking: asking.length,
          ahead: asking.filter(({ dueAtMs }) => dueAtMs > tx.nowMs).length,
        })
        tx.audit({
          action: mark.cause === 'salvage' ? 'database.recovered' : 'database.restored',
          entity: 'database',
          after: { madeAtMs: mark.madeAtMs, presentRead: traces !== null, asking: asking.length },
        })
        deps.mark.clear()
      })
    },
    /** A person looked: nothing of what is planned for later is out. It gets its hour back. */
    confirmPlanned: (): OutputOf<'backup.confirmPlanned'> => {
      const ahead = plannedAhead()
      if (ahead.length === 0) return { ok: true }
      deps.uow.write(deps.by(), (tx) => {
        for (const effect of ahead) {
          save(tx, effect, requeued(effect, effect.dueAtMs, effect.dueAtMs + deps.graceMsOf(effect)))
        }
        tx.audit({ action: 'database.planned_confirmed', entity: 'database', after: { effects: ahead.length } })
      })
      deps.wakeOutbox()
      return { ok: true }
    },
  }
}
