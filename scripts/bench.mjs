/** `npm run bench`: measures Mando in the real window, as ratios within one run, and writes out/bench.json. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './run.mjs'
import { runPlaywright } from './window-runtime.mjs'

rmSync(path.join(projectRoot, 'out', 'bench.json'), { force: true })
process.exitCode = await runPlaywright(['--project=bench', ...process.argv.slice(2)])
