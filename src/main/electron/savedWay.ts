/** The way out as preferences.json may hold it, read by hand as everything there is (savedPreferences.ts). */
import {
  BYPASS_RULE,
  PAC_ADDRESS,
  PROXY_HOST,
  SYSTEM_WAY,
  type NetworkWaySettings,
  type ProxyChoice,
} from '#shared/domain/networkWay.ts'

/** A damaged way out counts as none: the system's own, and nobody trusted besides. */
export function readSavedWay(value: unknown): NetworkWaySettings {
  if (!isObject(value)) return SYSTEM_WAY
  const proxy = readProxy(value.proxy)
  const { extraCaPem } = value
  return proxy === null || (extraCaPem !== null && typeof extraCaPem !== 'string') ? SYSTEM_WAY : { proxy, extraCaPem }
}

function readProxy(value: unknown): ProxyChoice | null {
  if (!isObject(value)) return null
  const { kind, url, host, port, user, bypass } = value
  if (kind === 'system') return { kind }
  if (kind === 'pac') return typeof url === 'string' && PAC_ADDRESS.test(url) ? { kind, url } : null
  if (kind !== 'manual' || typeof host !== 'string' || !PROXY_HOST.test(host)) return null
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) return null
  if (user !== null && typeof user !== 'string') return null
  return Array.isArray(bypass) && bypass.every(isRule) ? { kind, host, port, user, bypass } : null
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isRule = (value: unknown): value is string => typeof value === 'string' && BYPASS_RULE.test(value)
