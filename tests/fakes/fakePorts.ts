/** The whole outside of the core, with a lever for everything that can happen there. */
import { DEFAULT_QUIET_HOURS } from '../../src/shared/domain/quietHours.ts'
import { createHash } from 'node:crypto'
import { systemZoneRules } from '../../src/main/node/systemPorts.ts'
import { SYSTEM_WAY, type NetworkWaySettings } from '../../src/shared/domain/networkWay.ts'
import { uuidV7 } from '../../src/shared/domain/ids.ts'
import {
  FetchFailure,
  type Fetch,
  type FetchRequest,
  type FilePicker,
  type NetworkWay,
  type OutgoingMail,
  type Ports,
  type SecretVault,
  type SendMail,
} from '../../src/main/ports.ts'
import { createFakeClock, type FakeClock } from './fakeClock.ts'

type Query = Readonly<Record<string, string>>
type LogLine = { readonly level: 'info' | 'error'; readonly event: string; readonly facts: unknown }

export type FakeLevers = {
  /** Says what answers from now on; without it every request fails as offline. */
  readonly answerWith: (fetch: Fetch) => void
  readonly requests: readonly FetchRequest[]
  readonly setNetworkUp: (isUp: boolean) => void
  /** Whether Mando is on a screen that somebody may be looking at. */
  readonly setInFront: (isInFront: boolean) => void
  /** The way that requests take, with the proxy's password. */
  readonly way: () => NetworkWaySettings & { readonly password: string | null }
  /** What the person chooses when asked for a file; null is thinking better of it. */
  readonly chooseFile: (bytes: Uint8Array | 'too_large' | null, name?: string) => void
  readonly notices: readonly { readonly title: string; readonly body: string }[]
  /** What the icon has said, the newest last. */
  readonly badges: readonly { readonly unread: number; readonly urgent: number }[]
  readonly opened: readonly string[]
  /** Addresses that the person's mail program was opened at. */
  readonly mailsWritten: readonly string[]
  /** What is handed to the mail server; it is taken unless `answerMailWith` says otherwise. */
  readonly mails: readonly OutgoingMail[]
  readonly answerMailWith: (send: SendMail) => void
  readonly copied: readonly string[]
  /** Ports of the loopback address that another program holds. */
  readonly takenPorts: Set<number>
  /** The browser comes back from a sign-in; answers with the page it is shown, null for a 404. Throws where nobody listens. */
  readonly browserReturns: (query: Query) => string | null
  readonly isListening: () => boolean
  readonly logged: readonly LogLine[]
  /** What the person shows in the folder dialog from now on; null closes it. */
  readonly showFolder: (folder: string | null) => void
  /** The training network's document as it stands on the disk. */
  readonly trainingDocument: () => string | null
}

export type FakePorts = Omit<Ports, 'clock'> & { readonly clock: FakeClock; readonly levers: FakeLevers }

type Overrides = Partial<Omit<Ports, 'clock'>> & { readonly clock?: FakeClock; readonly seed?: string }

/** Complete ports; `overrides` replaces any of them, `seed` changes the randomness, which repeats from run to run. */
export function createFakePorts({ seed = 'seed', clock = createFakeClock(), ...overrides }: Overrides = {}): FakePorts {
  let answer: Fetch = () => Promise.reject(new FetchFailure('offline', false))
  const requests: FetchRequest[] = []
  const network = createNetworkLever()
  const presence = createPresenceLever()
  const badges: { unread: number; urgent: number }[] = []
  const notices: { title: string; body: string }[] = []
  const opened: string[] = []
  const mailsWritten: string[] = []
  const mails: OutgoingMail[] = []
  let sendMail: SendMail = () => Promise.resolve({ kind: 'done', serverMessageId: null })
  const copied: string[] = []
  const loopback = createLoopbackLever()
  const logged: LogLine[] = []
  let remembered: Readonly<Record<string, string>> = {}
  let preferences: ReturnType<Ports['preferences']['get']> = {
    theme: 'auto',
    language: 'es',
    urgentSound: true,
    messageNotices: true,
    milestoneNotices: true,
    quietHours: DEFAULT_QUIET_HOURS,
  }
  const way = createWayLever()
  let file: Awaited<ReturnType<FilePicker['pick']>> = null
  let trainingDocument: string | null = null
  let shownFolder: string | null = null
  const random = overrides.random ?? { bytes: seededBytes(seed) }

  return {
    clock,
    ids: { next: () => uuidV7(clock.now(), random.bytes(10)) },
    random,
    vault: fakeOsVault,
    fetch: (request) => {
      requests.push(request)
      return answer(request)
    },
    networkWay: way.port,
    connectivity: network.port,
    presence: presence.port,
    filePicker: { pick: () => Promise.resolve(file) },
    badge: { show: (counts) => badges.push(counts) },
    notifier: { notify: (notice) => notices.push(notice) },
    browser: {
      open: (url) => {
        opened.push(url)
        return Promise.resolve()
      },
      writeMail: (mailto) => {
        mailsWritten.push(mailto)
        return Promise.resolve()
      },
      copyText: (text) => copied.push(text),
    },
    sendMail: (mail, server, signal) => {
      mails.push(mail)
      return sendMail(mail, server, signal)
    },
    loopback: loopback.port,
    preferences: {
      get: () => preferences,
      set: (change) => {
        preferences = { ...preferences, ...change }
      },
    },
    windowMemory: {
      all: () => remembered,
      keep: (key, value) => {
        remembered = { ...remembered, [key]: value }
      },
    },
    trainingStorage: {
      load: () => trainingDocument,
      save: (document) => {
        trainingDocument = document
      },
    },
    folders: { choose: () => Promise.resolve(shownFolder) },
    printer: { print: (report) => Promise.resolve(Buffer.from(`%PDF ${JSON.stringify(report)}`)) },
    zoneRules: systemZoneRules(process.versions),
    log: {
      info: (event, facts) => logged.push({ level: 'info', event, facts }),
      error: (event, facts) => logged.push({ level: 'error', event, facts }),
    },
    ...overrides,
    levers: {
      answerWith: (fetch) => {
        answer = fetch
      },
      requests,
      setNetworkUp: network.setUp,
      setInFront: presence.setInFront,
      way: way.inForce,
      chooseFile: (bytes, name = 'archivo.txt') => {
        if (bytes === null) file = null
        else file = bytes === 'too_large' ? { kind: 'too_large' } : { kind: 'file', name, bytes }
      },
      notices,
      badges,
      opened,
      mailsWritten,
      mails,
      answerMailWith: (send) => {
        sendMail = send
      },
      copied,
      takenPorts: loopback.takenPorts,
      browserReturns: loopback.browserReturns,
      isListening: loopback.isListening,
      logged,
      showFolder: (folder) => {
        shownFolder = folder
      },
      trainingDocument: () => trainingDocument,
    },
  }
}

/** Seals by turning every bit over: enough to see whether anything was left in plain text. */
export const fakeOsVault: SecretVault = {
  kind: 'os',
  name: 'fake vault',
  seal: (plain) => plain.map((byte) => byte ^ 0xff),
  open: (sealed) => sealed.map((byte) => byte ^ 0xff),
}

function seededBytes(seed: string): (count: number) => Uint8Array {
  let block = 0
  return (count) => {
    const bytes = new Uint8Array(count)
    for (let at = 0; at < count; at += 32) {
      block += 1
      const digest = createHash('sha256')
        .update(`${seed}:${String(block)}`)
        .digest()
      bytes.set(digest.subarray(0, Math.min(32, count - at)), at)
    }
    return bytes
  }
}

function createNetworkLever() {
  let isUp = true
  const listeners = new Set<(isUp: boolean) => void>()
  return {
    port: {
      isUp: () => isUp,
      onChange: (listener: (isUp: boolean) => void) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    setUp: (next: boolean) => {
      isUp = next
      for (const listener of listeners) listener(next)
    },
  }
}

function createWayLever() {
  let settings = SYSTEM_WAY
  let password: string | null = null
  const port: NetworkWay = {
    get: () => settings,
    set: (next, nextPassword) => {
      settings = next
      password = nextPassword
    },
    setProxyPassword: (next) => {
      password = next
    },
  }
  return { port, inForce: () => ({ ...settings, password }) }
}

function createLoopbackLever() {
  const takenPorts = new Set<number>()
  type Waiting = {
    readonly port: number
    readonly page: (query: Query) => string | null
    readonly arrive: (query: Query) => void
  }
  let waiting: Waiting | null = null

  const listen: Ports['loopback']['listen'] = (options) => {
    const port = options.ports.find((candidate) => !takenPorts.has(candidate))
    if (port === undefined) return Promise.reject(Object.assign(new Error('address in use'), { code: 'EADDRINUSE' }))
    const { promise, resolve, reject } = Promise.withResolvers<Query>()
    const mine: Waiting = { port, page: options.page, arrive: resolve }
    waiting = mine
    takenPorts.add(port)
    const close = () => {
      if (waiting !== mine) return
      waiting = null
      takenPorts.delete(port)
      reject(new Error('closed'))
    }
    promise.catch(() => undefined)
    return Promise.resolve({ port, received: promise, close })
  }

  return {
    port: { listen },
    takenPorts,
    isListening: () => waiting !== null,
    browserReturns: (query: Query): string | null => {
      if (waiting === null) throw new Error('nobody listens on the loopback address')
      const { port, page, arrive } = waiting
      const shown = page(query)
      if (shown === null) return null
      waiting = null
      takenPorts.delete(port)
      arrive(query)
      return shown
    },
  }
}

function createPresenceLever(): {
  readonly port: Ports['presence']
  readonly setInFront: (isInFront: boolean) => void
} {
  const listeners = new Set<(isInFront: boolean) => void>()
  let isInFront = true
  return {
    port: {
      isInFront: () => isInFront,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    setInFront: (next) => {
      isInFront = next
      for (const listener of listeners) listener(next)
    },
  }
}
