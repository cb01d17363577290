/** The notification that an account reached a round number of followers (docs/specs/growth.md §6.4). */
import { beforeEach, expect, it } from 'vitest'
import { createMilestoneNotices, type NewestMilestone } from '../../../src/main/services/milestoneNotices.ts'
import type { WriteTx } from '../../../src/main/store/unitOfWork.ts'
import type { QuietHours } from '../../../src/shared/domain/quietHours.ts'
import { createFakeClock, type FakeClock } from '../../fakes/fakeClock.ts'

const HOUR = 3_600_000
/** A Monday, eleven in Madrid. */
const ELEVEN = Date.UTC(2026, 10, 23, 10, 0)

let clock: FakeClock
let newest: Map<string, NewestMilestone>
let isOpen: boolean
let language: 'es' | 'en'
let quietHours: QuietHours | null
let milestoneNotices: boolean
let noted: { accountId: string; count: number; day: string; isTold: boolean }[]
let shown: { title: string; body: string; place: string }[]
let notices: ReturnType<typeof createMilestoneNotices>

beforeEach(() => {
  clock = createFakeClock(ELEVEN)
  newest = new Map([['policia', { count: 9_000, day: '2026-03-02', postId: null }]])
  isOpen = true
  language = 'es'
  quietHours = { from: '22:00', until: '07:00' }
  milestoneNotices = true
  noted = []
  shown = []
  notices = opened()
  notices.start()
})

/** As a program that is started over what is noted. */
function opened(): ReturnType<typeof createMilestoneNotices> {
  return createMilestoneNotices({
    accountIds: () => ['policia', 'bomberos'],
    newestMilestone: (accountId) => newest.get(accountId) ?? null,
    notifier: { notify: (notice) => shown.push(notice) },
    preferences: {
      get: () => ({
        ...{ theme: 'auto', language, urgentSound: true, messageNotices: false },
        ...{ milestoneNotices, quietHours },
      }),
    },
    clock,
    zone: () => 'Europe/Madrid',
    isOpenAt: () => isOpen,
    handleOf: (accountId) => accountId,
    table: {
      hasNoted: (accountId, count) => noted.some((each) => each.accountId === accountId && each.count === count),
      noteReached: (_tx, accountId, { count, day }) => {
        noted.push({ accountId, count, day, isTold: false })
      },
      untold: () => noted.filter(({ isTold }) => !isTold),
      settle: (_tx, accountId, count) => {
        for (const each of noted) if (each.accountId === accountId && each.count <= count) each.isTold = true
      },
    },
    uow: { write: (_by, work) => work({ audit: () => undefined } as unknown as WriteTx) },
    ids: { next: () => 'id' },
  })
}

const reaches = (accountId: string, count: number, day = '2026-11-23', postId: string | null = null): void => {
  newest.set(accountId, { count, day, postId })
  notices.changed([accountId])
}

it('says once that an account reached a round number, and leads to its followers', () => {
  reaches('policia', 10_000)
  notices.changed(['policia'])
  expect(shown).toEqual([
    {
      title: '10.000 seguidores',
      body: '@policia acaba de llegar a 10.000 seguidores. Está en Crecimiento.',
      place: '/growth/followers',
    },
  ])
})

it('leads to the thank-you where one was prepared', () => {
  reaches('bomberos', 1_000, '2026-11-23', 'post-1')
  expect(shown).toEqual([
    {
      title: '1.000 seguidores',
      body: '@bomberos acaba de llegar a 1.000 seguidores. El agradecimiento está preparado.',
      place: '/calendar/post/post-1',
    },
  ])
})

it('speaks the language of the window', () => {
  language = 'en'
  reaches('policia', 10_000)
  expect(shown).toMatchObject([
    { title: '10,000 followers', body: '@policia has just reached 10,000 followers. It is in Growth.' },
  ])
})

it('says nothing of what figures from a file tell of earlier days', () => {
  reaches('policia', 15_000, '2026-11-20')
  expect(shown).toEqual([])
  reaches('policia', 15_000)
  expect(shown).toEqual([])
})

it('says nothing of what an account had reached when it was connected', () => {
  reaches('ayuntamiento', 10_000)
  expect(shown).toEqual([])
  reaches('ayuntamiento', 15_000)
  expect(shown).toHaveLength(1)
})

it('waits for the end of the quiet hours', async () => {
  quietHours = { from: '10:00', until: '13:00' }
  reaches('policia', 10_000)
  await clock.advance(HOUR)
  expect(shown).toEqual([])
  await clock.advance(HOUR + HOUR / 6)
  expect(shown).toHaveLength(1)
})

it('waits until the office opens, and tells then what is still true', async () => {
  isOpen = false
  reaches('policia', 10_000)
  reaches('policia', 15_000)
  expect(shown).toEqual([])
  await clock.advance(HOUR)
  isOpen = true
  await clock.advance(HOUR)
  expect(shown.map(({ title }) => title)).toEqual(['15.000 seguidores'])
})

it('tells at the next start what waited when Mando was closed, with its day, and only once', async () => {
  isOpen = false
  reaches('policia', 10_000)
  notices.stop()
  await clock.advance(24 * HOUR)
  isOpen = true
  expect(shown).toEqual([])
  const [next, last] = [opened(), opened()]
  next.start()
  expect(shown).toHaveLength(1)
  last.start()
  last.changed(['policia'])
  expect(shown).toEqual([
    {
      title: '10.000 seguidores',
      body: '@policia llegó a 10.000 seguidores el 23 de noviembre. Está en Crecimiento.',
      place: '/growth/followers',
    },
  ])
})

it('tells what was reached while Mando was closed with the first count that is read after it', () => {
  notices.stop()
  const next = opened()
  next.start()
  newest.set('policia', { count: 10_000, day: '2026-11-23', postId: null })
  next.changed(['policia'])
  expect(shown.map(({ title }) => title)).toEqual(['10.000 seguidores'])
})

it('does not tell again what was told, where its count is taken back and noted again', () => {
  reaches('policia', 10_000)
  newest.set('policia', { count: 9_000, day: '2026-03-02', postId: null })
  const next = opened()
  next.start()
  newest.set('policia', { count: 10_000, day: '2026-11-23', postId: null })
  next.changed(['policia'])
  expect(shown).toHaveLength(1)
})

it('does not tell what is not true any more when the office opens', async () => {
  isOpen = false
  reaches('policia', 10_000)
  newest.set('policia', { count: 9_000, day: '2026-03-02', postId: null })
  isOpen = true
  await clock.advance(HOUR)
  expect(shown).toEqual([])
})

it('says nothing where the office does not want to be told, and does not make up for it later', async () => {
  milestoneNotices = false
  reaches('policia', 10_000)
  milestoneNotices = true
  notices.changed(['policia'])
  await clock.advance(HOUR)
  expect(shown).toEqual([])
})

it('does not tell what an account had reached before, where counts are taken back and noted again', () => {
  newest.set('policia', { count: 8_000, day: '2026-01-07', postId: null })
  notices.changed(['policia'])
  reaches('policia', 9_000)
  expect(shown).toEqual([])
})
