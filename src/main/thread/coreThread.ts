/** Where the core's thread begins. It reads the core at once, and opens nothing until Electron's thread says so. */
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { runCompiled } from '../node/compiledCode.ts'
import type * as Core from './serveCore.ts'

process.on('unhandledRejection', (reason) => {
  // Electron would only print it. Thrown here it ends the thread, and with it the program, as in Electron's own thread.
  throw reason
})
const port = parentPort
if (port === null) throw new Error('the core runs in a thread of its own')
// The build makes this file of that one.
const core = runCompiled(path.join(__dirname, 'serveCore.cjs'), String(workerData)) as typeof Core
core.serveCore(port)
