/** The conversations of a scope around those in sight: however long the list, only so many are held in memory. */
import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationRow, InboxScope } from '#shared/contract/inbox.ts'
import { callOperation, type OperationError } from '../../rpc/client.ts'
import { useEvent } from '../../ui/useEvent.ts'
import {
  firstPlace,
  isJoined,
  placeAfter,
  placeBefore,
  placeOfRow,
  rowsAround,
  startOf,
  type PagePlace,
} from './pageTrail.ts'
import { MOST_SELECTED } from './selection.ts'

type Page = OutputOf<'inbox.list'>
type Cursor = NonNullable<Page['next']>
type Place = PagePlace<Cursor>

/** Enough to fill a tall window twice: the next page is there before it is seen. */
const PAGE_ROWS = 60
/** As many as can be selected stand side by side. */
const KEPT_PAGES = Math.ceil(MOST_SELECTED / PAGE_ROWS)
/** How near to the end of what is held the sight may come before more is read. */
const NEAR_ROWS = 5
/** The most that the core answers at once. */
const MOST_ROWS = 200

export type InboxPages = {
  /** Those that are held, side by side in the list. Undefined only until the first answer ever. */
  readonly rows: readonly ConversationRow[] | undefined
  /** How many are known to stand before and after them. */
  readonly before: number
  readonly after: number
  /** Whether nothing stands after `rows`, known or not. */
  readonly complete: boolean
  readonly error: OperationError | null
  readonly askAgain: () => void
  /** What is in sight, by places in the whole list: what of it is not held is read. */
  readonly onSight: (first: number, last: number) => void
  /** The first of the list, as many as can be selected. */
  readonly top: () => Promise<readonly ConversationRow[]>
}

export function useInboxPages(scope: InboxScope): InboxPages {
  const queryClient = useQueryClient()
  // Named as the operation, so that change events refresh it like every other query.
  const queryKey = ['inbox.list', scope] as const
  const pages = useInfiniteQuery<Page, OperationError, InfiniteData<Page, Place>, typeof queryKey, Place>({
    queryKey,
    queryFn: ({ pageParam }) => readPage(scope, startOf(pageParam).cursor, PAGE_ROWS),
    initialPageParam: firstPlace<Cursor>(),
    getNextPageParam: (last, _pages, place) => placeAfter(place, last),
    getPreviousPageParam: (_first, _pages, _place, places) => placeBefore(places),
    maxPages: KEPT_PAGES,
    placeholderData: keepPreviousData,
  })
  const { data, error, hasNextPage, hasPreviousPage, isFetching, isPlaceholderData } = pages
  const { fetchNextPage, fetchPreviousPage, refetch } = pages
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data])
  const kept = useMemo(() => ({ pages: data?.pages ?? [], places: data?.pageParams ?? [] }), [data])
  const { before, after } = rowsAround(kept)

  useEffect(() => {
    if (!isJoined(kept)) void refetch()
  }, [kept, refetch])

  const isLeaping = useRef(false)
  /** To a part of the list that was walked before. */
  const leap = async (place: Place): Promise<void> => {
    isLeaping.current = true
    try {
      const page = await readPage(scope, startOf(place).cursor, PAGE_ROWS)
      queryClient.setQueryData<InfiniteData<Page, Place>>(queryKey, { pages: [page], pageParams: [place] })
    } catch {
      // What is wrong is said by the list itself, which asks the same.
      void refetch()
    } finally {
      isLeaping.current = false
    }
  }
  const sight = useRef({ first: 0, last: 0 })
  const readWhatIsSeen = useEvent((): void => {
    const { first, last } = sight.current
    if (rows === undefined || isFetching || isPlaceholderData || isLeaping.current) return
    const end = before + rows.length
    const wanted = placeOfRow(kept.places, first)
    const isApart = last < before - PAGE_ROWS || first >= end + PAGE_ROWS
    if (isApart && kept.places.every(({ index }) => index !== wanted.index)) void leap(wanted)
    else if (hasPreviousPage && first < before + NEAR_ROWS) void fetchPreviousPage()
    else if (hasNextPage && last >= end - NEAR_ROWS) void fetchNextPage()
  })
  // What came into sight while something was read is looked at again once it is there.
  useEffect(readWhatIsSeen, [readWhatIsSeen, data, isFetching])
  return {
    rows,
    before,
    after,
    complete: !hasNextPage,
    error,
    askAgain: () => void refetch(),
    onSight: useCallback(
      (first: number, last: number): void => {
        sight.current = { first, last }
        readWhatIsSeen()
      },
      [readWhatIsSeen],
    ),
    top: async () => {
      const found: ConversationRow[] = []
      let cursor: Cursor | null = null
      do {
        const page: Page = await readPage(scope, cursor, Math.min(MOST_ROWS, MOST_SELECTED - found.length))
        found.push(...page.rows)
        cursor = page.next
      } while (cursor !== null && found.length < MOST_SELECTED)
      return found
    },
  }
}

function readPage(scope: InboxScope, cursor: Cursor | null, limit: number): Promise<Page> {
  return callOperation('inbox.list', { scope, cursor, limit })
}
