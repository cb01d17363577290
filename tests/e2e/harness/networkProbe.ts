/**
 * Started by Electron in place of Mando: offers the Fetch port, as the app makes it, to a test, which reaches it through
 * `evaluate`. What a test cannot pass through there (a signal, an error) is put into plain values.
 */
import { app } from 'electron'
import { createNetwork } from '../../../src/main/electron/network.ts'
import { FetchFailure, type Fetch, type FetchRequest } from '../../../src/main/ports.ts'

export type ProbeAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string }
  | { readonly reason: string; readonly sent: boolean }

export type Probe = (request: Partial<FetchRequest> & { readonly url: string }) => Promise<ProbeAnswer>

declare global {
  var mandoProbe: Probe
}

app.commandLine.appendSwitch('disable-http2')
// Made at the first use, which is after Electron is ready: waiting here for that would keep it from becoming ready.
let fetchOverNetwork: Fetch | null = null

globalThis.mandoProbe = async (request) => {
  await app.whenReady()
  fetchOverNetwork ??= createNetwork({
    allowedOrigins: new Set((process.env.PROBE_ORIGINS ?? '').split(' ')),
    userAgent: 'Mando/probe',
  })
  try {
    const { status, headers, body } = await fetchOverNetwork({
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
    if (error instanceof FetchFailure) return { reason: error.reason, sent: error.sent }
    throw error
  }
}
