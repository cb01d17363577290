/** What a network takes, and what is wrong with what somebody wants to give it. Pure; asked before anything is sent. */
import { assertNever } from './assertNever.ts'
import type { MediaFacts, MediaKind } from './media.ts'

export type MediaLimits = {
  /** In one text. An animation or a video always goes alone. */
  readonly maxImages: number
  readonly image: { readonly maxBytes: number; readonly maxSidePx: number }
  readonly gif: {
    readonly maxBytes: number
    readonly maxWidthPx: number
    readonly maxHeightPx: number
    readonly maxFrames: number
    /** Of all frames together. */
    readonly maxPixels: number
  }
  readonly video: {
    readonly maxBytes: number
    readonly minDurationMs: number
    readonly maxDurationMs: number
    readonly minSidePx: number
    readonly maxLongSidePx: number
    readonly maxShortSidePx: number
    /** Long side to short side. */
    readonly maxAspect: number
    readonly maxFramesPerSecond: number
    readonly videoCodecs: readonly string[]
    readonly audioCodecs: readonly string[]
  }
  /** Which kinds can be described for those who do not see them; there the description is obligatory. */
  readonly describable: readonly MediaKind[]
  readonly altTextMaxLength: number
}

export const MEDIA_FLAWS = [
  'media_mixed', // an animation or a video with something else
  'media_too_many',
  'media_too_large',
  'media_dimensions',
  'media_too_long',
  'media_too_short',
  'media_format',
] as const
export type MediaFlaw = {
  readonly code: (typeof MEDIA_FLAWS)[number]
  readonly params: Readonly<Record<string, string | number>>
}

type Item = MediaFacts & { readonly fileName: string }

/** What keeps these from going out together in one text, in the order to mend it. */
export function mediaFlaws(media: readonly Item[], limits: MediaLimits): readonly MediaFlaw[] {
  return [...togetherFlaws(media, limits), ...media.flatMap((item) => flawsOf(item, limits))]
}

function togetherFlaws(media: readonly Item[], { maxImages }: MediaLimits): readonly MediaFlaw[] {
  const alone = media.find(({ kind }) => kind !== 'image')
  if (alone !== undefined && media.length > 1) {
    return [{ code: 'media_mixed', params: { fileName: alone.fileName } }]
  }
  return media.length > maxImages ? [{ code: 'media_too_many', params: { most: maxImages } }] : []
}

function flawsOf(item: Item, limits: MediaLimits): readonly MediaFlaw[] {
  switch (item.kind) {
    case 'image': {
      const { maxBytes, maxSidePx } = limits.image
      return [...sizeFlaw(item, maxBytes), ...dimensionFlaw(item, maxSidePx, maxSidePx)]
    }
    case 'gif':
      return gifFlaws(item, limits.gif)
    case 'video':
      return videoFlaws(item, limits.video)
    default:
      return assertNever(item.kind)
  }
}

function gifFlaws(item: Item, gif: MediaLimits['gif']): readonly MediaFlaw[] {
  const frames = item.frames ?? 1
  const pixels = (item.widthPx ?? 0) * (item.heightPx ?? 0) * frames
  const { fileName } = item
  return [
    ...sizeFlaw(item, gif.maxBytes),
    ...dimensionFlaw(item, gif.maxWidthPx, gif.maxHeightPx),
    ...(frames > gif.maxFrames || pixels > gif.maxPixels
      ? [{ code: 'media_too_long', params: { fileName, frames, maxFrames: gif.maxFrames } } as const]
      : []),
  ]
}

function videoFlaws(item: Item, video: MediaLimits['video']): readonly MediaFlaw[] {
  const { fileName, durationMs, widthPx, heightPx, videoCodec, audioCodec } = item
  const flaws: MediaFlaw[] = [...sizeFlaw(item, video.maxBytes)]
  if (durationMs !== null && durationMs > video.maxDurationMs) {
    const params = { fileName, seconds: Math.ceil(durationMs / 1000), maxSeconds: video.maxDurationMs / 1000 }
    flaws.push({ code: 'media_too_long', params })
  }
  if (durationMs !== null && durationMs < video.minDurationMs) {
    flaws.push({ code: 'media_too_short', params: { fileName, minSeconds: video.minDurationMs / 1000 } })
  }
  if (widthPx !== null && heightPx !== null) {
    const long = Math.max(widthPx, heightPx)
    const short = Math.min(widthPx, heightPx)
    const upright = heightPx > widthPx
    const [maxWidth, maxHeight] = upright
      ? [video.maxShortSidePx, video.maxLongSidePx]
      : [video.maxLongSidePx, video.maxShortSidePx]
    const fits = long <= video.maxLongSidePx && short <= video.maxShortSidePx
    if (!fits || short < video.minSidePx || long > short * video.maxAspect) {
      flaws.push({
        code: 'media_dimensions',
        params: { fileName, width: widthPx, height: heightPx, maxWidth, maxHeight },
      })
    }
  }
  const foreign = [
    videoCodec === null || video.videoCodecs.includes(videoCodec) ? null : videoCodec,
    audioCodec === null || video.audioCodecs.includes(audioCodec) ? null : audioCodec,
    (item.framesPerSecond ?? 0) > video.maxFramesPerSecond
      ? `${String(Math.round(item.framesPerSecond ?? 0))} fps`
      : null,
  ].filter((what) => what !== null)
  if (foreign.length > 0) flaws.push({ code: 'media_format', params: { fileName, found: foreign.join(', ') } })
  return flaws
}

function sizeFlaw({ fileName, sizeBytes }: Item, maxBytes: number): readonly MediaFlaw[] {
  return sizeBytes > maxBytes ? [{ code: 'media_too_large', params: { fileName, sizeBytes, maxBytes } }] : []
}

function dimensionFlaw(
  { fileName, widthPx, heightPx }: Item,
  maxWidth: number,
  maxHeight: number,
): readonly MediaFlaw[] {
  if (widthPx === null || heightPx === null || (widthPx <= maxWidth && heightPx <= maxHeight)) return []
  return [{ code: 'media_dimensions', params: { fileName, width: widthPx, height: heightPx, maxWidth, maxHeight } }]
}
