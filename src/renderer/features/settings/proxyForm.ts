/** The proxy as it is being typed, and what becomes of it. Pure. */
import type { InputOf } from '#shared/contract/contract.ts'
import { BYPASS_RULE, PAC_ADDRESS, PROXY_HOST, proxyIdentity, type ProxyChoice } from '#shared/domain/networkWay.ts'
import { wholeNumber } from './settingsView.ts'

export type ProxyForm = {
  readonly kind: ProxyChoice['kind']
  readonly url: string
  readonly host: string
  readonly port: string
  readonly user: string
  /** Empty keeps the one there is. */
  readonly password: string
  /** One rule a line, or with commas between. */
  readonly bypass: string
}

export type ProxyFault = 'url' | 'host' | 'port' | 'password' | 'bypass'
export type ProxyReading =
  | { readonly kind: 'ready'; readonly input: InputOf<'connection.setProxy'> }
  | { readonly kind: 'faults'; readonly faults: ReadonlySet<ProxyFault> }

const EMPTY: ProxyForm = { kind: 'system', url: '', host: '', port: '8080', user: '', password: '', bypass: '' }

export function formOf(proxy: ProxyChoice): ProxyForm {
  switch (proxy.kind) {
    case 'system':
      return EMPTY
    case 'pac':
      return { ...EMPTY, kind: 'pac', url: proxy.url }
    case 'manual': {
      const { host, port, user, bypass } = proxy
      return { ...EMPTY, kind: 'manual', host, port: String(port), user: user ?? '', bypass: bypass.join(', ') }
    }
  }
}

/** @param saved what is in force, whose password may be kept as long as user and proxy stay the same */
export function readProxyForm(
  form: ProxyForm,
  saved: { readonly proxy: ProxyChoice; readonly hasPassword: boolean },
): ProxyReading {
  switch (form.kind) {
    case 'system':
      return { kind: 'ready', input: { proxy: { kind: 'system' }, password: { kind: 'none' } } }
    case 'pac': {
      const url = form.url.trim()
      if (!PAC_ADDRESS.test(url) || !URL.canParse(url)) return { kind: 'faults', faults: new Set(['url']) }
      return { kind: 'ready', input: { proxy: { kind: 'pac', url }, password: { kind: 'none' } } }
    }
    case 'manual':
      return readManual(form, saved)
  }
}

function readManual(
  form: ProxyForm,
  saved: { readonly proxy: ProxyChoice; readonly hasPassword: boolean },
): ProxyReading {
  const host = form.host.trim()
  const port = wholeNumber(form.port, { min: 1, max: 65_535 })
  const user = form.user.trim()
  const bypass = form.bypass.split(/[\s,;]+/).filter((rule) => rule !== '')
  const faults = new Set<ProxyFault>()
  if (!PROXY_HOST.test(host)) faults.add('host')
  if (port === null) faults.add('port')
  if (!bypass.every((rule) => BYPASS_RULE.test(rule))) faults.add('bypass')
  const proxy = { kind: 'manual', host, port: port ?? 1, user: user === '' ? null : user, bypass } as const
  const keeps = saved.hasPassword && proxyIdentity(saved.proxy) === proxyIdentity(proxy)
  if (user !== '' && form.password === '' && !keeps) faults.add('password')
  if (faults.size > 0) return { kind: 'faults', faults }
  if (user === '') return { kind: 'ready', input: { proxy, password: { kind: 'none' } } }
  const password = form.password === '' ? { kind: 'keep' as const } : { kind: 'new' as const, value: form.password }
  return { kind: 'ready', input: { proxy, password } }
}
