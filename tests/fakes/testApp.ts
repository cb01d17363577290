/** The whole core over fake ports and a real database, called as the window calls it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import type { InputOf, OperationName, OutputOf } from '../../src/shared/contract/contract.ts'
import { uuidV7 } from '../../src/shared/domain/ids.ts'
import type { ChangeEvent } from '../../src/shared/rpc/envelope.ts'
import type { WireError } from '../../src/shared/rpc/errors.ts'
import { createFakePorts } from './fakePorts.ts'

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
} = {}) {
  const app = createApp(ports, { dataDir, xOrigin: null, packaged: false, version: '0.0.0-test' })
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
    /** Stops the core; the folder stays for another one. */
    stop: () => app.stop(),
    close: async () => {
      await app.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
