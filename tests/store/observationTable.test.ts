/** Observations: append-only, and ten years of them asked by day. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ACCOUNT, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const DAY = 86_400_000
let desk: InboxDesk
beforeEach(() => {
  desk = openInboxDesk()
})
afterEach(() => desk.close())

const observe = (...seen: readonly (readonly [atMs: number, value: number])[]) =>
  desk.write((tx) => {
    for (const [atMs, value] of seen) {
      desk.observations.add(tx, { accountId: ACCOUNT, metric: 'followers', atMs, value, source: 'training_history' })
    }
  })

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
})

it('are found by seeking in the primary key', () => {
  const plan = desk.test.planOf(
    `SELECT max(w.at_ms) FROM observation w
     WHERE w.account_id = 'a' AND w.metric = 'followers' AND w.at_ms >= 1 AND w.at_ms < 2`,
  )
  expect(plan).toBe('SEARCH w USING PRIMARY KEY (account_id=? AND metric=? AND at_ms>? AND at_ms<?)')
})

it('of a day become the follower series, with a gap where nobody looked', () => {
  const now = desk.clock.now()
  observe([now - 3 * DAY, 90], [now - 2 * DAY, 100], [now, 120])
  expect(desk.growth.followers({ accountId: ACCOUNT, range: '30d' })).toEqual({
    accountId: ACCOUNT,
    zone: 'Europe/Madrid',
    days: [
      { day: '2026-11-20', followers: 90, change: null },
      { day: '2026-11-21', followers: 100, change: 10 },
      { day: '2026-11-22', followers: null, change: null },
      { day: '2026-11-23', followers: 120, change: null },
    ],
    first: { day: '2026-11-20', followers: 90 },
    last: { day: '2026-11-23', followers: 120, atMs: now },
    missingDays: 1,
  })
})

it('show nothing for an account that was never observed', () => {
  expect(desk.growth.followers({ accountId: ACCOUNT, range: 'all' })).toMatchObject({
    days: [],
    first: null,
    last: null,
  })
})

it('of ten years, one every quarter of an hour, are read by seeks: one value for each of 3,653 days', () => {
  const now = desk.clock.now()
  desk.test.db.exec(`
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 3652 * 96)
    INSERT INTO observation SELECT '${ACCOUNT}', 'followers', ${now} - i * 900000, 500000 - i, 'sync' FROM n`)
  const series = desk.growth.followers({ accountId: ACCOUNT, range: 'all' })
  expect(series.days).toHaveLength(3_653)
  expect(series.missingDays).toBe(0)
  expect(series.last).toMatchObject({ followers: 500_000, atMs: now })
})
