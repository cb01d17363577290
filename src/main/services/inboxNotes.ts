/** Notes of colleagues about a conversation: never sent, taken back only at once (docs/specs/inbox.md §4.6). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { takenUp } from '#shared/domain/triage.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { NoteTable } from '../store/noteTable.ts'
import type { TriageTable } from '../store/triageTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

/** Afterwards somebody may have acted on it. */
const REMOVABLE_MS = 10 * 60_000
const OK = { ok: true } as const

export function createInboxNotes(deps: {
  readonly notes: NoteTable
  readonly triage: Pick<TriageTable, 'of' | 'save'>
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { notes, triage, uow } = deps
  return {
    /** As the conversation shows them. */
    shownOf: (conversationId: string): OutputOf<'inbox.conversation'>['notes'] =>
      notes.ofConversation(conversationId).map(({ id, personId, text, writtenAtMs }) => ({
        noteId: id,
        personId,
        text,
        atMs: writtenAtMs,
        removableUntilMs: writtenAtMs + REMOVABLE_MS,
      })),

    /** What whoever acts was writing and has not kept. */
    draftOf: (conversationId: string): string => notes.draft(conversationId, deps.actingId()),

    saveNoteDraft: (input: ParsedInputOf<'inbox.saveNoteDraft'>): OutputOf<'inbox.saveNoteDraft'> => {
      const { conversationId, text } = input
      if (triage.of(conversationId) === null) throw new AppError('not_found', { id: conversationId })
      if (notes.draft(conversationId, deps.actingId()) === text) return OK
      uow.write(deps.by(), (tx) => {
        notes.putDraft(tx, conversationId, deps.actingId(), text)
        tx.audit({ action: 'note.draft', entity: `conversation:${conversationId}` })
      })
      return OK
    },

    addNote: (input: ParsedInputOf<'inbox.addNote'>): OutputOf<'inbox.addNote'> => {
      const { conversationId, noteId } = input
      const text = input.text.toWellFormed()
      if (text.trim() === '') throw new AppError('text_empty')
      const before = notes.byId(noteId)
      if (before !== null) {
        if (before.conversationId === conversationId && before.text === text) return OK
        throw new AppError('conflict', { id: noteId })
      }
      const standing = triage.of(conversationId)
      if (standing === null) throw new AppError('not_found', { id: conversationId })
      uow.write(deps.by(), (tx) => {
        notes.insert(tx, { id: noteId, conversationId, personId: deps.actingId(), text, writtenAtMs: tx.nowMs })
        notes.putDraft(tx, conversationId, deps.actingId(), '')
        // Who tells colleagues about it has taken it up.
        const status = takenUp(standing.status)
        if (status !== standing.status) triage.save(tx, conversationId, { ...standing, status })
        tx.audit({ action: 'note.add', entity: `conversation:${conversationId}`, after: { note: noteId, status } })
      })
      return OK
    },

    removeNote: ({ noteId }: ParsedInputOf<'inbox.removeNote'>): OutputOf<'inbox.removeNote'> => {
      const note = notes.byId(noteId)
      if (note === null) throw new AppError('not_found', { id: noteId })
      if (note.personId !== deps.actingId()) throw new AppError('wrong_state', { state: 'not_yours' })
      if (deps.clock.now() > note.writtenAtMs + REMOVABLE_MS) throw new AppError('wrong_state', { state: 'too_late' })
      uow.write(deps.by(), (tx) => {
        notes.remove(tx, note)
        tx.audit({ action: 'note.remove', entity: `conversation:${note.conversationId}`, before: { note: noteId } })
      })
      return OK
    },
  }
}
