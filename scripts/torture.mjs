/** `npm run torture`: kills the real core at random points and counts what was lost, doubled, late or stuck. */
import path from 'node:path'
import { nodeRuntime } from './node-runtime.mjs'
import { projectRoot, run } from './run.mjs'

const main = path.join(projectRoot, 'torture', 'main.ts')
process.exitCode = await run(nodeRuntime(), ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)])
