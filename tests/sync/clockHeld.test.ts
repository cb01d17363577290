/** While the computer's clock is not believed, nothing planned is sent for its hour nor missed for it (scheduling.md §5). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClockWatch } from '../../src/main/sync/clockWatch.ts'
import { createFakeClock } from '../fakes/fakeClock.ts'
import { ACCOUNT, MINUTE, openPublishingDesk } from '../fakes/publishingDesk.ts'

const HOUR = 60 * MINUTE

describe('the outbox under a clock that is not believed', () => {
  let desk: ReturnType<typeof openPublishingDesk>
  beforeEach(() => {
    desk = openPublishingDesk()
    desk.startRunner()
    desk.draft(['Aviso'])
    desk.scheduleIn(30)
  })
  afterEach(() => desk.close())

  it('sends nothing early, says why, and sends at its hour when the clock is right again', async () => {
    const trueMs = desk.clock.now()
    desk.believeClock(false)
    desk.clock.setWall(trueMs + 35 * MINUTE)
    await desk.clock.advance(MINUTE)
    expect(desk.network.posts).toEqual([])
    expect(desk.outbox.list()).toMatchObject([{ state: 'queued', waiting: 'clock' }])
    desk.clock.setWall(trueMs + MINUTE)
    desk.believeClock(true)
    await desk.clock.advance(MINUTE)
    expect(desk.network.posts).toEqual([])
    await desk.clock.advance(28 * MINUTE)
    expect(desk.network.posts).toHaveLength(1)
  })

  it('keeps nothing from being read for what it holds, until a person sends it all the same', async () => {
    desk.setConnection('no_network')
    await desk.clock.advance(31 * MINUTE)
    expect(desk.isBusy()).toBe(true)
    desk.believeClock(false)
    expect(desk.isBusy()).toBe(false)
    const [effectId] = desk.outbox.list().map((row) => row.effectId)
    desk.outbox.sendDespiteClock({ effectId: effectId ?? '' })
    expect(desk.isBusy()).toBe(true)
  })

  it('calls nothing missed that is not', async () => {
    const trueMs = desk.clock.now()
    desk.believeClock(false)
    desk.clock.setWall(trueMs + 9 * HOUR)
    await desk.clock.advance(MINUTE)
    expect(desk.state()).toBe('scheduled')
    desk.clock.setWall(trueMs + MINUTE)
    desk.believeClock(true)
    await desk.clock.advance(30 * MINUTE)
    expect(desk.state()).toBe('published')
  })

  it('asks when the clock turned out right and the hour has passed meanwhile', async () => {
    desk.believeClock(false)
    await desk.clock.advance(50 * MINUTE)
    desk.believeClock(true)
    await desk.clock.advance(MINUTE)
    expect([desk.network.posts.length, desk.state()]).toEqual([0, 'missed'])
  })

  it('sends the one post that a person sends all the same, and no other', async () => {
    const other = desk.draft(['Otro'], undefined, 1)
    desk.scheduleIn(30, other)
    const trueMs = desk.clock.now()
    desk.believeClock(false)
    desk.clock.setWall(trueMs + 35 * MINUTE)
    await desk.clock.advance(MINUTE)
    const [held] = desk.outbox.list()
    desk.outbox.sendDespiteClock({ effectId: held?.effectId ?? '' })
    await desk.clock.advance(MINUTE)
    expect(desk.network.posts).toMatchObject([{ text: 'Aviso' }])
    expect(desk.outbox.list()).toMatchObject([{ excerpt: 'Otro', waiting: 'clock' }])
  })

  it('takes "now" for what it was meant: five minutes later it waits again', async () => {
    const trueMs = desk.clock.now()
    desk.believeClock(false)
    desk.clock.setWall(trueMs + 35 * MINUTE)
    await desk.clock.advance(MINUTE)
    desk.setConnection('no_network')
    const [held] = desk.outbox.list()
    desk.outbox.sendDespiteClock({ effectId: held?.effectId ?? '' })
    expect(desk.outbox.list()).toMatchObject([{ waiting: 'connection' }])
    await desk.clock.advance(6 * MINUTE)
    desk.setConnection('online')
    await desk.clock.advance(MINUTE)
    expect(desk.network.posts).toEqual([])
    expect(desk.outbox.list()).toMatchObject([{ waiting: 'clock' }])
  })

  it('is refused while the clock is believed', () => {
    const [waiting] = desk.outbox.list()
    expect(() => desk.outbox.sendDespiteClock({ effectId: waiting?.effectId ?? '' })).toThrow(/wrong_state/)
  })

  it('lets an answer to a citizen leave, which has no hour', async () => {
    desk.believeClock(false)
    desk.test.uow.write(desk.test.by(), (tx) => {
      desk.effects.enqueue(tx, {
        id: '00000000-0000-7000-8000-000000000999',
        accountId: ACCOUNT,
        afterSeq: null,
        postId: null,
        variantId: null,
        conversationId: 'c',
        part: null,
        payload: {
          kind: 'reply',
          text: 'Hola',
          inReplyToRemoteId: '5',
          resolves: false,
          seenUntilMs: null,
          writtenBy: null,
        },
        idempotencyKey: 'answer',
        textDigest: null,
        dueAtMs: desk.clock.now(),
        missAtMs: null,
      })
      tx.audit({ action: 'test', entity: 'effect' })
    })
    await desk.clock.advance(MINUTE)
    expect(desk.network.requests).toMatchObject([{ text: 'Hola' }])
  })

  it('shortens the pauses of a clock that is set back by as much', () => {
    const now = desk.clock.now()
    desk.test.uow.write(desk.test.by(), (tx) => {
      desk.limits.pause(tx, ACCOUNT, 'publish_segment', { scope: 'account', untilMs: now + 10 * MINUTE })
      tx.audit({ action: 'test', entity: 'limit' })
    })
    desk.clock.setWall(now - HOUR)
    desk.test.uow.write(desk.test.by(), (tx) => {
      desk.limits.shiftBack(tx, HOUR)
      tx.audit({ action: 'test', entity: 'limit' })
    })
    expect(desk.limits.pauseOf(ACCOUNT, 'publish_segment')?.untilMs).toBe(desk.clock.now() + 10 * MINUTE)
  })
})

describe('the watch', () => {
  function openWatch() {
    const clock = createFakeClock()
    const heard: string[] = []
    let trueOffsetMs = 0
    const watch = createClockWatch({
      clock,
      log: { info: () => undefined },
      graceMs: () => 15 * MINUTE,
      expectsEvidence: () => true,
      onChanged: () => heard.push('changed'),
      onSetBack: (byMs) => heard.push(`set back ${String(byMs)}`),
    })
    const answer = (type: string) =>
      watch.listenTo(() =>
        Promise.resolve({
          status: 200,
          headers: { 'content-type': type, date: new Date(clock.now() - trueOffsetMs).toUTCString() },
          body: new Uint8Array(),
        }),
      )({
        url: 'https://api.x.com/2/users/me',
        method: 'GET',
        headers: {},
        body: null,
        timeoutMs: 1,
        maxAnswerBytes: 1,
        signal: null,
      })
    return {
      clock,
      watch,
      heard,
      answer,
      setTrueOffset: (ms: number) => {
        trueOffsetMs = ms
      },
    }
  }

  it('learns from what the network answers, and tells once', async () => {
    const { watch, heard, answer, setTrueOffset } = openWatch()
    expect(watch.verdict().kind).toBe('unsure')
    setTrueOffset(3 * HOUR)
    await answer('application/json; charset=utf-8')
    await answer('application/json; charset=utf-8')
    expect(watch.verdict()).toMatchObject({ kind: 'wrong' })
    expect(heard).toEqual(['changed', 'changed'])
  })

  it('does not learn from a page of a proxy', async () => {
    const { watch, answer, setTrueOffset } = openWatch()
    setTrueOffset(3 * HOUR)
    await answer('text/html')
    expect(watch.verdict().kind).toBe('unsure')
  })

  it('tells by how much the clock was set back', async () => {
    const { clock, watch, heard, answer } = openWatch()
    await answer('application/json')
    clock.setWall(clock.now() - 2 * HOUR)
    expect(watch.verdict().kind).toBe('wrong')
    expect(heard).toContain(`set back ${String(2 * HOUR)}`)
  })
})
