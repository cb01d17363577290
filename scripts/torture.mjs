/**
 * `npm run torture`: kills the real core at random points and counts what was lost, doubled, late or stuck. The core's
 * process is bundled first: it starts thousands of times, and one file starts three times as fast as five hundred.
 */
import path from 'node:path'
import { nodeRuntime } from './node-runtime.mjs'
import { commandFile, projectRoot, run } from './run.mjs'

const torture = path.join(projectRoot, 'torture')
const built = await run(nodeRuntime(), [
  commandFile('vite'),
  'build',
  '--config',
  path.join(torture, 'vite.config.ts'),
  '--logLevel',
  'warn',
])
process.exitCode =
  built === 0
    ? await run(nodeRuntime(), [
        '--disable-warning=ExperimentalWarning',
        path.join(torture, 'main.ts'),
        ...process.argv.slice(2),
      ])
    : built
