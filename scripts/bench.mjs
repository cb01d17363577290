/**
 * `npm run bench [-- name …]`: measures Mando as ratios within one run, in the real window and in the core alone, and
 * writes out/bench.json. Names, or parts of them, choose among bench/window/*.bench.ts and those of bench/core/main.ts.
 */
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { nodeRuntime } from './node-runtime.mjs'
import { projectRoot, run } from './run.mjs'
import { runPlaywright } from './window-runtime.mjs'

const bench = path.join(projectRoot, 'bench')
const names = process.argv.slice(2)
const inWindow = readdirSync(path.join(bench, 'window'))
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))

rmSync(path.join(projectRoot, 'out', 'bench.json'), { force: true })
const core = await run(nodeRuntime(), [
  '--disable-warning=ExperimentalWarning',
  path.join(bench, 'core', 'main.ts'),
  ...names,
])
const window = inWindow.length === 0 ? 0 : await runPlaywright(['--project=bench', ...inWindow])
process.exitCode = Math.max(core, window)
