/** Images, kept inside the encrypted database, and which segment carries them with which alternative text. */
import type { ImageType } from '#shared/domain/media.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Media = { readonly id: string; readonly mimeType: ImageType; readonly bytes: Uint8Array }

export type MediaTable = ReturnType<typeof createMediaTable>

export function createMediaTable(db: Sqlite) {
  const insert = db.prepare<[string, string, string, number, string, Uint8Array, number]>(
    `INSERT INTO media (id, sha256, mime_type, size_bytes, file_name, bytes, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const byId = db.prepare<[string], { id: string; mime_type: ImageType; bytes: Uint8Array }>(
    'SELECT id, mime_type, bytes FROM media WHERE id = ?',
  )
  const attach = db.prepare<[string, string, string]>(
    `INSERT INTO segment_media (segment_id, media_id, position, alt_text)
     VALUES (?, ?, (SELECT coalesce(max(position), -1) + 1 FROM segment_media WHERE segment_id = ?), '')`,
  )
  const detach = db.prepare<[string, string]>('DELETE FROM segment_media WHERE segment_id = ? AND media_id = ?')
  const setAltText = db.prepare<[string, string, string]>(
    'UPDATE segment_media SET alt_text = ? WHERE segment_id = ? AND media_id = ?',
  )
  const altText = db
    .prepare<[string, string], string>('SELECT alt_text FROM segment_media WHERE segment_id = ? AND media_id = ?')
    .pluck()
  return {
    insert: (tx: WriteTx, media: Media & { readonly sha256: string; readonly fileName: string }): void => {
      insert.run(media.id, media.sha256, media.mimeType, media.bytes.length, media.fileName, media.bytes, tx.nowMs)
    },
    byId: (id: string): Media | null => {
      const row = byId.get(id)
      return row === undefined ? null : { id: row.id, mimeType: row.mime_type, bytes: row.bytes }
    },
    attach: (_tx: WriteTx, segmentId: string, mediaId: string): void => {
      attach.run(segmentId, mediaId, segmentId)
    },
    detach: (_tx: WriteTx, segmentId: string, mediaId: string): void => {
      detach.run(segmentId, mediaId)
    },
    setAltText: (_tx: WriteTx, segmentId: string, mediaId: string, text: string): boolean =>
      setAltText.run(text, segmentId, mediaId).changes > 0,
    altText: (segmentId: string, mediaId: string): string | null => altText.get(segmentId, mediaId) ?? null,
  }
}
