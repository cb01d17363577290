import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { Bridge, ChangeEvent } from '#shared/rpc/envelope.ts'
import { followChanges, refreshAfter as refreshWith } from '../../../../src/renderer/rpc/invalidation.ts'
import { queriesByTopic } from '../../../../src/renderer/rpc/queriesByTopic.ts'

const change = (seq: number, topic: string): ChangeEvent => ({ seq, topic, ids: [] })

const refreshAfter = (lastSeq: number | null, events: readonly ChangeEvent[]) =>
  refreshWith(lastSeq, events, queriesByTopic)

describe('what a change makes stale', () => {
  it('is every query that depends on its topic and no other', () => {
    const stale = refreshAfter(4, [change(5, 'growth')])
    expect(stale).toEqual(
      new Set(['care.byDay', 'growth.followers', 'growth.milestones', 'growth.readFigures', 'reports.content']),
    )
  })

  it('gathers the topics of a batch', () => {
    const stale = refreshAfter(null, [change(8, 'audit'), change(9, 'training')])
    expect(stale).toEqual(new Set(['audit.verify', 'audit.recent', 'training.get']))
  })

  it('is everything where a number is missing', () => {
    expect(refreshAfter(4, [change(6, 'growth')])).toBe('everything')
    expect(refreshAfter(null, [change(1, 'growth'), change(3, 'growth')])).toBe('everything')
  })

  it('is everything when the database opens', () => {
    expect(refreshAfter(1, [change(2, 'session')])).toBe('everything')
  })

  it('is nothing for a topic nobody asked about', () => {
    expect(refreshAfter(1, [change(2, 'somethingNew')])).toEqual(new Set())
  })
})

it('marks the cached answers stale once for events that arrive together', async () => {
  let listener: ((event: ChangeEvent) => void) | null = null
  const bridge: Bridge = {
    call: () => Promise.reject(new Error('not asked here')),
    onEvent: (given) => {
      listener = given
      return () => (listener = null)
    },
  }
  const queries = new QueryClient()
  queries.setQueryData(['calendar.drafts', {}], [])
  queries.setQueryData(['growth.followers', { accountId: 'a' }], {})
  const stop = followChanges(
    bridge.onEvent,
    queries,
    () => Promise.resolve(queriesByTopic),
    (run) => setTimeout(run, 0),
  )
  for (const event of [change(1, 'posts'), change(2, 'posts')])
    (listener as ((event: ChangeEvent) => void) | null)?.(event)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(queries.getQueryState(['calendar.drafts', {}])?.isInvalidated).toBe(true)
  expect(queries.getQueryState(['growth.followers', { accountId: 'a' }])?.isInvalidated).toBe(false)
  stop()
  expect(listener).toBeNull()
})
