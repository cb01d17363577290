/** Our copies follow the network (docs/specs/pull.md §7): what is deleted, hidden and edited there, how often, for how much. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, ANA, LUIS, mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import { OWN } from '../fakes/fakeNetwork.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
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
/** The program is closed for so long, and then opened. */
const later = async (ms: number) => {
  await desk.pull().stop()
  desk.clock.setWall(desk.clock.now() + ms)
  await desk.restart()
  await desk.clock.settle()
}
const all = { scope: { view: 'all', ...UNNARROWED }, cursor: null, limit: 200 } as const
const rows = () => desk.inbox.list(all).rows
const find = (text: string) => desk.inbox.list({ ...all, scope: { ...all.scope, text } }).rows
const entries = (conversationId = rows()[0]!.conversationId) => desk.inbox.conversation({ conversationId }).entries
const removeMention = (id: string) =>
  desk.network.mentions.splice(
    desk.network.mentions.findIndex((post) => post.id === id),
    1,
  )
const audited = (action: string) => desk.test.audit.recent(null, 500).filter((row) => row.action === action)
const integrity = () => desk.test.db.exec(`INSERT INTO item_text (item_text, rank) VALUES ('integrity-check', 1)`)

describe('what its author deletes', () => {
  it('loses its text here, in the list and in the search, and leaves a tombstone and an audit row without it', async () => {
    desk.network.mentions.push(mention('10', 'vivo en calle Betis', t0), mention('11', 'gracias', t0 + 1))
    await start()
    removeMention('11')
    await later(13 * HOUR)
    expect(entries().map(({ text, gone, authorHandle }) => [text, gone, authorHandle])).toEqual([
      ['vivo en calle Betis', null, ANA.handle],
      ['', 'deleted', ANA.handle],
    ])
    expect(rows()).toMatchObject([{ snippet: 'vivo en calle Betis', itemCount: 2 }])
    expect(find('gracias')).toEqual([])
    expect(find('betis')).toHaveLength(1)
    expect(desk.test.dump('item')).not.toContain('gracias')
    expect(desk.test.dump('conversation')).not.toContain('gracias')
    expect(audited('item.gone')).toHaveLength(1)
    expect(desk.test.dump('audit')).not.toContain('gracias')
    integrity()
  })

  it('keeps what we wrote about it: draft and answer', async () => {
    desk.network.mentions.push(mention('10', 'adiós', t0))
    await start()
    const { conversationId } = rows()[0]!
    desk.receive(mention('20', 'hasta pronto', t0 + 1, { author: OWN, inReplyToId: '10', mentionsUs: false }))
    desk.inbox.saveDraft({ conversationId, text: 'lo que quería decir' })
    removeMention('10')
    desk.network.ownPosts.push(mention('20', 'hasta pronto', t0 + 1, { author: OWN, inReplyToId: '10' }))
    await later(13 * HOUR)
    expect(entries().map(({ text }) => text)).toEqual(['', 'hasta pronto'])
    expect(desk.inbox.conversation({ conversationId }).draft).toBe('lo que quería decir')
    expect(desk.inbox.conversation({ conversationId }).answering).toMatchObject({ way: 'by_hand', toEntryId: null })
  })

  it('and what is no longer shown to us is called by its name', async () => {
    desk.network.mentions.push(mention('10', 'ahora privado', t0))
    await start()
    desk.network.hidden.add('10')
    removeMention('10')
    await later(13 * HOUR)
    expect(entries()).toMatchObject([{ text: '', gone: 'not_visible' }])
  })

  it('comes back when the network shows it again', async () => {
    desk.network.mentions.push(mention('10', 'ahora privado', t0))
    await start()
    removeMention('10')
    await later(13 * HOUR)
    desk.receive(mention('10', 'ahora privado', t0))
    expect(entries()).toMatchObject([{ text: 'ahora privado', gone: null, deletedAtMs: null }])
  })

  it('is not believed of nearly everything at once, unless the network says it again', async () => {
    for (let i = 10; i < 20; i += 1) desk.network.mentions.push(mention(String(i), `m${String(i)}`, t0 + i))
    await start()
    desk.network.mentions.length = 0
    await later(13 * HOUR)
    expect(entries().every(({ text }) => text !== '')).toBe(true)
    await later(5 * HOUR)
    expect(entries().every(({ gone }) => gone === 'deleted')).toBe(true)
  })

  it('is not concluded from silence', async () => {
    desk.network.mentions.push(mention('10', 'sigue', t0))
    await start()
    desk.network.silent.add('10')
    removeMention('10')
    await later(3 * DAY)
    await later(DAY)
    expect(entries()).toMatchObject([{ text: 'sigue', gone: null }])
    expect(desk.network.checkedIds.length).toBeGreaterThan(0)
  })
})

describe('what is edited', () => {
  it('is the same message with its new words, also under its new id', async () => {
    desk.network.mentions.push(mention('10', 'la calle Mayo', t0))
    await start()
    const [before] = entries()
    const versionIds = ['10', '30']
    desk.network.mentions.splice(0, 1, mention('30', 'la calle Mayor', t0 + HOUR, { versionIds }))
    await desk.clock.advance(MINUTE)
    expect(entries()).toMatchObject([{ entryId: before!.entryId, text: 'la calle Mayor', atMs: t0 }])
    expect(entries()[0]?.editedAtMs).not.toBeNull()
    expect(rows()).toMatchObject([{ itemCount: 1, snippet: 'la calle Mayor' }])
    desk.receive(mention('10', 'la calle Mayo', t0, { versionIds }))
    expect(entries()).toMatchObject([{ text: 'la calle Mayor' }])
    // An answer given elsewhere to the first version belongs here too.
    desk.receive(mention('40', 'vamos', t0 + 2 * HOUR, { author: OWN, inReplyToId: '10', mentionsUs: false }))
    expect(entries().map(({ text }) => text)).toEqual(['la calle Mayor', 'vamos'])
  })

  it('is found out by a check where the mentions do not show it', async () => {
    desk.network.mentions.push(mention('10', 'antes', t0))
    await start()
    desk.network.mentions.length = 0
    desk.network.ownPosts.push(mention('30', 'después', t0, { versionIds: ['10', '30'] }))
    await later(13 * HOUR)
    expect(entries()).toMatchObject([{ text: 'después' }])
    expect(desk.test.dump('item')).not.toContain('antes')
  })

  it('of our own is followed too, and is one post', async () => {
    desk.network.ownPosts.push(mention('20', 'Aviso', t0, { author: OWN, mentionsUs: false }))
    await start()
    const versionIds = ['20', '21']
    desk.network.ownPosts.splice(
      0,
      1,
      mention('21', 'Aviso corregido', t0, { author: OWN, mentionsUs: false, versionIds }),
    )
    await desk.clock.advance(6 * MINUTE)
    const own = desk.test.db.prepare('SELECT first_id, remote_id, text FROM own_post').all()
    expect(own).toEqual([{ first_id: '20', remote_id: '21', text: 'Aviso corregido' }])
  })
})

describe('how often', () => {
  it('says of each message when the network last showed it', async () => {
    desk.network.mentions.push(mention('10', 'hola', t0))
    await start()
    expect(entries()).toMatchObject([{ checkedAtMs: t0 }])
    await later(13 * HOUR)
    expect(entries()[0]?.checkedAtMs).toBeGreaterThanOrEqual(t0 + 12 * HOUR)
  })

  it('looks up at most a hundred every four hours, the new ones more often than the old', async () => {
    for (let i = 1; i <= 150; i += 1) {
      const ageMs = i <= 100 ? 20 * DAY : HOUR
      desk.network.mentions.push(mention(String(i), `m${String(i)}`, t0 - ageMs + i, { conversationId: String(i) }))
    }
    await start()
    for (let i = 0; i < 4; i += 1) await later(36 * HOUR)
    const asked = desk.network.checkedIds.flat().map(Number)
    expect(asked.every((id) => id > 100)).toBe(true)
    expect(Math.max(...desk.network.checkedIds.map((ids) => ids.length))).toBeLessThanOrEqual(100)
    await desk.clock.advance(2 * DAY)
    expect(
      desk.network.checkedIds
        .flat()
        .map(Number)
        .some((id) => id <= 100),
    ).toBe(true)
  })

  it('keeps its pace over restarts and does not hurry when somebody wants to sync', async () => {
    desk.network.mentions.push(mention('10', 'hola', t0))
    await start()
    await later(13 * HOUR)
    const before = desk.network.checkedIds.length
    expect(before).toBe(1)
    for (let i = 0; i < 5; i += 1) {
      await desk.restart()
      desk.pull().requestSync(null)
      await desk.clock.advance(MINUTE)
    }
    expect(desk.network.checkedIds).toHaveLength(before)
  })

  it('checks what is on the screen soon, where it was not checked for an hour', async () => {
    desk.network.mentions.push(mention('10', 'hola', t0), mention('11', 'otra', t0, { author: LUIS }))
    await start()
    await later(2 * HOUR)
    removeMention('10')
    const { conversationId } = rows().find(({ citizen }) => citizen.handle === ANA.handle)!
    expect(entries(conversationId)).toMatchObject([{ text: 'hola' }])
    await desk.clock.advance(MINUTE)
    expect(desk.network.checkedIds).toEqual([['10']])
    expect(entries(conversationId)).toMatchObject([{ gone: 'deleted' }])
    entries(conversationId)
    await desk.clock.advance(MINUTE)
    expect(desk.network.checkedIds).toHaveLength(1)
  })

  it('spends no more than two hundred look-ups a day on what is on the screen', async () => {
    for (let i = 1; i <= 260; i += 1) {
      desk.network.mentions.push(mention(String(i), `m${String(i)}`, t0 - HOUR, { conversationId: String(i) }))
    }
    await start()
    await later(2 * HOUR)
    for (const { conversationId } of desk.inbox.list({ ...all, limit: 200 }).rows) entries(conversationId)
    const next = desk.inbox.list({ ...all, limit: 200 }).next
    for (const { conversationId } of desk.inbox.list({ ...all, cursor: next, limit: 200 }).rows) entries(conversationId)
    await desk.clock.advance(30 * MINUTE)
    expect(desk.network.checkedIds.flat().length).toBeLessThanOrEqual(200)
  })

  it('does nothing where an answer cannot be read', async () => {
    desk.network.mentions.push(mention('10', 'hola', t0))
    await start()
    desk.network.fail('checks', { kind: 'rejected', code: 'unexpected_answer', detail: '' })
    await later(13 * HOUR)
    expect(entries()).toMatchObject([{ text: 'hola', gone: null }])
    expect(desk.accounts.byId(ACCOUNT)?.problem).toBeNull()
  })
})
