/** Where conversations are put by hand: one command for any number, undone for a day (docs/specs/inbox.md §5, §6). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { isClosed } from '#shared/domain/inboxStatus.ts'
import { isHeldByUrgency, isSameTriage, triaged, woken, type Triage, type TriageChange } from '#shared/domain/triage.ts'
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Clock, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { PersonTable } from '../store/personTable.ts'
import type { TriageStep, TriageTable } from '../store/triageTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'

/** How long a change can be undone. */
const KEPT_MS = 24 * 3_600_000
/** The clock may be set meanwhile: a snooze's end is looked for at least this often while there is one. */
const LONGEST_WAIT_MS = 60_000

export function createTriage(deps: {
  readonly table: TriageTable
  readonly labels: Pick<LabelTable, 'byId'>
  readonly people: Pick<PersonTable, 'byId'>
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly by: () => Actor
  readonly actingId: () => string | null
  /** After a change was saved, in the same transaction. */
  readonly onTriaged: (tx: WriteTx, conversationId: string, before: Triage, after: Triage) => void
}) {
  const { table, uow, clock } = deps
  let cancelWaking = (): void => undefined

  /** @throws AppError not_found, time_in_past */
  function check(change: TriageChange): void {
    const isThere = (row: { readonly archivedAtMs: number | null } | null): boolean => row?.archivedAtMs === null
    switch (change.kind) {
      case 'assign':
        if (change.personId !== null && !isThere(deps.people.byId(change.personId))) {
          throw new AppError('not_found', { id: change.personId })
        }
        return
      case 'label': {
        const label = deps.labels.byId(change.labelId)
        // What is archived can still be taken off.
        if (label === null || (change.on && !isThere(label))) throw new AppError('not_found', { id: change.labelId })
        return
      }
      case 'snooze':
        if (change.untilMs !== null && change.untilMs <= clock.now()) throw new AppError('time_in_past')
        return
      case 'status':
      case 'pin':
      case 'silence':
      case 'read':
      case 'priority':
        return
      default:
        assertNever(change)
    }
  }

  function write(by: Actor, changeId: string, action: string, steps: readonly TriageStep[]): void {
    uow.write(by, (tx) => {
      table.forgetBefore(tx, tx.nowMs - KEPT_MS)
      table.keep(tx, changeId, steps)
      for (const step of steps) put(tx, action, step)
    })
    waitForSnoozes()
  }

  function put(tx: WriteTx, action: string, { conversationId, before, after }: TriageStep): void {
    table.save(tx, conversationId, after)
    deps.onTriaged(tx, conversationId, before, after)
    tx.audit({
      action,
      entity: `conversation:${conversationId}`,
      before: different(before, after),
      after: different(after, before),
    })
  }

  /** Brings back every conversation whose snooze has ended. */
  function wake(): void {
    const due = table.dueUntil(clock.now())
    if (due.length > 0) {
      uow.write({ actor: 'mando', correlationId: deps.ids.next() }, (tx) => {
        for (const conversationId of due) {
          const before = table.of(conversationId)
          if (before !== null) put(tx, 'conversation.wake', { conversationId, before, after: woken(before) })
        }
      })
    }
    waitForSnoozes()
  }

  function waitForSnoozes(): void {
    cancelWaking()
    const nextMs = table.nextDueMs()
    if (nextMs === null) return
    cancelWaking = clock.after(Math.min(Math.max(nextMs - clock.now(), 0), LONGEST_WAIT_MS), wake)
  }

  return {
    change: (input: ParsedInputOf<'inbox.change'>): OutputOf<'inbox.change'> => {
      const { changeId, change } = input
      const asked = [...new Set(input.conversationIds)]
      const done = table.kept(changeId)
      if (done !== null) {
        if (!done.steps.every(({ conversationId }) => asked.includes(conversationId))) {
          throw new AppError('conflict', { id: changeId })
        }
        return { changed: done.steps.length, unchanged: asked.length - done.steps.length, unknown: 0, urgent: 0 }
      }
      check(change)
      const left = isHeldByUrgency(change, asked.length === 1) ? asked.filter(table.isUrgent) : []
      const found = asked.flatMap((conversationId) => {
        if (left.includes(conversationId)) return []
        const before = table.of(conversationId)
        return before === null ? [] : [{ conversationId, before, after: triaged(before, change, deps.actingId()) }]
      })
      const steps = found.filter(({ before, after }) => !isSameTriage(before, after))
      if (steps.length > 0) write(deps.by(), changeId, `conversation.${change.kind}`, steps)
      return {
        changed: steps.length,
        unchanged: found.length - steps.length,
        unknown: asked.length - found.length - left.length,
        urgent: left.length,
      }
    },

    undo: ({ changeId, undoId }: ParsedInputOf<'inbox.undo'>): OutputOf<'inbox.undo'> => {
      const change = table.kept(changeId)
      if (change === null) throw new AppError('not_found', { id: changeId })
      if (change.undoneBy === undoId) return undone(change.steps.length, table.kept(undoId)?.steps.length ?? 0)
      if (change.undoneBy !== null) throw new AppError('wrong_state', { state: 'undone' })
      const steps = change.steps.flatMap(({ conversationId, before, after }) => {
        const now = table.of(conversationId)
        // It came under a mark since, and would be out of sight again.
        if (table.isUrgent(conversationId) && (isClosed(before.status) || before.snoozedUntilMs !== null)) return []
        return now !== null && isSameTriage(now, after) ? [{ conversationId, before: after, after: before }] : []
      })
      uow.write(deps.by(), (tx) => {
        table.keep(tx, undoId, steps)
        table.markUndone(tx, changeId, undoId)
        for (const step of steps) put(tx, 'conversation.undo', step)
        tx.audit({ action: 'triage.undo', entity: `change:${changeId}`, after: { restored: steps.length } })
      })
      waitForSnoozes()
      return undone(change.steps.length, steps.length)
    },

    /** Several changes of one conversation in a transaction that is open: one change, undone under its id. */
    changeWithin: (tx: WriteTx, changeId: string, conversationId: string, changes: readonly TriageChange[]): void => {
      const first = table.of(conversationId)
      if (first === null) return
      let before = first
      for (const change of changes) {
        if (table.isUrgent(conversationId) && isHeldByUrgency(change, true)) continue
        const after = triaged(before, change, deps.actingId())
        if (isSameTriage(before, after)) continue
        put(tx, `conversation.${change.kind}`, { conversationId, before, after })
        before = after
      }
      if (isSameTriage(first, before)) return
      table.forgetBefore(tx, tx.nowMs - KEPT_MS)
      table.keep(tx, changeId, [{ conversationId, before: first, after: before }])
    },

    /** In the transaction that archives a person: what was theirs is nobody's, and shows as unassigned. */
    onPersonArchived: (tx: WriteTx, personId: string): void => {
      for (const conversationId of table.ofAssignee(personId)) {
        const before = table.of(conversationId)
        if (before === null) continue
        put(tx, 'conversation.assign', { conversationId, before, after: { ...before, assigneeId: null } })
      }
    },

    start: wake,
    stop: (): void => cancelWaking(),
  }
}

function undone(all: number, restored: number): OutputOf<'inbox.undo'> {
  return { restored, movedOn: all - restored }
}

/** What of the first is not the same in the second. */
function different(one: Triage, other: Triage): JsonValue {
  const kept = Object.entries(one).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(other[name as keyof Triage]),
  )
  return Object.fromEntries(kept)
}
