/** A part of an image in the place of the whole, and the way back (docs/specs/media.md §7). */
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMediaSweep, SWEEP_EVERY_MS } from '../../src/main/services/mediaSweep.ts'
import { id, MINUTE, openPublishingDesk, POST, SEGMENT } from '../fakes/publishingDesk.ts'

const WHOLE = id(301)
const PART = id(302)
const RECT = { leftPx: 10, topPx: 0, widthPx: 30, heightPx: 30 }

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(async () => {
  desk = openPublishingDesk()
  desk.draft(['La plaza'])
  await desk.attach(await picture('#f00', 40), { mediaId: WHOLE, fileName: 'plaza.png' })
  desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: WHOLE, altText: 'La plaza llena' })
  await desk.attach(await picture('#00f', 40), { mediaId: id(303), fileName: 'otra.png' })
})
afterEach(() => desk.close())

const picture = (background: string, width: number) =>
  sharp({ create: { width, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
const attached = () => desk.reading.get({ postId: POST }).segments.flatMap(({ media }) => media)
const place = (mediaId: string, replaces: string) => ({ postId: POST, segmentId: SEGMENT, mediaId, replaces })
const arrive = async (mediaId: string) => {
  const bytes = await picture('#f00', 30)
  desk.intake.begin({ mediaId, fileName: 'plaza.png', sizeBytes: bytes.length })
  desk.intake.append({ mediaId, fromByte: 0, dataBase64: bytes.toString('base64') })
}
const crop = async (mediaId = PART, replaces = WHOLE, rect = RECT) => {
  await arrive(mediaId)
  await desk.cropping.attachCrop({ ...place(mediaId, replaces), crop: rect })
}
const contents = () => Number(desk.test.db.prepare('SELECT count(*) FROM media_content').pluck().get())
const sweep = () => createMediaSweep({ ...desk, uow: desk.test.uow, log: desk.ports.log, by: desk.test.by })

describe('a part of an image', () => {
  it('takes its place, its order and its description', async () => {
    await crop()
    expect(attached()).toMatchObject([
      { mediaId: PART, widthPx: 30, heightPx: 30, altText: 'La plaza llena', isCropped: true, fileName: 'plaza.png' },
      { fileName: 'otra.png', isCropped: false },
    ])
  })

  it('told twice changes nothing more', async () => {
    await crop()
    await desk.cropping.attachCrop({ ...place(PART, WHOLE), crop: RECT })
    expect(attached()).toHaveLength(2)
  })

  it('is known as what was cut out where, and the original is shown whole', async () => {
    await crop()
    const shown = desk.cropping.original({ mediaId: PART })
    expect(shown.crop).toEqual(RECT)
    expect(shown.dataUrl).toBe(desk.cropping.original({ mediaId: WHOLE }).dataUrl)
  })

  it('is cut anew out of the original, not out of the part', async () => {
    await crop()
    const wider = { ...RECT, leftPx: 0, widthPx: 40 }
    await crop(id(310), PART, wider)
    expect(desk.cropping.original({ mediaId: id(310) }).crop).toEqual(wider)
  })

  it('that goes beyond the image is refused', async () => {
    await arrive(PART)
    const beyond = { ...RECT, leftPx: 20 }
    await expect(desk.cropping.attachCrop({ ...place(PART, WHOLE), crop: beyond })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(attached()[0]).toMatchObject({ mediaId: WHOLE })
  })

  it('does not come into a post that was planned meanwhile', async () => {
    desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(303), altText: 'Otra' })
    await arrive(PART)
    const cropping = desk.cropping.attachCrop({ ...place(PART, WHOLE), crop: RECT })
    desk.scheduleIn(60)
    await expect(cropping).rejects.toMatchObject({ code: 'wrong_state' })
  })
})

describe('the original', () => {
  it('comes back at once by an undo, and the part by undoing that', async () => {
    await crop()
    desk.cropping.swap(place(WHOLE, PART))
    expect(attached()[0]).toMatchObject({ mediaId: WHOLE, isCropped: false })
    desk.cropping.swap(place(PART, WHOLE))
    expect(attached()[0]).toMatchObject({ mediaId: PART, isCropped: true })
  })

  it('is kept as long as a part of it is, and put back days later', async () => {
    await crop()
    sweep().start()
    await desk.clock.advance(3 * SWEEP_EVERY_MS + MINUTE)
    expect(desk.media.byId(WHOLE)).toBeNull()
    desk.cropping.uncrop(place(id(320), PART))
    desk.cropping.uncrop(place(id(320), PART))
    expect(attached()[0]).toMatchObject({ widthPx: 40, altText: 'La plaza llena', isCropped: false })
  })

  it('goes with the last part', async () => {
    await crop()
    desk.writing.detachMedia({ postId: POST, segmentId: SEGMENT, mediaId: PART })
    sweep().start()
    expect(contents()).toBe(1)
  })

  it('has the rights that its parts have', async () => {
    await crop()
    const card = { isKept: false, title: '', altText: '', holder: 'Archivo', lastDay: '2026-11-24' }
    desk.library.saveCard({ ...card, of: { mediaId: PART } })
    expect(desk.library.card({ mediaId: WHOLE })).toMatchObject({ holder: 'Archivo', lastDay: '2026-11-24' })
    desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(303), altText: 'Otra' })
    const tomorrow = { wallTime: '2026-11-25T10:00', zone: 'Europe/Madrid' as const, repeatedHour: null }
    expect(() => desk.planning.schedule({ postId: POST, ...tomorrow })).toThrow(
      expect.objectContaining({ code: 'checks_blocked' }),
    )
  })
})
