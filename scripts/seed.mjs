/** `npm run seed -- --items N [--into FOLDER]`: builds an encrypted profile with so many messages. */
import path from 'node:path'
import { nodeRuntime } from './node-runtime.mjs'
import { projectRoot, run } from './run.mjs'

process.exitCode = await run(nodeRuntime(), [
  '--disable-warning=ExperimentalWarning',
  path.join(projectRoot, 'bench', 'seed', 'main.ts'),
  ...process.argv.slice(2),
])
