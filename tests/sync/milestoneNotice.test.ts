/** The whole core says that an account reached a round number (docs/specs/growth.md §6.4). */
import { afterEach, expect, it } from 'vitest'
import { addDays, dayAt } from '../../src/shared/domain/wallTime.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'

let test: TestApp
afterEach(() => test.close())

it('says it with the count of today, once, and not with counts of earlier days', async () => {
  test = await openTestApp()
  test.ports.preferences.set({ quietHours: null })
  const accountId = test.newId()
  const today = dayAt(test.ports.clock.now(), 'Europe/Madrid')
  const note = (daysBefore: number, followers: number) =>
    test.call('growth.note', { noteId: test.newId(), accountId, day: addDays(today, -daysBefore), followers })
  await test.call('accounts.addAssisted', { accountId, handle: 'bomberos', displayName: 'Bomberos' })
  await note(3, 8_000)
  await note(2, 9_020)
  expect(test.ports.levers.notices).toEqual([])
  await note(0, 10_030)
  await note(0, 10_040)
  expect(test.ports.levers.notices.map(({ title }) => title)).toEqual(['10.000 seguidores'])
})

it('tells after a restart what was reached while the office was quiet, and not again after the next', async () => {
  test = await openTestApp()
  const { ports, dataDir } = test
  ports.preferences.set({ quietHours: { from: '00:00', until: '23:59' } })
  const accountId = test.newId()
  const today = dayAt(ports.clock.now(), 'Europe/Madrid')
  await test.call('accounts.addAssisted', { accountId, handle: 'bomberos', displayName: 'Bomberos' })
  for (const [daysBefore, followers] of [
    [2, 9_020],
    [0, 10_030],
  ] as const) {
    await test.call('growth.note', {
      ...{ noteId: test.newId(), accountId, day: addDays(today, -daysBefore), followers },
    })
  }
  expect(ports.levers.notices).toEqual([])
  ports.preferences.set({ quietHours: null })
  for (let start = 0; start < 2; start += 1) {
    await test.stop()
    test = await openTestApp({ ports, dataDir })
  }
  expect(ports.levers.notices.map(({ title }) => title)).toEqual(['10.000 seguidores'])
})
