/** Builds the app into out/, unless what is there was made from exactly the present sources. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandFile, fail, isMain, projectRoot, run } from './run.mjs'
import { nodeRuntime } from './node-runtime.mjs'

const outFolder = path.join(projectRoot, 'out')
const stampFile = path.join(outFolder, 'build-stamp')
const SOURCES = ['src', 'resources', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const RESULTS = ['main/index.cjs', 'main/coreThread.cjs', 'preload/index.cjs', 'renderer/index.html']

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesUnder(path.join(projectRoot, source))) {
      hash.update(path.relative(projectRoot, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesUnder(place) {
  if (!existsSync(place)) return []
  const entries = readdirSync(path.dirname(place), { withFileTypes: true })
  const isFolder = entries.find((entry) => entry.name === path.basename(place))?.isDirectory() ?? false
  if (!isFolder) return [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)))
}

/** Ends the script where the build fails. */
export async function build({ always = false } = {}) {
  const before = fingerprint()
  const isFresh =
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === before &&
    RESULTS.every((file) => existsSync(path.join(outFolder, file)))
  if (isFresh && !always) return
  rmSync(stampFile, { force: true })
  const code = await run(nodeRuntime(), [commandFile('electron-vite'), 'build', '--logLevel', 'warn'])
  if (code !== 0) fail('the build failed.')
  mkdirSync(outFolder, { recursive: true })
  // The fingerprint from before: a source changed meanwhile must be built again.
  writeFileSync(stampFile, before)
}

if (isMain(import.meta.url)) await build({ always: true })
