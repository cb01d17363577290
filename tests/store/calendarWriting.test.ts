/** Writing posts: what a repeated command does, and that a post can be changed after it was planned and taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { ACCOUNT, id, openPublishingDesk, OTHER_ACCOUNT, POST, SEGMENT } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
})
afterEach(() => desk.close())

const card = () => desk.reading.drafts({}).find(({ postId }) => postId === POST)!

describe('the accounts of a draft', () => {
  it('can be taken away after the post was planned for them and taken back', () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    desk.scheduleIn(60)
    desk.planning.unschedule({ postId: POST })
    desk.writing.setAccounts({ postId: POST, accountIds: [ACCOUNT] })
    expect(card().accountIds).toEqual([ACCOUNT])
    desk.scheduleIn(60)
    desk.writing.saveText({ postId: POST, segments: [{ segmentId: SEGMENT, text: 'hola otra vez' }] })
    expect(desk.effects.open().map(({ accountId }) => accountId)).toEqual([ACCOUNT])
  })
})

describe('a repeated command', () => {
  it('creates a post once; the id of another post is a conflict', () => {
    desk.draft(['hola'])
    desk.draft(['hola'])
    expect(desk.reading.drafts({})).toHaveLength(1)
    const other = [{ segmentId: id(999), text: 'otra cosa' }]
    expect(() => desk.writing.create({ postId: POST, accountIds: [ACCOUNT], segments: other })).toThrow('conflict')
    expect(card().excerpt).toBe('hola')
  })

  it('attaches an image once; the id of another image is a conflict', async () => {
    desk.draft(['hola'])
    await desk.attachImage('Un agente')
    const again = { postId: POST, segmentId: SEGMENT, mediaId: id(300), posterBase64: null }
    await desk.intake.attach(again)
    expect(card().imageCount).toBe(1)
    expect(() => desk.intake.begin({ mediaId: id(300), fileName: 'otra.gif', sizeBytes: 6 })).toThrow('conflict')
  })

  it('takes an image away once', async () => {
    desk.draft(['hola'])
    await desk.attachImage('Un agente')
    const image = { postId: POST, segmentId: SEGMENT, mediaId: id(300) }
    desk.writing.detachMedia(image)
    const rows = desk.test.audit.recent(null, 500).length
    desk.writing.detachMedia(image)
    expect(card().imageCount).toBe(0)
    expect(desk.test.audit.recent(null, 500)).toHaveLength(rows)
    // And puts it back under the same id.
    await desk.intake.attach({ ...image, posterBase64: null })
    expect(card().imageCount).toBe(1)
  })
})

describe('what a calendar cell shows', () => {
  it('follows texts and images that come, move and go', async () => {
    desk.draft(['uno', 'dos'])
    await desk.attachImage('Un agente')
    expect(card()).toMatchObject({ excerpt: 'uno', segmentCount: 2, imageCount: 1 })
    const [one, two] = [
      { segmentId: SEGMENT, text: 'uno' },
      { segmentId: id(201), text: 'dos' },
    ] as const
    desk.writing.saveText({ postId: POST, segments: [two, one] })
    expect(card()).toMatchObject({ excerpt: 'dos', segmentCount: 2, imageCount: 1 })
    desk.writing.saveText({ postId: POST, segments: [two] })
    expect(card()).toMatchObject({ excerpt: 'dos', segmentCount: 1, imageCount: 0 })
  })
})

// docs/specs/calendar.md §3.5
describe('the hour that a draft has in mind', () => {
  const MINUTE = 60_000
  const shown = () => {
    const now = desk.test.clock.now()
    const { cells } = desk.reading.range({ fromMs: now - 60 * MINUTE, toMs: now + 24 * 60 * MINUTE })
    return cells.postIds.map((postId, index) => ({ postId, atMs: cells.atMs[index] }))
  }
  const inMinutes = (minutes: number) => {
    const atMs = desk.test.clock.now() + minutes * MINUTE
    return { wallTime: wallTimeAt(atMs, 'Europe/Madrid'), zone: 'Europe/Madrid', repeatedHour: null } as const
  }

  it('puts it into the calendar, plans nothing, and is moved and taken off again', () => {
    desk.draft(['hola'])
    expect(shown()).toEqual([])
    desk.planning.setHour({ postId: POST, hour: inMinutes(60) })
    expect(shown()).toEqual([{ postId: POST, atMs: expect.any(Number) as number }])
    expect(card().state).toBe('draft')
    expect(desk.effects.open()).toEqual([])
    const first = shown()[0]?.atMs ?? 0
    desk.planning.setHour({ postId: POST, hour: inMinutes(180) })
    expect((shown()[0]?.atMs ?? 0) - first).toBe(120 * MINUTE)
    desk.planning.setHour({ postId: POST, hour: null })
    expect(shown()).toEqual([])
  })

  it('may be over, and is on record once', () => {
    desk.draft(['hola'])
    desk.planning.setHour({ postId: POST, hour: inMinutes(-30) })
    desk.planning.setHour({ postId: POST, hour: inMinutes(-30) })
    expect(shown()).toHaveLength(1)
    expect(desk.test.audit.recent(null, 50).filter(({ action }) => action === 'post.hour')).toHaveLength(1)
  })

  it('is refused where it does not exist, and of what is planned or discarded', () => {
    desk.draft(['hola'])
    const missing = { wallTime: '2027-03-28T02:30', zone: 'Europe/Madrid', repeatedHour: null } as const
    expect(() => desk.planning.setHour({ postId: POST, hour: missing })).toThrow('time_does_not_exist')
    desk.scheduleIn(60)
    expect(() => desk.planning.setHour({ postId: POST, hour: inMinutes(90) })).toThrow('wrong_state')
    desk.planning.unschedule({ postId: POST })
    expect(shown()).toHaveLength(1)
    desk.planning.discard({ postId: POST })
    expect(shown()).toEqual([])
    expect(() => desk.planning.setHour({ postId: POST, hour: null })).toThrow('wrong_state')
  })
})
