/** A backup every day, checked by opening it, and nothing that waits for it (docs/specs/backup.md §1–§2). */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { databaseOf, listBackups } from '../../src/main/store/backupFiles.ts'
import { createStoreWorker } from '../../src/main/store/storeTasks.ts'
import { backupProblems } from '../../src/main/services/backups.ts'
import { createFakePorts } from '../fakes/fakePorts.ts'
import { openTestApp, presentKey, storeWorkerFile, type TestApp } from '../fakes/testApp.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const worker = createStoreWorker(storeWorkerFile)

// Threads and whole files: on a busy machine a test takes its seconds.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

let test: TestApp
let elsewhere = ''
beforeEach(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'mando-elsewhere-'))
  test = await openTestApp({ automaticBackups: true })
  await test.call('accounts.addTraining', { accountId: test.newId() })
})
afterEach(async () => {
  await test.close()
  rmSync(elsewhere, { recursive: true, force: true })
})

const own = () => listBackups(join(test.dataDir, 'backups'))
const finished = () => test.backupFinished()
async function makeNow(): Promise<void> {
  await test.call('backup.makeNow', {})
  await finished()
}

describe('a database that was kept aside (§3.4)', () => {
  it('stays ninety days, and goes with its journal and key once a good backup has been made', async () => {
    const stampOf = (atMs: number) => new Date(atMs).toISOString().replace(/[:.]/g, '-')
    const now = test.ports.clock.now()
    const young = `mando.kept-${stampOf(now - 89 * DAY)}.db`
    const old = stampOf(now - 91 * DAY)
    const oldFiles = [`mando.kept-${old}.db`, `mando.kept-${old}.db-wal`, `key.kept-${old}.json`]
    for (const name of [young, ...oldFiles, 'mando.kept-notes.txt']) writeFileSync(join(test.dataDir, name), 'x')
    await makeNow()
    const left = readdirSync(test.dataDir).filter((name) => name.includes('.kept-'))
    expect(left.toSorted()).toEqual(['mando.kept-notes.txt', young].toSorted())
  })

  it('stays when the backup fails', async () => {
    const name = `mando.kept-${new Date(test.ports.clock.now() - 91 * DAY).toISOString().replace(/[:.]/g, '-')}.db`
    writeFileSync(join(test.dataDir, name), 'x')
    rmSync(join(test.dataDir, 'backups'), { recursive: true, force: true })
    writeFileSync(join(test.dataDir, 'backups'), 'in the way')
    await makeNow()
    expect(existsSync(join(test.dataDir, name))).toBe(true)
  })
})

describe('making a backup', () => {
  it('says what is in it, and it is encrypted, whole and under the same key', async () => {
    const postId = test.newId()
    await test.call('calendar.create', {
      postId,
      accountIds: [],
      segments: [{ segmentId: test.newId(), text: 'indescifrable' }],
    })
    await makeNow()
    const [backup] = own()
    expect(backup?.manifest).toMatchObject({ auditIntact: true, counts: { posts: 1, drafts: 1, planned: 0 } })
    expect(readFileSync(databaseOf(backup!)).toString('latin1')).not.toMatch(/indescifrable|SQLite format 3/)
    const status = await test.call('backup.status', {})
    expect(status).toMatchObject({ lastGoodAtMs: test.ports.clock.now(), failure: null, running: false })
    expect(await test.call('backup.list', {})).toMatchObject([{ opens: 'now', counts: { posts: 1 } }])
  })

  it('is done by itself each day, not at the start, and not twice', async () => {
    await test.ports.clock.advance(MINUTE)
    expect(own()).toEqual([])
    await test.ports.clock.advance(2 * MINUTE)
    await finished()
    expect(own()).toHaveLength(1)
    await test.ports.clock.advance(60 * MINUTE)
    await finished()
    expect(own()).toHaveLength(1)
    test.ports.clock.setWall(test.ports.clock.now() + DAY)
    await test.ports.clock.advance(31 * MINUTE)
    await finished()
    expect(own()).toHaveLength(2)
  })

  it('holds up nobody who writes meanwhile', async () => {
    const making = makeNow()
    const segmentId = test.newId()
    await test.call('calendar.create', {
      postId: test.newId(),
      accountIds: [],
      segments: [{ segmentId, text: 'entretanto' }],
    })
    await making
    expect((await test.call('calendar.drafts', {})).map(({ excerpt }) => excerpt)).toEqual(['entretanto'])
    expect(await test.call('audit.verify', {})).toMatchObject({ intact: true })
  })

  it('never counts a copy that is damaged', async () => {
    await makeNow()
    const [backup] = own()
    const path = databaseOf(backup!)
    expect(await worker({ kind: 'check', path, key: presentKey(test.dataDir) })).toMatchObject({ auditIntact: true })
    const bytes = readFileSync(path)
    bytes.fill(0x55, Math.floor(bytes.length / 2 / 4096) * 4096, Math.floor(bytes.length / 2 / 4096) * 4096 + 4096)
    writeFileSync(path, bytes)
    await expect(worker({ kind: 'check', path, key: presentKey(test.dataDir) })).rejects.toMatchObject({
      code: 'database_damaged',
    })
  })

  it('tells of a folder that cannot be written, and goes on', async () => {
    writeFileSync(join(test.dataDir, 'backups'), 'a file where the folder belongs')
    await makeNow()
    expect(await test.call('backup.status', {})).toMatchObject({ lastGoodAtMs: null, failure: { where: 'own' } })
    expect(await test.call('status.problems', {})).toMatchObject([{ code: 'backup_failed' }])
    rmSync(join(test.dataDir, 'backups'))
    await makeNow()
    expect(await test.call('status.problems', {})).toEqual([])
  })
})

describe('a second folder', () => {
  it('gets the same backup', async () => {
    test.ports.levers.showFolder(elsewhere)
    expect(await test.call('backup.chooseFolder', {})).toEqual({ chosen: true })
    await finished()
    expect(listBackups(elsewhere).map(({ name }) => name)).toEqual(own().map(({ name }) => name))
  })

  it('that is away is said, and the backup in the data folder is good', async () => {
    test.ports.levers.showFolder(join(elsewhere, 'gone'))
    mkdirSync(join(elsewhere, 'gone'))
    await test.call('backup.chooseFolder', {})
    await finished()
    rmSync(join(elsewhere, 'gone'), { recursive: true })
    await test.ports.clock.advance(1_000)
    await makeNow()
    expect(own()).toHaveLength(1)
    expect(await test.call('backup.status', {})).toMatchObject({ failure: { where: 'other', code: 'unreachable' } })
    expect((await test.call('status.problems', {})).map(({ code }) => code)).toEqual(['backup_folder_failed'])
  })

  it('is not chosen when the person changes their mind', async () => {
    expect(await test.call('backup.chooseFolder', {})).toEqual({ chosen: false })
    expect(await test.call('backup.status', {})).toMatchObject({ otherFolder: null })
  })
})

describe('what is said of it', () => {
  const places = { otherFolder: null, failure: null }
  it.each([
    ['a good one of today', DAY / 2, []],
    ['one of three days ago', 3 * DAY, []],
    ['one of four days ago', 4 * DAY, ['backup_old']],
  ])('%s', (_name, ageMs, codes) => {
    expect(backupProblems(100 * DAY - ageMs, places, 100 * DAY).map(({ code }) => code)).toEqual(codes)
  })
  it('a profile without changes needs none', () => {
    expect(backupProblems(null, places, DAY)).toEqual([])
  })
})

describe('the recovery passphrase', () => {
  it('is kept with every backup from then on, and nothing of it in plain text', async () => {
    expect((await test.call('backup.status', {})).recovery).toBe('none')
    await expect(test.call('backup.setRecoveryPassphrase', { passphrase: 'corta' })).rejects.toThrow('passphrase_weak')
    await test.call('backup.setRecoveryPassphrase', { passphrase: 'correct horse battery' })
    await finished()
    expect((await test.call('backup.status', {})).recovery).toBe('set')
    expect(own()[0]?.manifest.recovery).toMatchObject({ scheme: 'passphrase' })
    const files = readdirSync(test.dataDir).filter((name) => name.endsWith('.json'))
    for (const name of files) expect(readFileSync(join(test.dataDir, name), 'utf8')).not.toContain('correct horse')
  })
  it('is not needed where a passphrase protects the data already', async () => {
    const other = await openTestApp({ ports: createFakePorts({ vault: { kind: 'none', reason: 'no_keyring' } }) })
    expect((await other.call('backup.status', {})).recovery).toBe('not_needed')
    await other.close()
  })
})

describe('half a backup', () => {
  it('is none: without its description, or cut short', async () => {
    await makeNow()
    const [backup] = own()
    const folder = join(test.dataDir, 'backups')
    writeFileSync(join(folder, 'mando-2026-01-01T00-00-00-000Z.db'), 'x')
    writeFileSync(join(folder, 'other.json'), '{}')
    expect(own()).toEqual([backup])
    truncateSync(join(folder, `${backup!.name}.json`), 10)
    expect(own()).toEqual([])
    expect(existsSync(databaseOf(backup!))).toBe(true)
  })
})
