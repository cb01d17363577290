/** Views of the calendar that were kept under a name (docs/specs/calendarViews.md §5.4). */
import { calendarLook } from '#shared/contract/calendarViews.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { CalendarViewTable, KeptView } from '../store/calendarViewTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const

export function createCalendarViews(deps: {
  readonly table: CalendarViewTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { table } = deps

  /** One's own, or everybody's. @throws AppError not_found */
  function checkMayChange(view: KeptView): void {
    if (view.personId !== null && view.personId !== deps.actingId()) throw new AppError('not_found', { id: view.id })
  }

  return {
    views: (): OutputOf<'calendar.views'> =>
      table.visibleTo(deps.actingId()).flatMap(({ id, name, personId, look }) => {
        // One that a later version kept and this one does not know is not offered.
        const read = calendarLook().safeParse(look)
        return read.success ? [{ viewId: id, name, shared: personId === null, look: read.data }] : []
      }),
    saveView: ({ viewId, name, shared, look }: ParsedInputOf<'calendar.saveView'>): OutputOf<'calendar.saveView'> => {
      const before = table.byId(viewId)
      if (before !== null) checkMayChange(before)
      deps.uow.write(deps.by(), (tx) => {
        table.put(tx, { id: viewId, name: name.toWellFormed(), personId: shared ? null : deps.actingId() }, look)
        tx.audit({ action: 'calendar_view.save', entity: `calendar_view:${viewId}`, after: { name, shared } })
      })
      return OK
    },
    removeView: ({ viewId }: ParsedInputOf<'calendar.removeView'>): OutputOf<'calendar.removeView'> => {
      const before = table.byId(viewId)
      if (before === null) throw new AppError('not_found', { id: viewId })
      checkMayChange(before)
      deps.uow.write(deps.by(), (tx) => {
        table.remove(tx, viewId)
        tx.audit({ action: 'calendar_view.remove', entity: `calendar_view:${viewId}`, before: { name: before.name } })
      })
      return OK
    },
  }
}
