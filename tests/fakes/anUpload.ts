/** A file as a network client gets it: told about, and handed over piece by piece. */
import type { MediaUpload, NetworkClient, UploadState, UploadStep } from '../../src/main/networks/networkClient.ts'
import { MEDIA_PIECE_BYTES, type MediaType } from '../../src/shared/domain/media.ts'
import type { FakeClock } from './fakeClock.ts'

export function anUpload(bytes: Uint8Array, mimeType: MediaType = 'image/png'): MediaUpload {
  const kind = mimeType === 'image/gif' ? 'gif' : mimeType.startsWith('video/') ? 'video' : 'image'
  return {
    kind,
    mimeType,
    sizeBytes: bytes.length,
    piece: (number) => bytes.subarray(number * MEDIA_PIECE_BYTES, (number + 1) * MEDIA_PIECE_BYTES),
  }
}

/** Uploads step by step, as the outbox does, until it ends; the clock is turned to where each step asks for. */
export async function uploadWhole(
  client: Pick<NetworkClient, 'uploadMedia'>,
  clock: Pick<FakeClock, 'now' | 'advance'>,
  media: MediaUpload,
): Promise<Exclude<UploadStep['outcome'], { kind: 'unfinished' }>> {
  let from: UploadState | null = null
  for (;;) {
    const { outcome, upload }: UploadStep = await client.uploadMedia(media, from, new AbortController().signal)
    if (outcome.kind !== 'unfinished') return outcome
    from = upload
    await clock.advance(Math.max(0, outcome.notBeforeMs - clock.now()))
  }
}
