/**
 * Starts Mando in Electron: opens the window, has the core begin in its thread with the ports that only Electron can fill,
 * and joins the two. Everything that Electron decides is decided in this folder.
 */
import path from 'node:path'
import type { Worker } from 'node:worker_threads'
import { app, dialog, powerMonitor, session, type BrowserWindow } from 'electron'
import type { AppConfig } from '../app.ts'
import { faultPlace } from '../faultPlace.ts'
import { createLog } from '../node/log.ts'
import { createSystemClock } from '../node/systemClock.ts'
import { readWindowMemory } from '../node/windowMemory.ts'
import type { Clock, ExternalBrowser, Log } from '../ports.ts'
import type { HostPorts } from '../thread/remotePorts.ts'
import { declareAppProtocol, serveApp } from './appProtocol.ts'
import { createConnectivity } from './connectivity.ts'
import { setWindowEngine } from './engine.ts'
import { createExternalBrowser } from './externalBrowser.ts'
import { createFilePicker } from './filePicker.ts'
import { createFolderPicker } from './folderPicker.ts'
import { skipMissingGraphics } from './graphics.ts'
import { createCoreHost, type CoreHost } from './coreHost.ts'
import type { Host } from './host.ts'
import { answerCalls, tellWindow } from './ipcHost.ts'
import { leaveOutDefaultMenu, showMenu } from './menu.ts'
import { createNetwork } from './network.ts'
import { createNetworkWay, wayInForce } from './networkWay.ts'
import { createBadge } from './badge.ts'
import { createNotifier } from './notifier.ts'
import { lockDownWindowSession } from './permissions.ts'
import { createPreferences, type SavedPreferences } from './preferences.ts'
import { createPresence } from './presence.ts'
import { createDocumentPrinter } from './documentPrinter.ts'
import { createSecretVault } from './secretVault.ts'
import { bringForward, openWindow, showScreenIn } from './window.ts'

/** Where the build lies, installed or not. */
const outFolder = path.join(app.getAppPath(), 'out')
const X_ORIGINS = ['https://api.x.com']
const STOP_TIMEOUT_MS = 5_000
/** The window is drawn within half of it on an office's machine, and nothing that is due minds it. */
const SETTLE_MS = 500

/**
 * What Electron must know before it is ready is told at once; the rest follows when it is.
 * @param coreThread reads the core meanwhile; where Mando runs already it ends with this process, having opened nothing
 */
export function startMando(host: Host, coreThread: Worker): void {
  app.setPath('userData', host.dataDir)
  app.setPath('sessionData', host.sessionFolder)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  declareAppProtocol()
  leaveOutDefaultMenu()
  setWindowEngine(app)
  // "Never twice" rests on one request per connection (network.ts); neither of these can promise it.
  app.commandLine.appendSwitch('disable-http2')
  app.commandLine.appendSwitch('disable-quic')

  const clock = createSystemClock()
  skipMissingGraphics(app, app.getPath('sessionData'), clock, process.versions.electron)
  const log = createLog(host.dataDir, clock)
  const giveUp = (event: string, error: unknown) => {
    log.error(event, { fault: faultPlace(error) })
    dialog.showErrorBox('Mando', error instanceof Error ? error.message : String(error))
    app.exit(1)
  }
  process.on('uncaughtException', (error) => giveUp('process.uncaught_exception', error))
  process.on('unhandledRejection', (error) => giveUp('process.unhandled_rejection', error))
  const core = createCoreHost(coreThread, (error) => giveUp('core.ended', error))
  app
    .whenReady()
    .then(() => run(host, core, clock, log))
    .catch((error: unknown) => giveUp('process.start_failed', error))
}

async function run(host: Host, core: CoreHost, clock: Clock, log: Log): Promise<void> {
  const menuIn = (language: 'es' | 'en') => showMenu({ language, packaged: host.packaged })
  const preferences = createPreferences(host.dataDir, menuIn)
  lockDownWindowSession(session.defaultSession, host)
  serveApp(session.defaultSession, path.join(outFolder, 'renderer'), () => {
    const { language, theme } = preferences.port.get()
    return { language, theme, remembered: readWindowMemory(host.dataDir) }
  })

  const browser = createExternalBrowser({ logFile: host.browserLog, simulatorOrigin: host.xOrigin })
  const window = openWindow({
    preloadFile: path.join(outFolder, 'preload', 'index.cjs'),
    packaged: host.packaged,
    lastPlace: preferences.windowPlace(),
    onPlaceChanged: preferences.saveWindowPlace,
    onLink: (address) => {
      browser.open(address).catch(() => log.info('link.refused'))
    },
  })
  const showScreen = (place: string) => {
    if (window.isDestroyed()) return
    bringForward(window)
    showScreenIn(window, place).catch((error: unknown) => log.error('window.not_led', { error: String(error) }))
  }
  core.begin({
    config: configOf(host),
    ports: fillPorts({ host, clock, preferences, browser, showScreen, window }),
    onEvent: (change) => tellWindow(window, change),
  })
  answerCalls({ call: core.call, window, log })
  // Nobody needs it before the window is seen.
  menuIn(preferences.port.get().language)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('window.gone', { reason })
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  app.on('second-instance', () => {
    if (!window.isDestroyed()) bringForward(window)
  })
  app.on('window-all-closed', () => app.quit())
  stopBeforeLeaving(core, clock, log)
  await core.started
  log.info('app.started', { version: app.getVersion(), electron: process.versions.electron, packaged: host.packaged })
}

function configOf({ dataDir, xOrigin, packaged }: Host): AppConfig {
  return {
    ...{ dataDir, xOrigin, packaged },
    version: app.getVersion(),
    storeWorkerFile: path.join(outFolder, 'main', 'storeWorker.cjs'),
    automaticBackups: true,
    settleMs: SETTLE_MS,
  }
}

function fillPorts(given: {
  readonly host: Host
  readonly clock: Clock
  readonly preferences: SavedPreferences
  readonly browser: ExternalBrowser
  readonly showScreen: (place: string) => void
  readonly window: BrowserWindow
}): HostPorts {
  const { host, preferences, window } = given
  const network = createNetwork(
    {
      allowedOrigins: new Set(host.xOrigin === null ? X_ORIGINS : [host.xOrigin]),
      userAgent: `Mando/${app.getVersion()}`,
    },
    wayInForce(preferences.networkWay(), null),
  )
  return {
    vault: createSecretVault(process.platform),
    fetch: network.fetch,
    networkWay: createNetworkWay({
      read: preferences.networkWay,
      keep: preferences.saveNetworkWay,
      use: network.use,
    }),
    filePicker: createFilePicker(window),
    connectivity: createConnectivity(given.clock, host.connectivity),
    notifier: createNotifier(given.showScreen),
    badge: createBadge(window),
    browser: given.browser,
    presence: createPresence(window, powerMonitor),
    preferences: preferences.port,
    folders: createFolderPicker(window, preferences.port),
    printer: createDocumentPrinter(),
  }
}

/** The core ends what it is doing before the process does; a core that does not end is left to its own crash safety. */
function stopBeforeLeaving(core: CoreHost, clock: Clock, log: Log): void {
  app.on('will-quit', (event) => {
    event.preventDefault()
    const cancel = clock.after(STOP_TIMEOUT_MS, () => {
      log.error('core.stop_timed_out')
      app.exit(0)
    })
    core
      .stop()
      .catch((error: unknown) => log.error('core.stop_failed', { error: String(error) }))
      .finally(() => {
        cancel()
        app.exit(0)
      })
  })
}
