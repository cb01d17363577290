/** Runs Playwright against the built app, in the real Electron window, with everything it needs put in place first. */
import { build } from './build.mjs'
import { hasDisplay, withDisplay } from './display.mjs'
import { electronRuntime, sandboxArguments } from './electron-runtime.mjs'
import { nodeRuntime } from './node-runtime.mjs'
import { commandFile, run } from './run.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** `args` go to `playwright test`. Resolves with its exit code. */
export async function runPlaywright(args) {
  const node = nodeRuntime()
  await build()
  const { executable } = await electronRuntime()
  await ensureSystemLibraries(executable, { needsVirtualDisplay: !hasDisplay() })
  const sandbox = await sandboxArguments(executable)
  return withDisplay((env) =>
    run(node, [commandFile('@playwright/test', 'playwright'), 'test', ...args], {
      env: {
        ...env,
        MANDO_ELECTRON: executable,
        MANDO_ELECTRON_SANDBOX: sandbox.length === 0 ? 'on' : 'off',
      },
    }),
  )
}
