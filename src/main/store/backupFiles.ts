/**
 * Backups as they lie in a folder: the encrypted database, and beside it what it holds and how its key is kept, so that
 * it can be shown and restored without the profile it came from (docs/specs/backup.md §1).
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { writeWholeFile } from '../wholeFile.ts'
import { keyDocument } from './keyFile.ts'

export const backupCounts = lazily(() =>
  z.object({
    posts: z.int(),
    planned: z.int(),
    drafts: z.int(),
    messages: z.int(),
    auditRows: z.int(),
  }),
)

const manifest = lazily(() =>
  z.object({
    format: z.literal(1),
    madeAtMs: z.int(),
    appVersion: z.string(),
    sizeBytes: z.int(),
    counts: backupCounts(),
    auditIntact: z.boolean(),
    /** As the profile kept its key at that moment. */
    key: keyDocument(),
    /** The same key under a passphrase of its own, for another machine. */
    recovery: keyDocument().nullable(),
  }),
)
export type BackupManifest = Parsed<typeof manifest>

export type Backup = { readonly folder: string; readonly name: string; readonly manifest: BackupManifest }

const NAME = /^mando-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:-\d\d\d)?Z$/

/** `mando-2026-11-25T10-30-00-123Z`, in UTC: the same instant has the same name in both zones and on both sides of a clock change. */
export function backupName(madeAtMs: number): string {
  return `mando-${new Date(madeAtMs).toISOString().replaceAll(':', '-').replace('.', '-')}`
}

export const isBackupName = (name: string): boolean => NAME.test(name)
export const databaseOf = ({ folder, name }: Pick<Backup, 'folder' | 'name'>): string => join(folder, `${name}.db`)
const manifestOf = ({ folder, name }: Pick<Backup, 'folder' | 'name'>): string => join(folder, `${name}.json`)

/** The complete backups of a folder, newest first; none where it cannot be read. What is not ours is passed over. */
export function listBackups(folder: string): readonly Backup[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith('.json') && isBackupName(name.slice(0, -5)))
    .flatMap((file) => readBackup(folder, file.slice(0, -5)) ?? [])
    .toSorted((a, b) => b.manifest.madeAtMs - a.manifest.madeAtMs)
}

/** Null where there is none of that name, or half of one. */
export function readBackup(folder: string, name: string): Backup | null {
  if (!isBackupName(name) || !existsSync(databaseOf({ folder, name }))) return null
  try {
    return { folder, name, manifest: manifest().parse(JSON.parse(readFileSync(manifestOf({ folder, name }), 'utf8'))) }
  } catch {
    return null
  }
}

/** Written last: a database without it is no backup yet. */
export function writeManifest(backup: Backup): void {
  const path = manifestOf(backup)
  writeWholeFile(path, JSON.stringify(backup.manifest))
}

export function removeBackup(backup: Backup): void {
  rmSync(manifestOf(backup), { force: true })
  rmSync(databaseOf(backup), { force: true })
}
