/** Comments that do not name the account (docs/specs/pull.md §9): searched for, once each, slowly, and never at any cost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RejectionCode } from '../../src/main/networks/networkClient.ts'
import { ACCOUNT, LUIS, mention, message, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import { FAKE_CAPABILITIES, OWN } from '../fakes/fakeNetwork.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
let desk: InboxDesk
let t0: number

beforeEach(() => {
  desk = openInboxDesk({ capabilities: { ...FAKE_CAPABILITIES, readComments: true } })
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const start = async () => {
  desk.pull().start()
  await desk.clock.settle()
}
const publish = (atMs = t0 - HOUR) =>
  desk.network.ownPosts.push(mention('900', 'Aviso', atMs, { author: OWN, mentionsUs: false, conversationId: '900' }))
const comment = (id: string, text = 'Ya era hora', atMs = desk.clock.now()) =>
  mention(id, text, atMs, { author: LUIS, mentionsUs: false, conversationId: '900', inReplyToId: '900' })
const asked = () => desk.network.callsOf('comments')
const rows = () => desk.rows()
const storedIds = () =>
  desk.test.db.prepare<[], string>('SELECT remote_id FROM item ORDER BY CAST(remote_id AS INTEGER)').pluck().all()

describe('a comment', () => {
  it('comes in once, open and unread, also where it is among the mentions too', async () => {
    publish()
    desk.network.comments.push(comment('1001'), comment('1002', 'Y otra cosa'))
    desk.network.mentions.push(comment('1002', 'Y otra cosa'))
    await start()
    desk.network.mentions.push(comment('1003'))
    desk.network.comments.push(comment('1003'))
    await desk.clock.advance(11 * MINUTE)
    expect(storedIds()).toEqual(['1001', '1002', '1003'])
    expect(rows()).toMatchObject([{ status: 'new', unread: true, itemCount: 3, citizen: { handle: LUIS.handle } }])
  })

  it('is told from a mention, from a reply to a post of ours, and from a direct message', async () => {
    publish()
    await start()
    const arrived = () => rows().map(({ arrivedAs }) => arrivedAs)
    desk.receive(comment('1001'))
    expect(arrived()).toEqual(['comment'])
    desk.receive(mention('1002', '@ayto', t0 + 1, { author: LUIS, conversationId: '900', inReplyToId: '900' }))
    expect(arrived()).toEqual(['reply'])
    desk.receive(mention('1003', '@ayto', t0 + 2, { author: LUIS, conversationId: '900', inReplyToId: '1001' }))
    expect(arrived()).toEqual(['mention'])
    desk.receiveMessages(message('2001', 'Hola', t0 + 3))
    expect(arrived()).toEqual(['direct', 'mention'])
    const conversation = rows()[1]!
    expect(desk.inbox.conversation(conversation).arrivedAs).toBe('mention')
  })

  it('is a reply also where the post that it answers turns out later to be ours', async () => {
    const answering = (id: string, postId: string) =>
      mention(id, '@ayto', t0 + 1, { author: LUIS, conversationId: postId, inReplyToId: postId })
    desk.receive(answering('1002', '900'), answering('1003', '9001'))
    expect(rows().map(({ arrivedAs }) => arrivedAs)).toEqual(['mention', 'mention'])
    publish()
    await start()
    expect(
      desk.test.db.prepare<[], string>('SELECT arrived_as FROM conversation ORDER BY remote_key').pluck().all(),
    ).toEqual(['mention', 'reply'])
  })

  it('says beforehand that X lets no application answer it, and is answered by hand', async () => {
    publish()
    desk.network.comments.push(comment('1001'))
    await start()
    const { conversationId } = rows()[0]!
    const { answering, entries } = desk.inbox.conversation({ conversationId })
    expect(answering).toMatchObject({ way: 'by_hand', why: 'reply_rule', toEntryId: entries[0]!.entryId })
    expect(() =>
      desk.inbox.reply({ conversationId, answerId: ACCOUNT, text: 'Gracias', resolves: false, seenEntryId: null }),
    ).toThrow('reply_not_allowed')
    await desk.inbox.answerByHand({ conversationId, text: 'Gracias' })
    expect(desk.ports.levers.opened.at(-1)).toContain('in_reply_to=1001')
  })

  it('is looked up again like anything else, and goes when its author deletes it', async () => {
    publish()
    desk.network.comments.push(comment('1001', 'me arrepiento'))
    await start()
    desk.network.comments.length = 0
    await desk.pull().stop()
    desk.clock.setWall(desk.clock.now() + 13 * HOUR)
    await desk.restart()
    await desk.clock.advance(MINUTE)
    expect(desk.test.dump('item')).not.toContain('arrepiento')
  })
})

describe('searching', () => {
  it('is done every ten minutes, from the newest that is known on', async () => {
    publish()
    desk.network.comments.push(comment('1001'))
    await start()
    await desk.clock.advance(HOUR)
    expect(asked().map(({ sinceId }) => sinceId)).toEqual([null, ...Array.from({ length: 6 }, () => '1001')])
  })

  it('is done only while there is a post of the last seven days', async () => {
    await start()
    await desk.clock.advance(HOUR)
    expect(asked()).toEqual([])
    publish(desk.clock.now() - 7 * DAY + HOUR)
    await desk.clock.advance(50 * MINUTE)
    expect(asked()).not.toEqual([])
    await desk.clock.advance(30 * MINUTE)
    const until = asked().length
    await desk.clock.advance(2 * HOUR)
    expect(asked()).toHaveLength(until)
  })

  it('waits where little may be spent on reading', async () => {
    publish()
    desk.levers.allowance = 'short'
    await start()
    await desk.clock.advance(HOUR)
    expect(asked()).toEqual([])
    desk.levers.allowance = 'plenty'
    await desk.clock.advance(2 * MINUTE)
    expect(asked()).toHaveLength(1)
  })

  it('is not done where the network offers no search', async () => {
    await desk.close()
    desk = openInboxDesk()
    publish()
    await start()
    await desk.clock.advance(HOUR)
    expect(asked()).toEqual([])
  })

  it.each(['missing_permission', 'forbidden'] as const)(
    'that X does not allow the app (%s) waits for hours, and is no problem of the account',
    async (code: RejectionCode) => {
      publish()
      desk.network.fail('comments', { kind: 'rejected', code, detail: '' }, 1_000)
      await start()
      await desk.clock.advance(5 * HOUR)
      expect(asked()).toHaveLength(1)
      await desk.clock.advance(2 * HOUR)
      expect(asked()).toHaveLength(2)
      expect(desk.accounts.byId(ACCOUNT)).toMatchObject({ state: 'connected', problem: null })
    },
  )

  it('that X does not allow the app is said of the account, since when, until it is allowed', async () => {
    const said = () => desk.test.events.filter(({ topic, ids }) => topic === 'accounts' && ids.includes(ACCOUNT)).length
    publish()
    await start()
    const before = said()
    desk.network.fail('comments', { kind: 'rejected', code: 'forbidden', detail: '' }, 2)
    await desk.clock.advance(11 * MINUTE)
    const refusedAtMs = desk.pull().commentsRefusedSinceMs(ACCOUNT)
    expect(refusedAtMs).toBe(t0 + 10 * MINUTE)
    expect(said()).toBe(before + 1)
    await desk.clock.advance(7 * HOUR)
    expect(desk.pull().commentsRefusedSinceMs(ACCOUNT)).toBe(refusedAtMs)
    desk.pull().requestSync(null)
    await desk.clock.settle()
    expect(desk.pull().commentsRefusedSinceMs(ACCOUNT)).toBeNull()
  })

  it('that fails for another reason is not said to be forbidden', async () => {
    publish()
    desk.network.fail('comments', { kind: 'retry', reason: 'server_error', notBeforeMs: null }, 2)
    await start()
    expect(desk.pull().commentsRefusedSinceMs(ACCOUNT)).toBeNull()
  })

  it('that fails for another reason is said like the failure of any stream', async () => {
    publish()
    desk.network.fail('comments', { kind: 'rejected', code: 'unexpected_answer', detail: '' }, 1_000)
    await start()
    await desk.clock.advance(5 * MINUTE)
    expect(desk.accounts.byId(ACCOUNT)?.problem).toMatchObject({ params: { stream: 'comments' } })
  })
})

describe('more comments than a page', () => {
  it('are read down to what is known, over a fault and a restart', async () => {
    publish()
    desk.network.comments.push(comment('1001'))
    await start()
    desk.network.setPageSize(3)
    for (let id = 1002; id <= 1012; id += 1) desk.network.comments.push(comment(String(id), `c${String(id)}`))
    desk.network.fail('comments', { kind: 'retry', reason: 'server_error', notBeforeMs: null }, 1, 1)
    await desk.clock.advance(10 * MINUTE)
    expect(desk.gaps.inState('open')).toMatchObject([{ stream: 'comments', aboveId: '1001' }])
    await desk.restart()
    await desk.clock.advance(2 * MINUTE)
    expect(storedIds()).toEqual(Array.from({ length: 12 }, (_, i) => String(1001 + i)))
    expect(desk.gaps.inState('open')).toEqual([])
  })

  it('are said to be lost where the search reaches no further', async () => {
    publish()
    desk.network.comments.push(comment('1001'))
    await start()
    await desk.pull().stop()
    desk.clock.setWall(t0 + 8 * DAY)
    publish(t0 + 8 * DAY)
    desk.network.comments.length = 0
    desk.network.setPageSize(3)
    for (let id = 1100; id <= 1105; id += 1) desk.network.comments.push(comment(String(id), `c${String(id)}`))
    desk.network.ownPosts.splice(0, 1, { ...desk.network.ownPosts[1]!, id: '1099' })
    desk.network.ownPosts.length = 1
    await desk.restart()
    await desk.clock.advance(MINUTE)
    expect(storedIds()).toHaveLength(7)
    expect(desk.gaps.inState('lost')).toMatchObject([{ stream: 'comments', fromMs: t0 }])
  })
})
