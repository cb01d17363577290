/** What the status bar says, derived from the status of the core. */
import type { StatusView } from '#shared/contract/status.ts'
import type { ConnectivityState } from '#shared/domain/connectivity.ts'

export type BarTone = 'good' | 'neutral' | 'warning'

/** Chosen or missing connection is a plain fact; only what somebody can mend asks for a look. */
export function connectivityTone(state: ConnectivityState): BarTone {
  switch (state) {
    case 'online':
      return 'good'
    case 'chosen_offline':
    case 'no_network':
      return 'neutral'
    case 'captive_portal':
    case 'proxy_sign_in':
    case 'proxy_unreachable':
    case 'untrusted':
    case 'unreachable':
      return 'warning'
  }
}

/** Syncing makes sense only where something may be tried. */
export function maySync(status: StatusView): boolean {
  return !status.syncing && status.connectivity.state !== 'chosen_offline' && status.connectivity.state !== 'no_network'
}

/** A number beside a name that must stay readable: from a thousand on it is not told exactly. */
export function badgeText(count: number): string {
  return count > 999 ? '999+' : String(count)
}
