import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { answeredHour } from '../../../../src/renderer/features/calendar/answeredHour.ts'
import { operationKey } from '../../../../src/renderer/rpc/useOperation.ts'

const november = operationKey('calendar.range', { fromMs: 0, toMs: 1000 })
const december = operationKey('calendar.range', { fromMs: 1000, toMs: 2000 })

const rangeWith = (postId: string, atMs: number) => ({
  cells: { postIds: ['other', postId], atMs: [1, atMs], excerpts: ['', ''], standing: [0, 0] },
  standings: [],
  risks: [],
})

/** A cache in which November is on screen and December was looked at before. */
function cache(): { readonly queryClient: QueryClient; readonly end: () => void } {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  queryClient.setQueryData(december, rangeWith('post', 1500))
  queryClient.setQueryData(november, rangeWith('post', 500))
  const end = new QueryObserver(queryClient, { queryKey: november, queryFn: () => rangeWith('post', 0) }).subscribe(
    () => undefined,
  )
  return { queryClient, end }
}

describe('the hour that the calendar on screen was told last', () => {
  it('is of what is on screen, not of a month that was looked at before', () => {
    const { queryClient, end } = cache()
    expect(answeredHour(queryClient, 'post')).toBe(500)
    end()
    expect(answeredHour(queryClient, 'post')).toBeUndefined()
  })

  it('is the newest one at once, drawn or not', () => {
    const { queryClient, end } = cache()
    queryClient.setQueryData(november, rangeWith('post', 600))
    expect(answeredHour(queryClient, 'post')).toBe(600)
    end()
  })

  it('is that of each of its posts, the first one too', () => {
    const { queryClient, end } = cache()
    expect(answeredHour(queryClient, 'other')).toBe(1)
    end()
  })

  it('is unknown of a post that is not there', () => {
    const { queryClient, end } = cache()
    expect(answeredHour(queryClient, 'draft')).toBeUndefined()
    end()
  })
})
