/** How often is read: by who looks, by the hour of the office, and by what goes on (docs/specs/pull.md §1.5). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Stream } from '../../src/main/store/cursorTable.ts'
import type { Fetching } from '../../src/main/sync/fetching.ts'
import type { Attention } from '../../src/main/sync/pullPolicy.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { createTrainingNetwork } from '../../src/main/training/trainingNetwork.ts'
import { createFakePorts } from '../fakes/fakePorts.ts'
import { mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import { openTestApp } from '../fakes/testApp.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
let desk: InboxDesk
let pull: Fetching
let t0: number

beforeEach(() => {
  desk = openInboxDesk()
  pull = desk.pull()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const start = async () => {
  pull.start()
  await desk.clock.settle()
}

describe('pace, by who looks', () => {
  const times = (...streams: readonly Stream[]) => streams.map((stream) => desk.network.callsOf(stream).length)
  const look = (change: Partial<Attention>): void => {
    desk.levers.attention = { ...desk.levers.attention, ...change }
    pull.paceChanged()
  }

  it('is half on no screen, and a quarter by night', async () => {
    desk.levers.attention = { isInFront: false, isOfficeHour: true, isUrgent: false }
    await start()
    await desk.clock.advance(15 * MINUTE)
    expect(times('profile', 'mentions', 'own_posts', 'direct_messages')).toEqual([1, 8, 2, 6])
    look({ isOfficeHour: false })
    await desk.clock.advance(60 * MINUTE)
    expect(times('mentions')).toEqual([8 + 15])
  })

  it('has what is due at once when somebody brings the window back', async () => {
    desk.levers.attention = { isInFront: false, isOfficeHour: false, isUrgent: false }
    await start()
    await desk.clock.advance(2 * MINUTE)
    expect(times('mentions', 'own_posts', 'direct_messages')).toEqual([1, 1, 1])
    look({ isInFront: true })
    await desk.clock.settle()
    expect(times('mentions', 'own_posts', 'direct_messages')).toEqual([2, 1, 2])
    look({ isInFront: false })
    look({ isInFront: true })
    await desk.clock.settle()
    expect(times('mentions', 'own_posts', 'direct_messages')).toEqual([2, 1, 2])
  })

  it('is quick for the account that something is awaited for', async () => {
    desk.levers.attention = { isInFront: false, isOfficeHour: false, isUrgent: true }
    await start()
    await desk.clock.advance(5 * MINUTE)
    expect(times('mentions')).toEqual([6])
  })

  it('is quick for ten minutes after a citizen wrote, and not because of what was there before', async () => {
    desk.network.mentions.push(mention('10', 'uno', t0))
    desk.levers.attention = { isInFront: false, isOfficeHour: true, isUrgent: false }
    await start()
    await desk.clock.advance(10 * MINUTE)
    expect(times('mentions')).toEqual([6])
    desk.network.mentions.push(mention('11', 'dos', desk.clock.now()))
    await desk.clock.advance(2 * MINUTE)
    expect(times('mentions')).toEqual([7])
    await desk.clock.advance(10 * MINUTE)
    expect(times('mentions')).toEqual([7 + 9])
    await desk.clock.advance(10 * MINUTE)
    expect(times('mentions')).toEqual([7 + 9 + 5])
  })

  it('never reads direct messages more often than every 90 seconds, however often the window comes and goes', async () => {
    const readAt: number[] = []
    const { client } = desk.network
    pull = desk.fetchThrough({
      ...client,
      readDirectMessages: (query, signal) => {
        readAt.push(desk.clock.monotonicMs())
        return client.readDirectMessages(query, signal)
      },
    })
    pull.start()
    for (let step = 0; step < 400; step += 1) {
      look({ isInFront: step % 7 < 3, isUrgent: step % 11 < 2, isOfficeHour: step % 5 < 2 })
      await desk.clock.advance(7 * SECOND)
    }
    await pull.stop()
    const apart = readAt.slice(1).map((atMs, i) => atMs - (readAt[i] ?? 0))
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(90 * SECOND)
    expect(readAt.length).toBeGreaterThan(15)
  })
})

it('hears from the window of the whole program whether somebody looks', async () => {
  const ports = createFakePorts()
  const network = createTrainingNetwork({ clock: ports.clock, seed: 'pace', storage: ports.trainingStorage })
  ports.levers.answerWith(network.fetch)
  const app = await openTestApp({ ports })
  const { consumerKey: appKey, consumerSecret: appSecret, accessToken, accessSecret } = POLICE_ACCOUNT.keys
  const keys = { appKey, appSecret, accessToken, accessSecret }
  await app.call('accounts.connectWithKeys', { accountId: app.newId(), ...keys })
  const asks = () => ports.levers.requests.filter(({ url }) => url.includes('/mentions')).length
  const within = async (minutes: number) => {
    const before = asks()
    await ports.clock.advance(minutes * MINUTE)
    return asks() - before
  }
  await ports.clock.advance(30 * MINUTE)
  ports.levers.setInFront(false)
  expect(await within(20)).toBe(10)
  await ports.clock.advance(SECOND * 90)
  const before = asks()
  ports.levers.setInFront(true)
  await ports.clock.settle()
  expect(asks() - before).toBe(1)
  expect(await within(20)).toBe(20)
  await app.close()
})
