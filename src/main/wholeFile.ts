/** Small documents beside the database, on the disk whole or as they were before, whatever happens meanwhile. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** The text of a file; null where there is none. */
export function readWholeFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/**
 * Written beside, flushed, then renamed: after a power cut there is the old file or the new one, never half of one. Only
 * the person who runs Mando can read it. Makes the folder where it is missing.
 */
export function writeWholeFile(path: string, content: string | Uint8Array): void {
  const draft = `${path}.writing`
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(draft, 'w', 0o600)
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  moveDurably(draft, path)
}

/** Renames and flushes the folder, so that the rename itself survives a power cut. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to)
  if (process.platform === 'win32') return // folders cannot be flushed there; NTFS journals the rename
  const folder = openSync(dirname(to), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
