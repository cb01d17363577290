/** Puts a backup in the place of the present database. Works while the database is closed or cannot be opened. */
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { BackupView } from '#shared/contract/backup.ts'
import type { Topic } from '#shared/contract/operation.ts'
import type { Clock, FolderPicker, Preferences, SecretVault } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import { databaseOf, listBackups, readBackup, type Backup } from '../store/backupFiles.ts'
import type { BackupPlacesFile } from '../store/backupPlaces.ts'
import { fromBase64, readKeyFile, toBase64, unwrapKey, type KeyDocument } from '../store/keyFile.ts'
import type { StoreWorker } from '../store/storeTasks.ts'
import { incomingPath, keptPath, swapDatabase } from '../store/swapDatabase.ts'

export function createRestoring(deps: {
  readonly clock: Pick<Clock, 'now'>
  readonly vault: SecretVault
  readonly folders: FolderPicker
  readonly preferences: Preferences
  readonly dataDir: string
  readonly places: BackupPlacesFile
  readonly worker: StoreWorker
  readonly session: {
    /** Of the present database, as far as it is known: also of one that is damaged. */
    readonly key: () => Uint8Array | null
    readonly isBlocked: () => boolean
    /** Ends what stands on the database and closes it. */
    readonly close: () => Promise<void>
    readonly start: () => void
  }
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  const { dataDir, places, session, vault } = deps
  const keyPath = join(dataDir, 'key.json')
  const present = join(dataDir, 'mando.db')
  /** Folders that a person showed in this run; the window cannot name others. */
  const shown = new Set<string>()
  let isAtWork = false

  const folders = (): readonly string[] => [
    ...new Set([places.ownFolder, ...[places.get().otherFolder ?? []].flat(), ...shown]),
  ]

  /** What a person need not be asked for; null where a passphrase is needed or nothing helps. */
  function keyAtHand(document: KeyDocument): Uint8Array | null {
    switch (document.scheme) {
      case 'open':
        return fromBase64(document.key)
      case 'os':
        try {
          return vault.kind === 'os' ? vault.open(fromBase64(document.sealed)) : null
        } catch {
          return null
        }
      case 'passphrase':
        return isPresent(document) ? session.key() : null
      default:
        return assertNever(document)
    }
  }

  /** The profile's own passphrase has been typed already. */
  function isPresent(document: KeyDocument): boolean {
    try {
      return JSON.stringify(readKeyFile(keyPath)) === JSON.stringify(document)
    } catch {
      return false
    }
  }

  function opensHow({ key, recovery }: Backup['manifest']): BackupView['opens'] {
    if (keyAtHand(key) !== null) return 'now'
    if (key.scheme === 'passphrase') return 'passphrase'
    return recovery === null ? 'never' : 'recovery'
  }

  /** The key of a backup, and how it is kept on this machine from now on. */
  async function keyOf(
    { key: document, recovery }: Backup['manifest'],
    passphrase: string | null,
  ): Promise<{ readonly key: Uint8Array; readonly document: KeyDocument }> {
    const atHand = keyAtHand(document)
    if (atHand !== null) return { key: atHand, document }
    const wrapped = document.scheme === 'passphrase' ? document : recovery
    if (wrapped?.scheme !== 'passphrase') throw new AppError('backup_key_foreign')
    if (passphrase === null) throw new AppError('backup_passphrase_needed')
    const key = await unwrapKey(wrapped, passphrase)
    if (document.scheme === 'passphrase' || vault.kind !== 'os') return { key, document: wrapped }
    return { key, document: { scheme: 'os', sealed: toBase64(vault.seal(key)) } }
  }

  const stampNow = (): string => new Date(deps.clock.now()).toISOString().replace(/[:.]/g, '-')

  /** What is damaged is read where it lies, put together anew beside it, and kept aside. */
  async function recover(): Promise<OutputOf<'backup.recover'>> {
    const key = session.key()
    const document = readKeyFile(keyPath)
    const isDamaged = session.isBlocked() || places.get().failure?.code === 'database_damaged'
    if (!isDamaged || key === null || document === null) throw new AppError('wrong_state', { state: 'no_key' })
    const incoming = incomingPath(dataDir)
    await session.close()
    try {
      const { counts } = await deps.worker({
        kind: 'salvage',
        source: present,
        key,
        target: incoming,
        nowMs: deps.clock.now(),
      })
      const stamp = stampNow()
      swapDatabase(dataDir, stamp, document)
      places.set({ failure: null })
      return { keptAs: keptPath(dataDir, stamp), posts: counts.posts, messages: counts.messages }
    } finally {
      await rm(incoming, { force: true })
      session.start()
    }
  }

  async function exportTexts(): Promise<OutputOf<'backup.exportTexts'>> {
    const key = session.key()
    if (key === null) throw new AppError('wrong_state', { state: 'no_key' })
    const chosen = await deps.folders.choose('export')
    if (chosen === null) return null
    const folder = join(chosen, `mando-${stampNow()}`)
    const { language } = deps.preferences.get()
    return { folder, ...(await deps.worker({ kind: 'export', path: present, key, folder, language })) }
  }

  /** One at a time: two would put their databases together in the same place. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (isAtWork) throw new AppError('wrong_state', { state: 'restoring' })
    isAtWork = true
    try {
      return await work()
    } finally {
      isAtWork = false
    }
  }

  async function restore(backup: Backup, passphrase: string | null): Promise<string | null> {
    const incoming = incomingPath(dataDir)
    const { key, document } = await keyOf(backup.manifest, passphrase)
    await mkdir(dataDir, { recursive: true })
    try {
      await copyFile(databaseOf(backup), incoming)
      // Checked here, not where it lay: what was read from a drive may differ from what was written to it.
      await deps.worker({ kind: 'check', path: incoming, key })
      const presentKey = session.key()
      await session.close()
      try {
        await deps.worker({
          kind: 'prepare',
          path: incoming,
          key,
          present: presentKey !== null && existsSync(present) ? { path: present, key: presentKey } : null,
        })
        const stamp = stampNow()
        const hadPresent = existsSync(present)
        swapDatabase(dataDir, stamp, document)
        return hadPresent ? keptPath(dataDir, stamp) : null
      } finally {
        session.start()
      }
    } finally {
      await rm(incoming, { force: true })
    }
  }

  return {
    list: (): OutputOf<'backup.list'> =>
      folders()
        .flatMap((folder) => listBackups(folder))
        .toSorted((a, b) => b.manifest.madeAtMs - a.manifest.madeAtMs)
        .map(({ folder, name, manifest }) => ({
          folder,
          name,
          madeAtMs: manifest.madeAtMs,
          sizeBytes: manifest.sizeBytes,
          counts: manifest.counts,
          opens: opensHow(manifest),
        })),
    lookElsewhere: async (): Promise<OutputOf<'backup.lookElsewhere'>> => {
      const folder = await deps.folders.choose('restore')
      if (folder === null) return { found: 0 }
      shown.add(folder)
      deps.publish('backup', [])
      return { found: listBackups(folder).length }
    },
    recover: (): Promise<OutputOf<'backup.recover'>> => alone(recover),
    exportTexts: (): Promise<OutputOf<'backup.exportTexts'>> => alone(exportTexts),
    restore: async (input: ParsedInputOf<'backup.restore'>): Promise<OutputOf<'backup.restore'>> => {
      const backup = folders().includes(input.folder) ? readBackup(input.folder, input.name) : null
      if (backup === null) throw new AppError('not_found')
      return alone(async () => ({ keptAs: await restore(backup, input.passphrase) }))
    },
  }
}
