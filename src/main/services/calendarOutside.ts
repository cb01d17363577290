/** Posts of our accounts that were published elsewhere, as the calendar shows them: only to be read. */
import { RANGE_MAX_POSTS } from '#shared/contract/calendar.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { AppError } from '../rpc/appError.ts'
import type { OutsidePostTable } from '../store/outsidePostTable.ts'

export function createCalendarOutside(deps: {
  readonly outside: Pick<OutsidePostTable, 'cells' | 'byRef'>
  /** Address of a published post; null where the network has none (training). */
  readonly urlOf: (accountId: string, remoteId: string) => string | null
}) {
  return {
    outside: ({ fromMs, toMs }: ParsedInputOf<'calendar.outside'>): OutputOf<'calendar.outside'> => {
      const cells = deps.outside.cells(fromMs, toMs, RANGE_MAX_POSTS + 1)
      const truncated = cells.remoteIds.length > RANGE_MAX_POSTS
      if (truncated) for (const column of Object.values(cells)) column.pop()
      return { ...cells, truncated }
    },
    outsidePost: (ref: ParsedInputOf<'calendar.outsidePost'>): OutputOf<'calendar.outsidePost'> => {
      const post = deps.outside.byRef(ref)
      if (post === null) throw new AppError('not_found')
      const { accountId, remoteId, atMs, texts } = post
      return {
        accountId,
        remoteId,
        atMs,
        url: texts[0].deletedAtMs === null ? deps.urlOf(accountId, texts[0].remoteId) : null,
        texts: texts.map(({ text, checkedAtMs, deletedAtMs }) => ({ text, checkedAtMs, deletedAtMs })),
      }
    },
  }
}
