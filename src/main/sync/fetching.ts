/** Puts together what fetches: reading, storing, and when. */
import type { Ids } from '../ports.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { CursorTable } from '../store/cursorTable.ts'
import type { GapTable } from '../store/gapTable.ts'
import type { InboxTable } from '../store/inboxTable.ts'
import type { ObservationTable } from '../store/observationTable.ts'
import type { OwnPostTable } from '../store/ownPostTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createIngest } from './ingest.ts'
import { createPull, type Pull, type PullDeps } from './pull.ts'
import { createPullStore, type PullHealth } from './pullStore.ts'

export type FetchingTables = {
  readonly accounts: Pick<AccountTable, 'byId' | 'list' | 'setProfile'>
  readonly cursors: CursorTable
  readonly gaps: GapTable
  readonly inbox: InboxTable
  readonly ownPosts: OwnPostTable
  readonly observations: ObservationTable
}

export function createFetching(
  deps: Omit<PullDeps, 'cursors' | 'gaps' | 'store' | 'accountIds'> & {
    readonly uow: UnitOfWork
    readonly ids: Ids
    readonly tables: FetchingTables
    readonly health: PullHealth
  },
): Pull {
  const { uow, ids, tables, health, ...rest } = deps
  const { accounts, cursors, gaps, inbox, ownPosts } = tables
  const ingest = createIngest({ inbox, ownPosts, ids })
  return createPull({
    ...rest,
    cursors,
    gaps,
    store: createPullStore({ ...tables, uow, ids, ingest, health }),
    accountIds: () => accounts.list().map(({ id }) => id),
  })
}
