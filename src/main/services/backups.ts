/** A verified, encrypted backup every day, and whenever a person asks: made beside the work, kept by rotation (docs/specs/backup.md §1–§2). */
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/operation.ts'
import type { ProblemView } from '#shared/contract/status.ts'
import { backupsToKeep } from '#shared/domain/backupRotation.ts'
import type { Clock, FolderPicker, Log, Random } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import { backupName, databaseOf, listBackups, removeBackup, writeManifest, type Backup } from '../store/backupFiles.ts'
import type { BackupPlaces, BackupPlacesFile } from '../store/backupPlaces.ts'
import { faultOf } from '../store/openStore.ts'
import { readKeyFile, wrapKey, writeKeyFile } from '../store/keyFile.ts'
import type { StoreWorker } from '../store/storeTasks.ts'
import { removeKept } from '../store/swapDatabase.ts'
import { MIN_PASSPHRASE_LENGTH, type OpenProfile } from './session.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** The start of the program belongs to the person. */
const FIRST_LOOK_MS = 2 * MINUTE_MS
const NEXT_LOOK_MS = 30 * MINUTE_MS
/** Without a good backup for so long it is said. */
const OLD_MS = 3 * DAY_MS
/** A database that a restored one replaced is of use to find what was written meanwhile; it holds what citizens wrote. */
const KEPT_ASIDE_MS = 90 * DAY_MS

export function createBackups(deps: {
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly folders: FolderPicker
  readonly dataDir: string
  readonly version: string
  readonly profile: OpenProfile
  readonly places: BackupPlacesFile
  readonly worker: StoreWorker
  /** When the profile began: a new one has no old backup. */
  readonly firstChangeAtMs: () => number | null
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  const { clock, places, profile } = deps
  const keyPath = join(deps.dataDir, 'key.json')
  const recoveryPath = join(deps.dataDir, 'recovery.json')
  let running: Promise<void> | null = null
  let cancelTimer: () => void = () => undefined

  const own = (): readonly Backup[] => listBackups(places.ownFolder)
  const lastGoodAtMs = (): number | null => own()[0]?.manifest.madeAtMs ?? null

  async function make(): Promise<void> {
    const madeAtMs = clock.now()
    const place = { folder: places.ownFolder, name: backupName(madeAtMs) }
    await mkdir(place.folder, { recursive: true })
    const key = readKeyFile(keyPath)
    if (key === null) throw new AppError('database_damaged', { path: keyPath })
    const { counts, auditIntact, sizeBytes } = await deps.worker({
      kind: 'copy',
      source: profile.store.path,
      key: profile.key(),
      target: databaseOf(place),
      madeAtMs,
    })
    const made: Backup = {
      ...place,
      manifest: {
        format: 1,
        madeAtMs,
        appVersion: deps.version,
        sizeBytes,
        counts,
        auditIntact,
        key,
        recovery: readKeyFile(recoveryPath),
      },
    }
    writeManifest(made)
    rotate(places.ownFolder)
    const removed = removeKept(deps.dataDir, madeAtMs - KEPT_ASIDE_MS)
    if (removed.length > 0) deps.log.info('kept_database_removed', { files: removed.length })
    places.set({ failure: null })
    deps.log.info('backup_made', { sizeBytes, auditIntact })
    const { otherFolder } = places.get()
    if (otherFolder !== null) await copyTo(otherFolder, made)
  }

  /** A drive that is away is said and holds up nothing: the backup in the data folder is already good. */
  async function copyTo(folder: string, made: Backup): Promise<void> {
    const copy: Backup = { ...made, folder }
    const draft = `${databaseOf(copy)}.writing`
    try {
      await stat(folder)
      await copyFile(databaseOf(made), draft)
      if ((await stat(draft)).size !== made.manifest.sizeBytes) throw new Error('shorter than what was copied')
      await rename(draft, databaseOf(copy))
      writeManifest(copy)
      rotate(folder)
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined)
      note('other', error)
    }
  }

  function rotate(folder: string): void {
    const all = listBackups(folder)
    const kept = backupsToKeep(all.map(({ manifest }) => manifest.madeAtMs))
    for (const backup of all) if (!kept.has(backup.manifest.madeAtMs)) removeBackup(backup)
  }

  function note(where: 'own' | 'other', error: unknown): void {
    const code = codeOf(error)
    deps.log.error('backup_failed', { where, code })
    try {
      places.set({ failure: { where, code, atMs: clock.now() } })
    } catch {
      // A full disk: the age of the last good backup tells in its place.
    }
  }

  /** One at a time; a second call waits for the first. Never rejects: what went wrong is in the list of problems. */
  function makeOnce(): Promise<void> {
    running ??= make()
      .catch((error: unknown) => note('own', error))
      .finally(() => {
        running = null
        changed()
      })
    changed()
    return running
  }

  function changed(): void {
    deps.publish('backup', [])
    deps.publish('status', [])
  }

  function look(delayMs: number): void {
    cancelTimer = clock.after(delayMs, () => {
      const last = lastGoodAtMs()
      const now = clock.now()
      // One from the future was made by a clock that was wrong.
      if (last === null || now - last >= DAY_MS || last > now + DAY_MS) void makeOnce()
      look(NEXT_LOOK_MS)
    })
  }

  function recoveryState(): OutputOf<'backup.status'>['recovery'] {
    if (readKeyFile(keyPath)?.scheme !== 'os') return 'not_needed'
    return readKeyFile(recoveryPath) === null ? 'none' : 'set'
  }

  return {
    start: (): void => look(FIRST_LOOK_MS),
    stop: async (): Promise<void> => {
      cancelTimer()
      await running
    },
    status: (): OutputOf<'backup.status'> => {
      const last = lastGoodAtMs()
      const { otherFolder, failure } = places.get()
      return {
        folder: places.ownFolder,
        otherFolder,
        lastGoodAtMs: last,
        nextAtMs: last === null ? clock.now() : Math.max(clock.now(), last + DAY_MS),
        running: running !== null,
        failure,
        recovery: recoveryState(),
      }
    },
    /** Answers at once; the result arrives as a change. */
    makeNow: (): OutputOf<'backup.makeNow'> => {
      void makeOnce()
      return { ok: true }
    },
    chooseFolder: async (): Promise<OutputOf<'backup.chooseFolder'>> => {
      const folder = await deps.folders.choose('backups')
      if (folder === null) return { chosen: false }
      places.set({ otherFolder: folder, failure: null })
      void makeOnce()
      return { chosen: true }
    },
    forgetFolder: (): OutputOf<'backup.forgetFolder'> => {
      places.set({ otherFolder: null, failure: null })
      changed()
      return { ok: true }
    },
    setRecoveryPassphrase: async ({
      passphrase,
    }: ParsedInputOf<'backup.setRecoveryPassphrase'>): Promise<OutputOf<'backup.setRecoveryPassphrase'>> => {
      if (passphrase.length < MIN_PASSPHRASE_LENGTH) {
        throw new AppError('passphrase_weak', { minimum: MIN_PASSPHRASE_LENGTH })
      }
      if (recoveryState() === 'not_needed') throw new AppError('wrong_state', { state: 'not_needed' })
      writeKeyFile(recoveryPath, await wrapKey(profile.key(), passphrase, deps.random.bytes(28)))
      // Only a backup that carries it can be opened with it.
      void makeOnce()
      return { ok: true }
    },
    /** Resolves when what is under way has ended; for whoever has to know. */
    settled: async (): Promise<void> => {
      await running
    },
    problems: (): readonly ProblemView[] =>
      backupProblems(lastGoodAtMs() ?? deps.firstChangeAtMs(), places.get(), clock.now()),
  }
}

/** @param sinceMs of the last good backup, or of the beginning where there is none; null in a profile without changes */
export function backupProblems(
  sinceMs: number | null,
  { failure, otherFolder }: BackupPlaces,
  nowMs: number,
): readonly ProblemView[] {
  const about = { severity: 'warning', accountId: null, subject: null } as const
  const isOld = sinceMs !== null && nowMs - sinceMs > OLD_MS
  return [
    ...(isOld ? [{ ...about, problemId: 'backup:old', code: 'backup_old', sinceMs, params: {} } as const] : []),
    ...(failure === null
      ? []
      : [
          {
            ...about,
            problemId: `backup:${failure.where}`,
            code: failure.where === 'own' ? 'backup_failed' : 'backup_folder_failed',
            sinceMs: failure.atMs,
            params: { reason: failure.code, folder: otherFolder ?? '' },
          } as const,
        ]),
  ]
}

function codeOf(error: unknown): NonNullable<BackupPlaces['failure']>['code'] {
  if (error instanceof AppError) return error.code
  switch (faultOf(error)) {
    case 'full':
      return 'disk_full'
    case 'read_only':
      return 'read_only'
    case 'damaged':
      return 'database_damaged'
    case null:
      return 'unreachable'
  }
}
