/** Threads that are out: read back, gone on with, taken down (docs/specs/outbox.md §8). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RemotePost } from '../../src/main/networks/networkClient.ts'
import { afterReading, readingOf } from '../../src/main/sync/chainCheck.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
  desk.startRunner()
})
afterEach(() => desk.close())

const texts = () => desk.network.posts.map((post) => post.text).reverse()
const variant = (n = 0) => desk.reading.get({ postId: POST }).variants[n]
const variantId = () => variant()?.variantId ?? ''
const forbidden = { kind: 'rejected', code: 'forbidden', detail: '' } as const
const unreachable = { kind: 'retry', reason: 'unreachable', notBeforeMs: null } as const

async function publish(...parts: string[]) {
  desk.draft(parts)
  desk.scheduleIn(1)
  await desk.clock.advance(MINUTE)
}

/** As if the network had hung a text elsewhere. */
function hangElsewhere(text: string) {
  const at = desk.network.posts.findIndex((post) => post.text === text)
  const post = desk.network.posts[at]
  if (post !== undefined) desk.network.posts[at] = { ...post, inReplyToId: '1' }
}

describe('reading back', () => {
  it('sees a thread whole soon after its last text is out', async () => {
    await publish('uno', 'dos', 'tres')
    expect(variant()?.chain).toBe('unread')
    await desk.clock.advance(MINUTE)
    expect(variant()?.chain).toBe('whole')
    expect(desk.problems()).toEqual([])
  })

  it('has nothing to read of a single text', async () => {
    await publish('uno')
    await desk.clock.advance(MINUTE)
    expect(variant()?.chain).toBeNull()
  })

  it('says which text does not answer the one before', async () => {
    await publish('uno', 'dos', 'tres')
    hangElsewhere('tres')
    await desk.clock.advance(MINUTE)
    expect(desk.problems()).toMatchObject([{ code: 'thread_broken', params: { part: 3 } }])
    desk.takingDown.acceptThread({ variantId: variantId() })
    expect(desk.problems()).toEqual([])
  })

  it('waits for a timeline that lags, over a restart too', async () => {
    await publish('uno', 'dos')
    desk.network.setTimeline({ kind: 'ok', value: { items: [], olderToken: null }, limits: null } as never)
    await desk.clock.advance(3 * MINUTE)
    desk.crash()
    desk.startRunner()
    expect(variant()?.chain).toBe('unread')
    desk.network.setTimeline('readable')
    await desk.clock.advance(10 * MINUTE)
    expect(variant()?.chain).toBe('whole')
  })

  it('says so when a text never appears', async () => {
    await publish('uno', 'dos')
    desk.network.posts.shift()
    await desk.clock.advance(60 * MINUTE)
    expect(desk.problems()).toMatchObject([{ code: 'thread_broken', params: { part: 2 } }])
  })

  it('breaks no thread because the network cannot be read for hours', async () => {
    await publish('uno', 'dos')
    desk.network.setTimeline(unreachable)
    await desk.clock.advance(3 * 60 * MINUTE)
    expect(variant()?.chain).toBe('unread')
  })
})

describe('a reading', () => {
  const timeline = (...posts: [string, string | null][]) =>
    new Map(posts.map(([remoteId, inReplyToId]) => [remoteId, { id: remoteId, inReplyToId } as RemotePost]))
  it.each([
    ['whole', timeline(['1', null], ['2', '1'], ['3', '2']), { kind: 'whole' }],
    ['a text that answers the first', timeline(['1', null], ['2', '1'], ['3', '1']), { kind: 'broken', part: 3 }],
    ['a text that answers nothing', timeline(['1', null], ['2', null], ['3', '2']), { kind: 'broken', part: 2 }],
    ['a text that is not there', timeline(['1', null], ['3', '2']), { kind: 'unseen', part: 2 }],
  ])('%s', (_name, posts, reading) => {
    expect(readingOf(['1', '2', '3'], posts)).toEqual(reading)
  })

  it('is repeated ever more rarely, and gives up on a text that is not there after eight', () => {
    const unseen = { kind: 'unseen', part: 2 } as const
    const pauses = [0, 1, 4, 6].map((reads) => {
      const next = afterReading(reads, unseen, 0)
      return next.kind === 'unread' ? next.nextAtMs / 1000 : null
    })
    expect(pauses).toEqual([30, 60, 480, 600])
    expect(afterReading(7, unseen, 0)).toEqual({ kind: 'broken', part: 2 })
    expect(afterReading(7, { kind: 'unreadable', notBeforeMs: null }, 0)).toMatchObject({ kind: 'unread', reads: 7 })
  })
})

describe('a thread that stopped in the middle', () => {
  beforeEach(async () => {
    desk.network.script('done', 'done', forbidden)
    await publish('uno', 'dos', 'tres', 'cuatro')
  })
  const failed = () => desk.outbox.list().find(({ state }) => state === 'needs_attention')

  it('says what is out and what is not', () => {
    expect(failed()?.thread).toEqual({ out: 2, total: 4 })
    expect(variant()).toMatchObject({ state: 'needs_attention', publishedSegments: 2 })
  })

  it('goes on where it stopped', async () => {
    desk.outbox.retry({ effectId: failed()?.effectId ?? '', seenEntryId: null })
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['uno', 'dos', 'tres', 'cuatro'])
    await desk.clock.advance(MINUTE)
    expect(variant()?.chain).toBe('whole')
  })

  it('can be mended where it stopped: what is out stays, what is not is changed', async () => {
    const [one, two, three] = desk.reading.get({ postId: POST }).segments
    const change = [one, two, { segmentId: three?.segmentId ?? '', text: 'tres, corregido' }].map((segment) => ({
      segmentId: segment?.segmentId ?? '',
      text: segment?.text ?? '',
    }))
    desk.writing.saveText({ postId: POST, segments: change })
    desk.planning.applyEdit({ postId: POST })
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['uno', 'dos', 'tres, corregido'])
    expect(desk.network.posts[0]?.inReplyToId).toBe(desk.network.posts[1]?.id)
    expect(variant()).toMatchObject({ state: 'published', chain: 'whole' })
  })

  it('refuses a change of what is out', () => {
    const segments = desk.reading.get({ postId: POST }).segments.map(({ segmentId, text }, n) => ({
      segmentId,
      text: n === 1 ? 'dos, corregido' : text,
    }))
    desk.writing.saveText({ postId: POST, segments })
    expect(() => desk.planning.applyEdit({ postId: POST })).toThrow('wrong_state')
  })

  it('is taken down from the last text to the first, and nothing more of it goes out', async () => {
    desk.network.hold()
    desk.takingDown.takeDown({ variantId: variantId() })
    expect(variant()).toMatchObject({ state: 'cancelled', takingDown: true, publishedSegments: 2 })
    desk.network.release()
    const gone: string[][] = []
    for (let n = 0; n < 4; n += 1) {
      gone.push(texts())
      await desk.clock.settle()
    }
    expect(new Set(gone.map((left) => left.join()))).not.toContain('dos')
    await desk.clock.advance(5 * MINUTE)
    expect(texts()).toEqual([])
    expect(variant()).toMatchObject({ state: 'cancelled', takingDown: false, publishedSegments: 0, publishedUrl: null })
    expect(desk.outbox.list()).toEqual([])
    expect(desk.test.audit.recent(null, 50).map(({ action }) => action)).toContain('post.take_down')
  })

  it('is taken down once, however often it is asked for', async () => {
    for (const again of [1, 2]) {
      desk.takingDown.takeDown({ variantId: variantId() })
      expect(desk.effects.ofVariant(variantId()).filter(({ kind }) => kind === 'delete_post')).toHaveLength(2)
      expect(again).toBeLessThan(3)
    }
    await desk.clock.advance(MINUTE)
    desk.takingDown.takeDown({ variantId: variantId() })
    expect(desk.outbox.list()).toEqual([])
  })

  it('tells the truth when a text cannot be taken down, and goes on when it is tried again', async () => {
    desk.network.script('done', forbidden)
    desk.takingDown.takeDown({ variantId: variantId() })
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['uno'])
    expect(variant()).toMatchObject({ state: 'needs_attention', publishedSegments: 1 })
    expect(desk.problems()).toMatchObject([{ code: 'withdrawal_failed' }])
    expect(failed()).toMatchObject({ kind: 'delete_post', excerpt: 'uno', thread: { out: 1, total: 1 } })
    desk.outbox.retry({ effectId: failed()?.effectId ?? '', seenEntryId: null })
    await desk.clock.advance(MINUTE)
    expect([texts(), variant()?.state]).toEqual([[], 'cancelled'])
  })

  it('leaves on the network what a person decides to leave', async () => {
    desk.network.script('done', forbidden)
    desk.takingDown.takeDown({ variantId: variantId() })
    await desk.clock.advance(MINUTE)
    desk.outbox.cancel({ effectId: failed()?.effectId ?? '' })
    expect(variant()).toMatchObject({ state: 'published', publishedSegments: 1, takingDown: false })
    // And may be taken down later all the same.
    desk.takingDown.takeDown({ variantId: variantId() })
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual([])
  })

  it('can be planned anew once it is taken down, whole', async () => {
    desk.takingDown.takeDown({ variantId: variantId() })
    expect(() => desk.scheduleIn(5)).toThrow('wrong_state')
    await desk.clock.advance(MINUTE)
    desk.planning.unschedule({ postId: POST })
    desk.scheduleIn(5)
    expect(desk.state()).toBe('scheduled')
    await desk.clock.advance(6 * MINUTE)
    expect(texts()).toEqual(['uno', 'dos', 'tres', 'cuatro'])
    expect(desk.network.posts.at(-1)?.inReplyToId).toBeNull()
    expect(variant()).toMatchObject({ state: 'published', publishedSegments: 4, chain: 'whole' })
  })

  it('is taken down after the connection came back, however late: nobody waits for its hour', async () => {
    desk.setConnection('no_network')
    desk.takingDown.takeDown({ variantId: variantId() })
    await desk.clock.advance(300 * MINUTE)
    desk.setConnection('online')
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual([])
  })
})

describe('taking down', () => {
  it('is of one account, not of the others', async () => {
    desk.draft(['uno'], [ACCOUNT, OTHER_ACCOUNT])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    desk.takingDown.takeDown({ variantId: variantId() })
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['uno'])
    expect([variant(0)?.state, variant(1)?.state]).toEqual(['cancelled', 'published'])
  })

  it('is refused where nothing is out, something is under way, or a person published it', async () => {
    desk.draft(['uno'])
    desk.scheduleIn(1)
    expect(() => desk.takingDown.takeDown({ variantId: variantId() })).toThrow('wrong_state')
    expect(() => desk.takingDown.takeDown({ variantId: id(999) })).toThrow('not_found')
    await desk.close()
    desk = openPublishingDesk({ mode: 'assisted' })
    desk.startRunner()
    desk.draft(['uno'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    const effectId = desk.outbox.list()[0]?.effectId ?? ''
    desk.outbox.settle({ effectId, verdict: { kind: 'published', link: 'https://x.com/demo/status/42' } })
    expect(() => desk.takingDown.takeDown({ variantId: variantId() })).toThrow('wrong_state')
  })
})
