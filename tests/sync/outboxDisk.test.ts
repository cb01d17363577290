/** The disk refuses while the outbox works: the program goes on, nothing leaves unwritten, nothing leaves twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, openPublishingDesk } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
})
afterEach(() => desk.close())

const refuse = (isRefusing: boolean) => desk.test.db.pragma(`query_only = ${isRefusing ? 'ON' : 'OFF'}`)

describe('a disk that refuses', () => {
  it('at the hour of a post lets nothing leave, and it leaves once the disk takes it', async () => {
    desk.startRunner()
    desk.draft(['Buenos días'])
    desk.scheduleIn(5)
    refuse(true)
    await desk.clock.advance(6 * MINUTE)
    expect(desk.network.posts).toEqual([])
    refuse(false)
    await desk.clock.advance(MINUTE)
    expect(desk.network.posts).toHaveLength(1)
    expect(desk.state()).toBe('published')
  })

  it('when the answer is to be written down leaves the fate open, and it is found, not repeated', async () => {
    desk.startRunner()
    desk.network.hold()
    desk.draft(['Buenos días'])
    desk.scheduleIn(5)
    await desk.clock.advance(6 * MINUTE)
    refuse(true)
    desk.network.release()
    await desk.clock.advance(10_000)
    refuse(false)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.network.posts).toHaveLength(1)
    expect(desk.state()).toBe('published')
  })

  it('at the start lets the program open', async () => {
    desk.network.hold()
    desk.startRunner()
    desk.draft(['Buenos días'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    desk.crash()
    refuse(true)
    desk.startRunner()
    refuse(false)
    desk.network.release()
    await desk.clock.advance(2 * MINUTE)
    expect(desk.network.posts).toHaveLength(1)
    expect(desk.state()).toBe('published')
  })
})
