/** The way out that is in force: kept in the preferences, its proxy password only in memory. */
import type { NetworkWaySettings } from '#shared/domain/networkWay.ts'
import type { NetworkWay } from '../ports.ts'
import type { ProxyCredentials } from './proxySignIn.ts'

/** What a session is made with. */
export type WayInForce = {
  readonly settings: NetworkWaySettings
  readonly credentials: ProxyCredentials | null
}

/** @param use called with each change, after it is kept */
export function createNetworkWay(deps: {
  readonly read: () => NetworkWaySettings
  readonly keep: (settings: NetworkWaySettings) => void
  readonly use: (way: WayInForce) => void
}): NetworkWay {
  let password: string | null = null
  return {
    get: deps.read,
    set: (settings, proxyPassword) => {
      deps.keep(settings)
      password = proxyPassword
      deps.use(wayInForce(settings, password))
    },
    setProxyPassword: (proxyPassword) => {
      if (proxyPassword === password) return
      password = proxyPassword
      deps.use(wayInForce(deps.read(), password))
    },
  }
}

export function wayInForce(settings: NetworkWaySettings, password: string | null): WayInForce {
  const { proxy } = settings
  const credentials =
    proxy.kind === 'manual' && proxy.user !== null && password !== null
      ? { host: proxy.host.replace(/^\[|\]$/g, ''), port: proxy.port, user: proxy.user, password }
      : null
  return { settings, credentials }
}
