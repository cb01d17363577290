/** Fetching through the real client of X from the training network: nothing between them is a fake. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { NetworkClient } from '../../src/main/networks/networkClient.ts'
import { createXClient } from '../../src/main/networks/x/xClient.ts'
import { createOutsidePostTable } from '../../src/main/store/outsidePostTable.ts'
import type { Fetching } from '../../src/main/sync/fetching.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { createTrainingNetwork, type TrainingNetwork } from '../../src/main/training/trainingNetwork.ts'
import { ACCOUNT, ANSWER, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const MINUTE = 60_000
let desk: InboxDesk
let network: TrainingNetwork
let pull: Fetching
let client: NetworkClient

beforeEach(async () => {
  desk = openInboxDesk()
  const { clock, ports, test } = desk
  test.db
    .prepare(`UPDATE account SET mode = 'training', remote_id = ?, handle = ?, display_name = ?`)
    .run(POLICE_ACCOUNT.id, POLICE_ACCOUNT.handle, POLICE_ACCOUNT.name)
  network = createTrainingNetwork({ clock, seed: 'test', storage: ports.trainingStorage })
  const token = { kind: 'ok', value: POLICE_ACCOUNT.bearerToken, limits: null } as const
  client = createXClient({
    fetch: network.fetch,
    clock,
    credentials: { kind: 'oauth2', accessToken: () => Promise.resolve(token) },
    userId: POLICE_ACCOUNT.id,
  })
  pull = desk.fetchThrough(client)
  network.citizens.seed()
  pull.start()
  await clock.advance(1_000)
})
afterEach(async () => {
  await pull.stop()
  await desk.close()
})

const rows = () => desk.rows()
const say = (text: string, kind: 'mention' | 'dm' = 'mention') =>
  network.citizens.say({ kind, handle: 'vecina_carmen', name: 'Carmen', text })

it('brings in what the citizens wrote, public and direct, open and unread, and the followers', () => {
  expect(rows().length).toBeGreaterThan(2)
  expect(new Set(rows().map(({ kind }) => kind))).toEqual(new Set(['public', 'direct']))
  expect(rows().every(({ status, unread }) => status === 'new' && unread)).toBe(true)
  const { series } = desk.growth.followers({ accountIds: [ACCOUNT], span: null })
  expect(series[0]?.counts.at(-1)).toBeGreaterThan(1_000)
  expect(desk.accounts.byId(ACCOUNT)).toMatchObject({ problem: null, lastSyncAtMs: expect.any(Number) as number })
  expect(desk.ports.levers.logged).toEqual([])
})

it('brings in what is written later, once', async () => {
  const before = rows().length
  say('¿A qué hora abre la oficina? Gracias & un saludo <3')
  say('Un mensaje privado', 'dm')
  await desk.clock.advance(3 * MINUTE)
  expect(rows()).toHaveLength(before + 2)
  expect(rows().map(({ snippet }) => snippet)).toContain(
    `@${POLICE_ACCOUNT.handle} ¿A qué hora abre la oficina? Gracias & un saludo <3`,
  )
  await desk.clock.advance(10 * MINUTE)
  expect(rows()).toHaveLength(before + 2)
})

it.each([
  'cut',
  'lose_answer',
  'truncate',
  'server_error',
  'captive_portal',
  'proxy',
  'rate_limit',
  'credits',
] as const)('gets over %s and misses nothing', async (fault) => {
  const before = rows().length
  network.levers.setFault(fault, null)
  say('¿Sigue cortada la calle Mayor?')
  await desk.clock.advance(20 * MINUTE)
  expect(rows()).toHaveLength(before)
  network.levers.setFault('none', null)
  await desk.clock.advance(20 * MINUTE)
  expect(rows()).toHaveLength(before + 1)
  expect(desk.accounts.byId(ACCOUNT)).toMatchObject({ state: 'connected', problem: null })
  expect(desk.connectivity.state()).toBe('online')
})

it('does not wait for a network that hangs longer than its time', async () => {
  network.levers.setFault('hang', 1)
  const before = rows().length
  say('¿Hay alguien?')
  await desk.clock.advance(5 * MINUTE)
  expect(rows()).toHaveLength(before + 1)
})

it('can be answered: what citizens wrote to us may be replied to', () => {
  const publicRow = rows().find(({ kind }) => kind === 'public')
  const { conversationId } = publicRow!
  expect(desk.inbox.conversation({ conversationId }).answering).toMatchObject({ way: 'api', textLimit: 280 })
  desk.inbox.reply({
    conversationId,
    answerId: ANSWER,
    text: 'Buenos días, le atendemos enseguida.',
    resolves: false,
    seenEntryId: null,
  })
  expect(desk.effects.byId(ANSWER)?.payload.kind).toBe('reply')
})

it('stays within the limits of X hour after hour', async () => {
  await desk.clock.advance(4 * 60 * MINUTE)
  expect(network.record.requests().filter(({ status }) => status === 429)).toEqual([])
})

const conversationOf = (text: string) => {
  const row = rows().find(({ snippet }) => snippet.includes(text))
  return desk.inbox.conversation({ conversationId: row!.conversationId })
}

it('follows what a citizen deletes and edits, once somebody looks at it', async () => {
  const edited = say('la calle Mayo está cortada')
  const removed = network.citizens.say({ kind: 'mention', handle: 'otra', text: 'me arrepiento de esto' })
  await desk.clock.advance(2 * MINUTE)
  const { conversationId } = conversationOf('arrepiento')
  network.elsewhere.edit(edited, `@${POLICE_ACCOUNT.handle} la calle Mayor está cortada`)
  network.elsewhere.remove(removed)
  await desk.clock.advance(61 * MINUTE)
  expect(conversationOf('calle Mayor').entries).toHaveLength(1)
  desk.inbox.conversation({ conversationId })
  pull.onShown(conversationId)
  await desk.clock.advance(MINUTE)
  expect(desk.inbox.conversation({ conversationId }).entries).toMatchObject([{ text: '', gone: 'deleted' }])
})

it('shows an answer that the office gave on its phone, and the conversation as answered', async () => {
  const asked = say('¿a qué hora abren?')
  await desk.clock.advance(2 * MINUTE)
  network.elsewhere.publish({ text: 'A las nueve', inReplyToId: asked })
  await desk.clock.advance(6 * MINUTE)
  const row = rows().find(({ snippet }) => snippet === 'A las nueve')
  expect(row).toMatchObject({ status: 'waiting_citizen', unread: false, itemCount: 2 })
})

it('knows what the office published on its phone from what it answered there', async () => {
  const asked = say('¿a qué hora abren?')
  const first = network.elsewhere.publish({ text: 'Corte en la ronda' })
  const second = network.elsewhere.publish({ text: 'Hasta las 14:00', inReplyToId: first })
  network.elsewhere.publish({ text: 'A las nueve', inReplyToId: asked })
  const later = network.elsewhere.publish({ text: 'Abierta de nuevo la ronda' })
  await desk.clock.advance(6 * MINUTE)
  const outside = createOutsidePostTable(desk.test.db)
  const since = () => outside.cells(desk.clock.now() - 10 * MINUTE, desk.clock.now(), 10)
  expect(since()).toMatchObject({ remoteIds: [first, later], more: [1, 0], gone: [0, 0] })
  network.elsewhere.remove(first)
  network.elsewhere.edit(later, 'Abierta de nuevo la ronda Norte')
  // The program is closed for a night.
  await pull.stop()
  desk.clock.setWall(desk.clock.now() + 13 * 60 * MINUTE)
  pull = desk.fetchThrough(client)
  pull.start()
  await desk.clock.advance(MINUTE)
  expect(outside.byRef({ accountId: ACCOUNT, remoteId: first })).toMatchObject({
    texts: [
      { text: '', deletedAtMs: expect.any(Number) as number },
      { remoteId: second, text: 'Hasta las 14:00' },
    ],
  })
  expect(outside.byRef({ accountId: ACCOUNT, remoteId: later })?.texts[0].text).toBe('Abierta de nuevo la ronda Norte')
})

it('brings a comment that names nobody once, and says beforehand how it can be answered', async () => {
  network.elsewhere.publish({ text: 'Corte en la ronda' })
  network.citizens.say({ kind: 'comment', handle: 'Vecino', name: 'Vecino', text: 'Ya era hora' })
  await desk.clock.advance(12 * MINUTE)
  const searches = network.record.requests().filter(({ path }) => path === '/2/tweets/search/recent')
  expect(searches.map(({ status }) => status)).toContain(200)
  expect(rows().filter(({ snippet }) => snippet === 'Ya era hora')).toHaveLength(1)
  expect(conversationOf('Ya era hora')).toMatchObject({
    entries: [{ text: 'Ya era hora' }],
    answering: { way: 'by_hand', why: 'reply_rule' },
  })
})

it('brings 800 mentions of history with faults between its pages, each once', async () => {
  await pull.stop()
  const other = createTrainingNetwork({
    clock: desk.clock,
    seed: 'history',
    storage: { load: () => null, save: () => undefined },
  })
  const wanted = other.citizens.writeHistory(800, 20)
  other.levers.pull({ kind: 'truncate' }, { next: 1, after: 3, only: ['read'] })
  other.levers.pull({ kind: 'status', status: 503, takesEffect: false }, { next: 1, after: 7, only: ['read'] })
  desk.test.db.exec(
    `DELETE FROM gap; DELETE FROM cursor; DELETE FROM item_earlier_id; DELETE FROM urgent_step; DELETE FROM urgent_item;
     DELETE FROM urgent_mark; DELETE FROM item; DELETE FROM conversation`,
  )
  const token = { kind: 'ok', value: POLICE_ACCOUNT.bearerToken, limits: null } as const
  pull = desk.fetchThrough(
    createXClient({
      fetch: other.fetch,
      clock: desk.clock,
      credentials: { kind: 'oauth2', accessToken: () => Promise.resolve(token) },
      userId: POLICE_ACCOUNT.id,
    }),
  )
  pull.start()
  await desk.clock.advance(MINUTE)
  const stored = desk.test.db
    .prepare<[], string>(`SELECT remote_id FROM item WHERE kind = 'public' ORDER BY remote_id`)
    .pluck()
  expect(stored.all()).toEqual([...wanted].sort())
})
