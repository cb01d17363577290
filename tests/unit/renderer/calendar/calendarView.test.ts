import { describe, expect, it } from 'vitest'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import { POST_STATES } from '#shared/domain/postLife.ts'
import {
  addressOf,
  eventOf,
  idOf,
  idsByDay,
  isMovable,
  placeOutside,
  placePosts,
  together,
} from '../../../../src/renderer/features/calendar/calendarView.ts'
import { barColours, colourBands } from '../../../../src/renderer/features/calendar/colourBands.ts'

const account: AccountView = {
  accountId: 'a1',
  network: 'x',
  mode: 'training',
  handle: 'policia',
  displayName: 'Policía',
  colour: 'blue',
  state: 'connected',
  lastSyncAtMs: null,
  checkedAtMs: null,
  forecast: null,
  commentsRefusedSinceMs: null,
  revocation: null,
  problem: null,
  textLimit: 280,
  maxImages: 4,
  describable: ['image', 'gif'],
  threads: true,
}

type Range = OutputOf<'calendar.range'>
const card = (postId: string, at: string) => ({ postId, at })
const range = (...posts: ReturnType<typeof card>[]): Pick<Range, 'cells' | 'standings' | 'risks'> => ({
  cells: {
    postIds: posts.map(({ postId }) => postId),
    atMs: posts.map(({ at }) => Date.parse(at)),
    excerpts: posts.map(({ postId }) => `texto ${postId}`),
    standing: posts.map(() => 0),
  },
  standings: [{ state: 'scheduled', accountIds: ['a1', 'gone'], campaignId: null, labelIds: [] }],
  risks: [],
})

describe('placing posts', () => {
  it('reads the hour on the wall clock of the office, whatever zone it was planned in', () => {
    const posts = range(card('p1', '2026-07-01T22:30:00Z'))
    expect(placePosts(posts, [account], 'Europe/Madrid')[0]?.wallTime).toBe('2026-07-02T00:30')
    expect(placePosts(posts, [account], 'Atlantic/Canary')[0]?.wallTime).toBe('2026-07-01T23:30')
  })

  it('orders by time and then by age, leaves out accounts that are gone', () => {
    const placed = placePosts(
      range(card('p2', '2026-07-01T10:00:00Z'), card('p1', '2026-07-01T10:00:00Z'), card('p0', '2026-07-01T11:00:00Z')),
      [account],
      'Europe/Madrid',
    )
    expect(placed.map(({ id }) => id)).toEqual(['p1', 'p2', 'p0'])
    expect(placed[0]?.accounts).toEqual([account])
    expect(idsByDay(placed)).toEqual(new Map([['2026-07-01', ['p1', 'p2', 'p0']]]))
  })
})

// docs/specs/calendar.md §6.3
describe('placing what was published elsewhere', () => {
  const elsewhere = (...ats: string[]): OutputOf<'calendar.outside'> => ({
    accountIds: ats.map(() => 'a1'),
    remoteIds: ats.map((_, row) => String(50 + row)),
    atMs: ats.map((at) => Date.parse(at)),
    excerpts: ats.map(() => 'Desde el móvil'),
    more: ats.map((_, row) => row),
    gone: ats.map((_, row) => row),
    truncated: false,
  })

  it('stands at the instant of the network, in its account', () => {
    expect(placeOutside(elsewhere('2026-07-01T22:30:00Z'), [account], 'Europe/Madrid')).toEqual([
      {
        kind: 'outside',
        id: 'outside/a1/50',
        wallTime: '2026-07-02T00:30',
        accounts: [account],
        post: { atMs: Date.parse('2026-07-01T22:30:00Z'), excerpt: 'Desde el móvil', more: 0, gone: false },
      },
    ])
  })

  it('stands among the posts by time, and is opened under an address of its own', () => {
    const posts = placePosts(range(card('p1', '2026-07-01T10:00:00Z')), [account], 'Europe/Madrid')
    const others = placeOutside(elsewhere('2026-07-01T09:00:00Z', '2026-07-01T11:00:00Z'), [account], 'Europe/Madrid')
    const all = together(posts, others)
    expect(idsByDay(all)).toEqual(new Map([['2026-07-01', ['outside/a1/50', 'p1', 'outside/a1/51']]]))
    expect(all.map(({ id }) => addressOf(id))).toEqual([
      '/calendar/outside/a1/50',
      '/calendar/post/p1',
      '/calendar/outside/a1/51',
    ])
    expect(idOf({ kind: 'outside', accountId: 'a1', remoteId: '51' })).toBe('outside/a1/51')
    expect(eventOf(all[2]!, 'month')).toMatchObject({ id: 'outside/a1/51', title: 'Desde el móvil' })
  })

  it('does not have the month drawn again where there is nothing', () => {
    const posts = placePosts(range(card('p1', '2026-07-01T10:00:00Z')), [account], 'Europe/Madrid')
    expect(together(posts, placeOutside(elsewhere(), [account], 'Europe/Madrid'))).toBe(posts)
  })
})

describe('drawing posts', () => {
  const [late] = placePosts(range(card('p1', '2026-07-01T21:45:00Z')), [account], 'Europe/Madrid')

  it('never spills into the next day', () => {
    if (late === undefined) throw new Error('no post')
    expect(late.wallTime).toBe('2026-07-01T23:45')
    expect(eventOf(late, 'week')).toMatchObject({ start: '2026-07-01 23:45:00', end: '2026-07-01 23:59:59' })
    expect(eventOf(late, 'month')).toMatchObject({ start: '2026-07-01 23:45:00', end: '2026-07-01 23:59:59' })
  })

  it('shows several accounts in equal bands', () => {
    expect(barColours([account], { colour: 'teal' })).toMatchObject({ '--by-campaign': 'var(--mando-account-teal)' })
    expect(barColours([account], null)).not.toHaveProperty('--by-campaign')
    expect(colourBands([])).toBe('transparent')
    expect(colourBands(['red', 'blue'])).toBe('linear-gradient(to bottom, red 0% 50%, blue 50% 100%)')
  })
})

it('moves only what has not left and is not off', () => {
  expect(POST_STATES.filter(isMovable)).toEqual([
    'draft',
    'changes_requested',
    'scheduled',
    'needs_attention',
    'missed',
  ])
})
