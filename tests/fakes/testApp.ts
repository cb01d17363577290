/** The whole core over fake ports and a real database, called as the window calls it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { contract, type InputOf, type OperationName, type OutputOf } from '../../src/shared/contract/contract.ts'
import { uuidV7 } from '../../src/shared/domain/ids.ts'
import type { ChangeEvent } from '../../src/shared/rpc/envelope.ts'
import type { WireError } from '../../src/shared/rpc/errors.ts'
import { fromBase64, readKeyFile } from '../../src/main/store/keyFile.ts'
import { createFakePorts, fakeOsVault } from './fakePorts.ts'

/** As tests/bundleStoreWorker.ts has bundled it. */
export const storeWorkerFile = join(import.meta.dirname, '../../out/tests/storeWorker.js')

/** The key of a profile whose vault is the fake one. */
export function presentKey(dataDir: string): Uint8Array {
  const document = readKeyFile(join(dataDir, 'key.json'))
  if (document?.scheme !== 'os' || fakeOsVault.kind !== 'os') throw new Error('no key in the vault')
  return fakeOsVault.open(fromBase64(document.sealed))
}

/** What `call` throws where the answer is a failure. */
export class CallFailed extends Error {
  readonly error: WireError
  constructor(operation: string, error: WireError) {
    super(`${operation}: ${error.code} ${JSON.stringify(error.params)} ${error.paths.join(' ')}`)
    this.error = error
  }
}

export type TestApp = Awaited<ReturnType<typeof openTestApp>>

export async function openTestApp({
  ports = createFakePorts(),
  dataDir = mkdtempSync(join(tmpdir(), 'mando-app-')),
  automaticBackups = false,
  settleMs = 0,
} = {}) {
  const app = createApp(ports, {
    dataDir,
    xOrigin: null,
    packaged: false,
    version: '0.0.0-test',
    storeWorkerFile,
    automaticBackups,
    settleMs,
  })
  const events: ChangeEvent[] = []
  app.onEvent((event) => events.push(event))
  await app.start()
  return {
    app,
    ports: ports,
    dataDir,
    events,
    newId: () => uuidV7(ports.clock.now(), ports.random.bytes(10)),
    /** Throws CallFailed. */
    call: async <K extends OperationName>(operation: K, input: InputOf<K>): Promise<OutputOf<K>> => {
      const answer = await app.call(operation, input)
      if (!answer.ok) throw new CallFailed(operation, answer.error)
      // The dispatcher has parsed the answer with the operation's own schema.
      return answer.value as OutputOf<K>
    },
    /** A backup is made by a real thread: resolves when the core has said that none is under way. */
    backupFinished: async (): Promise<void> => {
      for (;;) {
        const told = Promise.withResolvers<undefined>()
        const stopListening = app.onEvent(({ topic }) => {
          if (topic === 'backup') told.resolve(undefined)
        })
        const answer = await app.call('backup.status', {})
        const isRunning = answer.ok && contract['backup.status'].output.parse(answer.value).running
        if (isRunning) await told.promise
        stopListening()
        if (!isRunning) return
      }
    },
    /** Stops the core; the folder stays for another one. */
    stop: () => app.stop(),
    close: async () => {
      await app.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
