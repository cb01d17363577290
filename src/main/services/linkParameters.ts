/** What the office has set about parameters in its links (docs/specs/composer.md §12). */
import { linkRules } from '#shared/contract/links.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { DEFAULT_LINK_RULES } from '#shared/domain/linkParameters.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const
const KEY = 'links'

export function createLinkParameters(deps: {
  readonly table: SettingTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  const rules = (): OutputOf<'links.rules'> => {
    const read = linkRules().safeParse(deps.table.get(KEY))
    return read.success ? read.data : { ...DEFAULT_LINK_RULES, hosts: [] }
  }
  return {
    rules,
    setRules: (after: ParsedInputOf<'links.setRules'>): OutputOf<'links.setRules'> => {
      const before = rules()
      if (JSON.stringify(after) === JSON.stringify(before)) return OK
      deps.uow.write(deps.by(), (tx) => {
        deps.table.put(tx, KEY, after)
        tx.audit({ action: 'links.set_rules', entity: 'settings', before, after })
      })
      return OK
    },
  }
}
