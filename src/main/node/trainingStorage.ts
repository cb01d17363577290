/** Keeps the state of the training network in training.json of the data folder. */
import path from 'node:path'
import type { TrainingStorage } from '../ports.ts'
import { readWholeFile, writeWholeFile } from '../wholeFile.ts'

export function createTrainingStorage(dataDir: string): TrainingStorage {
  const file = path.join(dataDir, 'training.json')
  return { load: () => readWholeFile(file), save: (document) => writeWholeFile(file, document) }
}
