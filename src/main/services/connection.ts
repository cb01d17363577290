/** The way out of the machine: choosing it, trying it, and what a person can do about it (docs/specs/connection.md). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { proxyIdentity, type NetworkWaySettings, type ProxyChoice } from '#shared/domain/networkWay.ts'
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Fetch, Ports } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { ConnectivityMonitor } from '../sync/connectivityMonitor.ts'
import { evidenceOfFinding, tryTheWayOut } from './connectionTest.ts'
import { describeExtraCa, readExtraCa } from './extraCa.ts'
import type { ProxyPassword } from './proxyPassword.ts'

/** A portal answers for any page; this is the one page outside that Mando may name. */
const PAGE_BEHIND_THE_PORTAL = 'https://x.com/'
const CA_FILE = { extensions: ['pem', 'crt', 'cer', 'der'], maxBytes: 256 * 1024 } as const
const CA_TITLE = { es: 'Certificado de la autoridad', en: 'Certificate of the authority' } as const

export function createConnection(deps: {
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly ports: Pick<Ports, 'clock' | 'networkWay' | 'filePicker' | 'preferences' | 'browser'>
  readonly password: ProxyPassword
  readonly connectivity: Pick<ConnectivityMonitor, 'isWorkOffline' | 'noteExchange' | 'forgetEvidence'>
  /** The way to X that accounts use. */
  readonly xFetch: Fetch
  /** Null is all accounts. What waited may get through now. */
  readonly requestSync: (accountId: null) => void
  readonly wakeOutbox: () => void
}) {
  const { uow, password, connectivity } = deps
  const { clock, networkWay: way, filePicker, preferences, browser } = deps.ports

  /** Kept and audited in one step: where the one is refused, so is the other. */
  function change(action: string, next: NetworkWaySettings, nextPassword: string | null): void {
    const before = way.get()
    uow.write(deps.by(), (tx) => {
      password.save(tx, next.proxy, nextPassword)
      tx.changed('settings', 'connection')
      tx.audit({ action, entity: 'settings', before: described(before), after: described(next) })
      way.set(next, nextPassword)
    })
    connectivity.forgetEvidence()
    deps.requestSync(null)
    deps.wakeOutbox()
  }

  function passwordFor(proxy: ProxyChoice, given: ParsedInputOf<'connection.setProxy'>['password']): string | null {
    switch (given.kind) {
      case 'new':
        return proxyIdentity(proxy) === null ? null : given.value
      case 'keep':
        return password.read(proxy)
      case 'none':
        return null
    }
  }

  return {
    /** The password can be read from now on. */
    start: (): void => way.setProxyPassword(password.read(way.get().proxy)),
    get: (): OutputOf<'connection.get'> => {
      const { proxy, extraCaPem } = way.get()
      return {
        proxy,
        hasPassword: password.read(proxy) !== null,
        extraCa: describeExtraCa(extraCaPem),
      }
    },
    setProxy: (input: ParsedInputOf<'connection.setProxy'>): OutputOf<'connection.setProxy'> => {
      change('settings.proxy', { ...way.get(), proxy: input.proxy }, passwordFor(input.proxy, input.password))
      return { ok: true }
    },
    chooseExtraCa: async (): Promise<OutputOf<'connection.chooseExtraCa'>> => {
      const picked = await filePicker.pick({ ...CA_FILE, title: CA_TITLE[preferences.get().language] })
      if (picked === null) return { kind: 'cancelled' }
      if (picked.kind === 'too_large') throw new AppError('ca_unreadable')
      const extraCaPem = readExtraCa(picked.bytes, clock.now())
      const { proxy } = way.get()
      change('settings.extra_ca', { proxy, extraCaPem }, password.read(proxy))
      return { kind: 'kept' }
    },
    removeExtraCa: (): OutputOf<'connection.removeExtraCa'> => {
      const { proxy } = way.get()
      change('settings.extra_ca', { proxy, extraCaPem: null }, password.read(proxy))
      return { ok: true }
    },
    test: async (): Promise<OutputOf<'connection.test'>> => {
      if (connectivity.isWorkOffline()) return { finding: { kind: 'chosen_offline' }, tookMs: 0 }
      const startedMs = clock.monotonicMs()
      const finding = await tryTheWayOut(deps.xFetch, clock.now)
      const evidence = evidenceOfFinding(finding)
      if (evidence !== null) connectivity.noteExchange(evidence, null)
      return { finding, tookMs: Math.round(clock.monotonicMs() - startedMs) }
    },
    openBrowser: async (): Promise<OutputOf<'connection.openBrowser'>> => {
      await browser.open(PAGE_BEHIND_THE_PORTAL)
      return { ok: true }
    },
  }
}

/** For the audit log: which way, and whose certificates. Names of users and addresses with secrets in them stay out. */
function described({ proxy, extraCaPem }: NetworkWaySettings): JsonValue {
  return { proxy: describedProxy(proxy), extraCa: describeExtraCa(extraCaPem).map(({ fingerprint }) => fingerprint) }
}

function describedProxy(proxy: ProxyChoice): string {
  switch (proxy.kind) {
    case 'system':
      return 'system'
    case 'pac':
      return `pac ${new URL(proxy.url).host}`
    case 'manual':
      return `${proxy.host}:${String(proxy.port)}${proxy.user === null ? '' : ' with a user'}`
  }
}
