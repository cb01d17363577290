/** What says how soon somebody wants to know what came in: from the rows of the outbox, the window and the hour. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAttention } from '../../../src/main/services/attention.ts'
import { ACCOUNT, MINUTE, OTHER_ACCOUNT, openPublishingDesk } from '../../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
  desk.startRunner()
})
afterEach(() => desk.close())

const of = (accountId: string) =>
  createAttention({
    presence: desk.ports.presence,
    effects: desk.effects,
    zone: () => 'Europe/Madrid',
    clock: desk.clock,
  }).of(accountId)

it('is urgent for an hour after a post of the account went out, and for no other account', async () => {
  desk.draft(['Aviso'])
  desk.scheduleIn(1)
  expect(of(ACCOUNT).isUrgent).toBe(false)
  await desk.clock.advance(2 * MINUTE)
  expect([of(ACCOUNT).isUrgent, of(OTHER_ACCOUNT).isUrgent]).toEqual([true, false])
  await desk.clock.advance(57 * MINUTE)
  expect(of(ACCOUNT).isUrgent).toBe(true)
  await desk.clock.advance(3 * MINUTE)
  expect(of(ACCOUNT).isUrgent).toBe(false)
})

it('is urgent as long as the fate of something of the account is open', async () => {
  desk.network.script('lost')
  desk.network.setTimeline({ kind: 'retry', reason: 'unreachable', notBeforeMs: null })
  desk.draft(['Aviso'])
  desk.scheduleIn(1)
  await desk.clock.advance(3 * 60 * MINUTE)
  expect([of(ACCOUNT).isUrgent, of(OTHER_ACCOUNT).isUrgent]).toEqual([true, false])
})

it('knows the hour of the office and whether the window is in front', () => {
  expect(of(ACCOUNT)).toMatchObject({ isInFront: true, isOfficeHour: true })
  desk.ports.levers.setInFront(false)
  desk.clock.setWall(Date.UTC(2026, 10, 24, 21, 30))
  expect(of(ACCOUNT)).toMatchObject({ isInFront: false, isOfficeHour: false })
})
