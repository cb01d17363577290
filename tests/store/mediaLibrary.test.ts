/** Rights of pictures and the media library (docs/specs/media.md §6): by content, searched, kept, taken again. */
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMediaSweep } from '../../src/main/services/mediaSweep.ts'
import type { MediaCard } from '../../src/main/store/mediaCardTable.ts'
import type { MediaFacts } from '../../src/shared/domain/media.ts'
import { NO_RIGHTS } from '../../src/shared/domain/mediaRights.ts'
import { id, openPublishingDesk, POST, SEGMENT } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
  desk.draft(['Cortes en el puerto', 'y más'])
})
afterEach(() => desk.close())

const NEXT_SEGMENT = id(201)
const picture = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
const harbour = {
  isKept: true,
  title: 'Puerto de día',
  altText: 'El puerto, visto desde el faro',
  holder: 'Archivo Municipal',
  lastDay: null,
}
const FACTS: MediaFacts = {
  ...{ kind: 'image', mimeType: 'image/png', sizeBytes: 1, widthPx: 40, heightPx: 30 },
  ...{ frames: null, durationMs: null, videoCodec: null, audioCodec: null, framesPerSecond: null },
}
const BLANK_CARD: Omit<MediaCard, 'id' | 'contentSeq' | 'title'> = {
  ...{ isKept: true, altText: '', rights: NO_RIGHTS, fileName: 'f.png', removed: 'nothing' },
}
const search = (text: string) => desk.library.library({ text }).cards.map(({ title }) => title)
const attached = () => desk.reading.get({ postId: POST }).segments.flatMap(({ media }) => media)
const cardId = (title: string) =>
  desk.library.library({ text: title }).cards.find((card) => card.title === title)?.cardId ?? ''
const sweep = () => createMediaSweep({ ...desk, uow: desk.test.uow, log: desk.ports.log, by: desk.test.by }).start()

describe('what is said of a picture', () => {
  it('holds for every post that carries the same content (§6.1)', async () => {
    const red = await picture('#f00')
    await desk.attach(red, { mediaId: id(301) })
    await desk.attach(red, { mediaId: id(302), segmentId: NEXT_SEGMENT })
    desk.library.saveCard({ ...harbour, of: { mediaId: id(301) }, isKept: false, title: '' })
    expect(desk.library.card({ mediaId: id(302) })).toMatchObject({ holder: 'Archivo Municipal', isKept: false })
    expect(search('')).toEqual([])
  })

  it('keeps a post from being planned for after its last day, and names the picture (§6.2)', async () => {
    await desk.attach(await picture('#f00'), { mediaId: id(301), fileName: 'puerto.png' })
    desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(301), altText: 'El puerto' })
    desk.library.saveCard({ ...harbour, of: { mediaId: id(301) }, lastDay: '2026-11-24' })
    const onDay = (day: string, time: string) => ({
      ...{ postId: POST, wallTime: `${day}T${time}`, zone: 'Europe/Madrid' as const, repeatedHour: null },
    })
    expect(() => desk.planning.schedule(onDay('2026-11-25', '00:00'))).toThrow(
      expect.objectContaining({ code: 'checks_blocked', params: { check: 'rights_ended' } }),
    )
    desk.planning.schedule(onDay('2026-11-24', '23:59'))
    expect(() => desk.planning.schedule(onDay('2026-12-01', '10:00'))).toThrow('checks_blocked')
    const atMs = Date.UTC(2026, 10, 24, 23, 0)
    expect(desk.checks.rights({ postId: POST, atMs })).toMatchObject([
      { fileName: 'puerto.png', lastDay: '2026-11-24' },
    ])
    expect(desk.checks.rights({ postId: POST, atMs: atMs - 1 })).toEqual([])
  })

  it('says how many posts are planned for after an end that is set later (§6.2)', async () => {
    await desk.attach(await picture('#f00'), { mediaId: id(301) })
    desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(301), altText: 'El puerto' })
    desk.scheduleIn(60)
    const saved = (lastDay: string) => desk.library.saveCard({ ...harbour, of: { mediaId: id(301) }, lastDay })
    expect(saved('2026-11-24')).toEqual({ plannedAfterEnd: 0 })
    expect(saved('2026-11-23')).toEqual({ plannedAfterEnd: 1 })
  })
})

describe('the media library', () => {
  beforeEach(async () => {
    await desk.attach(await picture('#f00'), { mediaId: id(301), fileName: 'IMG_0012.png' })
    desk.library.saveCard({ ...harbour, of: { mediaId: id(301) } })
  })

  it('is searched word by word without accents, in title, description, holder and file name (§6.3)', async () => {
    await desk.clock.advance(1000)
    await desk.attach(await picture('#0f0'), { mediaId: id(302), segmentId: NEXT_SEGMENT })
    desk.library.saveCard({ ...harbour, of: { mediaId: id(302) }, title: 'Ambulancia', altText: '', holder: '' })
    expect(search('')).toEqual(['Ambulancia', 'Puerto de día'])
    expect(search('PUERTO dia')).toEqual(['Puerto de día'])
    expect(search('municipal img_0012 faro')).toEqual(['Puerto de día'])
    expect(search('puerto noche')).toEqual([])
    expect(search('50%')).toEqual([])
  })

  it('keeps what no post carries any more, until it is let go (§6.4)', () => {
    desk.writing.detachMedia({ postId: POST, segmentId: SEGMENT, mediaId: id(301) })
    sweep()
    expect(search('')).toEqual(['Puerto de día'])
    const kept = cardId('Puerto de día')
    desk.library.attachKept({ postId: POST, segmentId: SEGMENT, mediaId: id(309), cardId: kept })
    desk.library.attachKept({ postId: POST, segmentId: SEGMENT, mediaId: id(309), cardId: kept })
    expect(attached()).toMatchObject([{ mediaId: id(309), altText: 'El puerto, visto desde el faro', widthPx: 40 }])
    desk.library.setKept({ cardId: kept, isKept: false })
    expect(search('')).toEqual([])
    sweep()
    expect(attached()).toHaveLength(1)
    desk.library.setKept({ cardId: kept, isKept: true })
    expect(search('')).toEqual(['Puerto de día'])
    desk.library.setKept({ cardId: kept, isKept: false })
    desk.writing.detachMedia({ postId: POST, segmentId: SEGMENT, mediaId: id(309) })
    sweep()
    expect(() => desk.library.setKept({ cardId: kept, isKept: true })).toThrow('not_found')
    expect(desk.test.db.prepare('SELECT count(*) FROM media_content').pluck().get()).toBe(0)
  })

  it('counts the posts that carry a picture, each once (§6.3)', () => {
    const kept = cardId('Puerto de día')
    desk.library.attachKept({ postId: POST, segmentId: NEXT_SEGMENT, mediaId: id(309), cardId: kept })
    expect(desk.library.library({ text: '' }).cards).toMatchObject([{ posts: 1, kind: 'image' }])
  })

  it('shows the sixty newest, and says that there are more (§6.3)', () => {
    desk.test.uow.write(desk.test.by(), (tx) => {
      for (let n = 0; n < 61; n += 1) {
        const contentSeq = desk.contents.begin(tx, 1)
        desk.contents.complete(tx, contentSeq, `sha ${String(n)}`, FACTS, null)
        const card = { ...{ id: id(400 + n), contentSeq, title: `Foto ${String(n)}` }, ...BLANK_CARD }
        desk.cards.put(tx, card, `foto ${String(n)}`)
      }
      tx.audit({ action: 'media.save_card', entity: 'media_card' })
    })
    const all = desk.library.library({ text: 'foto' })
    expect([all.cards.length, all.isAll, all.cards[0]?.title]).toEqual([60, false, 'Foto 60'])
    expect(desk.library.library({ text: 'foto 60' })).toMatchObject({ cards: [{ title: 'Foto 60' }], isAll: true })
  })
})
