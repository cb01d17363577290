/** What is charged is written down, and what the budget holds asks: the whole core against the simulated X (docs/specs/accounts.md §7, §8). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FetchFailure } from '../../src/main/ports.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { createTrainingNetwork, type TrainingNetwork } from '../../src/main/training/trainingNetwork.ts'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { createFakePorts, type FakePorts } from '../fakes/fakePorts.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'

const MINUTE_MS = 60_000
const LINK = 'Corte de tráfico: https://puertoalba.es/obras'

let ports: FakePorts
let network: TrainingNetwork
let app: TestApp
let accountId: string
beforeEach(async () => {
  ports = createFakePorts()
  network = createTrainingNetwork({ clock: ports.clock, seed: 'spend', storage: ports.trainingStorage })
  ports.levers.answerWith(network.fetch)
  app = await openTestApp({ ports })
  accountId = app.newId()
  const { consumerKey, consumerSecret, accessToken, accessSecret } = POLICE_ACCOUNT.keys
  await app.call('accounts.connectWithKeys', {
    accountId,
    appKey: consumerKey,
    appSecret: consumerSecret,
    accessToken,
    accessSecret,
  })
  await app.call('settings.update', { undoSeconds: 0 })
})
afterEach(() => app.close())

const summary = () => app.call('spend.summary', {})
const spentOn = async (kind: string) =>
  (await summary()).accounts.flatMap(({ kinds }) => kinds).find((row) => row.kind === kind) ?? { count: 0, micros: 0 }
const posts = () => network.record.posts()
const write = async (texts: readonly string[]) => {
  const postId = app.newId()
  const segments = texts.map((text) => ({ segmentId: app.newId(), text }))
  await app.call('calendar.create', { postId, accountIds: [accountId], segments })
  return postId
}
const publish = async (...texts: readonly string[]) => {
  const postId = await write(texts)
  await app.call('calendar.publishNow', { postId })
  await ports.clock.advance(2_000)
  return postId
}
const stateOf = async (postId: string) => (await app.call('calendar.get', { postId })).state
/** A budget that leaves so much to spend from now on. */
const leave = async (leftMicros: number, reservePercent = 0) => {
  const { monthMicros } = await summary()
  const wanted = Math.ceil((monthMicros + leftMicros) / (1 - reservePercent / 100))
  await app.call('spend.setBudget', { monthMicros: wanted, dayMicros: null, reservePercent })
}

describe('what is spent', () => {
  it('is a row for each part that went out, with the price of its kind', async () => {
    await publish('Buenos días', LINK)
    expect(await spentOn('post')).toMatchObject({ count: 1, micros: 15_000 })
    expect(await spentOn('post_with_link')).toMatchObject({ count: 1, micros: 200_000 })
  })

  it('counts as spent what may have gone out, until it is found', async () => {
    network.levers.pull({ kind: 'lose_answer' }, { only: ['publish'], next: 1 })
    await publish(LINK)
    expect(await summary()).toMatchObject({ uncertainMicros: 200_000 })
    expect(await spentOn('post_with_link')).toMatchObject({ count: 1, micros: 200_000 })
    await ports.clock.advance(3 * MINUTE_MS)
    expect(posts()).toHaveLength(1)
    expect(await summary()).toMatchObject({ uncertainMicros: 0 })
    expect(await spentOn('post_with_link')).toMatchObject({ count: 1, micros: 200_000 })
  })

  it('takes back what surely did not go out, and counts the next try once', async () => {
    let isLost = true
    ports.levers.answerWith((request) => {
      if (!isLost || request.method !== 'POST') return network.fetch(request)
      isLost = false
      return Promise.reject(new FetchFailure('timeout', true))
    })
    await publish(LINK)
    expect(await summary()).toMatchObject({ uncertainMicros: 200_000 })
    await ports.clock.advance(5 * MINUTE_MS)
    expect(posts()).toHaveLength(1)
    expect(await spentOn('post_with_link')).toMatchObject({ count: 1, micros: 200_000 })
    expect(await summary()).toMatchObject({ uncertainMicros: 0 })
  })

  it('is nothing for what the network refused', async () => {
    network.levers.pull({ kind: 'status', status: 403, takesEffect: false }, { only: ['publish'] })
    await publish('Buenos días')
    expect(await spentOn('post')).toMatchObject({ count: 0 })
  })

  it('counts what is read, at the price for owners where the account owns the app', async () => {
    await ports.clock.advance(MINUTE_MS)
    const before = await spentOn('user_read')
    expect(before.micros).toBe(before.count * 10_000)
    expect(before.count).toBeGreaterThan(0)
    await app.call('spend.setPrices', { micros: { own_read: 2_000 }, ownAppAccountId: accountId })
    await ports.clock.advance(20 * MINUTE_MS)
    const own = await spentOn('own_read')
    expect(own.count).toBeGreaterThan(0)
    expect(own.micros).toBe(own.count * 2_000)
    expect(await spentOn('user_read')).toEqual(before)
  })

  it('cannot be changed or shortened, and goes by the prices that were in force', async () => {
    await publish('Buenos días')
    await app.call('spend.setPrices', { micros: { post: 20_000 } })
    expect(await spentOn('post')).toMatchObject({ micros: 15_000 })
    await publish('Buenas tardes')
    expect(await spentOn('post')).toMatchObject({ count: 2, micros: 35_000 })
  })

  it('is nothing on the training network', async () => {
    const training = app.newId()
    await app.call('accounts.addTraining', { accountId: training })
    await ports.clock.advance(MINUTE_MS)
    expect((await summary()).accounts.map((row) => row.accountId)).toEqual([accountId])
  })
})

describe('a budget', () => {
  it('holds a post that does not fit, says why, and lets it go when a person uses the reserve', async () => {
    await leave(100_000, 50)
    const postId = await publish(LINK)
    expect(posts()).toHaveLength(0)
    expect(await stateOf(postId)).toBe('needs_attention')
    expect((await app.call('status.problems', {})).map(({ code }) => code)).toContain('held_by_budget')
    expect(await summary()).toMatchObject({ held: 1, isReserveReleased: false })
    await app.call('spend.useReserve', {})
    await ports.clock.advance(2_000)
    expect(posts()).toHaveLength(1)
    expect(await summary()).toMatchObject({ held: 0, isReserveReleased: true })
  })

  it('lets go what fits meanwhile, and never late: past its hour it asks', async () => {
    await leave(100_000)
    const postId = await publish(LINK)
    expect(await stateOf(postId)).toBe('needs_attention')
    await ports.clock.advance(20 * MINUTE_MS)
    await app.call('spend.setBudget', { monthMicros: null, dayMicros: null, reservePercent: 0 })
    await ports.clock.advance(2_000)
    expect(posts()).toHaveLength(0)
    expect(await stateOf(postId)).toBe('missed')
  })

  it('weighs a thread whole before its first part', async () => {
    await leave(100_000)
    const postId = await publish('Uno', LINK)
    expect(posts()).toHaveLength(0)
    expect(await stateOf(postId)).toBe('needs_attention')
  })

  it('never stops a thread half way', async () => {
    let sent = 0
    ports.levers.answerWith((request) => {
      if (request.method !== 'POST') return network.fetch(request)
      sent += 1
      return sent === 2 ? Promise.reject(new FetchFailure('refused', false)) : network.fetch(request)
    })
    await publish('Uno', 'Dos')
    expect(posts()).toHaveLength(1)
    await app.call('spend.setBudget', { monthMicros: 1, dayMicros: null, reservePercent: 0 })
    await ports.clock.advance(10_000)
    expect(posts()).toHaveLength(2)
  })

  it('stops reading at 80 %, says so, and goes on when there is room again', async () => {
    await ports.clock.advance(MINUTE_MS)
    await leave(1)
    await ports.clock.advance(10 * MINUTE_MS)
    const asked = ports.levers.requests.length
    await ports.clock.advance(60 * MINUTE_MS)
    expect(ports.levers.requests.length).toBe(asked)
    expect((await app.call('status.problems', {})).map(({ code }) => code)).toContain('budget_near')
    await app.call('spend.setBudget', { monthMicros: null, dayMicros: null, reservePercent: 0 })
    await ports.clock.advance(MINUTE_MS)
    expect(ports.levers.requests.length).toBeGreaterThan(asked)
  })

  it('spreads reading over the day: less often while it is ahead of its pace, and as ever once the day has caught up', async () => {
    const asks = (path: string) => ports.levers.requests.filter(({ url }) => url.includes(path)).length
    const within = async (minutes: number, path: string) => {
      const before = asks(path)
      await ports.clock.advance(minutes * MINUTE_MS)
      return asks(path) - before
    }
    await ports.clock.advance(60 * MINUTE_MS)
    const { todayMicros } = await summary()
    // Its part is 1.6 of what it has spent by eleven in the morning, and may be spent evenly until midnight.
    await app.call('spend.setBudget', { monthMicros: null, dayMicros: 2 * todayMicros, reservePercent: 0 })
    expect(await within(30, '/mentions')).toBe(10)
    expect(await within(20, 'users/me')).toBe(0)
    ports.clock.setWall(Date.UTC(2026, 10, 23, 22, 0))
    await ports.clock.advance(5 * MINUTE_MS)
    expect(await within(10, '/mentions')).toBe(10)
  })

  it('goes on looking for what may have gone out, whatever it costs', async () => {
    network.levers.pull({ kind: 'lose_answer' }, { only: ['publish'], next: 1 })
    const postId = await publish(LINK)
    await app.call('spend.setBudget', { monthMicros: 1, dayMicros: null, reservePercent: 0 })
    await ports.clock.advance(5 * MINUTE_MS)
    expect(await stateOf(postId)).toBe('published')
  })

  it('begins anew with the month of the office’s calendar', async () => {
    await publish('Buenos días')
    await app.call('spend.setBudget', { monthMicros: 1_000, dayMicros: null, reservePercent: 0 })
    expect(await summary()).toMatchObject({ level: 'reached', monthStart: '2026-11-01' })
    ports.clock.setWall(Date.UTC(2026, 10, 30, 23, 30))
    expect(wallTimeAt(ports.clock.now(), 'Europe/Madrid')).toBe('2026-12-01T00:30')
    expect(await summary()).toMatchObject({ level: 'fine', monthMicros: 0, monthStart: '2026-12-01' })
  })
})

it('says of an account without credit what stands, and takes it back when there is credit again', async () => {
  network.levers.pull({ kind: 'status', status: 402, takesEffect: false })
  const postId = await publish('Buenos días')
  expect(await stateOf(postId)).toBe('needs_attention')
  expect((await app.call('accounts.list', {}))[0]).toMatchObject({ problem: { code: 'account_out_of_credit' } })
  expect(await spentOn('post')).toMatchObject({ count: 0 })
  network.levers.clear()
  await ports.clock.advance(31 * MINUTE_MS)
  expect((await app.call('accounts.list', {}))[0]?.problem).toBeNull()
  // What was refused waits for a person, as every refusal does.
  expect(await stateOf(postId)).toBe('needs_attention')
})
