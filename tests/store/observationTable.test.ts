/** Observations and noted counts: append-only, and ten years of them asked by day (docs/specs/growth.md §1, §2). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../src/shared/contract/contract.ts'
import { ACCOUNT, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const DAY = 86_400_000
let desk: InboxDesk
beforeEach(() => {
  desk = openInboxDesk()
})
afterEach(() => desk.close())

const observe = (...seen: readonly (readonly [atMs: number, value: number])[]) =>
  desk.write((tx) =>
    desk.measuring.observe(
      tx,
      ACCOUNT,
      seen.map(([atMs, value]) => ({ metric: 'followers', atMs, value, source: 'training_history' })),
    ),
  )
const followers = (firstDay?: string, lastDay = '2026-11-23'): OutputOf<'growth.followers'> =>
  desk.growth.followers({
    accountIds: [ACCOUNT],
    span: firstDay === undefined ? null : { firstDay, lastDay },
  })
const countsOf = (firstDay?: string, lastDay?: string) => followers(firstDay, lastDay).series[0]?.counts
const note = (day: string, count: number | null, noteId = desk.ports.ids.next()): string => {
  desk.growth.note({ noteId, accountId: ACCOUNT, day, followers: count })
  return noteId
}

describe('observations', () => {
  it('are never changed or deleted, not even by a second one of the same instant', () => {
    observe([5, 100], [5, 200])
    expect(desk.observations.lastOfEach(ACCOUNT, 'followers', [0, 10])).toEqual([{ atMs: 5, value: 100 }])
    expect(() => desk.test.db.exec('UPDATE observation SET value = 1')).toThrow('append-only')
    expect(() => desk.test.db.exec('DELETE FROM observation')).toThrow('append-only')
  })

  it('answer with the last one of each window, and nothing for a window without any', () => {
    observe([0, 1], [9, 2], [10, 3], [35, 4], [40, 5])
    expect(desk.observations.lastOfEach(ACCOUNT, 'followers', [0, 10, 20, 30, 40])).toEqual([
      { atMs: 9, value: 2 },
      { atMs: 10, value: 3 },
      { atMs: 35, value: 4 },
    ])
    expect(desk.observations.lastOfEach(ACCOUNT, 'following', [0, 10])).toEqual([])
    expect(desk.observations.firstAtMs(ACCOUNT, 'followers')).toBe(0)
    expect(desk.observations.lastAtMs(ACCOUNT, 'followers')).toBe(40)
  })

  it('are found by seeking in the primary key', () => {
    const plan = desk.test.planOf(
      `SELECT max(w.at_ms) FROM observation w
       WHERE w.account_id = 'a' AND w.metric = 'followers' AND w.at_ms >= 1 AND w.at_ms < 2`,
    )
    expect(plan).toBe('SEARCH w USING PRIMARY KEY (account_id=? AND metric=? AND at_ms>? AND at_ms<?)')
  })
})

describe('the followers of a day', () => {
  it('follow from its observations, with a gap where nobody looked', () => {
    const now = desk.clock.now()
    observe([now - 3 * DAY, 90], [now - 2 * DAY, 100], [now, 120])
    expect(followers('2026-11-01')).toEqual({
      zone: 'Europe/Madrid',
      span: { firstDay: '2026-11-20', lastDay: '2026-11-23' },
      series: [
        {
          accountId: ACCOUNT,
          counts: [90, 100, null, 120],
          before: Array<null>(63).fill(null),
          entered: [],
          knownSince: '2026-11-20',
          lastMeasuredAtMs: now,
        },
      ],
    })
  })

  it('are compared with the nine weeks before the span', () => {
    const now = desk.clock.now()
    observe([now - 9 * DAY, 1], [now - 4 * DAY, 80], [now - 3 * DAY, 90], [now, 120])
    const [series] = followers('2026-11-21').series
    expect(series?.before).toHaveLength(63)
    expect(series?.before.slice(-7)).toEqual([1, null, null, null, null, 80, 90])
    expect(series?.counts).toEqual([null, null, 120])
  })

  it('go on when the account is renamed: they belong to it, not to its name', () => {
    const now = desk.clock.now()
    observe([now - DAY, 100])
    desk.write((tx) => {
      desk.accounts.setProfile(tx, ACCOUNT, { handle: 'PoliciaNueva', displayName: 'Policía Nueva' })
      tx.audit({ action: 'test', entity: 'account' })
    })
    observe([now, 103])
    expect(desk.accounts.byId(ACCOUNT)?.handle).toBe('PoliciaNueva')
    expect(countsOf('2026-11-22')).toEqual([100, 103])
  })

  it('are nothing for an account of which nothing is known', () => {
    expect(followers()).toMatchObject({ span: null, series: [{ counts: [], knownSince: null }] })
  })

  it('are those of the new calendar as soon as the office is in another zone', () => {
    // A quarter to midnight in the Canaries is a quarter to one of the next day in Madrid.
    observe([Date.parse('2026-11-20T23:45Z'), 7])
    expect(countsOf('2026-11-19', '2026-11-21')).toEqual([7])
    expect(followers('2026-11-19', '2026-11-21').span?.firstDay).toBe('2026-11-21')
    desk.moveTo('Atlantic/Canary')
    expect(followers('2026-11-19', '2026-11-20')).toMatchObject({
      span: { firstDay: '2026-11-20', lastDay: '2026-11-20' },
      series: [{ counts: [7] }],
    })
  })

  it('are the same whether their years are kept or not', () => {
    const now = desk.clock.now()
    observe(...Array.from({ length: 900 }, (_, day) => [now - day * DAY * 1.3, 5_000 - day] as const))
    note('2024-02-29', 17)
    const kept = followers()
    expect(desk.test.db.prepare('SELECT count(*) FROM follower_year').pluck().get()).toBeGreaterThan(2)
    desk.test.db.exec('DELETE FROM follower_year')
    expect(followers()).toEqual(kept)
  })

  it('are kept again, a year with each observation, after the zone has changed', () => {
    const now = desk.clock.now()
    observe(...Array.from({ length: 900 }, (_, day) => [now - day * DAY, 5_000 - day] as const))
    desk.moveTo('Atlantic/Canary')
    const zones = () => desk.test.db.prepare('SELECT DISTINCT zone FROM follower_year ORDER BY zone').pluck().all()
    observe([now + 1, 5_001])
    expect(zones()).toEqual(['Atlantic/Canary', 'Europe/Madrid'])
    observe([now + 2, 5_002])
    observe([now + 3, 5_003])
    expect(zones()).toEqual(['Atlantic/Canary'])
  })

  it('are ten years of quarters of an hour in 3,653 values', () => {
    const now = desk.clock.now()
    desk.test.db.exec(`
      WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 3652 * 96)
      INSERT INTO observation SELECT '${ACCOUNT}', 'followers', ${now} - i * 900000, 500000 - i, 'sync' FROM n`)
    const counts = countsOf()
    expect(counts).toHaveLength(3_653)
    expect(counts?.filter((count) => count === null)).toEqual([])
    expect(counts?.at(-1)).toBe(500_000)
  })
})

describe('a noted count', () => {
  it('fills a day that was not measured, and says that it was noted', () => {
    observe([desk.clock.now(), 120])
    note('2026-11-21', 100)
    note('2026-11-20', 99)
    expect(followers()).toMatchObject({
      span: { firstDay: '2026-11-20' },
      series: [{ counts: [99, 100, null, 120], entered: [[0, 1]], knownSince: '2026-11-20' }],
    })
  })

  it('does not stand against what was measured', () => {
    observe([desk.clock.now(), 120])
    const { isMeasured } = desk.growth.note({
      ...{ noteId: desk.ports.ids.next(), accountId: ACCOUNT },
      ...{ day: '2026-11-23', followers: 5 },
    })
    expect(isMeasured).toBe(true)
    expect(countsOf()).toEqual([120])
  })

  it('is never changed: it is noted anew, taken back, and all of it stays written', () => {
    const first = note('2026-11-20', 10)
    const second = note('2026-11-20', 11)
    note('2026-11-22', 13)
    expect(countsOf()).toEqual([11, null, 13, null])
    desk.growth.takeBack({ noteId: second })
    expect(countsOf()).toEqual([10, null, 13, null])
    // What was noted first has been noted anew by the step back: it no longer counts, and there is nothing to take back.
    expect(desk.growth.takeBack({ noteId: first })).toEqual({ days: 0 })
    note('2026-11-22', null)
    expect(countsOf()).toEqual([10, null, null, null])
    expect(() => desk.test.db.exec('UPDATE entered_count SET value = 1')).toThrow('append-only')
    expect(() => desk.test.db.exec('DELETE FROM entered_count')).toThrow('append-only')
  })

  it('is noted once for an id, however often it is sent', () => {
    const noteId = note('2026-11-20', 10)
    note('2026-11-20', 99, noteId)
    expect(countsOf()?.[0]).toBe(10)
    expect(desk.test.db.prepare('SELECT count(*) FROM entered_count').pluck().get()).toBe(1)
  })

  it.each([
    ['a day to come', { day: '2026-11-24' }, 'wrong_state'],
    ['an account that is not there', { accountId: '00000000-0000-7000-8000-00000000dead' }, 'not_found'],
  ])('is refused for %s', (_name, change, code) => {
    const good = { noteId: desk.ports.ids.next(), accountId: ACCOUNT, day: '2026-11-20', followers: 1 }
    expect(() => desk.growth.note({ ...good, ...change })).toThrow(expect.objectContaining({ code }))
  })

  it('cannot be taken back twice, nor where nothing was noted', () => {
    expect(() => desk.growth.takeBack({ noteId: desk.ports.ids.next() })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })
})
