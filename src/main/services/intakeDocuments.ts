/**
 * Documents of requests: kept in the encrypted store beside the post, and given back as a file where a person says. Mando never
 * opens one (docs/specs/intake.md §5).
 */
import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import {
  DOCUMENT_KINDS,
  DOCUMENT_MAX_BYTES,
  MOST_DOCUMENTS,
  documentName,
  readDocument,
} from '#shared/domain/sourceDocument.ts'
import type { FilePicker, FolderPicker, Preferences } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { IntakeDocument, IntakeDocumentTable } from '../store/intakeDocumentTable.ts'
import type { IntakeTable } from '../store/intakeTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { writeNewFile } from './newFile.ts'

const OK = { ok: true } as const
const TITLE = {
  es: 'Documento de la petición (PDF, Word, OpenDocument)',
  en: 'Document of the request (PDF, Word, OpenDocument)',
} as const
/** By then nobody takes a removal back. */
const FORGOTTEN_MS = 24 * 3_600_000

export function createIntakeDocuments(deps: {
  readonly table: IntakeTable
  readonly documents: IntakeDocumentTable
  readonly filePicker: FilePicker
  readonly folders: FolderPicker
  readonly preferences: Pick<Preferences, 'get'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { table, documents, uow } = deps

  function existing(documentId: string): IntakeDocument {
    const found = documents.byId(documentId)
    if (found === null) throw new AppError('not_found', { id: documentId })
    return found
  }

  function setRemoved(document: IntakeDocument, isRemoved: boolean): void {
    if ((document.removedAtMs !== null) === isRemoved) return
    uow.write(deps.by(), (tx) => {
      documents.setRemoved(tx, document, isRemoved ? tx.nowMs : null)
      const action = isRemoved ? 'intake.remove_document' : 'intake.bring_document_back'
      tx.audit({ action, entity: `post:${document.postId}`, after: { document: document.id, sha256: document.sha256 } })
    })
  }

  return {
    documents: ({ postId }: ParsedInputOf<'intake.documents'>): OutputOf<'intake.documents'> =>
      documents.ofPost(postId).map(({ id, name, kind, sizeBytes, addedAtMs, addedBy }) => ({
        ...{ documentId: id, name, kind, sizeBytes, addedAtMs, addedBy },
      })),

    attachDocument: async ({
      postId,
      documentId,
    }: ParsedInputOf<'intake.attachDocument'>): Promise<OutputOf<'intake.attachDocument'>> => {
      if (table.ofPost(postId) === null) throw new AppError('not_found', { id: postId })
      if (documents.byId(documentId) !== null) return { kind: 'attached' }
      const picked = await deps.filePicker.pick({
        title: TITLE[deps.preferences.get().language],
        extensions: DOCUMENT_KINDS,
        maxBytes: DOCUMENT_MAX_BYTES,
      })
      if (picked === null) return { kind: 'cancelled' }
      if (picked.kind === 'too_large') return { kind: 'refused', why: 'too_large' }
      const reading = readDocument(picked.bytes)
      if (reading.kind === 'none') return { kind: 'refused', why: reading.why }
      const sha256 = createHash('sha256').update(picked.bytes).digest('hex')
      const there = documents.ofPost(postId)
      if (there.some((document) => document.sha256 === sha256)) return { kind: 'known' }
      if (there.length >= MOST_DOCUMENTS) return { kind: 'refused', why: 'too_many' }
      uow.write(deps.by(), (tx) => {
        documents.forgetRemovedBefore(tx, tx.nowMs - FORGOTTEN_MS)
        documents.insert(tx, {
          id: documentId,
          postId,
          name: documentName(picked.name),
          kind: reading.as,
          sha256,
          sizeBytes: picked.bytes.length,
          addedBy: deps.actingId(),
          bytes: picked.bytes,
        })
        // Neither its name nor its words: the log is read by others than the request.
        tx.audit({
          action: 'intake.attach_document',
          entity: `post:${postId}`,
          after: { document: documentId, kind: reading.as, sha256, sizeBytes: picked.bytes.length },
        })
      })
      return { kind: 'attached' }
    },

    saveDocument: async ({
      documentId,
    }: ParsedInputOf<'intake.saveDocument'>): Promise<OutputOf<'intake.saveDocument'>> => {
      const { name, kind, postId, sha256 } = existing(documentId)
      const folder = await deps.folders.choose('export')
      if (folder === null) return null
      const fileName = writeNewFile(folder, name, kind, documents.bytes(documentId))
      // From there on it is no longer protected: who took it out is on record.
      uow.write(deps.by(), (tx) =>
        tx.audit({ action: 'intake.save_document', entity: `post:${postId}`, after: { document: documentId, sha256 } }),
      )
      return { fileName }
    },

    removeDocument: ({ documentId }: ParsedInputOf<'intake.removeDocument'>): OutputOf<'intake.removeDocument'> => {
      setRemoved(existing(documentId), true)
      return OK
    },
    bringDocumentBack: ({
      documentId,
    }: ParsedInputOf<'intake.bringDocumentBack'>): OutputOf<'intake.bringDocumentBack'> => {
      setRemoved(existing(documentId), false)
      return OK
    },
  }
}
