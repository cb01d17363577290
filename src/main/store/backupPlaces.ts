/**
 * Where backups go besides the data folder, and what went wrong last: a small file beside the database, because it is
 * needed when the database cannot be opened.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { ERROR_CODES } from '#shared/rpc/errors.ts'
import { writeWholeFile } from '../wholeFile.ts'

const places = lazily(() =>
  z.object({
    otherFolder: z.string().nullable(),
    /** Of the newest try; null when it succeeded. `where`: in the data folder, or on the way to the other one. */
    failure: z
      .object({ where: z.enum(['own', 'other']), code: z.enum([...ERROR_CODES, 'unreachable']), atMs: z.int() })
      .nullable(),
  }),
)
export type BackupPlaces = Parsed<typeof places>

export type BackupPlacesFile = {
  readonly get: () => BackupPlaces
  readonly set: (change: Partial<BackupPlaces>) => void
  readonly ownFolder: string
}

export function createBackupPlaces(dataDir: string): BackupPlacesFile {
  const path = join(dataDir, 'backup.json')
  const get = (): BackupPlaces => {
    const nothing = { otherFolder: null, failure: null }
    if (!existsSync(path)) return nothing
    try {
      return places().parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch {
      return nothing // nothing dear: the folder can be chosen again
    }
  }
  return {
    get,
    set: (change) => writeWholeFile(path, JSON.stringify({ ...get(), ...change })),
    ownFolder: join(dataDir, 'backups'),
  }
}
