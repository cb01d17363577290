/** The ports that Electron fills, as they are asked for from the core's thread. */
import { FetchFailure, type Connectivity, type Ports, type Presence, type SecretVault } from '../ports.ts'
import type { HostLine } from './hostLine.ts'
import type { Beginning } from './messages.ts'

/** What only Electron can fill. Both sides have the same ports: Electron's own there, these here. */
export type HostPorts = Pick<
  Ports,
  | 'vault'
  | 'fetch'
  | 'networkWay'
  | 'connectivity'
  | 'presence'
  | 'filePicker'
  | 'notifier'
  | 'badge'
  | 'browser'
  | 'preferences'
  | 'folders'
  | 'printer'
>

export type RemotePorts = {
  readonly ports: HostPorts
  /** To be called with what Electron's thread says of the network and of the window. */
  readonly hearConnectivity: (isUp: boolean) => void
  readonly hearPresence: (isInFront: boolean) => void
}

export function createRemotePorts(line: HostLine, beginning: Beginning): RemotePorts {
  const connectivity = createLastWord(beginning.isUp)
  const presence = createLastWord(beginning.isInFront)
  return {
    ports: {
      vault: remoteVault(line, beginning.vault),
      ...settingsOfTheMachine(line, beginning),
      fetch: ({ signal, body, ...request }) => {
        if (signal?.aborted === true) return Promise.reject(new FetchFailure('aborted', false))
        // A copy of just these bytes: the caller keeps its own, and a view would take all that lies behind it along.
        const sent = body instanceof Uint8Array ? new Uint8Array(body) : body
        const handOver = sent instanceof Uint8Array ? [sent.buffer] : []
        return line.ask('fetch', { ...request, body: sent }, { signal, handOver })
      },
      connectivity: { isUp: connectivity.get, onChange: connectivity.onChange } satisfies Connectivity,
      presence: { isInFront: presence.get, onChange: presence.onChange } satisfies Presence,
      filePicker: { pick: (wanted) => line.ask('pickFile', wanted) },
      folders: { choose: (purpose) => line.ask('chooseFolder', purpose) },
      printer: { print: (document) => line.ask('print', document) },
      notifier: { notify: (notice) => line.tell('notify', notice) },
      badge: { show: (counts) => line.tell('showBadge', counts) },
      browser: {
        open: (url) => line.ask('openPage', url),
        writeMail: (mailto) => line.ask('writeMail', mailto),
        copyText: (text) => line.tell('copyText', text),
      },
    },
    hearConnectivity: connectivity.hear,
    hearPresence: presence.hear,
  }
}

function remoteVault(line: HostLine, vault: Beginning['vault']): SecretVault {
  if (vault.kind === 'none') return vault
  return {
    ...vault,
    seal: (plain) => line.askNow('seal', new Uint8Array(plain)),
    open: (sealed) => line.askNow('open', new Uint8Array(sealed)),
  }
}

/** Electron's thread keeps them; here is a copy that follows every change, which can only come from here. */
function settingsOfTheMachine(line: HostLine, beginning: Beginning): Pick<HostPorts, 'preferences' | 'networkWay'> {
  let { preferences, networkWay } = beginning
  return {
    preferences: {
      get: () => preferences,
      set: (change) => {
        line.askNow('setPreferences', change)
        preferences = { ...preferences, ...change }
      },
    },
    networkWay: {
      get: () => networkWay,
      set: (settings, proxyPassword) => {
        line.askNow('setNetworkWay', { settings, proxyPassword })
        networkWay = settings
      },
      setProxyPassword: (proxyPassword) => line.askNow('setProxyPassword', proxyPassword),
    },
  }
}

/** What was said last, for those who ask and those who listen. */
function createLastWord(first: boolean) {
  const listeners = new Set<(word: boolean) => void>()
  let last = first
  return {
    get: () => last,
    onChange: (listener: (word: boolean) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hear: (word: boolean): void => {
      if (word === last) return
      last = word
      for (const listener of [...listeners]) listener(word)
    },
  }
}
