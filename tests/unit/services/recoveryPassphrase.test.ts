/** Whether a passphrase is the one that brings these data back, by the real files (docs/specs/backup.md §5.2). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRecoveryPassphrase } from '../../../src/main/services/recoveryPassphrase.ts'
import { wrapKey, writeKeyFile } from '../../../src/main/store/keyFile.ts'

const PASSPHRASE = 'el caballo come zanahorias'
const KEY = new Uint8Array(32).fill(7)
const RANDOM = new Uint8Array(28).fill(3)

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'mando-recovery-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const file = (name: 'key.json' | 'recovery.json'): string => path.join(dataDir, name)
/** Deriving it takes its time on purpose: once is enough. */
const wrapped = wrapKey(KEY, PASSPHRASE, RANDOM)
const recovery = (key = KEY) => createRecoveryPassphrase({ dataDir, key: () => key })
const keepInVault = () => writeKeyFile(file('key.json'), { scheme: 'os', sealed: 'AAAA' })

describe('with the key in the vault of the system', () => {
  it('is known by whoever says it as it was set, and by nobody else', async () => {
    keepInVault()
    writeKeyFile(file('recovery.json'), await wrapped)
    expect(recovery().isSet()).toBe(true)
    expect(await recovery().opens(PASSPHRASE)).toBe(true)
    expect(await recovery().opens('el caballo come manzanas')).toBe(false)
  })

  it('of former data opens nothing of these', async () => {
    keepInVault()
    writeKeyFile(file('recovery.json'), await wrapped)
    expect(await recovery(new Uint8Array(32).fill(8)).opens(PASSPHRASE)).toBe(false)
  })

  it('is not there as long as nobody set one', async () => {
    keepInVault()
    expect(recovery().isSet()).toBe(false)
    expect(await recovery().opens(PASSPHRASE)).toBe(false)
  })

  it('says so where its file is damaged, instead of refusing a right one', async () => {
    keepInVault()
    writeFileSync(file('recovery.json'), '{"scheme":"passphrase"')
    await expect(recovery().opens(PASSPHRASE)).rejects.toMatchObject({ code: 'database_damaged' })
  })
})

it('does not count where the data open by it: whoever starts Mando there knows it', async () => {
  const document = await wrapped
  writeKeyFile(file('key.json'), document)
  writeKeyFile(file('recovery.json'), document)
  expect(recovery().isSet()).toBe(false)
  expect(await recovery().opens(PASSPHRASE)).toBe(false)
})
