/** Files from the person, chosen, pasted or dropped: on their way into the core, and what a video looks like. */
import { MEDIA_PART_BYTES, MEDIA_TYPES } from '#shared/domain/media.ts'
import { callOperation } from '../../rpc/client.ts'

const POSTER_SIDE_PX = 640
const POSTER_QUALITY = 0.8
/** The first picture is often black. */
const POSTER_AT_SECONDS = 0.5
const POSTER_TIMEOUT_MS = 8_000

/** What a paste or drop brings that can be published; text and other files are not ours. */
export function mediaIn(transfer: DataTransfer | null): readonly File[] {
  if (transfer === null) return []
  return [...transfer.files].filter(({ type }) => MEDIA_TYPES.some((known) => known === type))
}

/** A file from the clipboard has no name. */
export function nameOf(file: File): string {
  return file.name === '' ? 'imagen' : file.name.slice(-255)
}

/**
 * Hands a file to the core part by part; no part is in memory longer than its call.
 * @param onSent how many bytes are over there
 * @throws OperationError as `media.begin` and `media.append`; whatever `signal` was aborted with
 */
export async function sendFile(
  file: File,
  mediaId: string,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await callOperation('media.begin', { mediaId, fileName: nameOf(file), sizeBytes: file.size })
  for (let fromByte = 0; fromByte < file.size; fromByte += MEDIA_PART_BYTES) {
    signal.throwIfAborted()
    const part = file.slice(fromByte, fromByte + MEDIA_PART_BYTES)
    await callOperation('media.append', { mediaId, fromByte, dataBase64: await base64Of(part) })
    onSent(fromByte + part.size)
  }
  signal.throwIfAborted()
}

function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? contentOf(reader.result) : '')
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'))
    reader.readAsDataURL(part)
  })
}

/** A picture of a video as a JPEG in base64; null for what is none, or what the window cannot play. */
export async function posterOf(file: File): Promise<string | null> {
  if (!file.type.startsWith('video/')) return null
  const url = URL.createObjectURL(file)
  const video = document.createElement('video')
  try {
    video.muted = true
    video.preload = 'auto'
    video.src = url
    await happened(video, 'loadeddata')
    const seeked = happened(video, 'seeked')
    video.currentTime = Math.min(POSTER_AT_SECONDS, video.duration / 2)
    await seeked
    return drawn(video)
  } catch {
    // It is shown without a picture; whether it can be published is not for the window to say.
    return null
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}

function happened(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), POSTER_TIMEOUT_MS)
    const end = (settle: () => void) => (): void => {
      clearTimeout(timer)
      settle()
    }
    video.addEventListener(event, end(resolve), { once: true })
    video.addEventListener(
      'error',
      end(() => reject(new Error('cannot be played'))),
      { once: true },
    )
  })
}

function drawn(video: HTMLVideoElement): string | null {
  const scale = Math.min(1, POSTER_SIDE_PX / Math.max(video.videoWidth, video.videoHeight, 1))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return canvas.width === 0 ? null : contentOf(canvas.toDataURL('image/jpeg', POSTER_QUALITY))
}

/** The base64 part of a `data:` address. */
function contentOf(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1)
}
