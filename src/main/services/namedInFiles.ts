/** Whom the names in a file mean, and by which names files call them (docs/specs/calendarFiles.md §4.3). */
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { CampaignTable } from '../store/campaignTable.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { Named } from './importedRows.ts'

/** As things stand now. */
export function readNamedInFiles(tables: {
  readonly accounts: Pick<AccountTable, 'list'>
  readonly campaigns: Pick<CampaignTable, 'all' | 'idByName'>
  readonly labels: Pick<LabelTable, 'all' | 'idByName'>
}) {
  const accounts = tables.accounts.list()
  const byHandle = Map.groupBy(accounts, ({ handle }) => handle.toLowerCase())
  const campaignNames = new Map(tables.campaigns.all().map(({ id, name }) => [id, name]))
  const labelNames = new Map(tables.labels.all().map(({ id, name }) => [id, name]))

  /** Those in use come before those that were disconnected. */
  function meant(handle: string, mode: string | undefined): readonly Account[] {
    const all = (byHandle.get(handle) ?? []).filter((account) => mode === undefined || account.mode === mode)
    const inUse = all.filter(({ state }) => state !== 'disconnected')
    return inUse.length === 0 ? all : inUse
  }
  const named = (id: string | null): Named => (id === null ? 'unknown' : { id })
  const remembered = (find: (name: string) => Named): ((name: string) => Named) => {
    const known = new Map<string, Named>()
    return (name) => {
      const found = known.get(name) ?? find(name)
      known.set(name, found)
      return found
    }
  }

  return {
    /** `@handle`, `handle`, or `handle/mode` where several have it. */
    account: remembered((name) => {
      const [handle = '', mode] = name.replace(/^@/u, '').toLowerCase().split('/')
      const [first, ...more] = meant(handle, mode)
      if (first === undefined) return 'unknown'
      if (more.length > 0) return 'several'
      return first.state === 'disconnected' ? 'disconnected' : { id: first.id }
    }),
    campaign: remembered((name) => named(tables.campaigns.idByName(name))),
    label: remembered((name) => named(tables.labels.idByName(name))),
    nameOfAccount: (accountId: string): string => {
      const account = accounts.find(({ id }) => id === accountId)
      if (account === undefined) return ''
      const isAlone = meant(account.handle.toLowerCase(), undefined).length === 1
      return isAlone ? account.handle : `${account.handle}/${account.mode}`
    },
    nameOfCampaign: (id: string | null): string => (id === null ? '' : (campaignNames.get(id) ?? '')),
    nameOfLabel: (id: string): string => labelNames.get(id) ?? '',
  }
}
