/**
 * The log: one JSON object per line in logs/mando.log of the data folder, in a few files of limited size.
 * Written at once, so that the last line before a crash is there. Electron's thread and the core's have one each, on the
 * same file.
 */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Clock, Log } from '../ports.ts'

const MAX_FILE_BYTES = 1024 * 1024
const OLD_FILES = 3

export function createLog(dataDir: string, clock: Pick<Clock, 'now'>): Log {
  const folder = path.join(dataDir, 'logs')
  const file = path.join(folder, 'mando.log')
  mkdirSync(folder, { recursive: true })
  const write = (level: 'info' | 'error', event: string, facts: Readonly<Record<string, unknown>>) => {
    const line = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...facts })}\n`
    try {
      // Asked of the file: both threads write to it, and either may have begun a new one.
      const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (sizeBytes > 0 && sizeBytes + Buffer.byteLength(line) > MAX_FILE_BYTES) rotate(file)
      appendFileSync(file, line, { mode: 0o600 })
    } catch {
      // A full or read-only disk is told where it matters, by the store; the log must not bring the program down.
    }
  }
  return {
    info: (event, facts = {}) => write('info', event, facts),
    error: (event, facts = {}) => write('error', event, facts),
  }
}

function rotate(file: string): void {
  rmSync(`${file}.${OLD_FILES}`, { force: true })
  for (let age = OLD_FILES - 1; age >= 1; age -= 1) {
    if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`)
  }
  renameSync(file, `${file}.1`)
}
