/** A file as a network client gets it: told about, and handed over piece by piece. */
import type { MediaUpload } from '../../src/main/networks/networkClient.ts'
import { MEDIA_PIECE_BYTES, type MediaType } from '../../src/shared/domain/media.ts'

export function anUpload(bytes: Uint8Array, mimeType: MediaType = 'image/png'): MediaUpload {
  const kind = mimeType === 'image/gif' ? 'gif' : mimeType.startsWith('video/') ? 'video' : 'image'
  return {
    kind,
    mimeType,
    sizeBytes: bytes.length,
    piece: (number) => bytes.subarray(number * MEDIA_PIECE_BYTES, (number + 1) * MEDIA_PIECE_BYTES),
  }
}
