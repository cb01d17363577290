/** Reading in steps (docs/specs/pull.md §3, §4): faults between pages, restarts, what is out of reach, a first sync. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReadOutcome } from '../../src/main/networks/networkClient.ts'
import { ACCOUNT, ANA, LUIS, mention, message, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import { OWN } from '../fakes/fakeNetwork.ts'
import type { InboxView } from '../../src/shared/domain/inboxView.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const broken: ReadOutcome<never> = { kind: 'retry', reason: 'server_error', notBeforeMs: null }
let desk: InboxDesk
let t0: number

beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const start = async () => {
  desk.pull().start()
  await desk.clock.settle()
}
const storedIds = (one = desk) =>
  one.test.db.prepare<[], string>('SELECT remote_id FROM item ORDER BY CAST(remote_id AS INTEGER)').pluck().all()
const fill = (from: number, to: number, one = desk) => {
  for (let i = from; i <= to; i += 1) {
    one.network.mentions.push(mention(String(i), `m${String(i)}`, one.clock.now() + i, { conversationId: String(i) }))
  }
}
const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
const list = (view: InboxView = 'all') => desk.rows({ view })

describe('a chain of pages that breaks off', () => {
  it.each([1, 2, 3, 4])('after page %i is taken up where it broke, nothing skipped and nothing twice', async (page) => {
    fill(1, 3)
    await start()
    desk.network.setPageSize(3)
    fill(4, 16)
    desk.network.fail('mentions', broken, 1, page)
    await desk.clock.advance(MINUTE)
    expect(storedIds().length).toBe(3 + page * 3)
    expect(desk.gaps.inState('open')).toMatchObject([{ aboveId: '3', state: 'open' }])
    await desk.clock.advance(10 * SECOND)
    expect(storedIds()).toEqual(ids(1, 16))
    expect(desk.gaps.inState('open')).toEqual([])
  })

  it.each([
    ['a rate limit', { kind: 'rate_limited', scope: 'account', untilMs: 0 }],
    ['no connection', { kind: 'retry', reason: 'offline', notBeforeMs: null }],
    ['an answer of another shape', { kind: 'rejected', code: 'unexpected_answer', detail: '' }],
    ['no credit', { kind: 'rejected', code: 'credits_depleted', detail: '' }],
  ] as const)('because of %s is taken up over a restart', async (_name, outcome) => {
    fill(1, 3)
    await start()
    desk.network.setPageSize(3)
    fill(4, 16)
    const until = { untilMs: desk.clock.now() + 5 * MINUTE }
    desk.network.fail('mentions', outcome.kind === 'rate_limited' ? { ...outcome, ...until } : outcome, 1, 1)
    await desk.clock.advance(MINUTE)
    expect(storedIds()).toEqual([...ids(1, 3), ...ids(14, 16)])
    await desk.restart()
    await desk.clock.advance(20 * MINUTE)
    expect(storedIds()).toEqual(ids(1, 16))
  })

  it('lets what is new go before what is missing', async () => {
    fill(1, 3)
    await start()
    desk.network.setPageSize(3)
    fill(4, 12)
    desk.network.fail(
      'mentions',
      { kind: 'rate_limited', scope: 'account', untilMs: desk.clock.now() + 5 * MINUTE },
      1,
      1,
    )
    await desk.clock.advance(2 * MINUTE)
    fill(13, 14)
    const before = desk.network.callsOf('mentions').length
    await desk.clock.advance(4 * MINUTE)
    const asked = desk.network.callsOf('mentions').slice(before, before + 3)
    expect(asked.map(({ sinceId, untilId }) => [sinceId, untilId ?? null])).toEqual([
      ['12', null],
      ['2', '10'],
      ['2', '7'],
    ])
    expect(storedIds()).toEqual(ids(1, 14))
  })

  it('of direct messages goes on where it was, and from the top where the network forgot the place', async () => {
    for (let i = 1; i <= 3; i += 1) desk.network.messages.push(message(String(i), `dm ${String(i)}`, t0 + i))
    await start()
    desk.network.setPageSize(2)
    for (let i = 4; i <= 12; i += 1) desk.network.messages.push(message(String(i), `dm ${String(i)}`, t0 + i))
    desk.network.fail('direct_messages', broken, 1, 1)
    await desk.clock.advance(90 * SECOND)
    expect(desk.gaps.inState('open')).toMatchObject([{ stream: 'direct_messages', aboveId: '3', token: '11' }])
    desk.network.fail('direct_messages', { kind: 'rejected', code: 'invalid_request', detail: 'pagination_token' })
    await desk.clock.advance(30 * SECOND)
    expect(storedIds()).toEqual(ids(1, 12))
    expect(desk.gaps.inState('open')).toEqual([])
  })

  it('says in the health of the account that it cannot be read, and keeps what came', async () => {
    fill(1, 3)
    await start()
    desk.network.setPageSize(3)
    fill(4, 16)
    desk.network.fail('mentions', { kind: 'rejected', code: 'unexpected_answer', detail: '' }, 1_000, 1)
    await desk.clock.advance(5 * MINUTE)
    expect(desk.accounts.byId(ACCOUNT)?.problem).toMatchObject({
      code: 'account_sync_failing',
      params: { reason: 'unexpected_answer', stream: 'mentions' },
    })
    expect(desk.cursors.get(ACCOUNT, 'mentions').sinceId).toBe('16')
    desk.network.mend()
    await desk.clock.advance(10 * MINUTE)
    expect(storedIds()).toEqual(ids(1, 16))
    expect(desk.accounts.byId(ACCOUNT)?.problem).toBeNull()
  })
})

describe('what is out of reach', () => {
  it('is said in the list of problems, between which instants, until somebody has seen it', async () => {
    fill(1, 3)
    await start()
    desk.network.setReach(720)
    fill(4, 900)
    await desk.clock.advance(MINUTE)
    expect(storedIds()).toEqual([...ids(1, 3), ...ids(181, 900)])
    const [problem] = desk.status().problems()
    expect(problem).toMatchObject({
      code: 'messages_missing',
      severity: 'warning',
      subject: { kind: 'gap' },
      params: { fromMs: t0 + 3, toMs: t0 + 181, stream: 'mentions', handle: OWN.handle },
    })
    expect(desk.status().get()).toMatchObject({ problems: 1, backlogBrought: null })
    desk.status().acknowledgeGap({ gapId: problem!.subject!.id })
    expect(desk.status().problems()).toEqual([])
    await desk.clock.advance(HOUR)
    expect(desk.status().problems()).toEqual([])
  })

  it('is not where only the stored message at its lower end is gone from the network', async () => {
    fill(1, 3)
    await start()
    desk.network.setPageSize(3)
    desk.network.mentions.pop()
    fill(4, 16)
    await desk.clock.advance(MINUTE)
    expect(storedIds()).toEqual(ids(1, 16))
    expect(desk.status().problems()).toEqual([])
  })
})

describe('a first sync', () => {
  const eighthundred = () => {
    for (let i = 1; i <= 800; i += 1) {
      desk.network.mentions.push(
        mention(String(i), `m${String(i)}`, t0 - (801 - i) * HOUR, { conversationId: String(i) }),
      )
    }
  }

  it('brings the newest page first, in portions, and says how far it is', async () => {
    desk.network.setPageSize(100)
    eighthundred()
    desk.network.fail('mentions', { kind: 'rate_limited', scope: 'account', untilMs: t0 + 10 * MINUTE }, 1, 3)
    await start()
    expect(storedIds()).toEqual(ids(501, 800))
    expect(desk.status().get().backlogBrought).toBe(300)
    await desk.clock.advance(11 * MINUTE)
    expect(storedIds()).toEqual(ids(1, 800))
    expect(desk.status().get().backlogBrought).toBeNull()
    const reads = desk.test.audit
      .recent(null, 100)
      .filter(({ action, after }) => action === 'sync.read' && after?.includes('mentions'))
    expect(reads).toHaveLength(8)
  })

  it('leaves as work what is of these days, and shows the rest as from before', async () => {
    desk.network.setPageSize(100)
    eighthundred()
    await start()
    expect(list('unread')).toHaveLength(100)
    expect(list('queue')).toHaveLength(100)
    expect(list('waiting')).toEqual([])
    expect(desk.inbox.counts()).toMatchObject({ all: 800, unread: 100, queue: 100, waiting: 0, closed: 700 })
  })

  it('does not call new what somebody adds later to a conversation from before', async () => {
    desk.network.mentions.push(mention('1', 'hace un mes', t0 - 30 * DAY))
    await start()
    expect(list()).toMatchObject([{ fromBefore: true, unread: false, status: 'resolved' }])
    desk.network.mentions.push(mention('2', 'sigo esperando', desk.clock.now()))
    await desk.clock.advance(MINUTE)
    expect(list()).toMatchObject([{ fromBefore: false, unread: true, status: 'new', itemCount: 2 }])
  })

  it('knows as answered what the office answered elsewhere', async () => {
    desk.network.mentions.push(
      mention('1', '¿abren?', t0 - 30 * DAY),
      mention('2', 'otra', t0 - HOUR, { author: LUIS }),
    )
    desk.network.ownPosts.push(
      mention('3', 'Sí', t0 - 29 * DAY, { author: OWN, inReplyToId: '1', mentionsUs: false }),
      mention('4', 'Claro', t0 - HOUR + 1, { author: OWN, inReplyToId: '2', mentionsUs: false }),
    )
    await start()
    expect(list('waiting').map(({ citizen, fromBefore }) => [citizen.handle, fromBefore])).toEqual([
      [LUIS.handle, false],
      [ANA.handle, false],
    ])
  })
})

it('a week offline ends with one orderly catch-up in which nothing is missing', async () => {
  fill(1, 3)
  await start()
  desk.ports.levers.setNetworkUp(false)
  await desk.clock.advance(7 * DAY)
  fill(4, 500)
  const before = desk.network.calls.length
  desk.ports.levers.setNetworkUp(true)
  await desk.clock.advance(30 * SECOND)
  expect(storedIds()).toEqual(ids(1, 500))
  expect(desk.network.callsOf('mentions').length - 2).toBeLessThanOrEqual(11)
  expect(desk.network.calls.length - before).toBeLessThanOrEqual(15)
})

describe('what goes first', () => {
  it('is the outbox, when the connection is back, for half a minute at most', async () => {
    desk.ports.levers.setNetworkUp(false)
    await start()
    desk.levers.outboxBusy = true
    desk.ports.levers.setNetworkUp(true)
    await desk.clock.advance(5 * SECOND)
    expect(desk.network.calls).toEqual([])
    desk.levers.outboxBusy = false
    await desk.clock.advance(SECOND)
    expect(desk.network.calls.length).toBeGreaterThan(0)
    desk.ports.levers.setNetworkUp(false)
    desk.levers.outboxBusy = true
    desk.ports.levers.setNetworkUp(true)
    const before = desk.network.calls.length
    await desk.clock.advance(3 * MINUTE)
    expect(desk.network.calls.length).toBeGreaterThan(before)
  })

  it('is what is new, where little may be spent on reading; nothing is read where nothing may be', async () => {
    fill(1, 3)
    await start()
    desk.network.setPageSize(3)
    fill(4, 16)
    desk.levers.allowance = 'short'
    await desk.clock.advance(5 * MINUTE)
    expect(storedIds()).toEqual([...ids(1, 3), ...ids(14, 16)])
    desk.levers.allowance = 'none'
    const before = desk.network.calls.length
    await desk.clock.advance(10 * MINUTE)
    expect(desk.network.calls).toHaveLength(before)
    desk.levers.allowance = 'plenty'
    await desk.clock.advance(6 * MINUTE)
    expect(storedIds()).toEqual(ids(1, 16))
  })
})

describe('any interleaving of faults, restarts and new messages', () => {
  type Step =
    | {
        readonly kind: 'fault'
        readonly stream: 'mentions' | 'direct_messages'
        readonly after: number
        readonly how: number
      }
    | { readonly kind: 'restart' }
    | { readonly kind: 'arrive'; readonly count: number }
    | { readonly kind: 'wait'; readonly seconds: number }
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constant('fault' as const),
      stream: fc.constantFrom('mentions' as const, 'direct_messages' as const),
      after: fc.nat({ max: 4 }),
      how: fc.nat({ max: 4 }),
    }),
    fc.constant({ kind: 'restart' as const }),
    fc.record({ kind: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 200 }) }),
  )

  it('ends with exactly what the network has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const other = openInboxDesk()
        let serial = 100
        const arrive = (count: number) => {
          for (let i = 0; i < count; i += 1) {
            serial += 1
            const at = other.clock.now() + i
            other.network.mentions.push(mention(String(serial), 'm', at, { conversationId: String(serial % 7) }))
            if (i % 3 === 0) other.network.messages.push(message(String(serial), 'dm', at))
            if (i % 4 === 0) {
              const inReplyToId = String(serial)
              serial += 1
              other.network.ownPosts.push(
                mention(String(serial), 'r', at, { author: OWN, inReplyToId, mentionsUs: false }),
              )
            }
          }
        }
        const faults: readonly ReadOutcome<never>[] = [
          broken,
          { kind: 'retry', reason: 'offline', notBeforeMs: null },
          { kind: 'rejected', code: 'unexpected_answer', detail: '' },
          { kind: 'rejected', code: 'invalid_request', detail: '' },
        ]
        try {
          other.network.setPageSize(3)
          arrive(5)
          other.pull().start()
          for (const each of steps) {
            switch (each.kind) {
              case 'fault': {
                const limited: ReadOutcome<never> = {
                  kind: 'rate_limited',
                  scope: 'account',
                  untilMs: other.clock.now() + 40 * SECOND,
                }
                other.network.fail(each.stream, faults[each.how] ?? limited, 1, each.after)
                break
              }
              case 'restart':
                await other.restart()
                break
              case 'arrive':
                arrive(each.count)
                break
              case 'wait':
                await other.clock.advance(each.seconds * SECOND)
            }
          }
          other.network.mend()
          await other.clock.advance(20 * MINUTE)
          const { mentions, ownPosts, messages } = other.network
          const wanted = [...mentions, ...ownPosts, ...messages].map(({ id }) => id).sort()
          expect(storedIds(other).toSorted()).toEqual(wanted)
          expect(other.gaps.inState('open')).toEqual([])
          expect(other.gaps.inState('lost')).toEqual([])
        } finally {
          await other.close()
        }
      }),
      { numRuns: 10 },
    )
  }, 60_000)
})
