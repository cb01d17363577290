/** What the system shows of new messages while nobody looks (docs/specs/inbox.md §16). */
import { beforeEach, describe, expect, it } from 'vitest'
import { createMessageNotices } from '../../../src/main/services/messageNotices.ts'
import { isOfLastNight } from '../../../src/shared/domain/nightNotice.ts'
import { isQuiet } from '../../../src/shared/domain/quietHours.ts'
import { createFakeClock, type FakeClock } from '../../fakes/fakeClock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A Monday, eleven in Madrid. */
const ELEVEN = Date.UTC(2026, 10, 23, 10, 0)

let clock: FakeClock
let items: { accountId: string; conversationId: string; saidAtMs: number; isUrgent: boolean }[]
let isInFront: boolean
let isOpen: boolean
let isOpenAt: (atMs: number) => boolean
let onPresence: () => void
let preferences: { messageNotices: boolean; quietHours: { from: string; until: string } | null }
let shown: { title: string; body: string }[]
let badges: { unread: number; urgent: number }[]
let notices: ReturnType<typeof createMessageNotices>

function open(startMs = ELEVEN): void {
  clock = createFakeClock(startMs)
  items = []
  isInFront = false
  isOpen = true
  isOpenAt = () => isOpen
  preferences = { messageNotices: true, quietHours: { from: '22:00', until: '07:00' } }
  shown = []
  badges = []
  notices = createMessageNotices({
    table: {
      newest: () => items.length,
      since: (seq) => items.slice(seq),
    },
    notifier: { notify: ({ title, body }) => shown.push({ title, body }) },
    badge: { show: (counts) => badges.push(counts) },
    presence: {
      isInFront: () => isInFront,
      onChange: (listener) => {
        onPresence = () => listener(isInFront)
        return () => undefined
      },
    },
    preferences: {
      get: () => ({ theme: 'auto', language: 'es', urgentSound: true, milestoneNotices: true, ...preferences }),
    },
    clock,
    zone: () => 'Europe/Madrid',
    isOpenAt: (atMs) => isOpenAt(atMs),
    unreadCount: () => items.length,
    urgentCount: () => 0,
    handleOf: (accountId) => accountId,
  })
  notices.start()
}
const put = (accountId: string, isUrgent = false): void => {
  items.push({ accountId, conversationId: String(items.length), saidAtMs: clock.now(), isUrgent })
  notices.changed()
}
const comes = (...accountIds: readonly string[]): void => accountIds.forEach((accountId) => put(accountId))
beforeEach(() => open())

it('says once what one reading brought, by account and without a word of it', async () => {
  comes('policia')
  comes('policia', 'bomberos')
  await clock.advance(10_000)
  expect(shown).toEqual([
    { title: '3 conversaciones con mensajes nuevos', body: 'Para @policia y @bomberos. Espera en Mensajes.' },
  ])
})

it('says nothing while Mando is in view, nor afterwards of what was in view', async () => {
  isInFront = true
  comes('policia')
  await clock.advance(10_000)
  isInFront = false
  onPresence()
  await clock.advance(10_000)
  expect(shown).toEqual([])
  comes('policia')
  await clock.advance(10_000)
  expect(shown).toEqual([{ title: 'Un ciudadano ha escrito', body: 'Para @policia. Espera en Mensajes.' }])
})

it('waits five minutes after a notification, and then says all that came meanwhile', async () => {
  comes('policia')
  await clock.advance(10_000)
  comes('policia')
  comes('policia')
  await clock.advance(4 * MINUTE)
  expect(shown).toHaveLength(1)
  await clock.advance(MINUTE)
  expect(shown.map(({ title }) => title)).toEqual(['Un ciudadano ha escrito', '2 conversaciones con mensajes nuevos'])
})

it('is quiet where nobody wants it, and in the quiet hours of the office’s clock', async () => {
  preferences = { ...preferences, messageNotices: false }
  comes('policia')
  await clock.advance(10_000)
  expect(shown).toEqual([])
  open(Date.UTC(2026, 10, 23, 21, 30))
  comes('policia')
  await clock.advance(10_000)
  expect(shown).toEqual([])
})

it('leaves what comes while the office is closed to the night lane', async () => {
  isOpen = false
  comes('policia')
  await clock.advance(10_000)
  expect(shown).toEqual([])
})

it('says in the morning what the night brought, in one sentence and once', async () => {
  open(Date.UTC(2026, 10, 23, 21, 30))
  for (const accountId of ['policia', 'policia', 'bomberos']) {
    comes(accountId)
    await clock.advance(HOUR)
  }
  put('policia', true)
  expect(shown).toEqual([])
  await clock.advance(9 * HOUR)
  expect(shown).toEqual([
    { title: 'Esta noche: 4 mensajes, 1 urgente', body: 'Para @policia y @bomberos. Espera en Mensajes.' },
  ])
})

it('tells what has just come apart from what came while the office was closed', async () => {
  isOpen = false
  comes('policia')
  await clock.advance(MINUTE)
  const closedUntilMs = clock.now()
  isOpenAt = (atMs) => atMs > closedUntilMs
  await clock.advance(MINUTE)
  comes('policia')
  await clock.advance(5 * MINUTE)
  expect(shown).toEqual([
    {
      title: 'Fuera de horario: 1 mensaje',
      body: 'Para @policia. Espera en Mensajes. Desde entonces ha escrito otro ciudadano.',
    },
  ])
})

it('does not say again in the morning what was urgent and announced by itself', async () => {
  open(Date.UTC(2026, 10, 23, 21, 30))
  put('policia', true)
  await clock.advance(12 * HOUR)
  expect(shown).toEqual([])
})

describe('the night', () => {
  const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour - 1)
  it.each([
    ['from yesterday afternoon', at(23, 15), at(24, 8), true],
    ['from the small hours', at(24, 3), at(24, 8), true],
    ['from before the weekend', at(20, 16), at(23, 8), false],
    ['from the middle of the day', at(24, 14), at(24, 16), false],
  ])('%s', (_since, firstAtMs, nowMs, isNight) => {
    expect(isOfLastNight(firstAtMs, nowMs, 'Europe/Madrid')).toBe(isNight)
  })
})

it('keeps the number on the icon right, in view or not, and only says what changed', async () => {
  isInFront = true
  comes('policia', 'policia')
  await clock.advance(10_000)
  notices.changed()
  await clock.advance(10_000)
  expect(badges).toEqual([{ unread: 2, urgent: 0 }])
})

it('keeps the number right also while a notification waits for its five minutes', async () => {
  comes('policia')
  await clock.advance(10_000)
  comes('policia')
  await clock.advance(10_000)
  comes('policia')
  await clock.advance(10_000)
  expect(badges.at(-1)).toEqual({ unread: 3, urgent: 0 })
  expect(shown).toHaveLength(1)
})

describe('quiet hours', () => {
  it.each([
    ['21:59', false],
    ['22:00', true],
    ['03:00', true],
    ['06:59', true],
    ['07:00', false],
  ])('over midnight at %s: %s', (hour, quiet) => {
    expect(isQuiet(hour, { from: '22:00', until: '07:00' })).toBe(quiet)
  })

  it('within a day, the whole day, never', () => {
    expect(isQuiet('14:30', { from: '14:00', until: '16:00' })).toBe(true)
    expect(isQuiet('16:00', { from: '14:00', until: '16:00' })).toBe(false)
    expect(isQuiet('12:00', { from: '08:00', until: '08:00' })).toBe(true)
    expect(isQuiet('12:00', null)).toBe(false)
  })
})
