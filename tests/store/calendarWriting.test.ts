/** Writing posts: what a repeated command does, and that a post can be changed after it was planned and taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
