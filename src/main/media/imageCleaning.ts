/**
 * An image as it may go out: decoded and encoded again, turned the right way up, colours in sRGB, and without anything
 * that is not picture. Whatever else was in the file, or behind its end, is gone.
 */
import exifReader from 'exif-reader'
import type { Metadata, Sharp } from 'sharp'
import { IMAGE_MAX_PIXELS, type MediaFacts, type MediaType, type RemovedData } from '#shared/domain/media.ts'
import { AppError } from '../rpc/appError.ts'
import type { ImageEngine } from './imageEngine.ts'

export type CleanImage = {
  readonly bytes: Uint8Array
  readonly facts: MediaFacts
  readonly removed: RemovedData
  readonly poster: Uint8Array
}

export type MediaSource = { readonly bytes: Uint8Array; readonly fileName: string; readonly mimeType: MediaType }

/** Longer sides are made smaller: no network shows more. */
const LONGEST_SIDE_PX = 4096
/** One after the other until the file is small enough. */
const QUALITIES = [90, 80, 70]
const POSTER_SIDE_PX = 480
const POSTER_QUALITY = 78

/**
 * @param aimBytes what the result should not exceed; where even the last try does, it is larger
 * @throws AppError media_damaged, media_dimensions (pixels that nobody could decode), media_unsupported (it moves)
 */
export async function cleanImage(engine: ImageEngine, source: MediaSource, aimBytes: number): Promise<CleanImage> {
  const found = await readHeader(engine, source)
  if (source.mimeType === 'image/webp' && (found.pages ?? 1) > 1) {
    throw new AppError('media_unsupported', { fileName: source.fileName })
  }
  const upright = () =>
    engine
      .open(source.bytes, IMAGE_MAX_PIXELS)
      .autoOrient()
      .resize(LONGEST_SIDE_PX, LONGEST_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
  return orDamaged(source.fileName, async () => {
    const { data, info } = await smallEnough(upright, source.mimeType, aimBytes)
    return {
      bytes: data,
      facts: {
        kind: 'image',
        mimeType: source.mimeType === 'image/gif' ? 'image/png' : source.mimeType,
        sizeBytes: data.length,
        widthPx: info.width,
        heightPx: info.height,
        ...NOT_MOVING,
      },
      removed: removedFrom(found),
      poster: await posterOf(engine.open(data, IMAGE_MAX_PIXELS)),
    }
  })
}

const NOT_MOVING = {
  frames: null,
  durationMs: null,
  videoCodec: null,
  audioCodec: null,
  framesPerSecond: null,
} as const

/** What the file claims, read without decoding it. @throws AppError media_damaged, media_dimensions */
export async function readHeader(engine: ImageEngine, { bytes, fileName }: MediaSource): Promise<Metadata> {
  const found = await orDamaged(fileName, () => engine.open(bytes, Number.MAX_SAFE_INTEGER).metadata())
  const { width, height } = found
  if (width * height > IMAGE_MAX_PIXELS) {
    const side = Math.sqrt(IMAGE_MAX_PIXELS)
    throw new AppError('media_dimensions', { fileName, width, height, maxWidth: side, maxHeight: side })
  }
  return found
}

/** A small JPEG of a picture, to be shown in its place. */
export function posterOf(picture: Sharp): Promise<Uint8Array> {
  return picture
    .resize(POSTER_SIDE_PX, POSTER_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: POSTER_QUALITY })
    .toBuffer()
}

/** Whatever the library finds wrong with a picture means that it cannot be used. */
export async function orDamaged<T>(fileName: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('media_damaged', { fileName })
  }
}

async function smallEnough(upright: () => Sharp, mimeType: MediaType, aimBytes: number) {
  let made = await encoded(upright(), mimeType, QUALITIES[0] ?? 90)
  for (const quality of QUALITIES.slice(1)) {
    if (made.data.length <= aimBytes || !hasQuality(mimeType)) break
    made = await encoded(upright(), mimeType, quality)
  }
  return made
}

const hasQuality = (mimeType: MediaType): boolean => mimeType === 'image/jpeg' || mimeType === 'image/webp'

function encoded(picture: Sharp, mimeType: MediaType, quality: number) {
  const out = { resolveWithObject: true } as const
  if (mimeType === 'image/jpeg') return picture.jpeg({ quality }).toBuffer(out)
  if (mimeType === 'image/webp') return picture.webp({ quality }).toBuffer(out)
  return picture.png({ compressionLevel: 9 }).toBuffer(out)
}

function removedFrom({ exif, xmp, iptc, tifftagPhotoshop, comments }: Metadata): RemovedData {
  if (hasPlace(exif, xmp)) return 'location'
  const other = exif ?? xmp ?? iptc ?? tifftagPhotoshop ?? comments
  return other === undefined ? 'nothing' : 'data'
}

function hasPlace(exif: Buffer | undefined, xmp: Buffer | undefined): boolean {
  if (xmp?.includes('GPSLatitude') === true) return true
  if (exif === undefined) return false
  try {
    return exifReader(exif).GPSInfo !== undefined
  } catch {
    // Nobody can read it, so nobody can say what it held: the stronger word is the safe one.
    return true
  }
}
