/** What becomes of an image when it is attached: upright, in its colours, without a word about where and by whom. */
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanImage, type MediaSource } from '../../../src/main/media/imageCleaning.ts'
import { createImageEngine } from '../../../src/main/media/imageEngine.ts'
import { readAnimation } from '../../../src/main/media/gifReading.ts'
import { mediaTypeOf } from '../../../src/shared/domain/media.ts'

const MB = 1_048_576
const engine = createImageEngine()
const sourceOf = (bytes: Uint8Array, fileName = 'foto'): MediaSource => ({
  bytes,
  fileName,
  mimeType: mediaTypeOf(bytes) ?? 'image/jpeg',
})
const clean = async (bytes: Uint8Array, aimBytes = 5 * MB) => cleanImage(await engine(), sourceOf(bytes), aimBytes)
const plain = (width: number, height: number, background = '#c04020') =>
  sharp({ create: { width, height, channels: 3, background } })
const noise = (side: number) =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
const PLACE = { IFD0: { Make: 'Cámara' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 25/1 0/1' } }

describe('an image', () => {
  it('loses place, device and everything else that is not picture, and this is said', async () => {
    const photo = await plain(60, 40).withExif(PLACE).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').jpeg().toBuffer()
    const { bytes, removed, facts } = await clean(photo)
    expect(removed).toBe('location')
    expect(facts).toMatchObject({
      kind: 'image',
      mimeType: 'image/jpeg',
      widthPx: 60,
      heightPx: 40,
      sizeBytes: bytes.length,
    })
    const left = await sharp(bytes).metadata()
    expect([left.exif, left.xmp, left.iptc, left.icc]).toEqual([undefined, undefined, undefined, undefined])
  })

  it.each([
    ['nothing', (picture: Sharp) => picture],
    ['data', (picture: Sharp) => picture.withExif({ IFD0: { Artist: 'Ana' } })],
    ['location', (picture: Sharp) => picture.withXmp('<r exif:GPSLatitude="40,25N"/>')],
  ] as const)('says that %s was taken out where that is so', async (removed, make) => {
    expect((await clean(await make(plain(8, 8)).jpeg().toBuffer())).removed).toBe(removed)
  })

  it('is turned the right way up', async () => {
    const lying = await plain(60, 40)
      .composite([{ input: await plain(10, 10, '#0000ff').png().toBuffer(), left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer()
    const { bytes, facts } = await clean(lying)
    expect([facts.widthPx, facts.heightPx]).toEqual([40, 60])
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const topRight = (info.width - 2) * info.channels
    expect([...data.subarray(topRight, topRight + 3)]).toEqual([0, 0, 255])
  })

  it('keeps its colours, though the profile that explained them is gone', async () => {
    const wide = await plain(4, 4, '#ff0000').withIccProfile('p3').png().toBuffer()
    const raw = await sharp(wide).keepIccProfile().raw().toBuffer()
    expect(raw[0]).toBeLessThan(240)
    const { bytes } = await clean(wide)
    expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 0, 0])
  })

  it('leaves behind whatever hangs on its end', async () => {
    const photo = Buffer.concat([await plain(8, 8).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')])
    expect(Buffer.from((await clean(photo)).bytes).includes('script')).toBe(false)
  })

  it('is made small enough where it can be: its long side, then its quality', async () => {
    expect((await clean(await plain(5000, 100).png().toBuffer())).facts).toMatchObject({ widthPx: 4096, heightPx: 82 })
    const grainy = await noise(700).jpeg({ quality: 95 }).toBuffer()
    const best = (await clean(grainy)).bytes.length
    expect((await clean(grainy, best - 1)).bytes.length).toBeLessThan(best)
  })

  it('becomes a PNG where it is a GIF that does not move', async () => {
    const { facts } = await clean(await plain(8, 8).gif().toBuffer())
    expect(facts).toMatchObject({ kind: 'image', mimeType: 'image/png' })
  })

  it('has a small picture to be shown in its place', async () => {
    const { poster } = await clean(await plain(2000, 1000).png().toBuffer())
    expect(await sharp(poster).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 240 })
  })
})

/** The header of a PNG that claims a size; what follows is nothing. */
async function claiming(width: number, height: number): Promise<Buffer> {
  const png = await plain(1, 1).png().toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  // The checksum of the header (PNG, 5.3) must hold, or it would be refused for another reason.
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

describe('a hostile or damaged image', () => {
  it.each([
    ['breaks off (JPEG)', 'media_damaged', async () => (await noise(100).jpeg().toBuffer()).subarray(0, 2000)],
    ['breaks off (PNG)', 'media_damaged', async () => (await noise(100).png().toBuffer()).subarray(0, 9000)],
    ['is only a signature', 'media_damaged', () => Promise.resolve(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))],
    ['claims 900 million pixels', 'media_dimensions', () => claiming(30_000, 30_000)],
    ['claims pixels that it does not have', 'media_damaged', () => claiming(3000, 3000)],
    [
      'is an animated WebP',
      'media_unsupported',
      async () =>
        sharp(await animation(3), { animated: true })
          .webp()
          .toBuffer(),
    ],
  ] as const)('is refused when it %s', async (_what, code, make) => {
    await expect(clean(await make())).rejects.toMatchObject({ code, params: { fileName: 'foto' } })
  })
})

async function animation(count: number): Promise<Buffer> {
  const frames = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      plain(30, 20, `rgb(${i * 60}, 0, 90)`)
        .png()
        .toBuffer(),
    ),
  )
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 200, 300] })
    .toBuffer()
}

describe('an animated GIF', () => {
  it('is read: size, frames, how long it lasts', async () => {
    const gif = await animation(3)
    expect((await readAnimation(await engine(), sourceOf(gif)))?.facts).toEqual({
      kind: 'gif',
      mimeType: 'image/gif',
      sizeBytes: gif.length,
      widthPx: 30,
      heightPx: 20,
      frames: 3,
      durationMs: 600,
      videoCodec: null,
      audioCodec: null,
      framesPerSecond: null,
    })
  })

  it('is refused when it breaks off', async () => {
    const gif = await animation(3)
    await expect(readAnimation(await engine(), sourceOf(gif.subarray(0, gif.length - 20)))).rejects.toMatchObject({
      code: 'media_damaged',
    })
  })
})

describe('the image library', () => {
  it('runs inside WebAssembly on every platform', () => {
    expect(Object.keys(sharp.versions)).toContain('emscripten')
  })

  it('opens nothing but the types that Mando takes', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>')
    await expect((await engine()).open(svg, 1000).metadata()).rejects.toThrow()
  })
})
