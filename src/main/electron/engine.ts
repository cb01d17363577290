/**
 * How V8 is set in the window. By itself it optimises what has run four hundred times and begins with a megabyte for what is
 * young: at a start it optimises on other threads what will hardly run again, and collects a dozen times what lives on. Both
 * took processor time from the first screen (docs/adr/0013). What runs on is optimised all the same, a little later.
 */
import type { App } from 'electron'

const FLAGS = [
  '--invocation-count-for-maglev=2000',
  '--invocation-count-for-maglev-osr=500',
  // In megabytes.
  '--min-semi-space-size=16',
]

/** Must run before Electron is ready. */
export function setWindowEngine(app: Pick<App, 'commandLine'>): void {
  app.commandLine.appendSwitch('js-flags', FLAGS.join(' '))
}
