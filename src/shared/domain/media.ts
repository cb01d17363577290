/** What a post can carry besides text: recognised by its first bytes, never by its name or by what is said of it. */
export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'video/mp4',
  'video/quicktime',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** How networks tell them apart. A GIF that does not move is an image like any other. */
export const MEDIA_KINDS = ['image', 'gif', 'video'] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

/** What was taken out of a file when it was attached: it stayed as it is, nothing was in it, data, or also the place. */
export const REMOVED_DATA = ['kept', 'nothing', 'data', 'location'] as const
export type RemovedData = (typeof REMOVED_DATA)[number]

/** Bytes are kept and sent in pieces of this size, so that no file has to be in memory whole. */
export const MEDIA_PIECE_BYTES = 1_048_576
/** What one call may carry on the way in; a multiple of the piece. */
export const MEDIA_PART_BYTES = 4 * MEDIA_PIECE_BYTES
/** More than any network takes: a file beyond it is refused before its first byte is read. */
export const MEDIA_MAX_BYTES = 512 * 1_048_576
/** An image is decoded whole in memory: a file larger than this is no photograph. */
export const IMAGE_SOURCE_MAX_BYTES = 40 * 1_048_576
/** Pixels an image may claim to have. 10,000 × 10,000; what claims more is refused before it is decoded. */
export const IMAGE_MAX_PIXELS = 100_000_000

/** Of an image, an animation or a video, as far as the file tells; null where it does not or where it makes no sense. */
export type MediaFacts = {
  readonly kind: MediaKind
  readonly mimeType: MediaType
  readonly sizeBytes: number
  /** As it is shown, turned the right way up. Null for images of before they were measured. */
  readonly widthPx: number | null
  readonly heightPx: number | null
  readonly frames: number | null
  readonly durationMs: number | null
  /** Names as in WebCodecs: `avc`, `hevc`, `aac`, … */
  readonly videoCodec: string | null
  readonly audioCodec: string | null
  readonly framesPerSecond: number | null
}

type Signature = { readonly type: MediaType; readonly at: number; readonly bytes: readonly number[] }

const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0))

const SIGNATURES: readonly Signature[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', at: 0, bytes: ascii('GIF8') },
  { type: 'image/webp', at: 8, bytes: ascii('WEBP') },
  // The brand decides which of the two relatives it is; older QuickTime files have none.
  { type: 'video/quicktime', at: 4, bytes: ascii('ftypqt') },
  { type: 'video/mp4', at: 4, bytes: ascii('ftyp') },
  { type: 'video/quicktime', at: 4, bytes: ascii('moov') },
  { type: 'video/quicktime', at: 4, bytes: ascii('mdat') },
  { type: 'video/quicktime', at: 4, bytes: ascii('wide') },
]

/** Brands of the same container that are still pictures (HEIC, AVIF): no network takes them. */
const STILL_BRANDS = ['heic', 'heix', 'hevc', 'heif', 'mif1', 'msf1', 'avif', 'avis']

/** @param head the first bytes of a file, a dozen or more; null where it is nothing that can be published */
export function mediaTypeOf(head: Uint8Array): MediaType | null {
  const match = SIGNATURES.find(({ at, bytes }) => bytes.every((byte, i) => head[at + i] === byte))
  if (match === undefined) return null
  const brand = String.fromCharCode(...head.subarray(8, 12))
  return match.type === 'video/mp4' && STILL_BRANDS.includes(brand) ? null : match.type
}
