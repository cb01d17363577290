/** `npm start`: builds Mando and opens its window. Where there is no display it plays the demo instead, and says so. */
import { build } from './build.mjs'
import { playDemo } from './demo.mjs'
import { hasDisplay } from './display.mjs'
import { electronRuntime, sandboxArguments } from './electron-runtime.mjs'
import { projectRoot, run, say } from './run.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

if (hasDisplay()) {
  await build()
  const { executable } = await electronRuntime()
  await ensureSystemLibraries(executable, { needsVirtualDisplay: false })
  const sandbox = await sandboxArguments(executable)
  if (sandbox.length > 0)
    say("WARNING: Chromium's own sandbox cannot work here (root, or no user namespaces); going on without it.")
  const env = { ...process.env }
  // With this set, as some editors do for their terminals, Electron would be a plain Node.
  delete env['ELECTRON_RUN_AS_NODE']
  process.exitCode = await run(executable, [...sandbox, projectRoot, ...process.argv.slice(2)], { env })
} else {
  say('there is no display here, so no window can be shown. Playing the demo instead (npm run demo).')
  process.exitCode = await playDemo([])
}
