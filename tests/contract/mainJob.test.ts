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

// docs/specs/postMetrics.md §1, §3.6
it('measures what went out from here, under its campaign, and how it goes on', async () => {
  const campaignId = test.newId()
  await test.call('campaigns.save', {
    ...{ campaignId, name: 'Verano seguro', hashtag: '', goal: '', colour: 'teal', sign: 'flag', ownerId: null },
    ...{ firstDay: '2026-01-01', lastDay: '2027-12-31' },
  })
  const postId = await draft('Mañana habrá controles de velocidad en la A-6. Conduce con cuidado.')
  await test.call('calendar.setCampaign', { postId, campaignId })
  await scheduleIn(postId, 1)
  await test.ports.clock.advance(10 * MINUTE)
  const [early] = await test.call('figures.ofPost', { postId })
  await test.ports.clock.advance(90 * MINUTE)
  const [later] = await test.call('figures.ofPost', { postId })
  expect(later).toMatchObject({ accountId, rate: expect.any(Number) as number })
  expect(later?.impressions).toBeGreaterThan(early?.impressions ?? Infinity)

  const day = wallTimeAt(test.ports.clock.now(), 'Europe/Madrid').slice(0, 10)
  const scope = { firstDay: day, lastDay: day, accountIds: [] }
  const asked = test.call('figures.summary', { ...scope, basis: 'latest', by: 'campaign' })
  await test.ports.clock.advance(10)
  const { groups } = await asked
  expect(groups).toMatchObject([
    { kind: 'campaign', id: campaignId, name: 'Verano seguro', figures: { posts: 1, counted: 1 } },
  ])
  const { rows } = await test.call('figures.list', {
    ...{ ...scope, basis: 'week', sort: 'newest', order: 'most', after: null, limit: 5 },
  })
  expect(rows).toMatchObject([{ postId, standing: 'waiting', figures: { impressions: later?.impressions } }])
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
