/** What the office answers often: kept, counted, and what a macro does when its answer is sent (docs/specs/inbox.md §12). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { changesOf, type Macro } from '#shared/domain/savedReply.ts'
import type { TriageChange } from '#shared/domain/triage.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { PersonTable } from '../store/personTable.ts'
import type { SavedReply, SavedReplyTable } from '../store/savedReplyTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'

const OK = { ok: true } as const
const COUNTED_MS = 30 * 24 * 3_600_000

type Chosen = ParsedInputOf<'inbox.reply'>['savedReply']

/** What is done beside an answer that was begun with a saved reply, or with none. */
export type BesideAnswer = {
  /** The id of the saved reply; null for none. */
  readonly replyId: string | null
  /** Whether the macro resolves the conversation once the answer is out. */
  readonly resolves: boolean
  /** In the transaction of the answer, by its id. */
  readonly record: (tx: WriteTx, conversationId: string, answerId: string) => void
}

const NOTHING_BESIDE: BesideAnswer = { replyId: null, resolves: false, record: () => undefined }

export function createSavedReplies(deps: {
  readonly table: SavedReplyTable
  readonly labels: Pick<LabelTable, 'byId'>
  readonly people: Pick<PersonTable, 'byId'>
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly by: () => Actor
  readonly actingId: () => string | null
  /** Changes where one conversation stands, in a transaction that is open; undone under the id of the change. */
  readonly changeWithin: (
    tx: WriteTx,
    changeId: string,
    conversationId: string,
    changes: readonly TriageChange[],
  ) => void
}) {
  const { table, uow } = deps

  /** @throws AppError not_found */
  function existing(id: string): SavedReply {
    const reply = table.byId(id)
    if (reply === null) throw new AppError('not_found', { id })
    return reply
  }

  function isThere(row: { readonly archivedAtMs: number | null } | null): boolean {
    return row?.archivedAtMs === null
  }

  /** A label or person that was archived since is left out: the answer must not wait for a macro to be mended. */
  function isPossible(change: TriageChange): boolean {
    if (change.kind === 'label') return isThere(deps.labels.byId(change.labelId))
    return change.kind !== 'assign' || change.personId === null || isThere(deps.people.byId(change.personId))
  }

  /** @throws AppError name_taken, key_taken */
  function checkFree({ id, name, macro }: SavedReply): void {
    const namesake = table.byName(name)
    if (namesake !== null && namesake.id !== id) throw new AppError('name_taken', { name })
    const key = macro?.key ?? null
    const holder = key === null ? null : table.byKey(key)
    if (key !== null && holder !== null && holder.id !== id) {
      throw new AppError('key_taken', { key, name: holder.name })
    }
  }

  /** What is new in a macro must be there. @throws AppError not_found */
  function checkMacro(macro: Macro | null, before: Macro | null): void {
    for (const id of macro?.labelIds ?? []) {
      if (!isThere(deps.labels.byId(id)) && before?.labelIds.includes(id) !== true)
        throw new AppError('not_found', { id })
    }
    if (macro?.assign.kind !== 'person') return
    const { personId } = macro.assign
    const isKept = before?.assign.kind === 'person' && before.assign.personId === personId
    if (!isKept && !isThere(deps.people.byId(personId))) throw new AppError('not_found', { id: personId })
  }

  function put(action: string, before: SavedReply | null, after: SavedReply): typeof OK {
    if (JSON.stringify(before) === JSON.stringify(after)) return OK
    uow.write(deps.by(), (tx) => {
      table.put(tx, after)
      tx.audit({ action, entity: `saved_reply:${after.id}`, before, after })
    })
    return OK
  }

  return {
    list: (): OutputOf<'replies.list'> => {
      const uses = table.usesSince(deps.clock.now() - COUNTED_MS)
      return table.all().map(({ id, macro, ...reply }) => ({
        ...reply,
        replyId: id,
        macro: macro === null ? null : { ...macro, labelIds: [...macro.labelIds] },
        usesLastMonth: uses.get(id) ?? 0,
      }))
    },

    save: ({ replyId, name, folder, texts, macro }: ParsedInputOf<'replies.save'>): OutputOf<'replies.save'> => {
      if (texts.es.trim() === '') throw new AppError('text_empty')
      const before = table.byId(replyId)
      const after: SavedReply = {
        id: replyId,
        name: name.toWellFormed(),
        folder: folder.toWellFormed(),
        texts: {
          es: texts.es.toWellFormed(),
          ca: texts.ca.toWellFormed(),
          gl: texts.gl.toWellFormed(),
          eu: texts.eu.toWellFormed(),
          en: texts.en.toWellFormed(),
        },
        macro,
        archivedAtMs: null,
      }
      checkFree(after)
      checkMacro(macro, before?.macro ?? null)
      return put('saved_reply.save', before, after)
    },

    archive: ({ replyId }: ParsedInputOf<'replies.archive'>): OutputOf<'replies.archive'> => {
      const reply = existing(replyId)
      if (reply.archivedAtMs !== null) return OK
      return put('saved_reply.archive', reply, { ...reply, archivedAtMs: deps.clock.now() })
    },

    bringBack: ({ replyId }: ParsedInputOf<'replies.bringBack'>): OutputOf<'replies.bringBack'> => {
      const reply = existing(replyId)
      checkFree(reply)
      return put('saved_reply.bring_back', reply, { ...reply, archivedAtMs: null })
    },

    variables: (): OutputOf<'replies.variables'> => [...table.variables()],

    setVariable: (input: ParsedInputOf<'replies.setVariable'>): OutputOf<'replies.setVariable'> => {
      const after = { name: input.name.toWellFormed(), value: input.value.toWellFormed() }
      if (after.value === '') throw new AppError('text_empty')
      const before = table.variable(after.name)
      if (before?.name === after.name && before.value === after.value) return OK
      uow.write(deps.by(), (tx) => {
        table.putVariable(tx, after)
        tx.audit({ action: 'office_variable.set', entity: `office_variable:${after.name}`, before, after })
      })
      return OK
    },

    removeVariable: ({ name }: ParsedInputOf<'replies.removeVariable'>): OutputOf<'replies.removeVariable'> => {
      const before = table.variable(name)
      if (before === null) throw new AppError('not_found', { id: name })
      uow.write(deps.by(), (tx) => {
        table.removeVariable(tx, name)
        tx.audit({ action: 'office_variable.remove', entity: `office_variable:${before.name}`, before })
      })
      return OK
    },

    /** What is to be done beside an answer. @throws AppError not_found */
    besideAnswer: (chosen: Chosen): BesideAnswer => {
      if (chosen === undefined) return NOTHING_BESIDE
      const { id, macro } = existing(chosen.replyId)
      const done = chosen.withMacro ? macro : null
      return {
        replyId: id,
        resolves: done?.resolves ?? false,
        record: (tx, conversationId, answerId) => {
          table.forgetUsesBefore(tx, tx.nowMs - COUNTED_MS)
          table.addUse(tx, answerId, id)
          if (done === null) return
          deps.changeWithin(tx, answerId, conversationId, changesOf(done, deps.actingId()).filter(isPossible))
        },
      }
    },
  }
}
