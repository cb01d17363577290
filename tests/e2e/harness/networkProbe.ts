/**
 * Started by Electron in place of Mando: offers the Fetch port, as the app makes it, to a test, which reaches it through
 * `evaluate`. What a test cannot pass through there (a signal, an error) is put into plain values.
 */
import { app } from 'electron'
import { createNetwork, type Network } from '../../../src/main/electron/network.ts'
import { wayInForce } from '../../../src/main/electron/networkWay.ts'
import { FetchFailure, type CertificateRefusal, type FetchRequest } from '../../../src/main/ports.ts'
import { SYSTEM_WAY, type NetworkWaySettings } from '../../../src/shared/domain/networkWay.ts'

export type ProbeAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string }
  | { readonly reason: string; readonly sent: boolean; readonly certificate?: CertificateRefusal }

export type Probe = {
  readonly ask: (request: Partial<FetchRequest> & { readonly url: string }) => Promise<ProbeAnswer>
  /** The way that the next request takes. */
  readonly take: (settings: NetworkWaySettings, proxyPassword: string | null) => Promise<void>
}

declare global {
  var mandoProbe: Probe
}

app.commandLine.appendSwitch('disable-http2')
// Made at the first use, which is after Electron is ready: waiting here for that would keep it from becoming ready.
let made: Network | null = null

async function network(): Promise<Network> {
  await app.whenReady()
  made ??= createNetwork(
    { allowedOrigins: new Set((process.env.PROBE_ORIGINS ?? '').split(' ')), userAgent: 'Mando/probe' },
    wayInForce(SYSTEM_WAY, null),
  )
  return made
}

globalThis.mandoProbe = {
  take: async (settings, proxyPassword) => (await network()).use(wayInForce(settings, proxyPassword)),
  ask: async (request) => {
    const { fetch } = await network()
    try {
      const { status, headers, body } = await fetch({
        method: 'GET',
        headers: {},
        body: null,
        timeoutMs: 10_000,
        maxAnswerBytes: 1_000_000,
        signal: null,
        ...request,
      })
      return { status, headers, text: new TextDecoder().decode(body) }
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error
      const { reason, sent, certificate } = error
      return certificate === null ? { reason, sent } : { reason, sent, certificate }
    }
  },
}
