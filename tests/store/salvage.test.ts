/** A damaged database: what can be read is saved, what cannot is said, the words can be taken out (docs/specs/backup.md §6–§7). */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openUnmigrated } from '../../src/main/store/openStore.ts'
import { createStoreWorker } from '../../src/main/store/storeTasks.ts'
import { MEDIA_PART_BYTES, MEDIA_PIECE_BYTES } from '../../src/shared/domain/media.ts'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { createPng } from '../fakes/picture.ts'
import { openTestApp, presentKey, storeWorkerFile, type TestApp } from '../fakes/testApp.ts'

const PAGE = 4096
const exported = z.object({
  posts: z.array(z.object({ images: z.array(z.object({ file: z.string(), altText: z.string() })) })),
})
const MINUTE = 60_000
const POSTS = 40
const worker = createStoreWorker(storeWorkerFile)

// Threads and whole files: on a busy machine a test takes its seconds.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

let test: TestApp
let accountId = ''
let shown = ''
beforeEach(async () => {
  shown = mkdtempSync(join(tmpdir(), 'mando-shown-'))
  test = await openTestApp()
  accountId = test.newId()
  await test.call('accounts.addTraining', { accountId })
  await test.ports.clock.advance(5_000)
  for (let n = 0; n < POSTS; n += 1) await draft(`Aviso número ${String(n)}. ${'Texto. '.repeat(30)}`)
})
afterEach(async () => {
  await test.close()
  rmSync(shown, { recursive: true, force: true })
})

async function draft(text: string): Promise<string> {
  const postId = test.newId()
  await test.call('calendar.create', { postId, accountIds: [accountId], segments: [{ segmentId: test.newId(), text }] })
  return postId
}
/** A post with a picture that is stored in several pieces. */
async function draftWithPicture(altText: string): Promise<Buffer> {
  const ids = { postId: test.newId(), segmentId: test.newId() }
  const mediaId = test.newId()
  const segments = [{ segmentId: ids.segmentId, text: 'Aviso con imagen' }]
  await test.call('calendar.create', { postId: ids.postId, accountIds: [accountId], segments })
  let seed = 7
  const noise = () => (seed = (seed * 48_271) % 2_147_483_647) % 256
  const picture = createPng(800, 500, () => [noise(), noise(), noise()])
  expect(picture.length).toBeGreaterThan(MEDIA_PIECE_BYTES)
  await test.call('media.begin', { mediaId, fileName: 'costa al atardecer.png', sizeBytes: picture.length })
  for (let fromByte = 0; fromByte < picture.length; fromByte += MEDIA_PART_BYTES) {
    const dataBase64 = picture.subarray(fromByte, fromByte + MEDIA_PART_BYTES).toString('base64')
    await test.call('media.append', { mediaId, fromByte, dataBase64 })
  }
  await test.call('media.attach', { ...ids, mediaId, posterBase64: null })
  await test.call('calendar.setAltText', { ...ids, mediaId, altText })
  return picture
}
const pixelsOf = (picture: Buffer | string) => sharp(picture).removeAlpha().raw().toBuffer()

const path = () => join(test.dataDir, 'mando.db')

/** Pages that hold rows of a table, in the order in which they lie in the tree; leaves only. */
function leavesOf(table: string): number[] {
  const db = openUnmigrated(path(), presentKey(test.dataDir))
  try {
    return db
      .prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`)
      .pluck()
      .all(table)
  } finally {
    db.close()
  }
}

/** The disk loses pages; the program finds out at its next start. */
async function lose(pages: readonly number[]): Promise<void> {
  const bytes = readFileSync(path())
  for (const page of pages) bytes.fill(0x55, (page - 1) * PAGE, page * PAGE)
  writeFileSync(path(), bytes)
  test = await openTestApp({ ports: test.ports, dataDir: test.dataDir })
}
const salvage = (target: string) =>
  worker({ kind: 'salvage', source: path(), key: presentKey(test.dataDir), target, nowMs: 1 })

describe('saving what can be read', () => {
  it('loses only what lay on the lost pages, and says so', async () => {
    await test.stop()
    const leaves = leavesOf('segment')
    expect(leaves.length).toBeGreaterThan(2)
    const bytes = readFileSync(path())
    bytes.fill(0x55, (leaves[1]! - 1) * PAGE, leaves[1]! * PAGE)
    writeFileSync(path(), bytes)
    const target = join(test.dataDir, 'saved.db')
    const { tables, counts } = await salvage(target)
    const segments = tables.find(({ name }) => name === 'segment')
    expect(segments?.saved).toBeGreaterThan(POSTS / 2)
    expect(segments?.saved).toBeLessThan(POSTS)
    expect((segments?.saved ?? 0) + (segments?.lost ?? 0)).toBe(POSTS)
    expect(tables.filter(({ name, lost }) => lost !== 0 && name !== 'segment')).toEqual([])
    expect(counts.posts).toBe(POSTS)
    const saved = openUnmigrated(target, presentKey(test.dataDir))
    const found = saved.prepare(`SELECT count(*) FROM segment_text WHERE segment_text MATCH 'aviso'`).pluck().get()
    expect(found).toBe(segments?.saved)
    saved.close()
  })

  it.each(['first', 'last'] as const)('reads around the %s page of a table', async (which) => {
    await test.stop()
    const leaves = leavesOf('segment')
    const bytes = readFileSync(path())
    const page = which === 'first' ? leaves[0]! : leaves.at(-1)!
    bytes.fill(0x55, (page - 1) * PAGE, page * PAGE)
    writeFileSync(path(), bytes)
    const { tables } = await salvage(join(test.dataDir, 'saved.db'))
    const segments = tables.find(({ name }) => name === 'segment')
    expect(segments?.saved).toBeGreaterThan(POSTS / 2)
    expect(segments?.lost).not.toBe(0)
  })

  it('says that nothing can be read where that is so', async () => {
    await test.stop()
    writeFileSync(path(), Buffer.alloc(20 * PAGE, 0x55))
    await expect(salvage(join(test.dataDir, 'saved.db'))).rejects.toMatchObject({ code: 'database_damaged' })
  })
})

describe('from the blocked screen', () => {
  it('opens what could be saved, keeps the damaged file, and publishes nothing of it by itself', async () => {
    const postId = await draft('Programado antes del daño')
    const wallTime = wallTimeAt(test.ports.clock.now() + 60 * MINUTE, 'Europe/Madrid')
    await test.call('calendar.schedule', { postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })
    await test.stop()
    // The list of migrations is read at the start: without it nothing opens.
    await lose(leavesOf('migration'))
    expect(await test.call('session.get', {})).toMatchObject({ phase: 'blocked', code: 'database_damaged' })
    const damaged = readFileSync(path())
    const { keptAs, posts } = await test.call('backup.recover', {})
    expect(posts).toBe(POSTS + 1)
    expect(readFileSync(keptAs)).toEqual(damaged)
    expect(await test.call('session.get', {})).toMatchObject({ phase: 'ready' })
    expect((await test.call('calendar.get', { postId })).state).toBe('missed')
    test.ports.clock.setWall(test.ports.clock.now() + 120 * MINUTE)
    await test.ports.clock.advance(MINUTE)
    expect(test.ports.levers.trainingDocument() ?? '').not.toContain('Programado antes del daño')
    expect((await test.call('status.problems', {})).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['recovered', 'post_missed']),
    )
  })

  it('asks about a plan that has lost its place in the outbox', async () => {
    const postId = await draft('Perdió su sitio')
    const wallTime = wallTimeAt(test.ports.clock.now() + 60 * MINUTE, 'Europe/Madrid')
    await test.call('calendar.schedule', { postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })
    await test.stop()
    await lose([...leavesOf('migration'), ...leavesOf('effect')])
    await test.call('backup.recover', {})
    expect((await test.call('calendar.get', { postId })).state).toBe('missed')
  })

  it('is not offered where nothing is damaged', async () => {
    await expect(test.call('backup.recover', {})).rejects.toThrow('wrong_state')
    expect(await test.call('session.get', {})).toMatchObject({ phase: 'ready' })
  })
})

describe('the words as plain files', () => {
  it('are all there, and nothing is written where nobody showed a folder', async () => {
    expect(await test.call('backup.exportTexts', {})).toBeNull()
    test.ports.levers.showFolder(shown)
    const saved = await test.call('backup.exportTexts', {})
    expect(saved).toMatchObject({ posts: POSTS, isComplete: true })
    const markdown = readFileSync(join(saved!.folder, 'mando.md'), 'utf8')
    for (let n = 0; n < POSTS; n += 1) expect(markdown).toContain(`Aviso número ${String(n)}.`)
    expect(JSON.parse(readFileSync(join(saved!.folder, 'mando.json'), 'utf8'))).toMatchObject({ isComplete: true })
  })

  it('have their images beside them, named and described', async () => {
    const picture = await draftWithPicture('La costa al atardecer')
    test.ports.levers.showFolder(shown)
    const saved = await test.call('backup.exportTexts', {})
    expect(saved).toMatchObject({ posts: POSTS + 1, isComplete: true })
    const { posts } = exported.parse(JSON.parse(readFileSync(join(saved!.folder, 'mando.json'), 'utf8')))
    const images = posts.flatMap((post) => post.images)
    expect(images).toMatchObject([{ altText: 'La costa al atardecer' }])
    const { file } = images[0]!
    expect((await pixelsOf(join(saved!.folder, file))).equals(await pixelsOf(picture))).toBe(true)
    expect(readFileSync(join(saved!.folder, 'mando.md'), 'utf8')).toContain(file)
  })

  it('come out of a database that cannot be opened, as far as it can be read', async () => {
    const picture = await draftWithPicture('')
    await test.stop()
    await lose([...leavesOf('migration'), leavesOf('segment')[1]!])
    test.ports.levers.showFolder(shown)
    const saved = await test.call('backup.exportTexts', {})
    expect(saved).toMatchObject({ isComplete: false })
    const image = readdirSync(saved!.folder).find((name) => name.endsWith('.png')) ?? ''
    expect((await pixelsOf(join(saved!.folder, image))).equals(await pixelsOf(picture))).toBe(true)
    const markdown = readFileSync(join(saved!.folder, 'mando.md'), 'utf8')
    expect(markdown).toContain('puede faltar algo')
    expect(markdown.split('Aviso número').length - 1).toBeGreaterThan(POSTS / 2)
    expect(readdirSync(test.dataDir).some((name) => name.includes('incoming'))).toBe(false)
    expect(existsSync(path())).toBe(true)
  })
})
