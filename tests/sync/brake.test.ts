/** The publishing brake and lateness: never a burst, whoever asked for it (docs/specs/outbox.md §5). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk({ brake: { posts: 2, windowMs: 10 * MINUTE } })
  desk.startRunner()
})
afterEach(() => desk.close())

const texts = () => desk.network.posts.map((post) => post.text).reverse()
const waiting = () => desk.outbox.list().map((row) => row.waiting)
const plan = (count: number, from = 0, accountIds = [ACCOUNT]) => {
  for (let n = from; n < from + count; n += 1) desk.scheduleIn(1, desk.draft([`Aviso ${String(n)}`], accountIds, n))
}

describe('the brake', () => {
  it('lets two leave, says why the others wait and until when, and lets them go on as the window moves', async () => {
    plan(4)
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toHaveLength(2)
    const [next] = desk.outbox.list()
    expect(next).toMatchObject({ waiting: 'brake', nextTryAtMs: (next?.dueAtMs ?? 0) + 10 * MINUTE })
    await desk.clock.advance(9 * MINUTE + 1_000)
    expect(texts()).toHaveLength(4)
  })

  it('counts what was sent, not what it remembers: a restart does not loosen it', async () => {
    plan(4)
    await desk.clock.advance(2 * MINUTE)
    desk.crash()
    desk.startRunner()
    await desk.clock.advance(5 * MINUTE)
    expect(texts()).toHaveLength(2)
  })

  it('does not count a try that surely did not go out', async () => {
    const unsent = { kind: 'retry', reason: 'unreachable', notBeforeMs: null } as const
    desk.network.script(unsent, unsent)
    plan(2)
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toHaveLength(2)
  })

  it('counts each account by itself', async () => {
    plan(2)
    plan(2, 2, [OTHER_ACCOUNT])
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toHaveLength(4)
  })

  it('counts a thread once and never tears it apart', async () => {
    desk.scheduleIn(1, desk.draft(['uno', 'dos', 'tres', 'cuatro'], [ACCOUNT], 0))
    plan(2, 1)
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['uno', 'dos', 'tres', 'cuatro', 'Aviso 1'])
    expect(waiting()).toEqual(['brake'])
  })

  it('asks about what it holds up for longer than the grace, and lets the rest be asked about once', async () => {
    plan(6)
    await desk.clock.advance(30 * MINUTE)
    expect(texts()).toHaveLength(4)
    expect(desk.outbox.list().map((row) => row.state)).toEqual(['missed', 'missed'])
  })

  it('holds also when a person says "publish now" to everything that was missed', async () => {
    desk.setConnection('no_network')
    plan(4)
    await desk.clock.advance(60 * MINUTE)
    desk.setConnection('online')
    for (const { variantId } of desk.outbox.list()) {
      desk.planning.resolveMissed({ variantId: variantId ?? '', choice: 'publish_now' })
    }
    await desk.clock.advance(MINUTE)
    expect(texts()).toHaveLength(2)
    expect(waiting()).toEqual(['brake', 'brake'])
  })

  it('lets no more than the window allows after the clock is set back by less than it', async () => {
    plan(2)
    await desk.clock.advance(2 * MINUTE)
    desk.clock.setWall(desk.clock.now() - 5 * MINUTE)
    plan(2, 2)
    await desk.clock.advance(3 * MINUTE)
    expect(texts()).toHaveLength(2)
  })

  it('does not stop for hours because the clock is set back by hours', async () => {
    plan(2)
    await desk.clock.advance(2 * MINUTE)
    desk.clock.setWall(desk.clock.now() - 180 * MINUTE)
    plan(2, 2)
    await desk.clock.advance(3 * MINUTE)
    expect(texts()).toHaveLength(4)
  })

  it('leaves what is published by hand to the hand', async () => {
    await desk.close()
    desk = openPublishingDesk({ mode: 'assisted', brake: { posts: 1, windowMs: 10 * MINUTE } })
    desk.startRunner()
    plan(3)
    await desk.clock.advance(2 * MINUTE)
    for (const [n, { effectId }] of desk.outbox.list().entries()) {
      const link = `https://x.com/demo/status/4${String(n)}`
      desk.outbox.settle({ effectId, verdict: { kind: 'published', link } })
    }
    plan(1, 3)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.outbox.list()[0]).toMatchObject({ state: 'needs_attention', problem: { code: 'by_hand' } })
  })
})

describe('a grace of its own', () => {
  it('lets a post ask sooner than the office', async () => {
    desk.setConnection('no_network')
    desk.draft(['Aviso'])
    desk.planning.setGrace({ postId: POST, graceMinutes: 5 })
    desk.scheduleIn(1)
    await desk.clock.advance(7 * MINUTE)
    expect(desk.state()).toBe('missed')
  })

  it('lets a post that is planned already wait for longer', async () => {
    desk.setConnection('no_network')
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    desk.planning.setGrace({ postId: POST, graceMinutes: 120 })
    await desk.clock.advance(90 * MINUTE)
    expect(desk.state()).toBe('scheduled')
    desk.setConnection('online')
    await desk.clock.settle()
    expect(texts()).toEqual(['Aviso'])
  })

  it('is kept when a person tries again', async () => {
    desk.network.script({ kind: 'rejected', code: 'forbidden', detail: '' })
    desk.draft(['Aviso'])
    desk.planning.setGrace({ postId: POST, graceMinutes: 60 })
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    desk.setConnection('no_network')
    desk.outbox.retry({ effectId: desk.outbox.list()[0]?.effectId ?? '', seenEntryId: null })
    await desk.clock.advance(50 * MINUTE)
    expect(desk.state()).toBe('scheduled')
  })

  it('goes back to the office’s when it is taken away', () => {
    desk.draft(['Aviso'])
    desk.planning.setGrace({ postId: POST, graceMinutes: 5 })
    desk.planning.setGrace({ postId: POST, graceMinutes: null })
    desk.scheduleIn(1)
    const [effect] = desk.effects.open()
    expect((effect?.missAtMs ?? 0) - (effect?.dueAtMs ?? 0)).toBe(15 * MINUTE)
  })
})

describe('the rest of a thread', () => {
  it('is finished when the first text leaves at the end of its grace', async () => {
    desk.setConnection('no_network')
    desk.draft(['uno', 'dos', 'tres'])
    desk.scheduleIn(1)
    await desk.clock.advance(15 * MINUTE)
    const slow = { kind: 'retry', reason: 'unreachable', notBeforeMs: desk.clock.now() + 5 * MINUTE } as const
    desk.network.script('done', slow)
    desk.setConnection('online')
    await desk.clock.advance(10 * MINUTE)
    expect(texts()).toEqual(['uno', 'dos', 'tres'])
  })

  it('asks when the connection is lost in the middle of it for longer than the grace', async () => {
    desk.network.script('done', { kind: 'retry', reason: 'unreachable', notBeforeMs: null })
    desk.draft(['uno', 'dos'])
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE)
    desk.setConnection('no_network')
    await desk.clock.advance(30 * MINUTE)
    desk.setConnection('online')
    await desk.clock.advance(MINUTE)
    expect([texts(), desk.state()]).toEqual([['uno'], 'missed'])
  })

  it('goes before other posts of the account that are due', async () => {
    desk.scheduleIn(2, desk.draft(['otro'], [ACCOUNT], 1))
    desk.draft(['uno', 'dos', 'tres'])
    desk.scheduleIn(1)
    desk.network.script('done', { kind: 'retry', reason: 'unreachable', notBeforeMs: desk.clock.now() + 3 * MINUTE })
    await desk.clock.advance(2 * MINUTE - 1)
    desk.setConnection('no_network')
    await desk.clock.advance(5 * MINUTE)
    desk.setConnection('online')
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['uno', 'dos', 'tres', 'otro'])
  })
})

describe('a clock that was set back', () => {
  it('does not keep a fate open until it has caught up', async () => {
    desk.network.script('lost')
    desk.network.setTimeline({ kind: 'retry', reason: 'unreachable', notBeforeMs: null })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('uncertain')
    desk.clock.setWall(desk.clock.now() - 180 * MINUTE)
    desk.network.setTimeline('readable')
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('published')
  })

  it('finds that it surely is absent all the same, after as many looks, and does not publish twice', async () => {
    desk.network.script({ kind: 'uncertain', reason: 'timeout' })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE + 10_000)
    desk.clock.setWall(desk.clock.now() - 180 * MINUTE)
    await desk.clock.advance(4 * MINUTE)
    expect(desk.effects.inState('uncertain')).toEqual([])
    // By the clock that was set back its hour is still to come.
    expect(texts()).toEqual([])
    await desk.clock.advance(180 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
  })

  it('is noticed also when it was set while Mando was closed', async () => {
    desk.network.script('lost')
    desk.network.setTimeline({ kind: 'retry', reason: 'unreachable', notBeforeMs: null })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    desk.crash()
    desk.clock.setWall(desk.clock.now() - 180 * MINUTE)
    desk.network.setTimeline('readable')
    desk.startRunner()
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('published')
  })
})

describe('what is looked for', () => {
  it('is not taken to be a message that was known before it left', async () => {
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    // Somebody published the same words elsewhere, and Mando has fetched them.
    const elsewhere = await desk.network.client.publish(
      { text: 'Aviso', inReplyTo: null, mediaIds: [] },
      new AbortController().signal,
    )
    expect(elsewhere.kind).toBe('done')
    desk.knowItem(desk.network.posts[0]?.id ?? '')
    desk.network.script({ kind: 'uncertain', reason: 'timeout' })
    await desk.clock.advance(4 * MINUTE)
    expect(texts()).toEqual(['Aviso', 'Aviso'])
    expect(desk.effects.isOurs(ACCOUNT, desk.network.posts[0]?.id ?? '')).toBe(true)
  })
})

describe('one account’s post given another instant', () => {
  const row = (accountId: string) => desk.outbox.list().find((each) => each.accountId === accountId)?.effectId ?? ''

  it('is brought forward to now, with the seconds for undo, and the others keep their hour', async () => {
    desk.draft(['Aviso'], [ACCOUNT, OTHER_ACCOUNT])
    desk.scheduleIn(60)
    const before = desk.outbox.list()[0]?.dueAtMs ?? 0
    const { dueAtMs } = desk.outbox.move({ effectId: row(ACCOUNT), dueAtMs: null })
    expect(dueAtMs - desk.clock.now()).toBe(10_000)
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['Aviso'])
    expect(desk.outbox.list()).toMatchObject([{ accountId: OTHER_ACCOUNT, dueAtMs: before }])
  })

  it('is taken back within the seconds for undo', async () => {
    desk.draft(['Aviso'])
    desk.scheduleIn(60)
    const [before] = desk.outbox.list()
    desk.outbox.move({ effectId: row(ACCOUNT), dueAtMs: null })
    await desk.clock.advance(5_000)
    desk.outbox.move({ effectId: row(ACCOUNT), dueAtMs: before?.dueAtMs ?? 0 })
    await desk.clock.advance(MINUTE)
    expect([texts(), desk.outbox.list()]).toEqual([[], [before]])
  })

  it('is refused in the past, and for what does not wait', async () => {
    desk.network.script({ kind: 'rejected', code: 'forbidden', detail: '' })
    desk.draft(['Aviso'])
    desk.scheduleIn(5)
    expect(() => desk.outbox.move({ effectId: row(ACCOUNT), dueAtMs: desk.clock.now() - 5 * MINUTE })).toThrow(
      'time_in_past',
    )
    await desk.clock.advance(6 * MINUTE)
    expect(() => desk.outbox.move({ effectId: row(ACCOUNT), dueAtMs: null })).toThrow('wrong_state')
  })
})
