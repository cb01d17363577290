/** Starts Mando, as built, in the real Electron window, and lets a test watch it, stop it and kill it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ConsoleMessage, type ElectronApplication, type Page } from '@playwright/test'
import { hostsInNetLog, hostsInSocketLog } from './contactedHosts.ts'

const projectRoot = path.resolve(import.meta.dirname, '..', '..', '..')

export type LaunchOptions = {
  /** The folder that Mando keeps everything in; start again with the same one to continue. */
  readonly dataDir: string
  /** A simulator of X on this machine, `http://127.0.0.1:PORT`. */
  readonly xOrigin?: string
  /** Whether the network cable is in at the start; it is unless said. */
  readonly cable?: 'plugged' | 'pulled'
  /** What the core's clock shows at the start, from which it goes on; the machine's own time unless said. */
  readonly clockFromMs?: number
  readonly env?: Readonly<Record<string, string>>
}

export type Mando = {
  readonly electronApp: ElectronApplication
  readonly page: Page
  readonly dataDir: string
  /** Where the records of this run lie, beside the data folder; to be removed by whoever launched. */
  readonly recordsDir: string
  /** Errors of the window since the last time this was asked: console, uncaught, content security policy. */
  readonly takeErrors: () => string[]
  /** Addresses that were handed to the person's browser. */
  readonly openedInBrowser: () => string[]
  /** Every host that any part of the program tried to reach. Complete only after `close`. */
  readonly contactedHosts: () => ReadonlySet<string>
  /** From then on every request fails as it does without a network, and the operating system says so too. */
  readonly setCable: (cable: 'plugged' | 'pulled') => Promise<void>
  /** Quits as a person does. Harmless when already ended. */
  readonly close: () => Promise<void>
  /** SIGKILL for the main process and all its children, at once. */
  readonly kill: () => Promise<void>
}

/** A new empty folder for `dataDir`. */
export function freshDataDir(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'mando-e2e-'))
}

/** Resolves when the window shows its page. */
export async function launchMando(options: LaunchOptions): Promise<Mando> {
  mkdirSync(options.dataDir, { recursive: true })
  const recordsDir = mkdtempSync(`${options.dataDir}-records-`)
  const netLog = path.join(recordsDir, 'net-log.json')
  const socketLog = path.join(recordsDir, 'sockets.txt')
  const browserLog = path.join(recordsDir, 'browser.txt')

  const { executable, args, env } = mandoCommand(options)
  const electronApp = await _electron.launch({
    executablePath: executable,
    // Playwright switches Chromium's sandbox off unless told otherwise.
    chromiumSandbox: hasChromiumSandbox(),
    args: [
      ...loadedFirst('recordSockets.cjs'),
      ...loadedFirst('waitForPlaywright.cjs'),
      ...loadedFirst('shiftedClock.cjs'),
      ...loadedFirst('everyThread.cjs'),
      ...args,
      `--log-net-log=${netLog}`,
    ],
    cwd: projectRoot,
    env: {
      ...env,
      MANDO_BROWSER_LOG: browserLog,
      MANDO_E2E_SOCKET_LOG: socketLog,
      ...(options.clockFromMs === undefined ? {} : { MANDO_E2E_CLOCK_FROM: String(options.clockFromMs) }),
    },
  })
  const child = electronApp.process()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const errors: string[] = []
  electronApp.context().on('console', (message) => noteConsole(errors, message))
  electronApp.context().on('weberror', (error) => errors.push(`uncaught: ${error.error().message}`))

  if (options.cable === 'pulled') await setCable(electronApp, 'pulled')
  const page = await electronApp.firstWindow()
  await page.waitForLoadState('load')
  const isRunning = () => child.exitCode === null && child.signalCode === null

  return {
    electronApp,
    page,
    dataDir: options.dataDir,
    recordsDir,
    takeErrors: () => errors.splice(0),
    openedInBrowser: () => linesOf(browserLog),
    contactedHosts: () => new Set([...hostsInNetLog(netLog), ...hostsInSocketLog(socketLog)]),
    setCable: (cable) => setCable(electronApp, cable),
    close: async () => {
      if (isRunning()) await electronApp.close()
      await ended
    },
    kill: async () => {
      // Playwright starts it as the leader of a process group of its own.
      if (isRunning() && child.pid !== undefined)
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
      await ended
    },
  }
}

/**
 * Takes effect in the sessions that src/main/electron/network.ts sends from, and in what it is told of the network. Done once
 * more where V8's inspector has collected the promise of its answer before it was read, which it does now and then: to pull a
 * cable that is out is harmless.
 */
async function setCable(electronApp: ElectronApplication, cable: 'plugged' | 'pulled'): Promise<void> {
  const isPulled = cable === 'pulled'
  await putCable(electronApp, isPulled).catch((error: unknown) => {
    if (!String(error).includes('promise was garbage collected')) throw error
    return putCable(electronApp, isPulled)
  })
}

function putCable(electronApp: ElectronApplication, pulled: boolean): Promise<void> {
  return electronApp.evaluate(({ session }, isPulled) => {
    process.env.MANDO_CONNECTIVITY = isPulled ? 'down' : 'up'
    const names = ['mando-read', ...Array.from({ length: 8 }, (_, index) => `mando-effect-${index + 1}`)]
    for (const name of names) {
      const sender = session.fromPartition(name, { cache: false })
      if (isPulled) sender.enableNetworkEmulation({ offline: true })
      else sender.disableNetworkEmulation()
    }
  }, pulled)
}

/** The program, its arguments and environment, for starting it without Playwright. */
export function mandoCommand(options: LaunchOptions): {
  readonly executable: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
} {
  return {
    executable: electronExecutable(),
    args: [...(hasChromiumSandbox() ? [] : ['--no-sandbox']), projectRoot, '--force-device-scale-factor=1'],
    env: {
      ...inheritedEnvironment(),
      ...ownDisplay(),
      LANG: 'es_ES.UTF-8',
      TZ: 'Europe/Madrid',
      MANDO_DATA_DIR: options.dataDir,
      MANDO_CONNECTIVITY: options.cable === 'pulled' ? 'down' : 'up',
      ...(options.xOrigin === undefined ? {} : { MANDO_X_ORIGIN: options.xOrigin }),
      ...options.env,
    },
  }
}

/** Arguments that have Electron load a file of this folder before the app. */
export function loadedFirst(file: string): string[] {
  return ['-r', path.join(import.meta.dirname, file)]
}

function hasChromiumSandbox(): boolean {
  return process.env.MANDO_ELECTRON_SANDBOX === 'on'
}

function noteConsole(errors: string[], message: ConsoleMessage): void {
  if (message.type() === 'error') errors.push(`console: ${message.text()}`)
}

/** Found by `npm run e2e` beforehand; asked for here when a test is started by other means. */
export function electronExecutable(): string {
  const given = process.env.MANDO_ELECTRON
  if (given !== undefined) return given
  return execFileSync(process.execPath, [path.join(projectRoot, 'scripts', 'electron-runtime.mjs')], {
    encoding: 'utf8',
  }).trim()
}

/** Tests that run side by side have a display each, where displays are virtual. */
function ownDisplay(): Record<string, string> {
  const displays = process.env.MANDO_DISPLAYS?.split(' ') ?? []
  const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % Math.max(1, displays.length)]
  return display === undefined ? {} : { DISPLAY: display }
}

/** Without what would turn Electron into something else. */
function inheritedEnvironment(): Record<string, string> {
  const left = Object.entries(process.env).filter(
    ([name]) => !/^(ELECTRON_RUN_AS_NODE|NODE_OPTIONS|MANDO_.*)$/.test(name),
  )
  return Object.fromEntries(left.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function linesOf(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
}

/** Has the core's thread contact an address, or fail where nobody looks. Resolves when it is told. */
export async function makeCoreCareless({ electronApp }: Mando, what: { readonly contact?: string }): Promise<void> {
  await electronApp.evaluate((_electron, told) => {
    const { BroadcastChannel } = process.getBuiltinModule('node:worker_threads')
    new BroadcastChannel('careless-core').postMessage(told)
  }, what)
}
