/** The conversations of a scope, page by page as the list is walked. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationRow, InboxScope } from '#shared/contract/inbox.ts'
import { callOperation, type OperationError } from '../../rpc/client.ts'

type Cursor = OutputOf<'inbox.list'>['next']

/** Enough to fill a tall window twice: the next page is there before it is seen. */
const PAGE_ROWS = 60

export type InboxPages = {
  /** Undefined only until the first answer ever. */
  readonly rows: readonly ConversationRow[] | undefined
  /** True where every conversation of the scope is in `rows`. */
  readonly complete: boolean
  readonly error: OperationError | null
  readonly askAgain: () => void
  readonly more: () => void
}

export function useInboxPages(scope: InboxScope): InboxPages {
  // Named as the operation, so that change events refresh it like every other query.
  const pages = useInfiniteQuery({
    queryKey: ['inbox.list', scope] as const,
    queryFn: ({ pageParam }) => callOperation('inbox.list', { scope, cursor: pageParam, limit: PAGE_ROWS }),
    initialPageParam: null as Cursor,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = pages
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data])
  return {
    rows,
    complete: !hasNextPage,
    error: error as OperationError | null,
    askAgain: () => void refetch(),
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
  }
}
