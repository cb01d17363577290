/** How far an upload of the outbox is, in bytes. */
import { MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import type { Effect } from '../store/effectTable.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { UploadTable } from '../store/uploadTable.ts'

export type UploadProgress = {
  readonly stage: 'sending' | 'processing'
  readonly sentBytes: number
  readonly sizeBytes: number
}

/** Answers null for what is no upload, or has not begun. */
export function createUploadProgress(deps: {
  readonly uploads: Pick<UploadTable, 'of'>
  readonly media: Pick<MediaTable, 'byId'>
  readonly contents: Pick<MediaContentTable, 'bySeq'>
}): (effect: Effect) => UploadProgress | null {
  return ({ seq, payload }) => {
    if (payload.kind !== 'upload_media') return null
    const upload = deps.uploads.of(seq)
    const found = deps.media.byId(payload.mediaId)
    const content = found === null ? null : deps.contents.bySeq(found.contentSeq)
    if (upload === null || content === null || upload.sentPieces === 0) return null
    const { sizeBytes } = content
    return { stage: upload.stage, sentBytes: Math.min(upload.sentPieces * MEDIA_PIECE_BYTES, sizeBytes), sizeBytes }
  }
}
