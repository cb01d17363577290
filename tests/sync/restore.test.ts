/** Restoring a backup, through the whole core against the training network: nothing goes out twice (docs/specs/backup.md §3–§5). */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SecretVault } from '../../src/main/ports.ts'
import { databaseOf } from '../../src/main/store/backupFiles.ts'
import { writeKeyFile } from '../../src/main/store/keyFile.ts'
import { openUnmigrated } from '../../src/main/store/openStore.ts'
import { finishSwap, incomingPath } from '../../src/main/store/swapDatabase.ts'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { createFakePorts } from '../fakes/fakePorts.ts'
import { openTestApp, presentKey, type TestApp } from '../fakes/testApp.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PASSPHRASE = 'correct horse battery'

// Threads and whole files: on a busy machine a test takes its seconds.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

let test: TestApp
let accountId = ''
beforeEach(async () => {
  test = await openTestApp()
  accountId = test.newId()
  await test.call('accounts.addTraining', { accountId })
  await test.ports.clock.advance(1_000)
})
afterEach(() => test.close())

async function plan(texts: readonly string[], minutes: number): Promise<string> {
  const postId = test.newId()
  const segments = texts.map((text) => ({ segmentId: test.newId(), text }))
  await test.call('calendar.create', { postId, accountIds: [accountId], segments })
  const wallTime = wallTimeAt(test.ports.clock.now() + minutes * MINUTE, 'Europe/Madrid')
  await test.call('calendar.schedule', { postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })
  return postId
}
const finished = () => test.backupFinished()
async function backUp() {
  await test.call('backup.makeNow', {})
  await finished()
  const [backup] = await test.call('backup.list', {})
  return { folder: backup!.folder, name: backup!.name, passphrase: null }
}
/** The computer sleeps, or time passes in which nothing is to be seen: no minute of fetching is played through. */
async function sleepFor(ms: number): Promise<void> {
  test.ports.clock.setWall(test.ports.clock.now() + ms)
  await test.ports.clock.advance(40_000)
}
const state = async (postId: string) => (await test.call('calendar.get', { postId })).state
/** How often a text stands on the network. */
const onNetwork = (text: string) => (test.ports.levers.trainingDocument() ?? '').split(JSON.stringify(text)).length - 1
const codes = async () => (await test.call('status.problems', {})).map(({ code }) => code)

/** The disk loses the middle of the database: nothing can be asked of it any more. */
async function damage(): Promise<void> {
  await test.stop()
  const path = join(test.dataDir, 'mando.db')
  const bytes = readFileSync(path)
  bytes.fill(0x55, 0, 8192)
  writeFileSync(path, bytes)
  test = await openTestApp({ ports: test.ports, dataDir: test.dataDir })
  expect(await test.call('session.get', {})).toMatchObject({ phase: 'blocked', code: 'database_damaged' })
}

describe('while the present database can be read (§4)', () => {
  it('knows what went out since: it is published, with its id, and does not leave again', async () => {
    const postId = await plan(['Aviso que sale'], 30)
    const backup = await backUp()
    await sleepFor(30 * MINUTE)
    expect([await state(postId), onNetwork('Aviso que sale')]).toEqual(['published', 1])
    await test.call('backup.restore', backup)
    expect(await state(postId)).toBe('published')
    await sleepFor(2 * HOUR)
    expect(onNetwork('Aviso que sale')).toBe(1)
    expect(await codes()).toEqual(['restored'])
    expect(await test.call('audit.verify', {})).toMatchObject({ intact: true })
  })

  it('lets what nobody touched go out at its hour, once', async () => {
    const postId = await plan(['Aviso de mañana'], 24 * 60)
    const backup = await backUp()
    await plan(['Escrito después'], 60)
    await test.call('backup.restore', backup)
    expect(await state(postId)).toBe('scheduled')
    await sleepFor(24 * HOUR - MINUTE)
    await test.ports.clock.advance(MINUTE)
    expect([await state(postId), onNetwork('Aviso de mañana'), onNetwork('Escrito después')]).toEqual([
      'published',
      1,
      0,
    ])
  })

  it('asks about what was taken back or given another hour since', async () => {
    const postId = await plan(['Aviso retirado'], 60)
    const backup = await backUp()
    await test.call('calendar.cancel', { postId })
    await test.call('backup.restore', backup)
    expect(await state(postId)).toBe('missed')
    await sleepFor(3 * HOUR)
    expect(onNetwork('Aviso retirado')).toBe(0)
  })

  it('does not send the rest of a thread of which a part is out', async () => {
    const postId = await plan(['Uno de tres', 'Dos de tres', 'Tres de tres'], 30)
    const backup = await backUp()
    await sleepFor(30 * MINUTE)
    await test.call('backup.restore', backup)
    await sleepFor(2 * HOUR)
    expect(await state(postId)).toBe('published')
    expect(['Uno de tres', 'Dos de tres', 'Tres de tres'].map(onNetwork)).toEqual([1, 1, 1])
  })
})

describe('when the present database is lost (§4)', () => {
  it('asks about everything that was waiting, and publishes none of it by itself', async () => {
    const early = await plan(['Salió tras la copia'], 30)
    const tomorrow = await plan(['Uno de mañana', 'Dos de mañana'], 24 * 60)
    const backup = await backUp()
    await sleepFor(30 * MINUTE)
    expect(onNetwork('Salió tras la copia')).toBe(1)
    // Published early by hand, then the database is lost: the backup still plans it for tomorrow.
    await test.call('calendar.publishNow', { postId: tomorrow })
    await test.ports.clock.advance(MINUTE)
    expect(onNetwork('Dos de mañana')).toBe(1)
    await damage()
    await test.call('backup.restore', backup)
    expect([await state(early), await state(tomorrow)]).toEqual(['missed', 'missed'])
    await sleepFor(23 * HOUR)
    await sleepFor(48 * HOUR)
    expect(['Salió tras la copia', 'Uno de mañana', 'Dos de mañana'].map(onNetwork)).toEqual([1, 1, 1])
    expect(await codes()).toEqual(expect.arrayContaining(['restored', 'post_missed']))
  })

  it('gives what is planned for later its hour back when a person says that it is not out', async () => {
    const postId = await plan(['Uno de mañana', 'Dos de mañana'], 24 * 60)
    const past = await plan(['De hoy'], 30)
    const backup = await backUp()
    await damage()
    await sleepFor(40 * MINUTE)
    await test.call('backup.restore', backup)
    await test.call('backup.confirmPlanned', {})
    expect([await state(postId), await state(past)]).toEqual(['scheduled', 'missed'])
    await sleepFor(23 * HOUR + 20 * MINUTE)
    expect(['Uno de mañana', 'Dos de mañana', 'De hoy'].map(onNetwork)).toEqual([1, 1, 0])
  })

  it('lets a person publish what they looked for and did not find', async () => {
    const postId = await plan(
      ['Uno', 'Dos'].map((part) => `${part} buscado`),
      30,
    )
    const backup = await backUp()
    await damage()
    await test.call('backup.restore', backup)
    const { variants } = await test.call('calendar.get', { postId })
    await test.call('calendar.resolveMissed', { variantId: variants[0]!.variantId, choice: 'publish_now' })
    await test.ports.clock.advance(MINUTE)
    expect([await state(postId), onNetwork('Uno buscado'), onNetwork('Dos buscado')]).toEqual(['published', 1, 1])
  })

  it('asks as well where somebody put a backup in place by hand', async () => {
    const postId = await plan(['Puesto a mano'], 30)
    const backup = await backUp()
    await sleepFor(30 * MINUTE)
    await test.stop()
    copyFileSync(databaseOf(backup), join(test.dataDir, 'mando.db'))
    for (const suffix of ['-wal', '-shm']) rmSync(join(test.dataDir, `mando.db${suffix}`), { force: true })
    test = await openTestApp({ ports: test.ports, dataDir: test.dataDir })
    expect(await state(postId)).toBe('missed')
    await sleepFor(HOUR)
    expect(onNetwork('Puesto a mano')).toBe(1)
  })

  it('leaves an answer that was waiting to a person', async () => {
    await test.ports.clock.advance(MINUTE)
    await test.call('status.setWorkOffline', { workOffline: true })
    const { rows } = await test.call('inbox.list', {
      scope: { view: 'queue', ...UNNARROWED },
      cursor: null,
      limit: 50,
    })
    const details = await Promise.all(
      rows.map(({ conversationId }) => test.call('inbox.conversation', { conversationId })),
    )
    const { conversationId } = details.find(({ answering }) => answering.way === 'api')!
    await test.call('inbox.reply', {
      conversationId,
      answerId: test.newId(),
      text: 'Respuesta pendiente',
      resolves: false,
      seenEntryId: null,
    })
    const backup = await backUp()
    await test.call('status.setWorkOffline', { workOffline: false })
    await test.ports.clock.advance(MINUTE)
    expect(onNetwork('Respuesta pendiente')).toBe(1)
    await damage()
    await test.call('backup.restore', backup)
    await test.call('status.setWorkOffline', { workOffline: false })
    await sleepFor(HOUR)
    expect(onNetwork('Respuesta pendiente')).toBe(1)
    expect(await codes()).toContain('answer_rejected')
  })
})

describe('the place of the database (§3)', () => {
  it('keeps the present one aside, as it was', async () => {
    const backup = await backUp()
    const postId = await plan(['Después de la copia'], 60)
    const { keptAs } = await test.call('backup.restore', backup)
    await expect(test.call('calendar.get', { postId })).rejects.toThrow('not_found')
    const kept = openUnmigrated(keptAs ?? '', presentKey(test.dataDir))
    expect(kept.prepare('SELECT count(*) FROM post').pluck().get()).toBe(1)
    kept.close()
    expect(existsSync(join(test.dataDir, 'restore.json'))).toBe(false)
  })

  it('touches nothing when the backup turns out damaged', async () => {
    const postId = await plan(['Intacto'], 60)
    const backup = await backUp()
    const bytes = readFileSync(databaseOf(backup))
    bytes.fill(0x55, 8192, 12288)
    writeFileSync(databaseOf(backup), bytes)
    await expect(test.call('backup.restore', backup)).rejects.toThrow('database_damaged')
    expect(await state(postId)).toBe('scheduled')
    expect(readdirSync(test.dataDir).filter((name) => /kept|incoming/.test(name))).toEqual([])
  })

  it('refuses a backup of a later version, and touches nothing', async () => {
    const backup = await backUp()
    const later = openUnmigrated(databaseOf(backup), presentKey(test.dataDir))
    later.pragma('user_version = 99')
    later.close()
    await expect(test.call('backup.restore', backup)).rejects.toThrow('database_newer')
    expect(await test.call('session.get', {})).toMatchObject({ phase: 'ready' })
  })

  it('takes no folder that nobody showed', async () => {
    const backup = await backUp()
    await expect(test.call('backup.restore', { ...backup, folder: tmpdir() })).rejects.toThrow('not_found')
    await expect(test.call('backup.restore', { ...backup, name: '../mando' })).rejects.toThrow('not_found')
  })

  it.each(['before anything moved', 'the old one is aside', 'the key is there too', 'all moved, the note is left'])(
    'is carried on after a power cut: %s',
    async (moment) => {
      const backup = await backUp()
      const postId = await plan(['Después de la copia'], 60)
      await test.stop()
      const { dataDir } = test
      const key = JSON.parse(readFileSync(join(dataDir, 'key.json'), 'utf8')) as never
      copyFileSync(databaseOf(backup), incomingPath(dataDir))
      writeFileSync(join(dataDir, 'restore.json'), JSON.stringify({ stamp: 'x', key }))
      const steps = [
        'before anything moved',
        'the old one is aside',
        'the key is there too',
        'all moved, the note is left',
      ]
      const done = steps.indexOf(moment)
      if (done >= 1) {
        copyFileSync(join(dataDir, 'mando.db'), join(dataDir, 'mando.kept-x.db'))
        rmSync(join(dataDir, 'mando.db'))
      }
      if (done >= 2) writeKeyFile(join(dataDir, 'key.json'), key)
      if (done >= 3) {
        copyFileSync(incomingPath(dataDir), join(dataDir, 'mando.db'))
        rmSync(incomingPath(dataDir))
      }
      test = await openTestApp({ ports: test.ports, dataDir })
      await expect(test.call('calendar.get', { postId })).rejects.toThrow('not_found')
      expect(existsSync(join(dataDir, 'mando.kept-x.db'))).toBe(true)
      expect(existsSync(join(dataDir, 'restore.json'))).toBe(false)
      finishSwap(dataDir)
      expect(await test.call('session.get', {})).toMatchObject({ phase: 'ready' })
    },
  )
})

describe('on another machine (§5)', () => {
  const otherVault: SecretVault = {
    kind: 'os',
    name: 'other vault',
    seal: (plain) => Uint8Array.from([0x42, ...plain]),
    open: (sealed) => {
      if (sealed[0] !== 0x42) throw new Error('made on another machine')
      return sealed.subarray(1)
    },
  }

  async function openElsewhere(vault: SecretVault) {
    const dataDir = mkdtempSync(join(tmpdir(), 'mando-app-'))
    const other = await openTestApp({ ports: createFakePorts({ vault, clock: test.ports.clock }), dataDir })
    other.ports.levers.showFolder(join(test.dataDir, 'backups'))
    expect(await other.call('backup.lookElsewhere', {})).toEqual({ found: 1 })
    return other
  }

  it('opens with the recovery passphrase, and from then on with that machine’s own way', async () => {
    await plan(['Aviso llevado'], 60)
    await test.call('backup.setRecoveryPassphrase', { passphrase: PASSPHRASE })
    await finished()
    const other = await openElsewhere({ kind: 'none', reason: 'no_keyring' })
    const [found] = await other.call('backup.list', {})
    expect(found).toMatchObject({ opens: 'recovery' })
    const wanted = { folder: found!.folder, name: found!.name }
    await expect(other.call('backup.restore', { ...wanted, passphrase: null })).rejects.toThrow(
      'backup_passphrase_needed',
    )
    await expect(other.call('backup.restore', { ...wanted, passphrase: 'wrong horse battery' })).rejects.toThrow(
      'passphrase_wrong',
    )
    await other.call('backup.restore', { ...wanted, passphrase: PASSPHRASE })
    expect(await other.call('session.get', {})).toMatchObject({ phase: 'locked' })
    await other.call('session.unlock', { passphrase: PASSPHRASE })
    expect((await other.call('outbox.list', {})).map(({ state: was }) => was)).toEqual(['missed'])
    await other.close()
  })

  it('says beforehand that it cannot be opened without one', async () => {
    await backUp()
    const other = await openElsewhere(otherVault)
    const [found] = await other.call('backup.list', {})
    expect(found).toMatchObject({ opens: 'never' })
    const wanted = { folder: found!.folder, name: found!.name, passphrase: PASSPHRASE }
    await expect(other.call('backup.restore', wanted)).rejects.toThrow('backup_key_foreign')
    expect(await other.call('session.get', {})).toMatchObject({ phase: 'ready' })
    await other.close()
  })
})
