/** Opens pages of the networks in the person's own browser, and nothing else: an address may come from a message. */
import { appendFileSync } from 'node:fs'
import { clipboard, shell } from 'electron'
import type { ExternalBrowser } from '../ports.ts'
import { isAllowedOutside } from './allowedOutside.ts'

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
    writeMail: async (mailto) => {
      // Not with the rest: it brings the zones along, which would be read before there is a window.
      const { isMailtoAddress } = await import('#shared/domain/handoff.ts')
      if (!isMailtoAddress(mailto)) throw new Error('mail address not allowed')
      if (trial.logFile !== null) {
        appendFileSync(trial.logFile, `${mailto}\n`)
        return
      }
      await shell.openExternal(mailto)
    },
    copyText: (text) => {
      void clipboard.writeText(text)
    },
  }
}
