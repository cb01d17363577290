/** A post that was given up for one account stays given up there, whatever happens to it for the others. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
  desk.startRunner()
})
afterEach(() => desk.close())

const texts = () => desk.network.posts.map((post) => post.text).reverse()
const giveUp = (accountId: string) => {
  const effect = desk.outbox.list().find((row) => row.accountId === accountId)
  desk.outbox.cancel({ effectId: effect?.effectId ?? '' })
}
const edit = (text: string) => {
  desk.writing.saveText({ postId: POST, segments: [{ segmentId: id(200), text }] })
  desk.planning.applyEdit({ postId: POST })
}

describe('a post given up for one of its accounts', () => {
  beforeEach(() => {
    desk.draft(['Aviso'], [ACCOUNT, OTHER_ACCOUNT])
    desk.scheduleIn(30)
    giveUp(OTHER_ACCOUNT)
  })

  it('does not come back there when its text is changed', async () => {
    edit('Aviso corregido')
    await desk.clock.advance(31 * MINUTE)
    expect(texts()).toEqual(['Aviso corregido'])
  })

  it('does not come back there when it is moved', async () => {
    desk.scheduleIn(20)
    await desk.clock.advance(31 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
  })

  it('comes back there when it is planned anew after the others are out', async () => {
    await desk.clock.advance(31 * MINUTE)
    desk.scheduleIn(10)
    await desk.clock.advance(11 * MINUTE)
    expect(texts()).toEqual(['Aviso', 'Aviso'])
  })

  it('comes back there when it was taken back to the drafts and planned again', async () => {
    desk.planning.unschedule({ postId: POST })
    desk.scheduleIn(10)
    await desk.clock.advance(11 * MINUTE)
    expect(texts()).toEqual(['Aviso', 'Aviso'])
  })
})

it('is not brought back by a changed text when it was given up everywhere', async () => {
  desk.draft(['Aviso'])
  desk.scheduleIn(30)
  giveUp(ACCOUNT)
  edit('Aviso corregido')
  await desk.clock.advance(31 * MINUTE)
  expect(texts()).toEqual([])
})
