/** What the inbox lists: a scope as the window gives it, and those that were kept under a name (docs/specs/inbox.md §7). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { inboxScope, type InboxScope } from '#shared/contract/inbox.ts'
import { COUNT_LIMIT, INBOX_VIEWS, UNNARROWED, type InboxView } from '#shared/domain/inboxView.ts'
import { addDays, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import { cursorAfter, isListedByHits, type ConversationList, type ListScope } from '../store/conversationList.ts'
import { ftsQuery } from '../store/ftsQuery.ts'
import type { SavedFilter, SavedFilterTable } from '../store/savedFilterTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { rowOf } from './inboxAnswering.ts'

const OK = { ok: true } as const
export function createInboxFilters(deps: {
  readonly list: ConversationList
  readonly table: SavedFilterTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly zone: () => OfficeZone
  readonly clock: Pick<Clock, 'now'>
}) {
  const { list, table } = deps

  /** As the list takes it; null where nothing can be found: words without a letter, or mine where nobody acts. */
  function scopeOf(scope: InboxScope): ListScope | null {
    const { view, accountId, kind, labelId, fromDay, toDay } = scope
    const text = scope.text?.trim() ?? ''
    // What is typed and not finished shows by the white space behind it.
    const match = text === '' ? null : ftsQuery(scope.text ?? '')
    if (text !== '' && match === null) return null
    const actingId = deps.actingId()
    if (view === 'mine' && (actingId === null || (scope.assigneeId ?? actingId) !== actingId)) return null
    const zone = deps.zone()
    return {
      view,
      accountId,
      kind,
      labelId,
      assigneeId: view === 'mine' ? actingId : scope.assigneeId,
      fromMs: fromDay === null ? null : dayStartMs(fromDay, zone),
      untilMs: toDay === null ? null : dayStartMs(addDays(toDay, 1), zone),
      match,
      nowMs: deps.clock.now(),
    }
  }

  function count(scope: InboxScope): number {
    const of = scopeOf(scope)
    return of === null ? 0 : list.count(of, COUNT_LIMIT)
  }

  function pageOfHits(
    of: ListScope & { readonly match: string },
    view: InboxView,
    cursor: ParsedInputOf<'inbox.list'>['cursor'],
    limit: number,
  ): OutputOf<'inbox.list'> {
    const found = list.pageOfHits(of, cursor?.hits ?? null, limit + 1)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const isMore = found.length > limit && last !== undefined
    return {
      rows: page.map(({ row }) => rowOf(row)),
      next: isMore ? { ...cursorAfter(view, last.row.conversation), hits: last.cursor } : null,
    }
  }

  /** One's own, or everybody's. @throws AppError not_found */
  function checkMayChange(filter: SavedFilter): void {
    if (filter.personId !== null && filter.personId !== deps.actingId()) {
      throw new AppError('not_found', { id: filter.id })
    }
  }

  return {
    list: ({ scope, cursor, limit }: ParsedInputOf<'inbox.list'>): OutputOf<'inbox.list'> => {
      const of = scopeOf(scope)
      if (of === null) return { rows: [], next: null }
      if (isListedByHits(of)) return pageOfHits(of, scope.view, cursor, limit)
      // One more than asked for tells whether there is a next page.
      const found = list.page(of, cursor, limit + 1)
      const rows = found.slice(0, limit)
      const last = rows.at(-1)
      const isMore = found.length > limit && last !== undefined
      return {
        rows: rows.map(rowOf),
        next: isMore ? { ...cursorAfter(scope.view, last.conversation), hits: null } : null,
      }
    },

    counts: (): OutputOf<'inbox.counts'> => {
      const counted = INBOX_VIEWS.map((view) => [view, count({ view, ...UNNARROWED })] as const)
      return Object.fromEntries(counted) as Record<InboxView, number>
    },

    filters: (): OutputOf<'inbox.filters'> =>
      table.visibleTo(deps.actingId()).flatMap(({ id, name, personId, scope }) => {
        // One that a later version kept and this one does not know is not offered.
        const read = inboxScope().safeParse(scope)
        return read.success
          ? [{ filterId: id, name, shared: personId === null, scope: read.data, count: count(read.data) }]
          : []
      }),

    saveFilter: (input: ParsedInputOf<'inbox.saveFilter'>): OutputOf<'inbox.saveFilter'> => {
      const { filterId, name, shared, scope } = input
      const before = table.byId(filterId)
      if (before !== null) checkMayChange(before)
      deps.uow.write(deps.by(), (tx) => {
        table.put(tx, { id: filterId, name, personId: shared ? null : deps.actingId() }, scope)
        tx.audit({ action: 'filter.save', entity: `filter:${filterId}`, after: { name, shared } })
      })
      return OK
    },

    removeFilter: ({ filterId }: ParsedInputOf<'inbox.removeFilter'>): OutputOf<'inbox.removeFilter'> => {
      const before = table.byId(filterId)
      if (before === null) throw new AppError('not_found', { id: filterId })
      checkMayChange(before)
      deps.uow.write(deps.by(), (tx) => {
        table.remove(tx, filterId)
        tx.audit({ action: 'filter.remove', entity: `filter:${filterId}`, before: { name: before.name } })
      })
      return OK
    },
  }
}
