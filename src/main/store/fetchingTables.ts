/** The tables of what is fetched from the networks, and of how far it was fetched. */
import { createCopyTable } from './copyTable.ts'
import { createCursorTable } from './cursorTable.ts'
import { createGapTable } from './gapTable.ts'
import { createInboxTable } from './inboxTable.ts'
import { createObservationTable } from './observationTable.ts'
import { createOwnPostTable } from './ownPostTable.ts'
import { createPostMetricTable } from './postMetricTable.ts'
import type { Sqlite } from './sqlite.ts'

export function createFetchingTables(db: Sqlite) {
  return {
    inbox: createInboxTable(db),
    observations: createObservationTable(db),
    cursors: createCursorTable(db),
    gaps: createGapTable(db),
    ownPosts: createOwnPostTable(db),
    copies: createCopyTable(db),
    postMetrics: createPostMetricTable(db),
  }
}
