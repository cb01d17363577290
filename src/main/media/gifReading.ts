/** An animation goes out as it came: encoding it again would cost its looks. What it is, is read from it. */
import { IMAGE_MAX_PIXELS, type MediaFacts } from '#shared/domain/media.ts'
import { AppError } from '../rpc/appError.ts'
import { orDamaged, posterOf, readHeader, type MediaSource } from './imageCleaning.ts'
import type { ImageEngine } from './imageEngine.ts'

/** Browsers show frames without a time of their own for a tenth of a second. */
const USUAL_FRAME_MS = 100
/** The byte that ends a GIF (GIF89a, trailer). */
const TRAILER = 0x3b

/**
 * Facts and poster of an animation; null where the GIF does not move.
 * @throws AppError media_damaged where it breaks off or its first frame cannot be decoded; media_dimensions
 */
export async function readAnimation(
  engine: ImageEngine,
  source: MediaSource,
): Promise<{ readonly facts: MediaFacts; readonly poster: Uint8Array } | null> {
  const { width, height, pages = 1, delay = [] } = await readHeader(engine, source)
  if (pages <= 1) return null
  if (lastByte(source.bytes) !== TRAILER) throw new AppError('media_damaged', { fileName: source.fileName })
  const durationMs = delay.reduce((sum, each) => sum + (each > 0 ? each : USUAL_FRAME_MS), 0)
  const facts: MediaFacts = {
    kind: 'gif',
    mimeType: 'image/gif',
    sizeBytes: source.bytes.length,
    widthPx: width,
    heightPx: height,
    frames: pages,
    durationMs,
    videoCodec: null,
    audioCodec: null,
    framesPerSecond: null,
  }
  const poster = await orDamaged(source.fileName, () => posterOf(engine.open(source.bytes, IMAGE_MAX_PIXELS)))
  return { facts, poster }
}

/** Some programs fill up the last block with zeros. */
function lastByte(bytes: Uint8Array): number | undefined {
  let at = bytes.length - 1
  while (at > 0 && bytes[at] === 0) at -= 1
  return bytes[at]
}
