/**
 * The whole core without a window, in a process of its own that can be killed: real files, real HTTP on loopback, a
 * clock that is put ahead. Started by coreProcess.ts; its first argument is a ChildSetup.
 */
import { createApp } from '../src/main/app.ts'
import { createIds, createSystemRandom, systemZoneRules } from '../src/main/node/systemPorts.ts'
import { FetchFailure, type Fetch, type Ports, type SecretVault } from '../src/main/ports.ts'
import { SYSTEM_WAY } from '../src/shared/domain/networkWay.ts'
import { forgetAttempts, withEmptyTimelines } from './breaking.ts'
import { createLoopbackFetch } from './loopbackFetch.ts'
import { childSetup, order, type Report } from './messages.ts'
import { createSteppedClock } from './steppedClock.ts'

/** So long nothing happens while a request is out: it hangs, and time may go on. */
const STUCK_MS = 150

const setup = childSetup.parse(JSON.parse(process.argv[2] ?? ''))
const tell = (message: Report): void => {
  process.send?.(message)
}

let turn = 0
let callsOut = 0
let requestsOut = 0
let looking: NodeJS.Timeout | NodeJS.Immediate | null = null

/** Says that nothing is under way, when everything that follows from what just happened has happened. */
function lookAround(): void {
  if (looking !== null) {
    clearImmediate(looking as NodeJS.Immediate)
    clearTimeout(looking as NodeJS.Timeout)
  }
  const sayIdle = (): void => tell({ kind: 'idle', turn, nextAtMs: clock.nextAtMs() })
  if (requestsOut + callsOut > 0) looking = setTimeout(sayIdle, STUCK_MS)
  else looking = setImmediate(() => (looking = setImmediate(sayIdle)))
}

const clock = createSteppedClock(setup.aheadMs, lookAround)
const random = createSystemRandom()
const vault: SecretVault = {
  kind: 'os',
  name: 'torture',
  seal: (plain) => plain.map((byte) => byte ^ 0xff),
  open: (sealed) => sealed.map((byte) => byte ^ 0xff),
}

let isUp = true
const networkListeners = new Set<(isUp: boolean) => void>()
const wire = createLoopbackFetch(clock)
const wireOrNothing: Fetch = async (request) => {
  if (!isUp) throw new FetchFailure('offline', false)
  requestsOut += 1
  lookAround()
  try {
    return await wire(request)
  } finally {
    requestsOut -= 1
    lookAround()
  }
}

const ports: Ports = {
  clock,
  ids: createIds(clock, random),
  random,
  vault,
  fetch: setup.breaks === 'reconcile' ? withEmptyTimelines(wireOrNothing) : wireOrNothing,
  networkWay: { get: () => SYSTEM_WAY, set: () => undefined, setProxyPassword: () => undefined },
  filePicker: { pick: () => Promise.resolve(null) },
  connectivity: {
    isUp: () => isUp,
    onChange: (listener) => {
      networkListeners.add(listener)
      return () => networkListeners.delete(listener)
    },
  },
  notifier: { notify: () => undefined },
  badge: { show: () => undefined },
  presence: { isInFront: () => true, onChange: () => () => undefined },
  browser: { open: () => Promise.resolve(), writeMail: () => Promise.resolve(), copyText: () => undefined },
  sendMail: () => Promise.resolve({ kind: 'retry', code: 'smtp_unreachable', detail: '' }),
  loopback: { listen: () => Promise.reject(new Error('nobody signs in with a browser here')) },
  preferences: {
    get: () => ({
      theme: 'auto',
      language: 'es',
      urgentSound: false,
      messageNotices: true,
      milestoneNotices: true,
      quietHours: null,
    }),
    set: () => undefined,
  },
  windowMemory: { all: () => ({}), keep: () => undefined },
  trainingStorage: { load: () => null, save: () => undefined },
  folders: { choose: () => Promise.resolve(null) },
  printer: { print: () => Promise.resolve(new Uint8Array()) },
  zoneRules: systemZoneRules(process.versions),
  log: {
    info: () => undefined,
    error: (event, facts) => tell({ kind: 'fault', event, facts: JSON.stringify(facts ?? {}) }),
  },
}

if (setup.breaks === 'attempt') forgetAttempts(setup.dataDir, vault, clock.now())
const app = createApp(ports, {
  dataDir: setup.dataDir,
  xOrigin: setup.xOrigin,
  packaged: false,
  version: '0.0.0-torture',
  storeWorkerFile: setup.storeWorkerFile,
  automaticBackups: false,
  settleMs: 0,
})

process.on('message', (message) => {
  const wanted = order.parse(message)
  turn = wanted.turn
  switch (wanted.kind) {
    case 'call':
      callsOut += 1
      void app.call(wanted.operation, wanted.input).then((envelope) => {
        callsOut -= 1
        tell({ kind: 'answer', id: wanted.id, envelope })
        lookAround()
      })
      break
    case 'put_ahead':
      clock.putAhead(wanted.aheadMs)
      break
    case 'network':
      isUp = wanted.isUp
      for (const listener of networkListeners) listener(isUp)
      break
    case 'stop':
      void app.stop().then(() => process.disconnect())
      break
  }
  lookAround()
})
process.on('disconnect', () => process.exit(0))

void app.start().then(() => {
  tell({ kind: 'ready' })
  lookAround()
})
