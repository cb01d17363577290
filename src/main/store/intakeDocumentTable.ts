/** The documents that came with requests. Their bytes are read only when somebody saves one. */
import type { DocumentKind } from '#shared/domain/sourceDocument.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type IntakeDocument = {
  readonly id: string
  readonly postId: string
  /** Without its ending, which is its kind. */
  readonly name: string
  readonly kind: DocumentKind
  readonly sha256: string
  readonly sizeBytes: number
  readonly addedAtMs: number
  /** Null: the office. */
  readonly addedBy: string | null
  readonly removedAtMs: number | null
}

export type IntakeDocumentTable = ReturnType<typeof createIntakeDocumentTable>

export function createIntakeDocumentTable(db: Sqlite) {
  const columns = `id, post_id AS postId, name, kind, sha256, size_bytes AS sizeBytes, added_at AS addedAtMs,
    added_by AS addedBy, removed_at AS removedAtMs`
  const byId = db.prepare<[string], IntakeDocument>(`SELECT ${columns} FROM intake_document WHERE id = ?`)
  const ofPost = db.prepare<[string], IntakeDocument>(
    `SELECT ${columns} FROM intake_document WHERE post_id = ? AND removed_at IS NULL ORDER BY added_at, id`,
  )
  const bytes = db.prepare<[string], Uint8Array>('SELECT bytes FROM intake_document WHERE id = ?').pluck()
  const insert = db.prepare<[Record<string, string | number | Uint8Array | null>]>(
    `INSERT INTO intake_document (id, post_id, name, kind, sha256, size_bytes, added_at, added_by, bytes)
     VALUES (@id, @postId, @name, @kind, @sha256, @sizeBytes, @addedAtMs, @addedBy, @bytes)`,
  )
  const setRemoved = db.prepare<[number | null, string]>('UPDATE intake_document SET removed_at = ? WHERE id = ?')
  const forget = db.prepare<[number]>('DELETE FROM intake_document WHERE removed_at < ?')
  return {
    /** Also one that was removed a short while ago. */
    byId: (id: string): IntakeDocument | null => byId.get(id) ?? null,
    /** In the order in which they were added, without those that were removed. */
    ofPost: (postId: string): readonly IntakeDocument[] => ofPost.all(postId),
    bytes: (id: string): Uint8Array => bytes.get(id) ?? new Uint8Array(),
    insert: (
      tx: WriteTx,
      document: Omit<IntakeDocument, 'addedAtMs' | 'removedAtMs'> & { readonly bytes: Uint8Array },
    ): void => {
      insert.run({ ...document, addedAtMs: tx.nowMs })
      tx.changed('posts', document.postId)
    },
    setRemoved: (tx: WriteTx, { id, postId }: IntakeDocument, removedAtMs: number | null): void => {
      setRemoved.run(removedAtMs, id)
      tx.changed('posts', postId)
    },
    /** Those removed before an instant are gone. */
    forgetRemovedBefore: (_tx: WriteTx, atMs: number): void => {
      forget.run(atMs)
    },
  }
}
