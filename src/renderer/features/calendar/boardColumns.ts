/** The columns of the board. A state of posts that is new does not compile until it has its column. Pure. */
import type { PostState } from '#shared/domain/postLife.ts'

export const BOARD_COLUMNS = ['draft', 'approval', 'scheduled', 'attention', 'published'] as const
export type BoardColumn = (typeof BOARD_COLUMNS)[number]

const COLUMN_OF: Readonly<Record<PostState, BoardColumn | null>> = {
  draft: 'draft',
  changes_requested: 'draft',
  waiting_approval: 'approval',
  approved_late: 'approval',
  scheduled: 'scheduled',
  publishing: 'scheduled',
  uncertain: 'attention',
  needs_attention: 'attention',
  missed: 'attention',
  published: 'published',
  cancelled: null,
}

/** Null for what is off: nothing is left to be done with it. */
export function columnOf(state: PostState): BoardColumn | null {
  return COLUMN_OF[state]
}
