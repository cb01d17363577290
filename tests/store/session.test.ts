/** Opening the profile: vault, passphrase, training; and everything that can be wrong with the files. */
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SecretVault } from '../../src/main/ports.ts'
import { AppError } from '../../src/main/rpc/appError.ts'
import { createSession, type OpenProfile } from '../../src/main/services/session.ts'
import { openSqlite } from '../../src/main/store/sqlite.ts'
import { createFakePorts } from '../fakes/fakePorts.ts'

const NO_VAULT: SecretVault = { kind: 'none', reason: 'basic_text' }
const PASSPHRASE = 'correct horse battery'

let dir = ''
let profile: OpenProfile | null = null
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mando-session-'))
  profile = null
})
afterEach(() => {
  chmodSync(dir, 0o700)
  rmSync(dir, { recursive: true, force: true })
})

const database = () => join(dir, 'mando.db')
const keyFile = () => join(dir, 'key.json')

function sessionWith(vault?: SecretVault, onOpened: (opened: OpenProfile) => void = () => undefined) {
  const session = createSession({
    ports: createFakePorts(vault === undefined ? {} : { vault }),
    dataDir: dir,
    version: '0.1.0',
    packaged: false,
    onOpened: (opened) => {
      profile = opened
      onOpened(opened)
    },
    onChanged: () => undefined,
  })
  session.start()
  return session
}

function remember(value: string): void {
  profile?.store.db.prepare(`INSERT INTO setting (key, value) VALUES ('kept', json_quote(?))`).run(value)
}

function remembered(): unknown {
  return profile?.store.db.prepare(`SELECT value FROM setting WHERE key = 'kept'`).pluck().get()
}

describe('with the vault of the operating system', () => {
  it('opens without asking and finds everything again', () => {
    const first = sessionWith()
    expect(first.get()).toMatchObject({ phase: 'ready', protection: 'os' })
    remember('hola')
    first.stop()
    expect(readFileSync(database()).toString('latin1')).not.toContain('SQLite format 3')
    expect(sessionWith().get()).toMatchObject({ phase: 'ready' })
    expect(remembered()).toBe('"hola"')
  })

  it('says that the vault is lost, and touches nothing, on another machine', () => {
    sessionWith().stop()
    const before = readFileSync(database())
    const session = sessionWith(NO_VAULT)
    expect(session.get()).toMatchObject({ phase: 'blocked', code: 'vault_lost' })
    expect(readFileSync(database())).toEqual(before)
  })
})

describe('without a vault', () => {
  it('asks nothing as long as only the training network is there', () => {
    const session = sessionWith(NO_VAULT)
    expect(session.get()).toMatchObject({ phase: 'ready', protection: 'open' })
    expect(profile?.sealer()).toBeNull()
  })

  it('is opened only by the passphrase once it is protected, and keeps what was there', async () => {
    const first = sessionWith(NO_VAULT)
    remember('hola')
    const openKey = readFileSync(keyFile(), 'utf8')
    await first.protect({ passphrase: PASSPHRASE })
    expect(first.get()).toMatchObject({ phase: 'ready', protection: 'passphrase' })
    expect(profile?.sealer()).not.toBeNull()
    first.stop()

    const session = sessionWith(NO_VAULT)
    expect(session.get()).toMatchObject({ phase: 'locked', vaultReason: 'basic_text' })
    await expect(session.unlock({ passphrase: 'wrong horse battery' })).rejects.toThrow('passphrase_wrong')
    expect(session.get()).toMatchObject({ phase: 'locked' })
    await session.unlock({ passphrase: PASSPHRASE })
    expect(session.get()).toMatchObject({ phase: 'ready', protection: 'passphrase' })
    expect(remembered()).toBe('"hola"')
    session.stop()

    // The key that once lay open on the disk opens nothing any more.
    writeFileSync(keyFile(), openKey)
    expect(sessionWith(NO_VAULT).get()).toMatchObject({ phase: 'blocked', code: 'database_damaged' })
  })

  it('opens once, however often the passphrase is sent while it is being checked', async () => {
    const first = sessionWith(NO_VAULT)
    await first.protect({ passphrase: PASSPHRASE })
    first.stop()
    const opened: OpenProfile[] = []
    const session = sessionWith(NO_VAULT, (one) => opened.push(one))
    await Promise.all([session.unlock({ passphrase: PASSPHRASE }), session.unlock({ passphrase: PASSPHRASE })])
    expect(session.get()).toMatchObject({ phase: 'ready' })
    expect(opened).toHaveLength(1)
    session.stop()
  })

  it('opens the same with the passphrase typed in another Unicode form', async () => {
    const first = sessionWith(NO_VAULT)
    await first.protect({ passphrase: 'contraseña larguísima'.normalize('NFC') })
    first.stop()
    const session = sessionWith(NO_VAULT)
    await session.unlock({ passphrase: 'contraseña larguísima'.normalize('NFD') })
    expect(session.get()).toMatchObject({ phase: 'ready' })
  })

  it('refuses a short passphrase', async () => {
    await expect(sessionWith(NO_VAULT).protect({ passphrase: 'corta' })).rejects.toThrow('passphrase_weak')
  })

  it('loses nothing when the power goes between the new key and its file', async () => {
    const first = sessionWith(NO_VAULT)
    remember('hola')
    const before = readFileSync(keyFile())
    await first.protect({ passphrase: PASSPHRASE })
    first.stop()
    // As it lay on the disk at that moment: the database under the new key, both key files.
    cpSync(keyFile(), join(dir, 'key.next.json'))
    writeFileSync(keyFile(), before)

    const session = sessionWith(NO_VAULT)
    expect(session.get()).toMatchObject({ phase: 'locked' })
    await session.unlock({ passphrase: PASSPHRASE })
    expect(remembered()).toBe('"hola"')
    expect(existsSync(join(dir, 'key.next.json'))).toBe(false)
  })

  it('loses nothing when the power goes before the database has the new key', () => {
    sessionWith(NO_VAULT).stop()
    writeFileSync(join(dir, 'key.next.json'), '{"scheme":"open","key":"AAAA"}')
    expect(sessionWith(NO_VAULT).get()).toMatchObject({ phase: 'ready', protection: 'open' })
    expect(existsSync(join(dir, 'key.next.json'))).toBe(false)
  })
})

describe('what cannot be opened', () => {
  it('calls a damaged file damaged and leaves it as it is', () => {
    sessionWith().stop()
    const bytes = readFileSync(database())
    bytes.fill(0x55, 0, 4096)
    writeFileSync(database(), bytes)
    expect(sessionWith().get()).toMatchObject({ phase: 'blocked', code: 'database_damaged', path: database() })
    expect(readFileSync(database())).toEqual(bytes)
  })

  it('refuses a database from a newer version', () => {
    const first = sessionWith()
    profile?.store.db.pragma('user_version = 99')
    first.stop()
    const before = readFileSync(database())
    expect(sessionWith().get()).toMatchObject({ phase: 'blocked', code: 'database_newer' })
    expect(readFileSync(database())).toEqual(before)
  })

  it('does not make a new key for a database whose key file is gone', () => {
    sessionWith().stop()
    rmSync(keyFile())
    expect(sessionWith().get()).toMatchObject({ phase: 'blocked', code: 'key_damaged' })
    expect(existsSync(keyFile())).toBe(false)
  })

  it('calls a damaged key file by its name', () => {
    sessionWith().stop()
    writeFileSync(keyFile(), '{"scheme":')
    expect(sessionWith().get()).toMatchObject({ phase: 'blocked', code: 'key_damaged', path: keyFile() })
  })

  it('does not take an unencrypted database of another program for its own', () => {
    sessionWith().stop()
    rmSync(database())
    const other = openSqlite(database())
    other.exec('CREATE TABLE theirs (a)')
    other.close()
    expect(sessionWith().get()).toMatchObject({ phase: 'blocked', code: 'database_damaged' })
  })

  it('leaves nothing open when what stands on the database cannot begin, and begins anew on the next try', () => {
    const opened: OpenProfile[] = []
    const session = sessionWith(undefined, (one) => {
      opened.push(one)
      if (opened.length === 1) throw new AppError('disk_full', { path: database() })
    })
    expect(session.get()).toMatchObject({ phase: 'blocked', code: 'disk_full' })
    expect(opened[0]?.store.db.open).toBe(false)
    session.retry()
    expect(session.get()).toMatchObject({ phase: 'ready' })
    expect(opened).toHaveLength(2)
    session.stop()
  })

  it('opens after the cause was dealt with and the person tried again', () => {
    sessionWith().stop()
    const key = readFileSync(keyFile())
    rmSync(keyFile())
    const session = sessionWith()
    writeFileSync(keyFile(), key)
    session.retry()
    expect(session.get()).toMatchObject({ phase: 'ready' })
  })
})
