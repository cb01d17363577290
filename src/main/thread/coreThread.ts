/** Where the core's thread begins. It reads the core at once, and opens nothing until Electron's thread says so. */
import { parentPort, workerData } from 'node:worker_threads'
import { keepCompiled } from '../node/keepCompiled.ts'

// As in index.ts, which does it for its own thread alone.
keepCompiled(String(workerData))
process.on('unhandledRejection', (reason) => {
  // Electron would only print it. Thrown here it ends the thread, and with it the program, as in Electron's own thread.
  throw reason
})
const port = parentPort
if (port === null) throw new Error('the core runs in a thread of its own')
void import('./serveCore.ts').then(({ serveCore }) => serveCore(port))
