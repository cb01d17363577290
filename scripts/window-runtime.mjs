/** Everything that a program needs to open Mando's real window on this machine, put in place before it runs. */
import { build } from './build.mjs'
import { hasDisplay, withDisplay } from './display.mjs'
import { electronRuntime, sandboxArguments } from './electron-runtime.mjs'
import { nodeRuntime } from './node-runtime.mjs'
import { commandFile, run } from './run.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** As many tests as run side by side (playwright.config.ts). */
const MOST_WINDOWS = 3

/**
 * Builds the app, finds Electron, its libraries and a display, then runs a script under the project's own Node. The
 * script finds Electron in MANDO_ELECTRON, and in MANDO_ELECTRON_SANDBOX (`on`, `off`) whether Chromium's own sandbox
 * works here. Resolves with its exit code.
 */
export async function runWithWindow(args) {
  const node = nodeRuntime()
  await build()
  const { executable } = await electronRuntime()
  await ensureSystemLibraries(executable, { needsVirtualDisplay: !hasDisplay() })
  const sandbox = await sandboxArguments(executable)
  return withDisplay(
    (env) =>
      run(node, args, {
        env: { ...env, MANDO_ELECTRON: executable, MANDO_ELECTRON_SANDBOX: sandbox.length === 0 ? 'on' : 'off' },
      }),
    { count: MOST_WINDOWS },
  )
}

/** `args` go to `playwright test`. Resolves with its exit code. */
export async function runPlaywright(args) {
  return runWithWindow([commandFile('@playwright/test', 'playwright'), 'test', ...args])
}
