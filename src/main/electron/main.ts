/**
 * Starts Mando in Electron: fills the ports of the core with what Electron has, composes the core, opens the window
 * and joins the two. Everything that Electron decides is decided in this folder.
 */
import path from 'node:path'
import { app, dialog, powerMonitor, session, type BrowserWindow } from 'electron'
import type { App, createApp } from '../app.ts'
import { faultPlace } from '../faultPlace.ts'
import { createSmtpSender } from '../mail/smtpSender.ts'
import type { Clock, ExternalBrowser, Log, Ports, Presence, WindowMemory } from '../ports.ts'
import { declareAppProtocol, serveApp } from './appProtocol.ts'
import { createConnectivity } from './connectivity.ts'
import { createExternalBrowser } from './externalBrowser.ts'
import { createFilePicker } from './filePicker.ts'
import { createFolderPicker } from './folderPicker.ts'
import { skipMissingGraphics } from './graphics.ts'
import { readHost, type Host } from './host.ts'
import { answerCalls, forwardEvents } from './ipcHost.ts'
import { createLog } from '../node/log.ts'
import { createLoopbackListener } from '../node/loopbackListener.ts'
import { showMenu } from './menu.ts'
import { createNetwork } from './network.ts'
import { createNetworkWay, wayInForce } from './networkWay.ts'
import { createBadge } from './badge.ts'
import { createNotifier } from './notifier.ts'
import { lockDownWindowSession } from './permissions.ts'
import { createPreferences, type SavedPreferences } from './preferences.ts'
import { createPresence } from './presence.ts'
import { createDocumentPrinter } from './documentPrinter.ts'
import { createSecretVault } from './secretVault.ts'
import { createIds, createSystemClock, createSystemRandom, systemZoneRules } from '../node/systemPorts.ts'
import { createTrainingStorage } from '../node/trainingStorage.ts'
import { bringForward, openWindow, showScreenIn } from './window.ts'
import { createWindowMemory, readWindowMemory } from '../node/windowMemory.ts'

/** Where the build lies, installed or not. */
const outFolder = path.join(app.getAppPath(), 'out')
const X_ORIGINS = ['https://api.x.com']
const STOP_TIMEOUT_MS = 5_000

/** What Electron must know before it is ready is told at once; the rest follows when it is. */
export function startMando(): void {
  const host = readHost(app, process.env)
  app.setPath('userData', host.dataDir)
  // What Chromium keeps lies apart from what the office keeps.
  app.setPath('sessionData', path.join(host.dataDir, 'session'))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  declareAppProtocol()
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
  app
    .whenReady()
    .then(() => run(host, clock, log))
    .catch((error: unknown) => giveUp('process.start_failed', error))
}

async function run(host: Host, clock: Clock, log: Log): Promise<void> {
  let window: BrowserWindow | null = null
  const showWindow = () => {
    if (window !== null && !window.isDestroyed()) bringForward(window)
  }
  const showScreen = (place: string) => {
    if (window === null || window.isDestroyed()) return
    bringForward(window)
    showScreenIn(window, place).catch((error: unknown) => log.error('window.not_led', { error: String(error) }))
  }
  const menuIn = (language: 'es' | 'en') => showMenu({ language, packaged: host.packaged })
  const preferences = createPreferences(host.dataDir, menuIn)
  menuIn(preferences.port.get().language)
  lockDownWindowSession(session.defaultSession, host)
  const windowMemory = createWindowMemory(host.dataDir)
  serveApp(session.defaultSession, path.join(outFolder, 'renderer'), () => {
    const { language, theme } = preferences.port.get()
    return { language, theme, remembered: readWindowMemory(host.dataDir) }
  })

  const browser = createExternalBrowser({ logFile: host.browserLog, simulatorOrigin: host.xOrigin })
  window = openWindow({
    preloadFile: path.join(outFolder, 'preload', 'index.cjs'),
    packaged: host.packaged,
    lastPlace: preferences.windowPlace(),
    onPlaceChanged: preferences.saveWindowPlace,
    onLink: (address) => {
      browser.open(address).catch(() => log.info('link.refused'))
    },
  })
  const opened = window
  let beginOpening = (): void => undefined
  const opening = new Promise<void>((resolve) => {
    beginOpening = resolve
  })
  clock.after(FIRST_QUESTION_LATEST_MS, beginOpening)
  const core = readCore().then(async (create) => {
    await opening
    const presence = createPresence(opened, powerMonitor)
    const ports = fillPorts({
      ...{ host, clock, log, preferences, windowMemory, browser, presence, showScreen },
      window: () => window,
    })
    const created = create(ports, {
      ...host,
      version: app.getVersion(),
      storeWorkerFile: path.join(outFolder, 'main', 'storeWorker.cjs'),
      automaticBackups: true,
    })
    await created.start()
    // Not before: the window's questions wait until here, so that no answer it has is older than the opening of the profile,
    // and it would ask everything twice.
    forwardEvents(created.onEvent, opened)
    return created
  })
  // The window asks before the core is there: its question waits, it is not refused.
  const call: App['call'] = async (operation, input) => {
    beginOpening()
    return (await core).call(operation, input)
  }
  answerCalls({ call, window, log })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('window.gone', { reason })
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => app.quit())
  stopBeforeLeaving(await core, clock, log)
  log.info('app.started', { version: app.getVersion(), electron: process.versions.electron, packaged: host.packaged })
}

/**
 * The profile is opened at the window's first question: before that it would keep the window from its files. It does not wait
 * for a window that does not come.
 */
const FIRST_QUESTION_LATEST_MS = 3_000

/** Read while the window's process starts: that is told to when this turn ends. */
async function readCore(): Promise<typeof createApp> {
  await new Promise(setImmediate)
  return (await import('../app.ts')).createApp
}

function fillPorts(given: {
  readonly host: Host
  readonly clock: Clock
  readonly log: Log
  readonly preferences: SavedPreferences
  readonly windowMemory: WindowMemory
  readonly browser: ExternalBrowser
  readonly presence: Presence
  readonly showScreen: (place: string) => void
  readonly window: () => BrowserWindow | null
}): Ports {
  const { host, clock, log } = given
  const random = createSystemRandom()
  const network = createNetwork(
    {
      allowedOrigins: new Set(host.xOrigin === null ? X_ORIGINS : [host.xOrigin]),
      userAgent: `Mando/${app.getVersion()}`,
    },
    wayInForce(given.preferences.networkWay(), null),
  )
  return {
    clock,
    random,
    log,
    ids: createIds(clock, random),
    vault: createSecretVault(process.platform),
    fetch: network.fetch,
    networkWay: createNetworkWay({
      read: given.preferences.networkWay,
      keep: given.preferences.saveNetworkWay,
      use: network.use,
    }),
    filePicker: createFilePicker(given.window),
    connectivity: createConnectivity(clock, host.connectivity),
    notifier: createNotifier(given.showScreen),
    badge: createBadge(given.window),
    browser: given.browser,
    sendMail: createSmtpSender(),
    presence: given.presence,
    loopback: createLoopbackListener(),
    preferences: given.preferences.port,
    windowMemory: given.windowMemory,
    trainingStorage: createTrainingStorage(host.dataDir),
    folders: createFolderPicker(given.window, given.preferences.port),
    zoneRules: systemZoneRules(process.versions),
    printer: createDocumentPrinter(),
  }
}

/** The core ends what it is doing before the process does; a core that does not end is left to its own crash safety. */
function stopBeforeLeaving(core: App, clock: Clock, log: Log): void {
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
