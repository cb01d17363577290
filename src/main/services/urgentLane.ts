/** The urgent lane: which conversations come into it, the protocol beside them, and how they leave (docs/specs/inbox.md §10). */
import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { findUrgent, type UrgentMark } from '#shared/domain/detect/urgent.ts'
import { isClosed } from '#shared/domain/inboxStatus.ts'
import type { Triage } from '#shared/domain/triage.ts'
import { DUTY_PROTOCOL_ES, URGENT_UNDO_MS } from '#shared/domain/urgentLane.ts'
import type { Clock, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { TriageTable } from '../store/triageTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { MatchedTerm, UrgentMarkRecord, UrgentTable } from '../store/urgentTable.ts'
import { compile } from './urgentLists.ts'

const OK = { ok: true } as const
/** Older ones say little about lists that have changed since. */
const FALSE_ALARMS_SHOWN = 50
const PROTOCOL_KEY = 'urgentProtocol'

/** What of a citizen's item that came in decides whether it is urgent. */
export type ComingItem = { readonly id: string; readonly conversationId: string; readonly text: string }

export function createUrgentLane(deps: {
  readonly table: UrgentTable
  readonly triage: Pick<TriageTable, 'of' | 'save'>
  readonly settings: Pick<SettingTable, 'get' | 'put'>
  /** After one that was closed or put off was opened again. */
  readonly onTriaged: (tx: WriteTx, conversationId: string, before: Triage, after: Triage) => void
  /** One came into the lane or left it: by when it is to be answered is another. */
  readonly onLane: (tx: WriteTx, conversationId: string) => void
  readonly find: (text: string) => readonly UrgentMark[]
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { table, uow } = deps

  function protocol(): readonly string[] {
    const read = z.array(z.string()).safeParse(deps.settings.get(PROTOCOL_KEY))
    return read.success ? read.data : DUTY_PROTOCOL_ES
  }

  /** @throws AppError not_found */
  function existing(markId: string): UrgentMarkRecord {
    const mark = table.byId(markId)
    if (mark === null) throw new AppError('not_found', { id: markId })
    return mark
  }

  /** @throws AppError not_found, wrong_state */
  function activeById(markId: string): UrgentMarkRecord {
    const mark = existing(markId)
    if (mark.end !== null) throw new AppError('wrong_state', { state: mark.end.ended })
    return mark
  }

  function put(tx: WriteTx, item: ComingItem, found: readonly UrgentMark[]): void {
    const { conversationId } = item
    const active = table.activeOf(conversationId)
    const markId = active?.id ?? deps.ids.next()
    if (active === null) table.insert(tx, markId, conversationId, protocol())
    table.addItem(tx, markId, item.id, termsOf(found))
    if (active === null) deps.onLane(tx, conversationId)
    // Of its own, so that the window and the system tell of what came and not of what was done about it.
    tx.changed('urgent', conversationId)
    const categories = [...new Set(found.map(({ category }) => category))]
    tx.audit({
      action: 'urgent.mark',
      entity: entity(conversationId),
      after: { mark: markId, item: item.id, categories },
    })
  }

  /** Under a mark nothing is out of sight: what was closed or put off meanwhile is open again. */
  function reopen(tx: WriteTx, conversationId: string): void {
    const before = deps.triage.of(conversationId)
    if (before === null || (!isClosed(before.status) && before.snoozedUntilMs === null)) return
    const status = isClosed(before.status) ? 'open' : before.status
    const after = { ...before, status, snoozedUntilMs: null }
    deps.triage.save(tx, conversationId, after)
    deps.onTriaged(tx, conversationId, before, after)
  }

  return {
    /**
     * A citizen's new item, in the transaction that stores it. Answers whether it is urgent; then its conversation is under an
     * active mark.
     */
    onItem: (tx: WriteTx, item: ComingItem): boolean => {
      const found = deps.find(item.text)
      if (found.length > 0) put(tx, item, found)
      return found.length > 0
    },

    /**
     * An item that its author edited. It makes no second mark, and none where the conversation left the lane since the item
     * came: that takes a new item.
     */
    onEdit: (tx: WriteTx, item: ComingItem & { readonly receivedAtMs: number }): boolean => {
      if (table.hasItem(item.id)) return false
      const wasCleared = table
        .ofConversation(item.conversationId)
        .some(({ end }) => end !== null && end.atMs >= item.receivedAtMs)
      if (wasCleared) return false
      const found = deps.find(item.text)
      if (found.length > 0) put(tx, item, found)
      return found.length > 0
    },

    of: ({ conversationId }: ParsedInputOf<'urgent.of'>): OutputOf<'urgent.of'> => {
      const marks = table.ofConversation(conversationId)
      const active = marks.find(({ end }) => end === null)
      return {
        active:
          active === undefined
            ? null
            : {
                markId: active.id,
                markedAtMs: active.markedAtMs,
                entries: table.items(active.id).map(({ id, text, terms }) => ({
                  entryId: id,
                  categories: [...new Set(terms.map(({ list }) => list))],
                  places: placesOf(text, terms),
                })),
                steps: [...table.steps(active.id)],
              },
        past: marks.flatMap(({ id, end }) =>
          end === null
            ? []
            : [{ markId: id, ended: end.ended, atMs: end.atMs, personId: end.byPersonId, done: end.done }],
        ),
      }
    },

    falseAlarms: (): OutputOf<'urgent.falseAlarms'> =>
      table.falseAlarms(FALSE_ALARMS_SHOWN).flatMap(({ id: markId, conversationId, end }) =>
        end === null
          ? []
          : [
              {
                markId,
                conversationId,
                atMs: end.atMs,
                entries: table.items(markId).map(({ id, text, terms }) => ({ entryId: id, text, terms: [...terms] })),
              },
            ],
      ),

    tick: ({ markId, position, on }: ParsedInputOf<'urgent.tick'>): OutputOf<'urgent.tick'> => {
      const mark = activeById(markId)
      const step = table.steps(markId).find((each) => each.position === position)
      if (step === undefined) throw new AppError('not_found', { id: markId })
      if ((step.ticked !== null) === on) return OK
      uow.write(deps.by(), (tx) => {
        table.tick(tx, mark, position, on, deps.actingId())
        const action = on ? 'urgent.tick' : 'urgent.untick'
        tx.audit({ action, entity: entity(mark.conversationId), after: { mark: markId, step: position + 1 } })
      })
      return OK
    },

    end: ({ markId, how }: ParsedInputOf<'urgent.end'>): OutputOf<'urgent.end'> => {
      const done = how.ended === 'dealt_with' ? how.done.trim() : ''
      if (how.ended === 'dealt_with' && done === '') throw new AppError('text_empty')
      const before = existing(markId)
      if (before.end !== null) {
        // The answer was lost on its way: the same once or twice.
        if (before.end.ended === how.ended && before.end.done === done.toWellFormed()) return OK
        throw new AppError('wrong_state', { state: before.end.ended })
      }
      uow.write(deps.by(), (tx) => {
        table.setEnd(tx, before, { ended: how.ended, atMs: tx.nowMs, byPersonId: deps.actingId(), done })
        deps.onLane(tx, before.conversationId)
        tx.audit({ action: `urgent.${how.ended}`, entity: entity(before.conversationId), after: { mark: markId } })
      })
      return OK
    },

    undoEnd: ({ markId }: ParsedInputOf<'urgent.undoEnd'>): OutputOf<'urgent.undoEnd'> => {
      const mark = existing(markId)
      if (mark.end === null) return OK
      if (deps.clock.now() > mark.end.atMs + URGENT_UNDO_MS) throw new AppError('wrong_state', { state: 'too_late' })
      if (table.activeOf(mark.conversationId) !== null) throw new AppError('wrong_state', { state: 'newer_mark' })
      const { ended } = mark.end
      uow.write(deps.by(), (tx) => {
        table.setEnd(tx, mark, null)
        deps.onLane(tx, mark.conversationId)
        reopen(tx, mark.conversationId)
        tx.audit({
          action: 'urgent.undo',
          entity: entity(mark.conversationId),
          before: { ended },
          after: { mark: markId },
        })
      })
      return OK
    },

    protocol: (): OutputOf<'urgent.protocol'> => ({ steps: [...protocol()] }),

    setProtocol: ({ steps }: ParsedInputOf<'urgent.setProtocol'>): OutputOf<'urgent.setProtocol'> => {
      const before = protocol()
      const after = steps.map((step) => step.toWellFormed())
      if (JSON.stringify(before) === JSON.stringify(after)) return OK
      uow.write(deps.by(), (tx) => {
        deps.settings.put(tx, PROTOCOL_KEY, after)
        tx.audit({ action: 'urgent.protocol', entity: 'settings', before: [...before], after })
      })
      return OK
    },
  }
}

function entity(conversationId: string): string {
  return `conversation:${conversationId}`
}

function termsOf(found: readonly UrgentMark[]): readonly MatchedTerm[] {
  const terms = new Map(found.map(({ category, term }) => [`${category} ${term}`, { list: category, written: term }]))
  return [...terms.values()]
}

/** Where they are in the text as it is now: it may have been edited, or be gone, and the lists may be others. */
function placesOf(
  text: string,
  terms: readonly MatchedTerm[],
): { category: UrgentMark['category']; start: number; end: number }[] {
  return findUrgent(text, compile(terms)).map(({ category, start, end }) => ({ category, start, end }))
}
