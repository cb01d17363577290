/** Opens pages of the networks in the person's own browser, and nothing else: an address may come from a message. */
import { appendFileSync } from 'node:fs'
import { clipboard, shell } from 'electron'
import type { ExternalBrowser } from '../ports.ts'

const ALLOWED_HOSTS: ReadonlySet<string> = new Set(['x.com'])

/** True for https pages of the allow-list on the usual port, without a name and password in the address. */
export function isAllowedOutside(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return protocol === 'https:' && ALLOWED_HOSTS.has(hostname) && port === '' && username === '' && password === ''
}

/**
 * `logFile`, set by tests only, takes the addresses in place of the browser; `simulatorOrigin` is then allowed too.
 * `open` rejects an address that is not allowed: whoever asks for it has a bug or was fed one.
 */
export function createExternalBrowser(trial: {
  readonly logFile: string | null
  readonly simulatorOrigin: string | null
}): ExternalBrowser {
  return {
    open: async (address) => {
      const isSimulator = trial.simulatorOrigin !== null && address.startsWith(`${trial.simulatorOrigin}/`)
      if (!isAllowedOutside(address) && !isSimulator) throw new Error('address not allowed')
      if (trial.logFile !== null) {
        appendFileSync(trial.logFile, `${address}\n`)
        return
      }
      await shell.openExternal(new URL(address).href)
    },
    copyText: (text) => {
      void clipboard.writeText(text)
    },
  }
}
