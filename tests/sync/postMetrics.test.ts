/** How figures of posts come in (docs/specs/postMetrics.md §1): with what is read anyway, and by looking posts up again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RemotePost } from '../../src/main/networks/networkClient.ts'
import { createPostMetricTable } from '../../src/main/store/postMetricTable.ts'
import { createXClient } from '../../src/main/networks/x/xClient.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { createTrainingNetwork } from '../../src/main/training/trainingNetwork.ts'
import { FAKE_CAPABILITIES, OWN } from '../fakes/fakeNetwork.ts'
import { ACCOUNT, ANA, mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
let desk: InboxDesk
let t0: number

beforeEach(() => {
  desk = openInboxDesk({ capabilities: { ...FAKE_CAPABILITIES, readPostMetrics: true } })
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const likes = (count: number): NonNullable<RemotePost['metrics']> => ({
  impressions: count * 100,
  likes: count,
  reposts: 0,
  replies: 0,
  quotes: 0,
  bookmarks: 0,
})
const own = (id: string, atMs: number, change: Partial<RemotePost> = {}): RemotePost =>
  mention(id, `aviso ${id}`, atMs, { author: OWN, mentionsUs: false, metrics: likes(1), ...change })
const readings = (firstId: string) =>
  createPostMetricTable(desk.test.db)
    .threadOf({ accountId: ACCOUNT, firstId })
    ?.map((text) => text.readings.map((reading) => [reading.likes, reading.atMs - t0]))
const start = async () => {
  desk.pull().start()
  await desk.clock.settle()
}
const lookUps = () => desk.network.checkedIds

describe('what is read anyway', () => {
  it('§1.3 brings the figures of own posts along, and asks nothing more for them', async () => {
    desk.network.ownPosts.push(own('50', t0 - HOUR))
    await start()
    expect(readings('50')).toEqual([[[1, 0]]])
    expect(lookUps()).toEqual([])
  })

  it('§1.3 keeps none of citizens', async () => {
    desk.network.mentions.push(mention('60', 'hola', t0, { metrics: likes(9) }))
    desk.network.ownPosts.push(own('61', t0, { author: ANA }))
    await start()
    expect(desk.test.dump('post_observation')).toBe('[]')
  })

  it('§1.1 writes nothing down where the network says none', async () => {
    const { metrics: _none, ...bare } = own('50', t0)
    desk.network.ownPosts.push(bare)
    await start()
    expect(readings('50')).toEqual([[]])
  })
})

describe('looking a post up again', () => {
  it('§1.4 is done at its own pace, whoever looks, and each time is a check as well', async () => {
    await desk.close()
    // Nothing else is read here, so that days pass quickly.
    const nothing = { readMentions: false, readDirectMessages: false, readFollowers: false, checkPosts: false }
    desk = openInboxDesk({ capabilities: { ...FAKE_CAPABILITIES, ...nothing, readPostMetrics: true } })
    desk.levers.attention = { isInFront: false, isOfficeHour: false, isUrgent: false }
    const post = own('50', t0)
    desk.network.ownPosts.push(post)
    desk.receive(post)
    await start()
    await desk.clock.advance(9 * DAY)
    // Hourly for three hours, four a day for a day, two a day for two, then daily to the eighth day.
    expect(lookUps().length).toBeGreaterThanOrEqual(13)
    expect(lookUps().length).toBeLessThanOrEqual(18)
    expect(lookUps().every((ids) => ids.join() === '50')).toBe(true)
  })

  it('§1.2 makes one row of what does not change, and another of what does', async () => {
    desk.network.ownPosts.push(own('50', t0))
    await start()
    await desk.clock.advance(2 * HOUR + 20 * MINUTE)
    desk.network.ownPosts.splice(0, 1, own('50', t0, { metrics: likes(7) }))
    await desk.clock.advance(6 * HOUR)
    const rows = readings('50')?.[0] ?? []
    expect(rows.map(([count]) => count)).toEqual([1, 7])
  })

  it('§1.5 takes the whole thread into one request', async () => {
    desk.network.ownPosts.push(own('50', t0), own('51', t0 + 1, { inReplyToId: '50' }))
    await start()
    await desk.clock.advance(80 * MINUTE)
    expect(lookUps()[0]?.toSorted()).toEqual(['50', '51'])
    expect(readings('50')).toHaveLength(2)
  })

  it('§1.4 waits where money is short, and goes on when there is enough', async () => {
    desk.network.ownPosts.push(own('50', t0))
    await start()
    desk.levers.allowance = 'short'
    await desk.clock.advance(2 * HOUR)
    expect(lookUps()).toEqual([])
    desk.levers.allowance = 'plenty'
    await desk.clock.advance(30 * MINUTE)
    expect(lookUps()).toHaveLength(1)
  })

  it('§1.4 is not hurried by a person who asks for a sync', async () => {
    desk.network.ownPosts.push(own('50', t0))
    await start()
    desk.pull().requestSync(null)
    await desk.clock.advance(30 * MINUTE)
    expect(lookUps()).toEqual([])
  })

  it('§1.6 ends where the post was deleted on the network; what was read of it stays', async () => {
    desk.network.ownPosts.push(own('50', t0))
    await start()
    desk.network.ownPosts.length = 0
    await desk.clock.advance(8 * HOUR)
    expect(lookUps()).toHaveLength(1)
    expect(readings('50')).toEqual([[[1, 0]]])
  })

  it('§1.7 is not done where the network gives no figures', async () => {
    await desk.close()
    desk = openInboxDesk()
    desk.network.ownPosts.push(own('50', t0))
    await start()
    await desk.clock.advance(3 * HOUR)
    expect(lookUps()).toEqual([])
  })
})

it('through the real client of X, from the training network: they grow, and are those that the network shows', async () => {
  const { clock, ports, test } = desk
  test.db
    .prepare(`UPDATE account SET mode = 'training', remote_id = ?, handle = ?`)
    .run(POLICE_ACCOUNT.id, POLICE_ACCOUNT.handle)
  const network = createTrainingNetwork({ clock, seed: 'test', storage: ports.trainingStorage })
  const token = { kind: 'ok', value: POLICE_ACCOUNT.bearerToken, limits: null } as const
  const client = createXClient({
    fetch: network.fetch,
    clock,
    credentials: { kind: 'oauth2', accessToken: () => Promise.resolve(token) },
    userId: POLICE_ACCOUNT.id,
  })
  const pull = desk.fetchThrough(client)
  const id = network.elsewhere.publish({ text: 'Mañana, simulacro en el puerto' })
  pull.start()
  await clock.advance(2 * HOUR)
  network.citizens.say({ kind: 'comment', handle: 'Vecina', text: '¿A qué hora?', inReplyToId: id })
  await clock.advance(22 * HOUR)
  await pull.stop()
  const [text] = createPostMetricTable(test.db).threadOf({ accountId: ACCOUNT, firstId: id }) ?? []
  const seen = text?.readings ?? []
  expect(seen.length).toBeGreaterThan(5)
  const impressions = seen.map((reading) => reading.impressions ?? 0)
  expect(impressions).toEqual(impressions.toSorted((a, b) => a - b))
  expect(impressions.at(-1)).toBeGreaterThan(500)
  expect(seen.at(-1)?.replies).toBe(1)
})
