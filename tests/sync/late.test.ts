/** What is held for longer than its hour and grace asks at once, and leaves late only when a person said so (outbox.md §5.8). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'

const HOUR = 60 * MINUTE
const LATER_POST = id(101)

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk({ brake: { posts: 2, windowMs: 60 * MINUTE } })
  desk.startRunner()
})
afterEach(() => desk.close())

const texts = () => desk.network.posts.map(({ text }) => text).reverse()
const late = () => desk.outbox.list().map((row) => row.late)
const effectIdOf = (postId: string) => desk.outbox.list().find(({ subject }) => subject?.id === postId)?.effectId ?? ''
const lateProblems = () => desk.problems().filter(({ code }) => code === 'posts_will_be_late')

/** A post one minute from now meets a limit of the account that holds until then; another is planned after two hours. */
async function meetLimit(untilMs: number): Promise<void> {
  desk.network.script({ kind: 'rate_limited', scope: 'account', untilMs })
  desk.draft(['Aviso'])
  desk.scheduleIn(1)
  desk.draft(['Aviso de más tarde'], [ACCOUNT], 1)
  desk.scheduleIn(120, LATER_POST)
  await desk.clock.advance(2 * MINUTE)
}

describe('a post that a limit holds for longer than its grace', () => {
  it('asks at once, as does what is planned within it, and a person is called once for each', async () => {
    const untilMs = desk.clock.now() + 6 * HOUR
    await meetLimit(untilMs)
    expect(desk.outbox.list().map(({ state }) => state)).toEqual(['queued', 'queued'])
    expect(late()).toEqual([
      { cause: 'rate_limit', untilMs },
      { cause: 'rate_limit', untilMs },
    ])
    expect(lateProblems()).toMatchObject([
      { severity: 'urgent', accountId: ACCOUNT, params: { cause: 'rate_limit', untilMs, count: 2 } },
    ])
    await desk.clock.advance(5 * MINUTE)
    expect(desk.asked.map(({ postId }) => postId)).toEqual([POST, LATER_POST])
  })

  it('leaves once when the limit ends where a person permits it, and no sooner', async () => {
    const untilMs = desk.clock.now() + 6 * HOUR
    await meetLimit(untilMs)
    desk.outbox.move({ effectId: effectIdOf(POST), dueAtMs: untilMs })
    expect(desk.outbox.list()).toMatchObject([{ late: { untilMs } }, { late: null, dueAtMs: untilMs, waiting: 'time' }])
    desk.outbox.cancel({ effectId: effectIdOf(LATER_POST) })
    expect(lateProblems()).toEqual([])
    await desk.clock.advance(untilMs - desk.clock.now() - MINUTE)
    expect(texts()).toEqual([])
    await desk.clock.advance(2 * HOUR)
    expect(texts()).toEqual(['Aviso'])
  })

  it('goes nowhere while nobody decides: its hour passes, and it asks as what was missed', async () => {
    await meetLimit(desk.clock.now() + 6 * HOUR)
    await desk.clock.advance(20 * MINUTE)
    expect(desk.state(POST)).toBe('missed')
    expect(late()).toMatchObject([null, { cause: 'rate_limit' }])
    await desk.clock.advance(8 * HOUR)
    expect(texts()).toEqual([])
  })

  it('asks nothing where the limit ends within the grace', async () => {
    await meetLimit(desk.clock.now() + 10 * MINUTE)
    expect(late()).toEqual([null, null])
    expect(desk.asked).toEqual([])
    await desk.clock.advance(10 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
  })

  it('asks no more when it is given an hour after the limit', async () => {
    await meetLimit(desk.clock.now() + 90 * MINUTE)
    expect(late()).toMatchObject([{ cause: 'rate_limit' }, null])
    desk.scheduleIn(120)
    expect(late()).toEqual([null, null])
  })

  it('says nothing of another account', async () => {
    await meetLimit(desk.clock.now() + 6 * HOUR)
    desk.draft(['De la otra'], [OTHER_ACCOUNT], 2)
    desk.scheduleIn(60, id(102))
    expect(desk.outbox.list().find(({ accountId }) => accountId === OTHER_ACCOUNT)?.late).toBeNull()
  })

  it('is judged by no clock that is not believed', async () => {
    await meetLimit(desk.clock.now() + 6 * HOUR)
    desk.believeClock(false)
    expect(late()).toEqual([null, null])
    expect(lateProblems()).toEqual([])
  })

  it('asks once where one of its texts asks already', async () => {
    desk.network.script(
      { kind: 'done', remoteId: '77', limits: null },
      { kind: 'rejected', code: 'forbidden', detail: '' },
    )
    desk.draft(['uno', 'dos', 'tres'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    const pause = { scope: 'account', untilMs: desk.clock.now() + 6 * HOUR } as const
    desk.test.uow.write(desk.test.by(), (tx) => {
      desk.limits.pause(tx, ACCOUNT, 'publish_segment', pause)
      tx.audit({ action: 'test', entity: 'limit' })
    })
    expect(desk.outbox.list()).toMatchObject([
      { state: 'needs_attention', late: null },
      { state: 'queued', late: null },
    ])
  })
})

describe('a post that the brake holds for longer than its grace', () => {
  it('asks at once, and leaves late where a person permits it', async () => {
    for (const n of [0, 1, 2]) {
      desk.draft([`Aviso ${String(n)}`], [ACCOUNT], n)
      desk.scheduleIn(1, id(100 + n))
    }
    await desk.clock.advance(2 * MINUTE)
    const [held] = desk.outbox.list()
    const untilMs = held?.late?.untilMs ?? 0
    expect(held).toMatchObject({ late: { cause: 'brake' }, nextTryAtMs: untilMs })
    desk.outbox.move({ effectId: held?.effectId ?? '', dueAtMs: untilMs })
    expect(late()).toEqual([null])
    await desk.clock.advance(untilMs - desk.clock.now() + MINUTE)
    expect(texts()).toEqual(['Aviso 0', 'Aviso 1', 'Aviso 2'])
  })
})
