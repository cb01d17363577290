/**
 * Sees to it that Electron finds the shared libraries it needs on Linux, and a virtual display where there is none.
 * Installs them itself where it is root on Debian or its kin; otherwise prints the one line to run and ends.
 * Run directly, it checks everything that the tests need.
 */
import { existsSync, readFileSync } from 'node:fs'
import { capture, fail, isMain, isRoot, run, say } from './run.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { hasDisplay } from './display.mjs'

const LIBRARY_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0',
  'libdrm2',
  'libnotify4',
  'libsecret-1-0',
]
const DISPLAY_PACKAGES = ['xvfb', 'xauth']
/** A real proxy for the tests; they do without it, and say so. */
const PROXY_PACKAGES = ['squid-openssl']

/** Names of the libraries that the dynamic linker does not find. */
export async function missingLibraries(executable) {
  const { stdout } = await capture('ldd', [executable])
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0])
}

async function hasXvfb() {
  return (await capture('sh', ['-c', 'command -v Xvfb'])).code === 0
}

function isDebianKin() {
  if (!existsSync('/etc/os-release') || !existsSync('/usr/bin/apt-get')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** Debian 13 and Ubuntu 24.04 renamed some of them when they widened their clock to 64 bits. */
async function nameHere(packageName) {
  const renamed = `${packageName}t64`
  const isOffered = async (name) =>
    /Candidate: (?!\(none\))/.test((await capture('apt-cache', ['policy', name])).stdout)
  return !(await isOffered(packageName)) && (await isOffered(renamed)) ? renamed : packageName
}

/** Returns when everything is there; ends the script, with the line to run, where it cannot be put there. */
export async function ensureSystemLibraries(executable, { needsVirtualDisplay }) {
  if (process.platform !== 'linux') return
  const libraries = await missingLibraries(executable)
  const needsXvfb = needsVirtualDisplay && !(await hasXvfb())
  if (libraries.length === 0 && !needsXvfb) return
  const missing = [...libraries, ...(needsXvfb ? ['Xvfb'] : [])].join(', ')
  const wanted = [...(libraries.length > 0 ? LIBRARY_PACKAGES : []), ...(needsXvfb ? DISPLAY_PACKAGES : [])]
  if (!isDebianKin()) {
    fail(`missing on this system: ${missing}\nInstall what provides them; on Debian that is: ${wanted.join(' ')}`)
  }
  if (!isRoot) {
    fail(
      `missing on this system: ${missing}\nRun once, then try again:\n  sudo apt-get install -y ${(await namesHere(wanted)).join(' ')}`,
    )
  }
  say(`missing on this system: ${missing}. Installing …`)
  await apt(['update', '-q'])
  await apt(['install', '-y', '-q', '--no-install-recommends', ...(await namesHere(wanted))])
  const stillMissing = await missingLibraries(executable)
  if (stillMissing.length > 0) fail(`still missing after the installation: ${stillMissing.join(', ')}`)
}

/** Where it cannot be installed the tests that want it are skipped with a printed reason. */
async function offerProxy() {
  if (process.platform !== 'linux' || existsSync('/usr/sbin/squid') || !isDebianKin()) return
  if (!isRoot) {
    say(`for the tests with a real proxy: sudo apt-get install -y ${PROXY_PACKAGES.join(' ')}`)
    return
  }
  say('installing a proxy for the tests …')
  await apt(['update', '-q'])
  await apt(['install', '-y', '-q', '--no-install-recommends', ...PROXY_PACKAGES])
}

async function namesHere(packageNames) {
  return Promise.all(packageNames.map(nameHere))
}

async function apt(args) {
  const code = await run('apt-get', args, {
    // What apt prints goes to standard error, so that a script's own output stays clean.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (code !== 0) fail(`apt-get ${args[0]} failed (exit code ${code}).`)
}

if (isMain(import.meta.url)) {
  const { executable } = await electronRuntime()
  await ensureSystemLibraries(executable, { needsVirtualDisplay: !hasDisplay() })
  await offerProxy()
}
