/** Files on their way in: kept once, in pieces, cleaned, attached; refused without a trace; swept when nobody uses them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMediaSweep, SWEEP_EVERY_MS } from '../../src/main/services/mediaSweep.ts'
import { createPieceWriter } from '../../src/main/services/pieceWriter.ts'
import { createMediaContentTable } from '../../src/main/store/mediaContentTable.ts'
import { createMediaTable } from '../../src/main/store/mediaTable.ts'
import { MIGRATIONS } from '../../src/main/store/migrations/migrations.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { MEDIA_PART_BYTES, MEDIA_PIECE_BYTES } from '../../src/shared/domain/media.ts'
import { CLIP } from '../fakes/clip.ts'
import { ACCOUNT, id, openPublishingDesk, POST, SEGMENT } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
  desk.draft(['Con archivos', 'y más'])
})
afterEach(() => desk.close())

const picture = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer()
const noisy = () =>
  sharp({
    create: {
      width: 90,
      height: 90,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer()
const count = (table: string) => Number(desk.test.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
const attached = () => desk.reading.get({ postId: POST }).segments.flatMap(({ media }) => media)
const blockers = () => desk.reading.get({ postId: POST }).blockers.map(({ code }) => code)

describe('a file on its way in', () => {
  it('is kept once however often it comes, each time under its own name', async () => {
    const red = await picture('#f00')
    await desk.attach(red, { mediaId: id(301), fileName: 'cartel.jpg' })
    await desk.attach(red, { mediaId: id(302), fileName: 'portada.jpg', segmentId: id(201) })
    desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(301), altText: 'El cartel' })
    expect(count('media_content')).toBe(1)
    expect(attached().map(({ fileName, altText }) => [fileName, altText])).toEqual([
      ['cartel.jpg', 'El cartel'],
      ['portada.jpg', ''],
    ])
  })

  it('of several parts arrives whole, and a part told twice changes nothing', () => {
    const bytes = Buffer.alloc(MEDIA_PART_BYTES + 1000, 7)
    const mediaId = id(301)
    desk.intake.begin({ mediaId, fileName: 'v.mp4', sizeBytes: bytes.length })
    const part = (from: number) => ({
      mediaId,
      fromByte: from,
      dataBase64: bytes.subarray(from, from + MEDIA_PART_BYTES).toString('base64'),
    })
    expect(() => desk.intake.append(part(MEDIA_PART_BYTES))).toThrow('conflict')
    desk.intake.append(part(0))
    desk.intake.append(part(0))
    desk.intake.append(part(MEDIA_PART_BYTES))
    const { contentSeq } = desk.media.byId(mediaId)!
    expect(Buffer.from(desk.contents.read(contentSeq, 0, bytes.length)).equals(bytes)).toBe(true)
    expect(count('media_piece')).toBe(5)
  })

  it('cannot be attached before it is whole, nor hold more than was announced', async () => {
    const mediaId = id(301)
    desk.intake.begin({ mediaId, fileName: 'v.mp4', sizeBytes: 10 })
    const data = (length: number) => Buffer.alloc(length, 1).toString('base64')
    expect(() => desk.intake.append({ mediaId, fromByte: 0, dataBase64: data(11) })).toThrow('conflict')
    expect(() => desk.intake.append({ mediaId, fromByte: 0, dataBase64: data(9) })).toThrow('conflict')
    const attach = { postId: POST, segmentId: SEGMENT, mediaId, posterBase64: null }
    await expect(desk.intake.attach(attach)).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['what is no image nor video', 'media_unsupported', () => Promise.resolve(Buffer.from('<!doctype html><p>hola'))],
    ['an image that breaks off', 'media_damaged', async () => (await noisy()).subarray(0, 2000)],
    ['a video that breaks off', 'media_damaged', () => Promise.resolve(Buffer.from(CLIP.subarray(0, 5000)))],
  ] as const)('is refused when it is %s, and nothing of it stays', async (_what, code, make) => {
    await expect(desk.attach(await make())).rejects.toMatchObject({ code })
    expect([count('media'), count('media_content'), count('media_piece'), attached().length]).toEqual([0, 0, 0, 0])
    expect(desk.reading.get({ postId: POST }).segments.map(({ text }) => text)).toEqual(['Con archivos', 'y más'])
  })

  it('is refused before its first byte when it is empty or larger than any network takes', () => {
    const begin = (sizeBytes: number) => () => desk.intake.begin({ mediaId: id(301), fileName: 'v.mp4', sizeBytes })
    expect(begin(0)).toThrow('media_damaged')
    expect(begin(512 * 1_048_576 + 1)).toThrow('media_too_large')
  })

  it('is given up without a trace', () => {
    desk.intake.begin({ mediaId: id(301), fileName: 'v.mp4', sizeBytes: 10 })
    desk.intake.abandon({ mediaId: id(301) })
    desk.intake.abandon({ mediaId: id(301) })
    expect([count('media'), count('media_content')]).toEqual([0, 0])
  })

  it('is not attached to a post that was planned while it was being prepared', async () => {
    const arriving = desk.attach(await picture('#00f'))
    desk.scheduleIn(60)
    await expect(arriving).rejects.toMatchObject({ code: 'wrong_state' })
    expect(attached()).toEqual([])
  })

  it('is prepared once when it is asked for twice', async () => {
    const arriving = desk.attach(await picture('#00f'))
    await Promise.all([
      arriving,
      desk.intake.attach({ postId: POST, segmentId: SEGMENT, mediaId: id(300), posterBase64: null }),
    ])
    expect(count('media_content')).toBe(1)
    expect(attached()).toHaveLength(1)
  })
})

describe('a video', () => {
  it('is kept without its place, with its facts and the picture that the window took', async () => {
    const mediaId = id(300)
    desk.intake.begin({ mediaId, fileName: 'clip.mp4', sizeBytes: CLIP.length })
    desk.intake.append({ mediaId, fromByte: 0, dataBase64: Buffer.from(CLIP).toString('base64') })
    const posterBase64 = (await picture('#ff0')).toString('base64')
    await desk.intake.attach({ postId: POST, segmentId: SEGMENT, mediaId, posterBase64 })
    expect(attached()).toMatchObject([
      { kind: 'video', mimeType: 'video/mp4', widthPx: 96, heightPx: 64, durationMs: 1000, removed: 'location' },
    ])
    expect(desk.intake.preview({ mediaId }).dataUrl).toMatch(/^data:image\/jpeg;base64,/)
    const { contentSeq } = desk.media.byId(mediaId)!
    const content = desk.contents.bySeq(contentSeq)!
    const bytes = Buffer.from(desk.contents.read(contentSeq, 0, content.sizeBytes))
    expect(bytes.includes('loci')).toBe(false)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(content.sha256)
    expect(count('media_content')).toBe(1)
  })

  it('needs no description where the network takes none', async () => {
    await desk.attach(CLIP, { fileName: 'clip.mp4' })
    expect(blockers()).toEqual([])
  })
})

describe('what the network would refuse', () => {
  it('keeps a post from being planned, in words that say what and how much', async () => {
    await desk.attach(await picture('#111'), { mediaId: id(301) })
    await desk.attach(CLIP, { mediaId: id(302), fileName: 'clip.mp4' })
    expect(blockers()).toEqual(['media_mixed', 'alt_text_missing'])
    expect(() => desk.scheduleIn(60)).toThrow('media_mixed')
    desk.writing.setAccounts({ postId: POST, accountIds: [] })
    expect(blockers()).toEqual(['no_account'])
    desk.writing.setAccounts({ postId: POST, accountIds: [ACCOUNT] })
    expect(desk.reading.get({ postId: POST }).blockers[0]).toEqual({
      code: 'media_mixed',
      params: { fileName: 'clip.mp4' },
      segmentId: SEGMENT,
    })
  })
})

describe('what nobody uses', () => {
  const sweepOf = () => {
    const { uow, by } = desk.test
    const { media, contents, clock, ports } = desk
    return createMediaSweep({ uow, media, contents, clock, log: ports.log, by })
  }

  it('goes at the start: nothing can be under way', async () => {
    await desk.attach(await picture('#111'), { mediaId: id(301) })
    await desk.attach(await picture('#222'), { mediaId: id(302) })
    desk.writing.detachMedia({ postId: POST, segmentId: SEGMENT, mediaId: id(302) })
    desk.intake.begin({ mediaId: id(303), fileName: 'v.mp4', sizeBytes: 10 })
    const sweep = sweepOf()
    sweep.start()
    expect(attached().map(({ mediaId }) => mediaId)).toEqual([id(301)])
    expect([count('media'), count('media_content')]).toEqual([1, 1])
    sweep.stop()
  })

  it('goes later only when it was unused for an hour, so that an undo and a slow file are safe', async () => {
    const sweep = sweepOf()
    sweep.start()
    await desk.attach(await picture('#111'), { mediaId: id(301) })
    desk.writing.detachMedia({ postId: POST, segmentId: SEGMENT, mediaId: id(301) })
    await desk.clock.advance(SWEEP_EVERY_MS)
    expect(count('media')).toBe(1)
    await desk.clock.advance(SWEEP_EVERY_MS)
    expect([count('media'), count('media_content'), count('media_piece')]).toEqual([0, 0, 0])
    sweep.stop()
  })
})

describe('a content that is written out of order', () => {
  it('is what was written last at each place', () => {
    const { uow, by } = desk.test
    const seq = uow.write(by(), (tx) => {
      tx.audit({ action: 'test', entity: 'test' })
      return desk.contents.begin(tx, 1)
    })
    const writer = createPieceWriter({ uow, contents: desk.contents, by, seq })
    const whole = Buffer.alloc(7 * MEDIA_PIECE_BYTES + 5, 1)
    for (let at = 0; at < whole.length; at += 700_000) writer.writeAt(at, whole.subarray(at, at + 700_000))
    writer.writeAt(10, Buffer.from('patched'))
    whole.write('patched', 10)
    expect(writer.finish()).toBe(whole.length)
    expect(Buffer.from(desk.contents.read(seq, 0, whole.length)).equals(whole)).toBe(true)
  })
})

describe('the database of a version that kept images whole', () => {
  it('has them in pieces, each content once, attached as they were', () => {
    const dir = mkdtempSync(join(tmpdir(), 'mando-media-'))
    const open = (upTo: number) =>
      openStore({
        path: join(dir, 'mando.db'),
        key: new Uint8Array(32).fill(3),
        nowMs: 1,
        backupPathFor: (version) => join(dir, `before-${String(version)}.db`),
        migrations: MIGRATIONS.slice(0, upTo),
      })
    try {
      const large = Buffer.from(Array.from({ length: 5 * MEDIA_PIECE_BYTES }, (_, i) => i % 253))
      const small = Buffer.from('GIF89a')
      const before = open(MIGRATIONS.findIndex(({ name }) => name === 'media-content'))
      before.db.exec(`INSERT INTO post (id, stage, created_at, updated_at) VALUES ('p', 'draft', 1, 1);
        INSERT INTO segment (id, post_id, position, text) VALUES ('s', 'p', 0, 'hola')`)
      const insert = before.db.prepare('INSERT INTO media VALUES (?, ?, ?, ?, ?, ?, 5)')
      insert.run('a', 'hash-l', 'image/png', large.length, 'a.png', large)
      insert.run('b', 'hash-l', 'image/png', large.length, 'b.png', large)
      insert.run('c', 'hash-s', 'image/gif', small.length, 'c.gif', small)
      before.db.exec(`INSERT INTO segment_media VALUES ('s', 'b', 0, 'una foto'), ('s', 'c', 1, '')`)
      before.close()
      const after = open(MIGRATIONS.length)
      const contents = createMediaContentTable(after.db)
      const media = createMediaTable(after.db)
      expect(media.ofPost('p').get('s')).toMatchObject([
        { mediaId: 'b', fileName: 'b.png', altText: 'una foto', kind: 'image', removed: 'kept', widthPx: null },
        { mediaId: 'c', fileName: 'c.gif', altText: '', kind: 'gif', removed: 'kept' },
      ])
      const { contentSeq } = media.byId('b')!
      expect(media.byId('a')?.contentSeq).toBe(contentSeq)
      expect(Buffer.from(contents.read(contentSeq, 0, large.length)).equals(large)).toBe(true)
      after.db.exec(`DELETE FROM segment WHERE id = 's'`)
      expect(after.db.prepare('SELECT image_count FROM post').pluck().get()).toBe(0)
      expect(after.db.pragma('foreign_key_check')).toEqual([])
      after.close()
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })
})
