/** The notification that an urgent message came: at once, without the citizen, and not ten of them. */
import { beforeEach, expect, it } from 'vitest'
import { createUrgentNotices } from '../../../src/main/services/urgentNotices.ts'
import { createFakeClock, type FakeClock } from '../../fakes/fakeClock.ts'

let clock: FakeClock
let shown: { title: string; body: string; place: string }[]
let notices: ReturnType<typeof createUrgentNotices>
beforeEach(() => {
  clock = createFakeClock()
  shown = []
  notices = createUrgentNotices({
    clock,
    notifier: { notify: (notice) => shown.push(notice) },
    preferences: {
      get: () => ({
        theme: 'auto',
        language: 'es',
        urgentSound: true,
        messageNotices: true,
        milestoneNotices: true,
        quietHours: null,
      }),
    },
    handleOf: (conversationId) => (conversationId === 'gone' ? null : 'policia'),
  })
})

it('comes at once, names the account only, and leads to the conversation', () => {
  notices.came(['c1'])
  expect(shown).toEqual([
    { title: 'Mensaje urgente', body: 'Para @policia. Está arriba en Mensajes.', place: '/inbox/c1' },
  ])
})

it('gathers what follows for ten seconds', async () => {
  notices.came(['c1'])
  notices.came(['c2'])
  notices.came(['c3'])
  expect(shown).toHaveLength(1)
  await clock.advance(10_000)
  expect(shown.slice(1)).toEqual([
    { title: '2 conversaciones urgentes', body: 'Para @policia. Está arriba en Mensajes.', place: '/inbox' },
  ])
  await clock.advance(60_000)
  expect(shown).toHaveLength(2)
})

it('says nothing more once Mando ends', async () => {
  notices.came(['c1'])
  notices.came(['c2'])
  notices.stop()
  await clock.advance(60_000)
  expect(shown).toHaveLength(1)
})
