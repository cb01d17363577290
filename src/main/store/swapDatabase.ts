/**
 * Puts a restored or salvaged database in the place of the present one, which is kept aside under another name and never
 * overwritten. A note on the disk says what is under way, so that a power cut at any point is carried on from at the next
 * start (docs/specs/backup.md §3).
 */
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { writeWholeFile } from '../wholeFile.ts'
import { keyDocument, writeKeyFile, type KeyDocument } from './keyFile.ts'

const swapNote = lazily(() => z.object({ stamp: z.string().regex(/^[\w-]+$/), key: keyDocument() }))

const present = (dataDir: string): string => join(dataDir, 'mando.db')
const noteOf = (dataDir: string): string => join(dataDir, 'restore.json')

/** Where the database that will take the place is put together. */
export const incomingPath = (dataDir: string): string => join(dataDir, 'mando.incoming.db')
/** Where the present one is kept. */
export const keptPath = (dataDir: string, stamp: string): string => join(dataDir, `mando.kept-${stamp}.db`)

/**
 * @param stamp names what is kept aside: `2026-11-25T10-30-00-123Z`
 * @param key how the key of the incoming database is kept from now on
 */
export function swapDatabase(dataDir: string, stamp: string, key: KeyDocument): void {
  writeWholeFile(noteOf(dataDir), JSON.stringify({ stamp, key }))
  finishSwap(dataDir)
}

/** Carries on a swap that was begun; does nothing where none was. Must run before the database is opened. */
export function finishSwap(dataDir: string): void {
  if (!existsSync(noteOf(dataDir))) return
  const note = swapNote().parse(JSON.parse(readFileSync(noteOf(dataDir), 'utf8')))
  if (existsSync(incomingPath(dataDir))) {
    const kept = keptPath(dataDir, note.stamp)
    // As long as the incoming one has not moved in, what lies in the place is the old one.
    for (const suffix of ['-wal', '-shm', '']) {
      const from = `${present(dataDir)}${suffix}`
      if (existsSync(from)) renameSync(from, `${kept}${suffix}`)
    }
    const keyPath = join(dataDir, 'key.json')
    const keptKey = join(dataDir, `key.kept-${note.stamp}.json`)
    if (existsSync(keyPath) && !existsSync(keptKey)) copyFileSync(keyPath, keptKey)
    writeKeyFile(keyPath, note.key)
    renameSync(incomingPath(dataDir), present(dataDir))
  }
  rmSync(noteOf(dataDir))
}

/** The instant in the name of a database that was kept aside, or of its journal or key: `2026-11-25T10-30-00-123Z`. */
const KEPT_NAME = /^(?:mando|key)\.kept-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\./

/**
 * Removes what was kept aside before an instant, each database with its journal and key.
 * @returns the names of the files that are gone
 */
export function removeKept(dataDir: string, beforeMs: number): readonly string[] {
  const old = readdirSync(dataDir).filter((name) => {
    const [, day, hours, minutes, seconds, ms] = KEPT_NAME.exec(name) ?? []
    return day !== undefined && Date.parse(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`) < beforeMs
  })
  for (const name of old) rmSync(join(dataDir, name), { force: true })
  return old
}
