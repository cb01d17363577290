/** The office's labels for conversations. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Label, LabelTable } from '../store/labelTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const

export function createInboxLabels(deps: {
  readonly table: LabelTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly clock: Clock
}) {
  const { table } = deps

  function put(action: string, before: Label | null, after: Label): typeof OK {
    if (JSON.stringify(before) === JSON.stringify(after)) return OK
    deps.uow.write(deps.by(), (tx) => {
      table.put(tx, after)
      tx.audit({ action, entity: `label:${after.id}`, before, after })
    })
    return OK
  }

  return {
    labels: (): OutputOf<'inbox.labels'> => table.all().map(({ id, ...label }) => ({ labelId: id, ...label })),
    saveLabel: ({ labelId, name, colour }: ParsedInputOf<'inbox.saveLabel'>): OutputOf<'inbox.saveLabel'> => {
      const holder = table.idByName(name)
      if (holder !== null && holder !== labelId) throw new AppError('name_taken', { name })
      return put('label.save', table.byId(labelId), { id: labelId, name, colour, archivedAtMs: null })
    },
    archiveLabel: ({ labelId }: ParsedInputOf<'inbox.archiveLabel'>): OutputOf<'inbox.archiveLabel'> => {
      const label = table.byId(labelId)
      if (label === null) throw new AppError('not_found', { id: labelId })
      return label.archivedAtMs === null
        ? put('label.archive', label, { ...label, archivedAtMs: deps.clock.now() })
        : OK
    },
  }
}
