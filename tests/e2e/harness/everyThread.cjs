/**
 * Loaded into Electron's main process before Mando: what the others here record or change in it, they do in every thread
 * that it starts as well: the core's, and those that the core starts.
 */
const { syncBuiltinESMExports } = require('node:module')
const path = require('node:path')
const threads = require('node:worker_threads')

const FILES = ['everyThread.cjs', 'recordSockets.cjs', 'shiftedClock.cjs', 'carelessCore.cjs']
const loadedFirst = FILES.flatMap((file) => ['-r', path.join(__dirname, file)])

threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: [...(options.execArgv ?? []), ...loadedFirst] })
  }
}
syncBuiltinESMExports()
