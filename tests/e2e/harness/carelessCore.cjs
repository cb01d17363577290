/**
 * Loaded into every thread before Mando: the core's own does, as if it were careless, what a test says on the channel
 * `careless-core`: contacts an address, or fails where nobody looks.
 */
const { BroadcastChannel, isMainThread } = require('node:worker_threads')

if (!isMainThread) {
  const channel = new BroadcastChannel('careless-core')
  channel.unref()
  channel.onmessage = ({ data }) => {
    if (!process.argv[1]?.endsWith('coreThread.cjs')) return
    if (data.contact === undefined) void Promise.reject(new TypeError('careless'))
    else fetch(data.contact).catch(() => undefined)
  }
}
