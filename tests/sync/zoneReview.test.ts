/** A change of the official time, and the nights on which the clock is changed, through calendar and outbox (scheduling.md). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStandingNotices } from '../../src/main/services/standingNotices.ts'
import { createZoneReview } from '../../src/main/services/zoneReview.ts'
import { createPublishingPlan } from '../../src/main/services/publishingPlan.ts'
import { createChainTable } from '../../src/main/store/chainTable.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import { readWallTime } from '../../src/shared/domain/wallTime.ts'
import type { ZoneRules } from '../../src/shared/domain/zoneRules.ts'
import { id, MINUTE, NINE, openPublishingDesk, POST } from '../fakes/publishingDesk.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Madrid stays on summer time for ever: from now on its clock is two hours ahead of UTC, not one. */
const summerForEver: ZoneRules['read'] = (wallTime, zone) =>
  zone === 'Europe/Madrid'
    ? { kind: 'once', atMs: Date.parse(`${wallTime}Z`) - 2 * HOUR }
    : readWallTime(wallTime, zone)

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
})
afterEach(() => desk.close())

function reviewUnder(version: string, read: ZoneRules['read']) {
  const settings = createSettingTable(desk.test.db)
  const { uow, by } = desk.test
  const notices = createStandingNotices({ table: settings, uow, by })
  const plan = createPublishingPlan({
    effects: desk.effects,
    posts: desk.posts,
    chains: createChainTable(desk.test.db),
    ids: desk.ports.ids,
    modeOf: () => 'api',
    describableOn: () => [],
  })
  const review = createZoneReview({
    uow,
    posts: desk.posts,
    effects: desk.effects,
    settings,
    notices,
    rules: { version, read },
    nowMs: desk.clock.now,
    onSaved: plan.follow,
    by,
  })
  return { review, notices }
}

const plannedAt = (postId = POST) => desk.posts.byId(postId)?.planned

describe('a change of the official time (§6)', () => {
  it('keeps the wall time: instant, effects and grace move together, it is audited and said', async () => {
    desk.draft(['uno', 'dos'])
    desk.scheduleIn(120)
    const before = plannedAt()
    const { review, notices } = reviewUnder('2', summerForEver)
    review.run({ trustVersion: true })
    expect(plannedAt()).toEqual({ ...before, atMs: (before?.atMs ?? 0) - HOUR })
    for (const effect of desk.effects.open()) {
      expect([effect.dueAtMs, effect.notBeforeMs, effect.missAtMs]).toEqual([
        NINE + HOUR,
        NINE + HOUR,
        NINE + HOUR + 15 * MINUTE,
      ])
    }
    expect(notices.list()).toMatchObject([{ code: 'zone_rules_changed', params: { count: 1 } }])
    expect(desk.test.dump('audit')).toContain('post.zone_moved')
    expect(desk.test.audit.verify()).toMatchObject({ intact: true })
    desk.startRunner()
    await desk.clock.advance(HOUR + MINUTE)
    expect(desk.state()).toBe('published')
  })

  it('does it once, and a person confirms having read it', () => {
    desk.draft(['uno'])
    desk.scheduleIn(120)
    const { review, notices } = reviewUnder('2', summerForEver)
    review.run({ trustVersion: true })
    notices.acknowledge({ code: 'zone_rules_changed' })
    const after = plannedAt()
    review.run({ trustVersion: true })
    review.run({ trustVersion: false })
    expect([notices.list(), plannedAt()]).toEqual([[], after])
  })

  it('writes nothing but the version where nothing moves', () => {
    desk.draft(['uno'])
    desk.scheduleIn(120)
    const { review, notices } = reviewUnder('1', readWallTime)
    review.run({ trustVersion: true })
    const rows = desk.test.dump('audit').length
    review.run({ trustVersion: true })
    review.run({ trustVersion: false })
    expect([notices.list(), desk.test.dump('audit').length]).toEqual([[], rows])
  })

  it('asks where the wall time no longer exists: nothing of the thread leaves, and a person decides', async () => {
    desk.draft(['uno', 'dos'])
    desk.scheduleIn(120)
    const gone = { kind: 'never', before: '2026-11-24T10:59', after: '2026-11-24T12:00' } as const
    reviewUnder('2', () => gone).review.run({ trustVersion: true })
    expect(desk.outbox.list().map(({ state }) => state)).toEqual(['missed', 'queued'])
    expect(desk.state()).toBe('missed')
    expect(desk.outbox.list()[0]?.problem).toEqual({
      code: 'wall_time_gone',
      params: { before: gone.before, after: gone.after },
    })
    desk.startRunner()
    await desk.clock.advance(DAY)
    expect(desk.network.posts).toEqual([])
    desk.planning.schedule({ postId: POST, wallTime: '2026-11-26T10:00', zone: 'Europe/Madrid', repeatedHour: null })
    await desk.clock.advance(DAY + 2 * HOUR)
    expect(desk.network.posts).toHaveLength(2)
  })

  it('does not call missed what under the new rules is still to come', async () => {
    desk.draft(['uno'])
    desk.scheduleIn(60)
    await desk.clock.advance(90 * MINUTE)
    const winterForEver: ZoneRules['read'] = (wallTime) => ({ kind: 'once', atMs: Date.parse(`${wallTime}Z`) })
    reviewUnder('2', winterForEver).review.run({ trustVersion: true })
    desk.startRunner()
    await desk.clock.advance(0)
    expect(desk.state()).toBe('scheduled')
    await desk.clock.advance(31 * MINUTE)
    expect(desk.state()).toBe('published')
  })

  it('leaves alone what is out, and an hour that was given since', async () => {
    desk.draft(['uno'])
    desk.scheduleIn(60)
    desk.startRunner()
    await desk.clock.advance(61 * MINUTE)
    expect(desk.state()).toBe('published')
    const before = plannedAt()
    reviewUnder('2', summerForEver).review.run({ trustVersion: true })
    expect(plannedAt()).toEqual(before)
  })
})

describe('the nights on which the clock is changed (§2)', () => {
  const plan = (
    wallTime: string,
    repeatedHour: 'earlier' | 'later' | null,
    zone: 'Europe/Madrid' | 'Atlantic/Canary',
  ) => {
    const postId = id(100)
    desk.planning.schedule({ postId, wallTime, zone, repeatedHour })
    return desk.posts.byId(postId)?.planned?.atMs
  }
  beforeEach(() => {
    desk.draft(['uno'])
  })

  it.each([
    ['Europe/Madrid', '2027-03-28T02:30', '2027-03-28T01:30', '2027-03-28T03:30'],
    ['Atlantic/Canary', '2027-03-28T01:30', '2027-03-28T00:30', '2027-03-28T02:30'],
  ] as const)('refuses the hour that does not exist in %s, and offers the nearest', (zone, wallTime, before, after) => {
    let failure: unknown
    try {
      plan(wallTime, null, zone)
    } catch (error) {
      failure = error
    }
    expect(failure).toMatchObject({ code: 'time_does_not_exist', params: { before, after } })
    expect(desk.state()).toBe('draft')
    expect(plan(after, null, zone)).toBe(Date.UTC(2027, 2, 28, 1, 30))
  })

  it.each([
    ['Europe/Madrid', '2027-10-31T02:30', null, Date.UTC(2027, 9, 31, 0, 30)],
    ['Europe/Madrid', '2027-10-31T02:30', 'earlier', Date.UTC(2027, 9, 31, 0, 30)],
    ['Europe/Madrid', '2027-10-31T02:30', 'later', Date.UTC(2027, 9, 31, 1, 30)],
    ['Atlantic/Canary', '2027-10-31T01:30', 'earlier', Date.UTC(2027, 9, 31, 0, 30)],
    ['Atlantic/Canary', '2027-10-31T01:30', 'later', Date.UTC(2027, 9, 31, 1, 30)],
    ['Atlantic/Canary', '2027-10-31T02:30', null, Date.UTC(2027, 9, 31, 2, 30)],
  ] as const)('plans in %s for %s (%s)', (zone, wallTime, repeatedHour, atMs) => {
    expect(plan(wallTime, repeatedHour, zone)).toBe(atMs)
  })

  it('publishes the later of the two at the second time that the clock shows it, and only then', async () => {
    plan('2027-10-31T02:30', 'later', 'Europe/Madrid')
    desk.startRunner()
    desk.clock.setWall(Date.UTC(2027, 9, 31, 0, 25))
    await desk.clock.advance(10 * MINUTE)
    expect(desk.network.posts).toEqual([])
    await desk.clock.advance(56 * MINUTE)
    expect(desk.network.posts).toHaveLength(1)
  })
})
