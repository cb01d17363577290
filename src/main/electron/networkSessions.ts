/**
 * The sessions that requests leave from, all made for one way out. When the way changes they are made anew: Chromium
 * keeps verdicts on certificates, passwords of proxies and connections with a session, and only new ones know none.
 */
import { session, type Session } from 'electron'
import type { CertificateRefusal, FetchRequest } from '../ports.ts'
import { checkCertificate } from './certificateCheck.ts'
import type { WayInForce } from './networkWay.ts'
import { denyEverythingAsked } from './permissions.ts'
import { proxyConfigOf } from './proxyRules.ts'
import { createProxySignIn, type ProxyAttendant } from './proxySignIn.ts'

export type NetworkOptions = {
  /** Origins (`https://api.x.com`) that may be reached. */
  readonly allowedOrigins: ReadonlySet<string>
  readonly userAgent: string
}

/** What one request runs in. */
export type RequestRoom = {
  readonly session: Session
  readonly attendant: ProxyAttendant
  /** Why the certificate of a host was last refused. */
  readonly refusalOf: (hostname: string) => CertificateRefusal | null
}

export type NetworkSessions = {
  /**
   * A GET shares its session with others; anything else has one to itself, with no connection open, because Chromium sends
   * a request again by itself when a connection that was kept open turns out to be dead. That could publish twice.
   */
  readonly within: <T>(method: FetchRequest['method'], work: (room: RequestRoom) => Promise<T>) => Promise<T>
  /** No new request comes: connections that nothing uses end now, the others when their request has ended. */
  readonly retire: () => void
}

/** Chromium's own verdict stands. */
const AS_CHROMIUM_SAYS = -3
const ACCEPTED = 0
const ERR_CERT_AUTHORITY_INVALID = -202

/** @param name distinguishes these sessions from those of another way */
export function createNetworkSessions(name: string, way: WayInForce, options: NetworkOptions): NetworkSessions {
  const signIn = createProxySignIn({ credentials: way.credentials, monotonicMs: () => performance.now() })
  const refusals = new Map<string, CertificateRefusal>()
  const idle: Session[] = []
  const all: Session[] = []
  let reading: Promise<Session> | null = null
  let effectSessionCount = 0
  let underWay = 0
  let isRetired = false

  async function make(part: string): Promise<Session> {
    // In memory only (no `persist:`).
    const made = session.fromPartition(`${name}-${part}`, { cache: false })
    all.push(made)
    made.setUserAgent(options.userAgent)
    denyEverythingAsked(made)
    // The session refuses other hosts by itself, should a request ever come another way.
    made.webRequest.onBeforeRequest((details, callback) => {
      callback({ cancel: !options.allowedOrigins.has(new URL(details.url).origin) })
    })
    watchCertificates(made)
    await made.setProxy(proxyConfigOf(way.settings.proxy))
    return made
  }

  function watchCertificates(made: Session): void {
    made.setCertificateVerifyProc(({ hostname, certificate, errorCode }, callback) => {
      if (errorCode === 0) {
        callback(AS_CHROMIUM_SAYS)
        return
      }
      const { extraCaPem } = way.settings
      // Only for want of a root; what Chromium finds worse than that (revoked, malformed) stays refused.
      const verdict =
        errorCode === ERR_CERT_AUTHORITY_INVALID && extraCaPem !== null
          ? checkCertificate({ chain: chainOf(certificate), hostname, authoritiesPem: extraCaPem, nowMs: Date.now() })
          : (PROBLEMS[errorCode] ?? 'other')
      if (verdict === 'trusted') {
        callback(ACCEPTED)
        return
      }
      refusals.set(hostname, { issuer: certificate.issuerName, problem: verdict })
      callback(AS_CHROMIUM_SAYS)
    })
  }

  async function closeWhenIdle(): Promise<void> {
    if (isRetired && underWay === 0) await Promise.all(all.map((each) => each.closeAllConnections()))
  }

  async function effectSession(): Promise<Session> {
    const used = idle.pop()
    // A new one has no connection, and closing would break off the reading of a PAC file that has just begun.
    if (used === undefined) return make(`effect-${String(++effectSessionCount)}`)
    await used.closeAllConnections()
    return used
  }

  return {
    within: async (method, work) => {
      const isRead = method === 'GET'
      underWay += 1
      try {
        const own = await (isRead ? (reading ??= make('read')) : effectSession())
        try {
          return await work({
            session: own,
            attendant: signIn.attend(),
            refusalOf: (hostname) => refusals.get(hostname) ?? null,
          })
        } finally {
          if (!isRead) idle.push(own)
        }
      } finally {
        underWay -= 1
        await closeWhenIdle()
      }
    },
    retire: () => {
      isRetired = true
      void closeWhenIdle()
    },
  }
}

const PROBLEMS: Readonly<Record<number, CertificateRefusal['problem']>> = {
  [-200]: 'wrong_host',
  [-201]: 'expired',
  [ERR_CERT_AUTHORITY_INVALID]: 'unknown_issuer',
}

type Link = { readonly data: string; readonly issuerCert?: Link }

/** As the other side sent it, its own first. The last one of a complete chain names itself as its issuer. */
function chainOf(leaf: Link): readonly string[] {
  const chain: string[] = []
  for (let each: Link | undefined = leaf; each !== undefined; each = each.issuerCert) {
    if (chain.includes(each.data)) break
    chain.push(each.data)
  }
  return chain
}
