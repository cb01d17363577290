/** The main job through the contract: the whole core against the training network, without a window. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'
import { UNNARROWED, type InboxView } from '../../src/shared/domain/inboxView.ts'

const MINUTE = 60_000
let test: TestApp
let accountId = ''
beforeEach(async () => {
  test = await openTestApp()
  accountId = test.newId()
  await test.call('accounts.addTraining', { accountId })
  await test.ports.clock.advance(5_000)
})
afterEach(() => test.close())

async function draft(text: string): Promise<string> {
  const postId = test.newId()
  await test.call('calendar.create', { postId, accountIds: [accountId], segments: [{ segmentId: test.newId(), text }] })
  return postId
}

async function scheduleIn(postId: string, minutes: number): Promise<void> {
  const wallTime = wallTimeAt(test.ports.clock.now() + minutes * MINUTE, 'Europe/Madrid')
  await test.call('calendar.schedule', { postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })
}

const list = (view: InboxView = 'all') =>
  test.call('inbox.list', { scope: { view, ...UNNARROWED }, cursor: null, limit: 50 })

it('drafts without a connection, publishes when it is back, receives, answers, and sees the followers', async () => {
  await test.call('status.setWorkOffline', { workOffline: true })
  const postId = await draft('Mañana habrá controles de velocidad en la A-6. Conduce con cuidado.')
  await scheduleIn(postId, 5)
  await test.ports.clock.advance(10 * MINUTE)
  expect((await test.call('calendar.get', { postId })).state).toBe('scheduled')
  expect((await test.call('outbox.list', {}))[0]).toMatchObject({ waiting: 'chosen_offline' })

  await test.call('status.setWorkOffline', { workOffline: false })
  await test.ports.clock.advance(10_000)
  const detail = await test.call('calendar.get', { postId })
  expect(detail).toMatchObject({ state: 'published', variants: [{ publishedSegments: 1, problem: null }] })
  expect(await test.call('outbox.list', {})).toEqual([])

  const before = await test.call('inbox.counts', {})
  expect(before.unread).toBeGreaterThan(5)
  await test.call('training.citizensWrite', { count: 5 })
  await test.ports.clock.advance(2 * MINUTE)
  expect((await test.call('inbox.counts', {})).all).toBeGreaterThan(before.all)

  const open = (await list('queue')).rows
  const answerable = await Promise.all(
    open.map(({ conversationId }) => test.call('inbox.conversation', { conversationId })),
  )
  const conversation = answerable.find(({ answering, kind }) => answering.way === 'api' && kind === 'public')
  const conversationId = conversation?.conversationId ?? ''
  await test.call('status.setWorkOffline', { workOffline: true })
  await test.call('inbox.reply', {
    conversationId,
    answerId: test.newId(),
    text: 'Gracias por escribirnos.',
    resolves: false,
    seenEntryId: null,
  })
  await test.ports.clock.advance(MINUTE)
  expect((await test.call('inbox.conversation', { conversationId })).pendingAnswer).toBe('queued')
  await test.call('status.setWorkOffline', { workOffline: false })
  await test.ports.clock.advance(10_000)
  const answered = await test.call('inbox.conversation', { conversationId })
  expect(answered).toMatchObject({ status: 'waiting_citizen', pendingAnswer: null })
  expect(answered.entries.filter(({ text }) => text.includes('Gracias por escribirnos.'))).toHaveLength(1)

  const growth = await test.call('growth.followers', { accountIds: [accountId], span: null })
  const counts = growth.series[0]?.counts ?? []
  expect(counts.length).toBeGreaterThan(700)
  expect(counts.filter((count) => count === null).length).toBeGreaterThan(8)
  expect(counts.at(-1)).toBeGreaterThan(1000)

  expect(await test.call('audit.verify', {})).toMatchObject({ intact: true })
})

it('shows an answer once, though the own timeline tells of it too', async () => {
  const { rows } = await list('queue')
  const details = await Promise.all(
    rows.map(({ conversationId }) => test.call('inbox.conversation', { conversationId })),
  )
  const conversationId = details.find(({ answering }) => answering.way === 'api')?.conversationId ?? ''
  await test.call('inbox.reply', {
    conversationId,
    answerId: test.newId(),
    text: 'Lo miramos ahora mismo.',
    resolves: false,
    seenEntryId: null,
  })
  await test.ports.clock.advance(20 * MINUTE)
  const { entries } = await test.call('inbox.conversation', { conversationId })
  expect(entries.filter(({ text }) => text.includes('Lo miramos ahora mismo.'))).toHaveLength(1)
})

it('keeps everything over a restart', async () => {
  const postId = await draft('Para mañana')
  await scheduleIn(postId, 60)
  await test.stop()
  const again = await openTestApp({ ports: test.ports, dataDir: test.dataDir })
  expect((await again.call('calendar.get', { postId })).state).toBe('scheduled')
  await again.ports.clock.advance(61 * MINUTE)
  expect((await again.call('calendar.get', { postId })).state).toBe('published')
  test = again
})

it('announces every change with a number that grows by one', async () => {
  await draft('Hola')
  const numbers = test.events.map(({ seq }) => seq)
  expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i))
  expect(new Set(test.events.map(({ topic }) => topic))).toContain('posts')
})
