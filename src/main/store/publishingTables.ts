/** The tables of what is written, and of what is done with it on a network. */
import { createApprovalTable } from './approvalTable.ts'
import { createChainTable } from './chainTable.ts'
import { createEffectTable } from './effectTable.ts'
import { createLimitTable } from './limitTable.ts'
import { createLateTable } from './lateTable.ts'
import { createMediaCardTable } from './mediaCardTable.ts'
import { createMediaCropTable } from './mediaCropTable.ts'
import { createMediaContentTable } from './mediaContentTable.ts'
import { createMediaTable } from './mediaTable.ts'
import { createNearPostTable } from './nearPostTable.ts'
import { createOutsidePostTable } from './outsidePostTable.ts'
import { createPostTable } from './postTable.ts'
import { createPublishedTextTable } from './publishedTextTable.ts'
import { createRepeatTable } from './repeatTable.ts'
import type { Sqlite } from './sqlite.ts'
import { createUploadTable } from './uploadTable.ts'

export function createPublishingTables(db: Sqlite) {
  return {
    effects: createEffectTable(db),
    posts: createPostTable(db),
    approvals: createApprovalTable(db),
    chains: createChainTable(db),
    repeated: createRepeatTable(db),
    nearPosts: createNearPostTable(db),
    published: createPublishedTextTable(db),
    outside: createOutsidePostTable(db),
    media: createMediaTable(db),
    contents: createMediaContentTable(db),
    cards: createMediaCardTable(db),
    crops: createMediaCropTable(db),
    uploads: createUploadTable(db),
    limits: createLimitTable(db),
    late: createLateTable(db),
  }
}
