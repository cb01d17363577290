/** Loaded into every thread before Mando: as if the core were careless, its own contacts MANDO_E2E_CARELESS_CORE. */
const address = process.env.MANDO_E2E_CARELESS_CORE
// Not before the next turn: until then a thread does not know what it runs.
setImmediate(() => {
  if (address !== undefined && process.argv[1]?.endsWith('coreThread.cjs')) fetch(address).catch(() => undefined)
})
