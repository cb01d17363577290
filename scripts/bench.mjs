/** `npm run bench`: measures Mando in the real window and writes out/bench.json. */
import { runWithWindow } from './window-runtime.mjs'

process.exitCode = await runWithWindow(['bench/run.ts', ...process.argv.slice(2)])
