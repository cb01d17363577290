/** What the training network inside a running Mando holds, read from the file that it keeps: the other side of the wire. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createTrainingNetwork } from '../../../src/main/training/trainingNetwork.ts'
import type { NetworkRecord } from '../../../src/main/training/record.ts'

/** As it is now; reading changes nothing. */
export function trainingRecord(dataDir: string): NetworkRecord {
  return createTrainingNetwork({
    clock: { now: () => Date.now(), monotonicMs: () => performance.now(), after: () => () => undefined },
    seed: 'mando',
    storage: { load: () => readFileSync(path.join(dataDir, 'training.json'), 'utf8'), save: () => undefined },
  }).record
}
