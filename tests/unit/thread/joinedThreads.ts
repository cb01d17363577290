/** The core's side and Electron's, joined by a real channel as two threads are, but in one: nothing here may ask for an answer now. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createCoreHost, type CoreHost } from '../../../src/main/electron/coreHost.ts'
import type { App, AppConfig } from '../../../src/main/app.ts'
import type { Ports } from '../../../src/main/ports.ts'
import { serveCore } from '../../../src/main/thread/serveCore.ts'
import type { ChangeEvent } from '../../../src/shared/rpc/envelope.ts'
import { createFakePorts, type FakePorts } from '../../fakes/fakePorts.ts'

export type Joined = {
  readonly host: CoreHost
  /** What Electron's side has. */
  readonly outside: FakePorts
  /** What the core was composed with; there once it has begun. */
  readonly ports: () => Promise<Ports>
  readonly changes: readonly ChangeEvent[]
  readonly begin: () => void
  /** To be called at the end, or the process goes on and the data folder stays. */
  readonly close: () => void
}

/** In a data folder of their own. */
export function joinThreads(app: Partial<App> = {}, outside = createFakePorts()): Joined {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'mando-thread-'))
  const { port1, port2 } = new MessageChannel()
  const ports = Promise.withResolvers<Ports>()
  const changes: ChangeEvent[] = []
  const host = createCoreHost(port1, () => undefined)
  serveCore(port2, (given) => {
    ports.resolve(given)
    return {
      call: () => Promise.resolve({ ok: true, value: null }),
      onEvent: () => () => undefined,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      ...app,
    }
  })
  return {
    host,
    outside,
    ports: () => ports.promise,
    changes,
    begin: () => host.begin({ config: configIn(dataDir), ports: outside, onEvent: (change) => changes.push(change) }),
    close: () => {
      port1.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export function configIn(dataDir: string): AppConfig {
  return {
    dataDir,
    xOrigin: null,
    packaged: false,
    version: '0',
    storeWorkerFile: '',
    automaticBackups: false,
    settleMs: 0,
  }
}
