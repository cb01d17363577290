/** How the person's choice of a proxy reads for Chromium. Pure. */
import type { ProxyConfig } from 'electron'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { ProxyChoice } from '#shared/domain/networkWay.ts'

export function proxyConfigOf(proxy: ProxyChoice): ProxyConfig {
  switch (proxy.kind) {
    case 'system':
      return { mode: 'system' }
    case 'pac':
      // Mandatory: where the file cannot be read, nothing goes out another way.
      return { mode: 'pac_script', pacScript: proxy.url }
    case 'manual':
      return {
        mode: 'fixed_servers',
        proxyRules: `${proxy.host}:${String(proxy.port)}`,
        proxyBypassRules: proxy.bypass.join(','),
      }
    default:
      return assertNever(proxy)
  }
}
