/** What becomes of a video when it is attached: the same picture and sound in a file that does not say where. */
import { describe, expect, it } from 'vitest'
import { boxesAreWhole } from '../../../src/main/media/boxes.ts'
import { cleanVideo } from '../../../src/main/media/videoCleaning.ts'
import { CLIP } from '../../fakes/clip.ts'

const readerOf = (bytes: Uint8Array) => ({
  sizeBytes: bytes.length,
  read: (start: number, end: number) => bytes.subarray(start, end),
})

async function clean(bytes: Uint8Array) {
  const out = Buffer.alloc(bytes.length * 2)
  let length = 0
  const sink = {
    writeAt: (position: number, part: Uint8Array) => {
      out.set(part, position)
      length = Math.max(length, position + part.length)
    },
  }
  const result = await cleanVideo({ ...readerOf(bytes), fileName: 'clip.mp4', mimeType: 'video/mp4' }, sink)
  return { ...result, bytes: out.subarray(0, length) }
}

const facts = {
  kind: 'video',
  mimeType: 'video/mp4',
  widthPx: 96,
  heightPx: 64,
  frames: null,
  durationMs: 1000,
  videoCodec: 'avc',
  audioCodec: 'aac',
  framesPerSecond: 10,
}

describe('a video', () => {
  it('is read: size, length, how it is coded', async () => {
    expect((await clean(CLIP)).facts).toEqual(facts)
  })

  it('loses place and titles and keeps picture and sound as they are', async () => {
    expect(Buffer.from(CLIP).includes('loci')).toBe(true)
    const { removed, bytes } = await clean(CLIP)
    expect(removed).toBe('location')
    for (const word of ['loci', '©xyz', 'Prueba', 'Lavf']) expect(bytes.includes(word)).toBe(false)
    const again = await clean(bytes)
    expect(again.facts).toEqual(facts)
    expect(again.removed).toBe('nothing')
  })

  it.each([
    ['breaks off', () => CLIP.subarray(0, CLIP.length - 800)],
    ['breaks off within its index', () => CLIP.subarray(0, 600)],
    ['only begins like one', () => Buffer.from(`\0\0\0\x10ftypmp42${'x'.repeat(400)}`)],
    ['is noise behind a beginning', () => Buffer.concat([CLIP.subarray(0, 32), Buffer.alloc(4000, 0xa7)])],
  ])('is refused when it %s', async (_what, make) => {
    await expect(clean(make())).rejects.toMatchObject({ code: 'media_damaged', params: { fileName: 'clip.mp4' } })
  })

  it('is refused when it has sound alone', async () => {
    const named = Buffer.from(CLIP)
    // The picture's track no longer says that it is one (ISO/IEC 14496-12 §8.4.3, handler type).
    named.write('meta', named.indexOf('vide'))
    await expect(clean(named)).rejects.toMatchObject({ code: 'media_unsupported' })
  })
})

describe('the outer boxes of a file', () => {
  const box = (size: number, length: number) => {
    const bytes = Buffer.alloc(length)
    bytes.writeUInt32BE(size, 0)
    return bytes
  }
  it.each([
    ['follow each other to the end', Buffer.concat([box(16, 16), box(8, 8)]), true],
    ['end with one that reaches to the end', Buffer.concat([box(16, 16), box(0, 40)]), true],
    ['promise more than there is', box(32, 16), false],
    ['are shorter than their own head', box(4, 16), false],
    ['end in the middle of a head', Buffer.concat([box(16, 16), Buffer.alloc(3)]), false],
  ] as const)('%s', (_what, bytes, whole) => {
    expect(boxesAreWhole(readerOf(bytes))).toBe(whole)
  })
})
