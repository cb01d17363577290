/**
 * The training server as a process of its own:
 * `node tests/fakes/trainingServerMain.ts --port 0 --store FILE [--seed TEXT]`.
 * Prints one line of JSON with its port, and runs until it is ended.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { TrainingStorage } from '../../src/main/ports.ts'
import { startTrainingServer } from './trainingServer.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    store: { type: 'string' },
    seed: { type: 'string', default: 'puertoalba' },
  },
})

/** Whole or as it was before, should this process be killed; a power cut is not what it is for. */
function createFileStorage(file: string): TrainingStorage {
  return {
    load: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    save: (document) => {
      writeFileSync(`${file}.writing`, document)
      renameSync(`${file}.writing`, file)
    },
  }
}

const port = Number(values.port)
if (values.store === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('usage: node tests/fakes/trainingServerMain.ts --port 0 --store FILE [--seed TEXT]\n')
  process.exitCode = 2
} else {
  const server = await startTrainingServer({ port, seed: values.seed, storage: createFileStorage(values.store) })
  process.stdout.write(`${JSON.stringify({ port: server.port })}\n`)
  const stop = (): void => {
    void server.stop()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
