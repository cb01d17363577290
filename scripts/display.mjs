/**
 * Gives a program a display where the machine has none: a private virtual one, gone when the program ends.
 * Run directly: `node scripts/display.mjs <command> …`.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fail, isMain, run } from './run.mjs'

const START_TIMEOUT_MS = 15_000

/** False on Linux without X or Wayland, and where `DISPLAY` names a server on this machine that is not there. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  if (process.env['WAYLAND_DISPLAY']) return true
  const display = process.env['DISPLAY']
  if (!display) return false
  const local = /^(?:unix)?:(\d+)/.exec(display)
  return local === null || existsSync(`/tmp/.X11-unix/X${local[1]}`)
}

/**
 * Calls `task(env)` with an environment in which a window can open, and resolves with what it resolves with.
 * The virtual display picks a number that is free, so several runs side by side do not meet. `count` makes that many, named
 * in MANDO_DISPLAYS: windows on one display take the focus from each other.
 */
export async function withDisplay(task, { count = 1 } = {}) {
  if (hasDisplay()) return task(process.env)
  const servers = Array.from({ length: count }, () =>
    spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    }),
  )
  const stop = () => servers.forEach((server) => server.kill())
  process.once('exit', stop)
  try {
    const displays = (await Promise.all(servers.map(displayNumber))).map((number) => `:${number}`)
    const env = { ...process.env, DISPLAY: displays[0], MANDO_DISPLAYS: displays.join(' ') }
    // A window must open in the display we made and not look for another.
    delete env['WAYLAND_DISPLAY']
    return await task(env)
  } finally {
    process.off('exit', stop)
    stop()
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start in time')), START_TIMEOUT_MS)
    let text = ''
    server.stdio[3].on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(timer)
      resolve(text.trim())
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)))
  })
}

if (isMain(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2)
  if (command === undefined) fail('usage: node scripts/display.mjs <command> …')
  process.exitCode = await withDisplay((env) => run(command, args, { env }))
}
