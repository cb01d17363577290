/** `npm run demo`: plays the main job in the real window and leaves numbered pictures of it in out/demo/. */
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isMain, projectRoot, say } from './run.mjs'
import { runPlaywright } from './window-runtime.mjs'

const picturesFolder = path.join(projectRoot, 'out', 'demo')

/** Resolves with an exit code. */
export async function playDemo(args) {
  rmSync(picturesFolder, { recursive: true, force: true })
  const code = await runPlaywright(['--project=demo', ...args])
  if (code !== 0) return code
  const pictures = readdirSync(picturesFolder).filter((name) => name.endsWith('.png'))
  say(`the demo left ${pictures.length} pictures in ${path.relative(projectRoot, picturesFolder)}/`)
  return 0
}

if (isMain(import.meta.url)) process.exitCode = await playDemo(process.argv.slice(2))
