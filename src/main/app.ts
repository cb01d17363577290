/**
 * Mando without a window: opens the profile, and as long as it is open lets its core answer. Knows no host; Electron,
 * the tests and the torture give it their ports.
 */
import { contract, isOperationName, type OperationName } from '#shared/contract/contract.ts'
import type { ChangeEvent, Envelope } from '#shared/rpc/envelope.ts'
import { openCore, type Core } from './core.ts'
import type { Ports } from './ports.ts'
import { createDispatcher, type Handlers } from './rpc/dispatcher.ts'
import { createEventHub } from './rpc/eventHub.ts'
import type { ClosedHandlers } from './rpc/handlers.ts'
import { createRestoring } from './services/restoring.ts'
import { createSession } from './services/session.ts'
import { createAppearance } from './services/settings.ts'
import { createSettling } from './settling.ts'
import { createBackupPlaces } from './store/backupPlaces.ts'
import { createStoreWorker } from './store/storeTasks.ts'

export type AppConfig = {
  /** The folder of everything Mando keeps. */
  readonly dataDir: string
  /** Development builds only: another simulator of X on loopback. */
  readonly xOrigin: string | null
  readonly packaged: boolean
  readonly version: string
  /** The entry of the thread that works on whole database files. */
  readonly storeWorkerFile: string
  /** Whether a backup is made every day without being asked. */
  readonly automaticBackups: boolean
  /**
   * Milliseconds that what works by itself waits once the database is open (settling.ts); 0: it begins at once.
   */
  readonly settleMs: number
}

export type App = {
  /** Never rejects: every failure is an envelope. */
  readonly call: (operation: string, input: unknown) => Promise<Envelope>
  readonly onEvent: (listener: (event: ChangeEvent) => void) => () => void
  readonly start: () => Promise<void>
  /** Resolves when what was under way is written down and the database is closed. */
  readonly stop: () => Promise<void>
}

export function createApp(ports: Ports, config: AppConfig): App {
  const hub = createEventHub()
  let core: Core | null = null
  const settling = createSettling(ports.clock, config.settleMs)
  const places = createBackupPlaces(config.dataDir)
  const worker = createStoreWorker(config.storeWorkerFile)

  const session = createSession({
    ports,
    dataDir: config.dataDir,
    version: config.version,
    packaged: config.packaged,
    onOpened: (profile) => {
      const opened = openCore({
        ports,
        profile,
        config,
        places,
        worker,
        xOrigin: config.packaged ? null : config.xOrigin,
        publish: hub.publish,
      })
      core = opened
      const start = (): void => {
        try {
          opened.start()
        } catch (error) {
          core = null
          void opened.stop()
          throw error
        }
      }
      settling.begin(start, (error) => session.fail(error))
    },
    onChanged: () => hub.publish('session', []),
  })
  const appearance = createAppearance({
    preferences: ports.preferences,
    memory: ports.windowMemory,
    publish: hub.publish,
  })
  async function closeCore(): Promise<void> {
    settling.cancel()
    const closing = core
    core = null
    await closing?.stop()
    session.stop()
  }
  const restoring = createRestoring({
    ...ports,
    dataDir: config.dataDir,
    places,
    worker,
    session: { key: session.key, isBlocked: session.isBlocked, close: closeCore, start: session.start },
    publish: hub.publish,
  })
  const closed: ClosedHandlers = {
    'session.get': session.get,
    'session.unlock': session.unlock,
    'session.protect': session.protect,
    'session.retry': session.retry,
    'backup.list': restoring.list,
    'backup.lookElsewhere': restoring.lookElsewhere,
    'backup.restore': restoring.restore,
    'backup.recover': restoring.recover,
    'backup.exportTexts': restoring.exportTexts,
    'settings.getAppearance': appearance.getAppearance,
    'settings.setAppearance': appearance.setAppearance,
    'settings.remember': appearance.remember,
  }

  function handlersFor(operation: OperationName): Handlers[OperationName] | null {
    if (operation in closed) return closed[operation as keyof ClosedHandlers]
    return core === null ? null : core.handlers[operation as keyof Core['handlers']]
  }

  const dispatch = createDispatcher({
    handlersFor,
    permit: (right) => core?.permit(right),
    ids: ports.ids,
    log: ports.log,
  })

  return {
    call: (operation, input) => {
      if (isOperationName(operation) && contract[operation].kind === 'command') settling.beginNow()
      return dispatch(operation, input)
    },
    onEvent: hub.subscribe,
    start: () => {
      session.start()
      return Promise.resolve()
    },
    stop: closeCore,
  }
}
