/**
 * What this process was started with: installed or run from source, where its data lies, and the few switches that
 * tests and trials may set. An installed Mando ignores every one of them.
 */
import path from 'node:path'
import type { App as ElectronApp } from 'electron'

export type Host = {
  readonly packaged: boolean
  /** The folder of everything Mando keeps. */
  readonly dataDir: string
  /** What Chromium keeps, apart from what the office keeps: whoever deletes it loses nothing. */
  readonly sessionFolder: string
  /** Our code as V8 has compiled it. */
  readonly compiledFolder: string
  /** Another simulator of X on this machine (`http://127.0.0.1:PORT`) that the X client talks to instead of X. */
  readonly xOrigin: string | null
  /** A file that addresses for the person's browser are appended to, instead of being opened. */
  readonly browserLog: string | null
  /** `up` and `down` stand in for what the operating system says of the network, null asks it; read anew every time. */
  readonly connectivity: () => 'up' | 'down' | null
}

/** Throws where a switch does not hold what it must: a test that runs against the wrong thing is worse than none. */
export function readHost(electronApp: ElectronApp, environment: NodeJS.ProcessEnv): Host {
  const installedAt = electronApp.getPath('userData')
  if (electronApp.isPackaged) {
    return { packaged: true, ...foldersIn(installedAt), xOrigin: null, browserLog: null, connectivity: () => null }
  }
  return {
    packaged: false,
    ...foldersIn(path.resolve(environment.MANDO_DATA_DIR ?? installedAt)),
    xOrigin: readLoopbackOrigin(environment.MANDO_X_ORIGIN),
    browserLog: environment.MANDO_BROWSER_LOG ?? null,
    connectivity: () => readConnectivity(environment.MANDO_CONNECTIVITY),
  }
}

function foldersIn(dataDir: string): Pick<Host, 'dataDir' | 'sessionFolder' | 'compiledFolder'> {
  const sessionFolder = path.join(dataDir, 'session')
  return { dataDir, sessionFolder, compiledFolder: path.join(sessionFolder, 'Compiled') }
}

function readLoopbackOrigin(value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  if (!/^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(value)) throw new Error(`MANDO_X_ORIGIN must be http://127.0.0.1:PORT`)
  return value
}

function readConnectivity(value: string | undefined): 'up' | 'down' | null {
  if (value === undefined || value === '') return null
  if (value === 'up' || value === 'down') return value
  throw new Error('MANDO_CONNECTIVITY must be up or down')
}
