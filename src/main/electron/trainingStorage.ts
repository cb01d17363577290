/** Keeps the state of the training network in training.json of the data folder, whole or as it was before. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { TrainingStorage } from '../ports.ts'

export function createTrainingStorage(dataDir: string): TrainingStorage {
  const file = path.join(dataDir, 'training.json')
  return {
    load: () => {
      try {
        return readFileSync(file, 'utf8')
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    save: (document) => {
      mkdirSync(dataDir, { recursive: true })
      const draft = `${file}.writing`
      writeThrough(draft, document)
      renameSync(draft, file)
      syncFolder(dataDir)
    },
  }
}

function writeThrough(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600)
  try {
    const bytes = Buffer.from(text)
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The rename itself is on the disk only after this. Windows has no such thing and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
