/** The hour of a post as the core said last: what is drawn may be a frame or two behind it. */
import type { QueryClient } from '@tanstack/react-query'
import type { OutputOf, QueryName } from '#shared/contract/contract.ts'

/** @returns instant in milliseconds; undefined where no calendar on screen has the post */
export function answeredHour(queryClient: QueryClient, postId: string): number | undefined {
  const ranges = queryClient.getQueriesData<OutputOf<'calendar.range'>>({
    queryKey: ['calendar.range' satisfies QueryName],
    type: 'active',
  })
  for (const [, range] of ranges) {
    const at = range?.cells.postIds.indexOf(postId) ?? -1
    if (range !== undefined && at >= 0) return range.cells.atMs[at]
  }
  return undefined
}
