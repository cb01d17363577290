/** How this machine reaches the networks (docs/specs/connection.md §5). Pure. */

export type ProxyChoice =
  /** Whatever the operating system is set to, its PAC file and its sign-in included. */
  | { readonly kind: 'system' }
  /** A proxy auto-configuration file at an http or https address. */
  | { readonly kind: 'pac'; readonly url: string }
  | {
      readonly kind: 'manual'
      readonly host: string
      readonly port: number
      /** Null where the proxy asks for nothing. The password is kept elsewhere. */
      readonly user: string | null
      /** Hosts reached without the proxy, as Chromium writes them: `*.puertoalba.es`, `10.0.0.0/8`, `<local>`. */
      readonly bypass: readonly string[]
    }

/** Without the password, which never leaves the encrypted database but for the proxy itself. */
export type NetworkWaySettings = {
  readonly proxy: ProxyChoice
  /** Certificates of authorities that are trusted besides the system's, in PEM, one after the other. */
  readonly extraCaPem: string | null
}

export const SYSTEM_WAY: NetworkWaySettings = { proxy: { kind: 'system' }, extraCaPem: null }

/** A name or an address, nothing that could become another rule in the list of proxies. */
export const PROXY_HOST = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/i
export const BYPASS_RULE = /^[a-z0-9.*:/_[\]<>-]+$/i

/** An address that a PAC file can be fetched from, with no password in it. */
export const PAC_ADDRESS = /^https?:\/\/[^\s@/?#]+(?:[/?#]\S*)?$/i

/** What a password belongs to; it is offered to nobody else. */
export function proxyIdentity(proxy: ProxyChoice): string | null {
  if (proxy.kind !== 'manual' || proxy.user === null) return null
  return `${proxy.user}@${proxy.host.toLowerCase()}:${String(proxy.port)}`
}
