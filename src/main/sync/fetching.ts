/** Puts together what fetches: reading, storing, and when. */
import type { Ids } from '../ports.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { CopyTable } from '../store/copyTable.ts'
import type { CursorTable } from '../store/cursorTable.ts'
import type { GapTable } from '../store/gapTable.ts'
import type { InboxTable } from '../store/inboxTable.ts'
import type { LimitTable } from '../store/limitTable.ts'
import type { Observe } from '../store/observationTable.ts'
import type { OwnPostTable } from '../store/ownPostTable.ts'
import type { PostMetricTable } from '../store/postMetricTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createChecks } from './checks.ts'
import { createIngest, type IngestClocks, type UrgentWatch } from './ingest.ts'
import { createPull, type Pull, type PullDeps } from './pull.ts'
import { createPullStore, type PullHealth } from './pullStore.ts'

/** Comments are searched for while the account has posts as young as the network's search reaches back. */
const COMMENTED_FOR_MS = 7 * 86_400_000

export type FetchingTables = {
  readonly accounts: Pick<AccountTable, 'byId' | 'list' | 'setProfile'>
  readonly cursors: CursorTable
  readonly gaps: GapTable
  readonly inbox: InboxTable
  readonly ownPosts: OwnPostTable
  readonly copies: CopyTable
  readonly postMetrics: PostMetricTable
  readonly limits: LimitTable
}

export type Fetching = Omit<Pull, 'noteShown'> & {
  /** A person has this conversation on the screen. */
  readonly onShown: (conversationId: string) => void
}

export function createFetching(
  deps: Omit<PullDeps, 'cursors' | 'gaps' | 'hasRecentPosts' | 'limits' | 'checks' | 'store' | 'accountIds'> & {
    readonly uow: UnitOfWork
    readonly observe: Observe
    readonly ids: Ids
    readonly tables: FetchingTables
    readonly health: PullHealth
    readonly clocks: IngestClocks
    readonly urgent: UrgentWatch
  },
): Fetching {
  const { uow, ids, tables, health, clocks, urgent, observe, ...rest } = deps
  const { accounts, cursors, gaps, inbox, ownPosts, copies, limits, postMetrics } = tables
  const ingest = createIngest({ inbox, ownPosts, copies, postMetrics, ids, clocks, urgent })
  const checks = createChecks({ clock: deps.clock, copies, inbox, ingest, postMetrics })
  const pull = createPull({
    ...rest,
    cursors,
    gaps,
    limits,
    checks,
    store: createPullStore({ ...tables, uow, ids, ingest, checks, health, observe }),
    hasRecentPosts: (accountId) => ownPosts.hasPublishedSince(accountId, deps.clock.now() - COMMENTED_FOR_MS),
    accountIds: () => accounts.list().map(({ id }) => id),
  })
  return {
    ...pull,
    onShown: (conversationId) => {
      const accountId = checks.noteShown(conversationId)
      if (accountId !== null) pull.noteShown(accountId)
    },
  }
}
