/** What a person can do about the connection (docs/specs/connection.md). */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ExternalBrowser } from '../ports.ts'

/** A portal answers for any page; this is the one page outside that Mando may name. */
const PAGE_BEHIND_THE_PORTAL = 'https://x.com/'

export function createConnection(deps: { readonly browser: Pick<ExternalBrowser, 'open'> }) {
  return {
    openBrowser: async (): Promise<OutputOf<'connection.openBrowser'>> => {
      await deps.browser.open(PAGE_BEHIND_THE_PORTAL)
      return { ok: true }
    },
  }
}
