/** `npm run e2e`: the end-to-end tests. Arguments go to Playwright: `npm run e2e -- security --headed`. */
import { runPlaywright } from './window-runtime.mjs'

process.exitCode = await runPlaywright(['--project=e2e', ...process.argv.slice(2)])
