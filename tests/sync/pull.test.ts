/** Fetching what came in: its pace, its cursors, what failures lead to, and that nothing happens without a connection. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ACCOUNT,
  ANA,
  LUIS,
  mention,
  message,
  openInboxDesk,
  OTHER_ACCOUNT,
  type InboxDesk,
} from '../fakes/inboxDesk.ts'
import { OWN } from '../fakes/fakeNetwork.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
let desk: InboxDesk
let t0: number

beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const start = async () => {
  desk.pull().start()
  await desk.clock.settle()
}
const auditRows = () => desk.test.audit.recent(null, 500).length
const texts = () => desk.test.db.prepare<[], string>('SELECT text FROM item ORDER BY written_at, seq').pluck().all()
const problem = () => desk.accounts.byId(ACCOUNT)?.problem ?? null

describe('pace', () => {
  it('reads everything at the start, one after another, and then each stream at its own interval', async () => {
    await start()
    expect(desk.network.calls.map(({ stream }) => stream)).toEqual([
      'profile',
      'mentions',
      'own_posts',
      'direct_messages',
    ])
    await desk.clock.advance(15 * MINUTE)
    const times = Object.fromEntries(
      (['profile', 'mentions', 'own_posts', 'direct_messages'] as const).map((stream) => [
        stream,
        desk.network.callsOf(stream).length,
      ]),
    )
    expect(times).toEqual({ profile: 2, mentions: 16, own_posts: 4, direct_messages: 11 })
  })

  it('never has two readings of an account under way', async () => {
    desk.network.hold()
    await start()
    desk.pull().requestSync(null)
    desk.pull().requestSync(ACCOUNT)
    await desk.clock.advance(10 * MINUTE)
    expect(desk.network.calls).toHaveLength(1)
    expect(desk.pull().isSyncing()).toBe(true)
    desk.network.release()
    await desk.clock.settle()
    expect(desk.pull().isSyncing()).toBe(false)
  })

  it('reads again what was being read when somebody asked, because the answer may be older than the asking', async () => {
    desk.network.hold()
    await start()
    desk.pull().requestSync(ACCOUNT)
    desk.network.release()
    await desk.clock.settle()
    expect(desk.network.callsOf('profile')).toHaveLength(2)
    expect(desk.network.callsOf('mentions')).toHaveLength(1)
  })

  it('begins with an account that is added later when asked to', async () => {
    await start()
    desk.write((tx) => desk.accounts.insert(tx, desk.account({ id: OTHER_ACCOUNT, remoteId: '2000' })))
    desk.pull().requestSync(OTHER_ACCOUNT)
    await desk.clock.settle()
    expect(desk.network.callsOf('profile')).toHaveLength(2)
  })

  it('leaves an account alone that is not connected', async () => {
    desk.write((tx) => desk.accounts.setState(tx, ACCOUNT, 'disconnected', null))
    await start()
    desk.pull().requestSync(null)
    await desk.clock.advance(20 * MINUTE)
    expect(desk.network.calls).toEqual([])
  })

  it('is slower while money is short, and as it was when there is plenty', async () => {
    await start()
    desk.levers.allowance = 'short'
    await desk.clock.advance(15 * MINUTE)
    const times = (['profile', 'mentions', 'own_posts', 'direct_messages'] as const).map(
      (stream) => desk.network.callsOf(stream).length,
    )
    expect(times).toEqual([1, 6, 2, 2])
    desk.levers.allowance = 'plenty'
    await desk.clock.advance(15 * MINUTE)
    expect(desk.network.callsOf('mentions').length).toBeGreaterThanOrEqual(6 + 14)
  })

  it('keeps going when the clock of the machine is set', async () => {
    await start()
    desk.clock.setWall(t0 - 400 * 24 * 60 * MINUTE)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.network.callsOf('mentions')).toHaveLength(3)
  })
})

describe('what is stored', () => {
  it('keeps everything between two readings, over as many pages as it takes, and asks only for what is newer', async () => {
    desk.network.setPageSize(2)
    desk.network.mentions.push(mention('10', 'uno', t0))
    await start()
    for (let i = 11; i <= 15; i += 1) desk.network.mentions.push(mention(String(i), `mensaje ${i}`, t0 + i))
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['uno', 'mensaje 11', 'mensaje 12', 'mensaje 13', 'mensaje 14', 'mensaje 15'])
    expect(desk.cursors.get(ACCOUNT, 'mentions').sinceId).toBe('15')
    await desk.clock.advance(MINUTE)
    expect(desk.network.callsOf('mentions').at(-1)).toMatchObject({ sinceId: '15', olderToken: null })
  })

  it('keeps the pages that came when the next one fails, and brings the rest later (pull.md §3.2)', async () => {
    await start()
    desk.network.setPageSize(1)
    desk.network.mentions.push(mention('11', 'uno', t0), mention('12', 'dos', t0 + 1))
    const before = desk.network.callsOf('mentions').length
    desk.network.fail('mentions', { kind: 'retry', reason: 'server_error', notBeforeMs: null }, 1, 1)
    await desk.clock.advance(MINUTE)
    expect(desk.network.callsOf('mentions').length).toBe(before + 2)
    expect(texts()).toEqual(['dos'])
    expect(desk.cursors.get(ACCOUNT, 'mentions').sinceId).toBe('12')
    expect(desk.gaps.inState('open')).toMatchObject([{ stream: 'mentions', aboveId: null, belowId: '12' }])
    await desk.clock.advance(10 * SECOND)
    expect(texts()).toEqual(['uno', 'dos'])
    expect(desk.gaps.inState('open')).toEqual([])
  })

  it('reads no further back than needed the first time', async () => {
    for (let i = 1; i <= 900; i += 1) desk.network.mentions.push(mention(String(i), `m${i}`, t0 + i))
    await start()
    expect(desk.network.callsOf('mentions')).toHaveLength(16)
    expect(texts()).toHaveLength(800)
    expect(desk.cursors.get(ACCOUNT, 'mentions').sinceId).toBe('900')
  })

  it('orders ids as numbers, which are longer than a number can be', async () => {
    desk.network.mentions.push(
      mention('9007199254740993', 'vieja', t0),
      mention('10000000000000000001', 'nueva', t0 + 1),
    )
    await start()
    expect(desk.cursors.get(ACCOUNT, 'mentions').sinceId).toBe('10000000000000000001')
  })

  it('stops reading direct messages at the newest one that is stored', async () => {
    desk.network.setPageSize(2)
    for (let i = 1; i <= 6; i += 1) desk.network.messages.push(message(String(i), `dm ${i}`, t0 + i))
    await start()
    const before = desk.network.callsOf('direct_messages').length
    desk.network.messages.push(message('7', 'dm 7', t0 + 7))
    await desk.clock.advance(90 * SECOND)
    expect(desk.network.callsOf('direct_messages').length - before).toBe(1)
    expect(texts()).toHaveLength(7)
  })

  it('takes an observation of every metric at each reading of the profile', async () => {
    await start()
    desk.network.setProfile({ followers: 12 })
    await desk.clock.advance(15 * MINUTE)
    const rows = desk.test.db
      .prepare<[], { metric: string; value: number; source: string }>(
        'SELECT metric, value, source FROM observation ORDER BY at_ms, metric',
      )
      .all()
    expect(rows).toEqual([
      { metric: 'followers', value: 10, source: 'sync' },
      { metric: 'following', value: 2, source: 'sync' },
      { metric: 'posts', value: 3, source: 'sync' },
      { metric: 'followers', value: 12, source: 'sync' },
      { metric: 'following', value: 2, source: 'sync' },
      { metric: 'posts', value: 3, source: 'sync' },
    ])
  })

  it('follows a profile that takes another name', async () => {
    await start()
    desk.network.setProfile({ handle: 'PoliciaNueva', displayName: 'Policía Nueva' })
    await desk.clock.advance(15 * MINUTE)
    expect(desk.accounts.byId(ACCOUNT)).toMatchObject({ handle: 'PoliciaNueva', displayName: 'Policía Nueva' })
  })

  it('writes nothing where nothing is new, and yet knows when it last read', async () => {
    await start()
    const rows = auditRows()
    await desk.clock.advance(14 * MINUTE)
    expect(auditRows()).toBe(rows)
    expect(desk.pull().lastSyncAtMs(ACCOUNT)).toBeGreaterThan(t0 + 13 * MINUTE)
  })

  it('puts no word of a citizen into the audit log', async () => {
    desk.network.mentions.push(mention('10', 'mi dirección es Calle Mayor 3', t0))
    await start()
    expect(texts()).toHaveLength(1)
    expect(desk.test.dump('audit')).not.toContain('Calle Mayor')
  })

  it('takes up after a restart where it was', async () => {
    desk.network.mentions.push(mention('10', 'uno', t0))
    await start()
    await desk.restart()
    await desk.clock.settle()
    expect(desk.network.callsOf('mentions').at(-1)?.sinceId).toBe('10')
    expect(texts()).toEqual(['uno'])
  })
})

describe('answers given elsewhere', () => {
  it('join the conversation of the message they answer, and settle it', async () => {
    desk.network.mentions.push(mention('10', '¿hay agua?', t0), mention('11', '¿y luz?', t0 + 1, { author: LUIS }))
    await start()
    const reply = mention('20', 'Sí, desde las 9', t0 + MINUTE, { author: OWN, inReplyToId: '10', mentionsUs: false })
    desk.network.ownPosts.push(reply, mention('21', 'Buenos días', t0 + MINUTE, { author: OWN, mentionsUs: false }))
    await desk.clock.advance(5 * MINUTE)
    const rows = desk.rows()
    expect(rows.map(({ citizen, status, unread, itemCount }) => [citizen.handle, status, unread, itemCount])).toEqual([
      [ANA.handle, 'waiting_citizen', false, 2],
      [LUIS.handle, 'new', true, 1],
    ])
  })

  it('are recognised also where question and answer came between two readings', async () => {
    await start()
    await desk.clock.advance(4 * MINUTE + 30 * SECOND)
    desk.network.mentions.push(mention('10', '¿hay agua?', desk.clock.now()))
    desk.network.ownPosts.push(
      mention('20', 'Sí', desk.clock.now() + SECOND, { author: OWN, inReplyToId: '10', mentionsUs: false }),
    )
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['¿hay agua?', 'Sí'])
  })

  it('find their place also where they are read long before what they answer (pull.md §5.3)', async () => {
    await start()
    desk.network.fail('mentions', { kind: 'rate_limited', scope: 'account', untilMs: t0 + 20 * MINUTE })
    desk.network.mentions.push(mention('10', '¿hay agua?', t0))
    desk.network.ownPosts.push(
      mention('20', 'Sí', t0 + SECOND, { author: OWN, inReplyToId: '10', mentionsUs: false }),
      mention('21', 'y luz', t0 + 2 * SECOND, { author: OWN, inReplyToId: '20', mentionsUs: false }),
    )
    await desk.clock.advance(15 * MINUTE)
    expect(texts()).toEqual([])
    await desk.clock.advance(6 * MINUTE)
    expect(texts()).toEqual(['¿hay agua?', 'Sí', 'y luz'])
    const rows = desk.rows()
    expect(rows).toMatchObject([{ status: 'waiting_citizen', unread: false, itemCount: 3 }])
  })
})

describe('limits', () => {
  it('does not read a stream before the network allows it, and the others go on', async () => {
    desk.network.fail('mentions', { kind: 'rate_limited', scope: 'account', untilMs: t0 + 10 * MINUTE })
    await start()
    await desk.clock.advance(9 * MINUTE)
    expect(desk.network.callsOf('mentions')).toHaveLength(1)
    expect(desk.network.callsOf('direct_messages')).toHaveLength(7)
    desk.pull().requestSync(ACCOUNT)
    await desk.clock.settle()
    expect(desk.network.callsOf('mentions')).toHaveLength(1)
    await desk.clock.advance(MINUTE)
    expect(desk.network.callsOf('mentions')).toHaveLength(2)
  })

  it('keeps the pause over a restart', async () => {
    desk.network.fail('mentions', { kind: 'rate_limited', scope: 'account', untilMs: t0 + 10 * MINUTE })
    await start()
    await desk.restart()
    await desk.clock.settle()
    expect(desk.network.callsOf('mentions')).toHaveLength(1)
  })

  it('stops by itself when the answer says that nothing is left', async () => {
    desk.network.setRemaining({ stream: 'direct_messages', left: 0, resetAtMs: t0 + 12 * MINUTE })
    await start()
    await desk.clock.advance(11 * MINUTE)
    expect(desk.network.callsOf('direct_messages')).toHaveLength(1)
  })
})

describe('without a connection', () => {
  it('asks nothing and picks up at once when it is back', async () => {
    desk.ports.levers.setNetworkUp(false)
    await start()
    await desk.clock.advance(30 * MINUTE)
    expect(desk.network.calls).toEqual([])
    desk.ports.levers.setNetworkUp(true)
    await desk.clock.settle()
    expect(desk.network.calls).toHaveLength(4)
  })

  it('breaks off what is under way when a person chooses to work offline, and stores nothing of it', async () => {
    desk.network.mentions.push(mention('10', 'uno', t0))
    desk.network.hold()
    await start()
    desk.status().setWorkOffline({ workOffline: true })
    await desk.clock.advance(30 * MINUTE)
    expect(desk.network.calls).toHaveLength(1)
    expect(desk.connectivity.state()).toBe('chosen_offline')
    desk.network.release()
    desk.status().setWorkOffline({ workOffline: false })
    await desk.clock.settle()
    expect(texts()).toEqual(['uno'])
  })

  it.each([
    ['unreachable', 'unreachable'],
    ['captive_portal', 'captive_portal'],
    ['proxy_sign_in', 'proxy_sign_in'],
    ['proxy_unreachable', 'proxy_unreachable'],
    ['untrusted', 'untrusted'],
    ['offline', 'unreachable'],
  ] as const)(
    '%s holds the whole account, less and less often, and is no problem of the account',
    async (reason, state) => {
      desk.network.fail(null, { kind: 'retry', reason, notBeforeMs: null }, 1_000)
      await start()
      expect(desk.network.calls).toHaveLength(1)
      expect(desk.connectivity.state()).toBe(state)
      await desk.clock.advance(60 * MINUTE)
      expect(desk.network.calls.length).toBeLessThan(20)
      expect(problem()).toBeNull()
      desk.network.mend()
      await desk.clock.advance(5 * MINUTE)
      expect(desk.connectivity.state()).toBe('online')
      expect(desk.network.callsOf('direct_messages').length).toBeGreaterThan(0)
    },
  )
})

describe('failures', () => {
  it('are shown when they last, with the reason, and end with the next answer', async () => {
    desk.network.fail('mentions', { kind: 'retry', reason: 'server_error', notBeforeMs: null }, 4)
    await start()
    await desk.clock.advance(6 * SECOND)
    expect(problem()).toBeNull()
    await desk.clock.advance(20 * SECOND)
    expect(problem()).toMatchObject({
      code: 'account_sync_failing',
      params: { reason: 'server_error', stream: 'mentions' },
    })
    expect(desk.status().problems()).toMatchObject([{ code: 'account_sync_failing', severity: 'warning' }])
    await desk.clock.advance(5 * MINUTE)
    expect(problem()).toBeNull()
  })

  it('are written once, not at every try', async () => {
    desk.network.fail('mentions', { kind: 'rejected', code: 'unexpected_answer', detail: '' }, 1_000)
    await start()
    await desk.clock.advance(14 * MINUTE)
    const rows = auditRows()
    await desk.clock.advance(30 * SECOND)
    expect(auditRows()).toBe(rows)
  })

  it('for lack of credit are shown at once and asked again only after a while', async () => {
    desk.network.fail(null, { kind: 'rejected', code: 'credits_depleted', detail: '' }, 1_000)
    await start()
    expect(problem()).toMatchObject({ code: 'account_out_of_credit' })
    const calls = desk.network.calls.length
    await desk.clock.advance(10 * MINUTE)
    expect(desk.network.calls).toHaveLength(calls)
    desk.network.mend()
    await desk.clock.advance(10 * MINUTE)
    expect(problem()).toBeNull()
  })

  it('ask for a sign-in where the credentials are refused, and nothing is read until then', async () => {
    desk.network.fail(null, { kind: 'rejected', code: 'credentials_rejected', detail: '' }, 1_000)
    await start()
    expect(desk.accounts.byId(ACCOUNT)?.state).toBe('needs_sign_in')
    const calls = desk.network.calls.length
    await desk.clock.advance(60 * MINUTE)
    expect(desk.network.calls).toHaveLength(calls)
    desk.network.mend()
    desk.write((tx) => desk.accounts.connect(tx, ACCOUNT, OWN))
    desk.pull().requestSync(ACCOUNT)
    await desk.clock.settle()
    expect(desk.accounts.byId(ACCOUNT)?.state).toBe('connected')
    expect(desk.network.callsOf('direct_messages').length).toBeGreaterThan(0)
  })

  it('with 401 ask for a sign-in only when they last', async () => {
    desk.network.fail(null, { kind: 'retry', reason: 'credentials_unsure', notBeforeMs: null }, 1_000)
    await start()
    await desk.clock.advance(10 * MINUTE)
    expect(desk.accounts.byId(ACCOUNT)?.state).toBe('connected')
    expect(problem()).toMatchObject({ code: 'account_sync_failing' })
    await desk.clock.advance(40 * MINUTE)
    expect(desk.accounts.byId(ACCOUNT)?.state).toBe('needs_sign_in')
  })

  it('discards what arrives for an account that was disconnected meanwhile', async () => {
    desk.network.mentions.push(mention('10', 'uno', t0))
    await start()
    desk.network.mentions.push(mention('11', 'dos', t0))
    desk.network.hold()
    await desk.clock.advance(MINUTE)
    desk.write((tx) => desk.accounts.setState(tx, ACCOUNT, 'disconnected', null))
    desk.network.release()
    await desk.clock.settle()
    expect(texts()).toEqual(['uno'])
  })

  it('of our own making are logged without a word of a citizen, and the stream waits', async () => {
    desk.network.mentions.push({ ...mention('10', 'secreto', t0), createdAtMs: Number.NaN })
    await start()
    await desk.clock.advance(SECOND)
    const faults = desk.ports.levers.logged.filter(({ event }) => event === 'sync_fault')
    expect(faults).toHaveLength(1)
    expect(JSON.stringify(faults)).not.toContain('secreto')
    expect(desk.network.callsOf('direct_messages')).toHaveLength(1)
  })
})

it('writes nothing after it was stopped', async () => {
  desk.network.mentions.push(mention('10', 'uno', t0))
  desk.network.hold()
  await start()
  const rows = auditRows()
  await desk.pull().stop()
  desk.network.release()
  await desk.clock.advance(10 * MINUTE)
  expect(auditRows()).toBe(rows)
  expect(desk.clock.pending()).toEqual([])
})
