/** What X would refuse is known before anything is sent, with what to say about it. */
import { describe, expect, it } from 'vitest'
import { X_MEDIA_LIMITS } from '../../../src/shared/domain/xLimits.ts'
import { mediaFlaws } from '../../../src/shared/domain/mediaLimits.ts'
import { mediaTypeOf, type MediaFacts } from '../../../src/shared/domain/media.ts'

const MB = 1_048_576
const none = { frames: null, durationMs: null, videoCodec: null, audioCodec: null, framesPerSecond: null }
type Item = MediaFacts & { readonly fileName: string }
const image = (more: Partial<Item> = {}): Item => ({
  ...{ kind: 'image', mimeType: 'image/jpeg', sizeBytes: MB, widthPx: 800, heightPx: 600, fileName: 'foto.jpg' },
  ...none,
  ...more,
})
const gif = (more: Partial<Item> = {}): Item =>
  image({ kind: 'gif', mimeType: 'image/gif', fileName: 'g.gif', frames: 20, durationMs: 2000, ...more })
const video = (more: Partial<Item> = {}): Item =>
  image({
    ...{ kind: 'video', mimeType: 'video/mp4', fileName: 'v.mp4', sizeBytes: 100 * MB, widthPx: 1920, heightPx: 1080 },
    ...{ durationMs: 90_000, videoCodec: 'avc', audioCodec: 'aac', framesPerSecond: 29.97 },
    ...more,
  })
const codes = (...media: Item[]) => mediaFlaws(media, X_MEDIA_LIMITS).map(({ code }) => code)

describe('what X takes', () => {
  it('is four photos, or one GIF, or one video', () => {
    expect(codes(image(), image(), image(), image())).toEqual([])
    expect(codes(gif())).toEqual([])
    expect(codes(video())).toEqual([])
    expect(codes(image(), image(), image(), image(), image())).toEqual(['media_too_many'])
    expect(codes(image(), gif())).toEqual(['media_mixed'])
    expect(codes(video(), video({ fileName: 'w.mp4' }))).toEqual(['media_mixed'])
  })

  it.each([
    ['a photo of more than 5 MB', image({ sizeBytes: 5 * MB + 1 }), 'media_too_large'],
    ['a GIF of more than 15 MB', gif({ sizeBytes: 15 * MB + 1 }), 'media_too_large'],
    ['a GIF that is too wide', gif({ widthPx: 1281 }), 'media_dimensions'],
    ['a GIF of too many frames', gif({ frames: 351 }), 'media_too_long'],
    ['a GIF of too many pixels', gif({ widthPx: 1280, heightPx: 1080, frames: 300 }), 'media_too_long'],
    ['a video of more than 512 MB', video({ sizeBytes: 512 * MB + 1 }), 'media_too_large'],
    ['a video of 141 seconds', video({ durationMs: 141_000 }), 'media_too_long'],
    ['a video of a blink', video({ durationMs: 400 }), 'media_too_short'],
    ['a video in 4K', video({ widthPx: 3840, heightPx: 2160 }), 'media_dimensions'],
    ['a video like a ribbon', video({ widthPx: 1900, heightPx: 100 }), 'media_dimensions'],
    ['a video in HEVC', video({ videoCodec: 'hevc' }), 'media_format'],
    ['a video with sound in Opus', video({ audioCodec: 'opus' }), 'media_format'],
    ['a video of 120 pictures a second', video({ framesPerSecond: 120 }), 'media_format'],
  ] as const)('is not %s', (_what, item, code) => {
    expect(codes(item)).toEqual([code])
  })

  it('is a video upright as well as lying, and without sound', () => {
    expect(codes(video({ widthPx: 1080, heightPx: 1920, audioCodec: null }))).toEqual([])
  })

  it('says what is wrong with what, and how much would do', () => {
    expect(mediaFlaws([video({ durationMs: 150_400 })], X_MEDIA_LIMITS)).toEqual([
      { code: 'media_too_long', params: { fileName: 'v.mp4', seconds: 151, maxSeconds: 140 } },
    ])
  })

  it('asks nothing of an image that was never measured', () => {
    expect(codes(image({ widthPx: null, heightPx: null }))).toEqual([])
  })
})

describe('the type of a file', () => {
  it.each([
    ['MP4', '\0\0\0\x18ftypmp42', 'video/mp4'],
    ['QuickTime', '\0\0\0\x14ftypqt  ', 'video/quicktime'],
    ['QuickTime of old', '\0\0\0\x08wide\0\0\0\0mdat', 'video/quicktime'],
    ['a HEIC photo', '\0\0\0\x18ftypheic', null],
    ['a web page', '<!doctype html>', null],
  ])('is known of %s', (_what, head, type) => {
    expect(mediaTypeOf(Buffer.from(head, 'latin1'))).toBe(type)
  })
})
