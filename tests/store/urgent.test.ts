/** The urgent lane over a real database (docs/specs/inbox.md §10, §6.4, §7.2; detectors.md §11). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../src/shared/contract/contract.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { ACCOUNT, LUIS, mention, message, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import { OWN } from '../fakes/fakeNetwork.ts'

const HELP = 'Por favor, mi padre no respira, manden a alguien'
const CALM = 'La farola de mi calle sigue rota'
const HOUR = 3_600_000

let desk: InboxDesk
let t0: number
beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

type Change = InputOf<'inbox.change'>['change']
const newId = () => desk.ports.ids.next()
const lane = () => desk.rows({ view: 'urgent' })
const audited = (action: string) => desk.test.audit.recent(null, 2_000).filter((each) => each.action === action)
const marks = () => desk.test.db.prepare<[], number>('SELECT count(*) FROM urgent_mark').pluck().get()
const of = (conversationId: string) => desk.urgent.of({ conversationId })
const activeOf = (conversationId: string) => of(conversationId).active!

/** One conversation of a thread, whose citizen wrote this; answers its id. */
function arrive(thread: string, text: string, atMs = t0): string {
  desk.receive(mention(`9${thread}`, text, atMs, { conversationId: thread }))
  const found = desk.test.db
    .prepare<[string], string>(`SELECT conversation_id FROM item WHERE remote_id = ?`)
    .pluck()
    .get(`9${thread}`)
  return found!
}
const row = (conversationId: string) => desk.rows().find((each) => each.conversationId === conversationId)!
const change = (conversationIds: string[], what: Change) =>
  desk.inbox.change({ changeId: newId(), conversationIds, change: what })
const dealtWith = (markId: string, done = 'Avisada la sala, incidencia 4') =>
  desk.urgent.end({ markId, how: { ended: 'dealt_with', done } })
const falseAlarm = (markId: string) => desk.urgent.end({ markId, how: { ended: 'false_alarm' } })

describe('§10.1, §10.2 coming into the lane', () => {
  it('takes a public message and a direct one, with what matched', () => {
    const id = arrive('1', HELP)
    desk.receiveMessages(message('801', 'creo que se quiere suicidar', t0 + 1))
    expect(lane().map(({ kind }) => kind)).toEqual(['direct', 'public'])
    const { entries } = activeOf(id)
    expect(entries).toMatchObject([{ categories: ['danger_to_life'] }])
    expect(entries[0]!.places.map(({ start, end }) => HELP.slice(start, end))).toContain('no respira')
    expect(audited('urgent.mark')).toHaveLength(2)
    expect(desk.test.dump('audit')).not.toContain('respira')
    expect(desk.status().get().urgent).toBe(2)
  })

  it('tells of it after the message is stored, and not of anything that is not urgent', () => {
    const id = arrive('1', HELP)
    arrive('2', CALM)
    expect(desk.test.events.filter(({ topic }) => topic === 'urgent')).toMatchObject([{ ids: [id] }])
  })

  it('makes no second mark of what is read again, nor of what its author edits', () => {
    const id = arrive('1', HELP)
    arrive('1', HELP)
    desk.receive(
      mention('950', `${HELP} ya`, t0, { conversationId: '1', versionIds: ['91', '950'] }),
      mention('91', HELP, t0, { conversationId: '1' }),
    )
    expect([marks(), activeOf(id).entries.length, audited('urgent.mark').length]).toEqual([1, 1, 1])
  })

  it('takes an edit that for the first time says it, and not once it was cleared', () => {
    const id = arrive('1', CALM)
    desk.receive(mention('950', HELP, t0, { conversationId: '1', versionIds: ['91', '950'] }))
    expect(lane().map(({ conversationId }) => conversationId)).toEqual([id])
    const other = arrive('2', HELP)
    falseAlarm(activeOf(other).markId)
    desk.receive(mention('951', `${HELP}!!`, t0, { conversationId: '2', versionIds: ['92', '951'] }))
    expect(row(other).urgent).toBe(false)
  })

  it('marks one that was cleared again only for a new message', () => {
    const id = arrive('1', HELP)
    falseAlarm(activeOf(id).markId)
    arrive('1', HELP)
    expect(row(id).urgent).toBe(false)
    desk.receive(mention('960', 'sigue sin respirar, no respira', t0 + 1, { conversationId: '1' }))
    expect([row(id).urgent, marks()]).toEqual([true, 2])
  })

  it('adds a second urgent message to the mark that is there', () => {
    const id = arrive('1', HELP)
    desk.receive(mention('960', 'no respira!!', t0 + 1, { conversationId: '1' }))
    expect([marks(), activeOf(id).entries.length]).toEqual([1, 2])
  })

  it('leaves alone what we write, what was there before the account, and what was answered elsewhere', async () => {
    desk.network.mentions.push(mention('101', HELP, t0 - 90 * 24 * HOUR))
    desk.network.messages.push(message('700', HELP, t0 - HOUR, { sender: OWN }))
    desk.pull().start()
    await desk.clock.advance(60_000)
    expect(desk.rows()).not.toEqual([])
    expect(lane()).toEqual([])
    desk.receive(mention('201', CALM, t0, { conversationId: '7' }))
    desk.receive({ ...mention('203', 'Vamos para allá', t0 + 2), author: OWN, inReplyToId: '201' })
    desk.receive(mention('202', HELP, t0 + 1, { conversationId: '7' }))
    expect(lane()).toEqual([])
  })

  it('breaks a silence and a snooze', () => {
    const [silent, asleep] = [arrive('1', CALM), arrive('2', CALM)]
    change([silent], { kind: 'status', status: 'ignored' })
    change([silent], { kind: 'silence', on: true })
    change([asleep], { kind: 'snooze', untilMs: t0 + HOUR })
    for (const thread of ['1', '2']) desk.receive(mention(`6${thread}`, HELP, t0 + 1, { conversationId: thread }))
    expect(row(silent)).toMatchObject({ status: 'open', unread: true, urgent: true })
    expect(row(asleep)).toMatchObject({ status: 'open', unread: true, snoozedUntilMs: null, urgent: true })
    desk.inbox.markRead({ conversationId: silent, read: true })
    desk.receive(mention('71', 'y hace frío', t0 + 2, { conversationId: '1' }))
    expect(row(silent).unread).toBe(true)
  })

  it('shows nothing of a message that is gone, and keeps the mark', () => {
    const id = arrive('1', HELP)
    desk.write(() => desk.test.db.exec(`UPDATE item SET text = '', deleted_at = 1, gone = 'deleted'`))
    expect(activeOf(id).entries).toMatchObject([{ categories: ['danger_to_life'], places: [] }])
  })
})

describe('§7.2 order', () => {
  it('has urgent above pinned on every page of every view, each once', () => {
    const ids = Array.from({ length: 9 }, (_, i) => arrive(String(i), i % 4 === 0 ? HELP : CALM, t0 + i))
    change([ids[1]!, ids[4]!, ids[6]!], { kind: 'pin', on: true })
    const wanted = [4, 8, 0, 6, 1, 7, 5, 3, 2].map((i) => ids[i])
    for (const view of ['queue', 'all', 'unassigned', 'unread'] as const) {
      const seen: string[] = []
      let cursor: InputOf<'inbox.list'>['cursor'] = null
      do {
        const page = desk.inbox.list({ scope: { ...UNNARROWED, view }, cursor, limit: 2 })
        seen.push(...page.rows.map(({ conversationId }) => conversationId))
        cursor = page.next
      } while (cursor !== null)
      expect(seen).toEqual(wanted)
    }
    expect(lane().map(({ conversationId }) => conversationId)).toEqual([4, 8, 0].map((i) => ids[i]))
    expect(desk.inbox.counts().urgent).toBe(3)
  })
})

describe('§10.3 the duty protocol', () => {
  it('is the one that stood when the mark was made', () => {
    const before = arrive('1', HELP)
    desk.urgent.setProtocol({ steps: ['Llamar a la sala', 'Pedir el lugar'] })
    const after = arrive('2', HELP)
    expect(activeOf(before).steps).toHaveLength(4)
    expect(activeOf(after).steps.map(({ text }) => text)).toEqual(['Llamar a la sala', 'Pedir el lugar'])
    expect(audited('urgent.protocol')).toHaveLength(1)
  })

  it('is ticked with who and when, and unticked, each once in the log', async () => {
    const eva = newId()
    desk.write((tx) => desk.people.insert(tx, { id: eva, name: 'Eva', role: 'editor', pinHash: '' }))
    desk.actAs(eva)
    const { markId } = activeOf(arrive('1', HELP))
    const id = lane()[0]!.conversationId
    await desk.clock.advance(5_000)
    for (const _ of [1, 2]) desk.urgent.tick({ markId, position: 1, on: true })
    expect(activeOf(id).steps.map(({ ticked }) => ticked)).toEqual([
      null,
      { atMs: t0 + 5_000, personId: eva },
      null,
      null,
    ])
    desk.urgent.tick({ markId, position: 1, on: false })
    expect(activeOf(id).steps.every(({ ticked }) => ticked === null)).toBe(true)
    expect([audited('urgent.tick').length, audited('urgent.untick').length]).toEqual([1, 1])
    expect(() => desk.urgent.tick({ markId, position: 9, on: true })).toThrow('not_found')
    falseAlarm(markId)
    expect(() => desk.urgent.tick({ markId, position: 0, on: true })).toThrow('wrong_state')
  })
})

describe('§10.4, §10.5 leaving the lane', () => {
  it('asks what was done, and keeps who, when and how', () => {
    const id = arrive('1', HELP)
    const { markId } = activeOf(id)
    expect(() => dealtWith(markId, ' \n')).toThrow('text_empty')
    for (const _ of [1, 2]) dealtWith(markId)
    expect(of(id)).toEqual({
      active: null,
      past: [{ markId, ended: 'dealt_with', atMs: t0, personId: null, done: 'Avisada la sala, incidencia 4' }],
    })
    expect(row(id)).toMatchObject({ urgent: false, status: 'new' })
    expect(audited('urgent.dealt_with')).toHaveLength(1)
    expect(desk.test.dump('audit')).not.toContain('incidencia')
    expect(() => falseAlarm(markId)).toThrow('wrong_state')
  })

  it('keeps a false alarm as an example: the message and what matched', () => {
    const id = arrive('1', HELP)
    falseAlarm(activeOf(id).markId)
    const [alarm] = desk.urgent.falseAlarms()
    expect(alarm).toMatchObject({ conversationId: id, entries: [{ text: HELP }] })
    expect(alarm?.entries[0]?.terms.map(({ list }) => list)).toContain('danger_to_life')
  })

  it('is taken back for ten minutes, opens what was closed since, and not under a newer mark', async () => {
    const id = arrive('1', HELP)
    const { markId } = activeOf(id)
    falseAlarm(markId)
    change([id], { kind: 'status', status: 'resolved' })
    desk.urgent.undoEnd({ markId })
    expect([row(id).urgent, row(id).status, of(id).past]).toEqual([true, 'open', []])
    falseAlarm(markId)
    desk.receive(mention('960', HELP, t0 + 1, { conversationId: '1' }))
    expect(() => desk.urgent.undoEnd({ markId })).toThrow('wrong_state')
    const newer = activeOf(id).markId
    falseAlarm(newer)
    await desk.clock.advance(10 * 60_000 + 1)
    expect(() => desk.urgent.undoEnd({ markId: newer })).toThrow('wrong_state')
    expect(audited('urgent.undo')).toHaveLength(1)
  })

  it.each<Change>([
    { kind: 'status', status: 'resolved' },
    { kind: 'status', status: 'ignored' },
    { kind: 'status', status: 'waiting_inside' },
    { kind: 'snooze', untilMs: Date.UTC(2030, 1, 1) },
  ])('is not possible in bulk: %j leaves it and says so', (what) => {
    const [urgent, calm] = [arrive('1', HELP), arrive('2', CALM)]
    const before = row(urgent)
    expect(change([urgent, calm], what)).toEqual({ changed: 1, unchanged: 0, unknown: 0, urgent: 1 })
    expect(row(urgent)).toEqual(before)
    expect(row(calm)).not.toMatchObject({ status: 'new' })
  })

  it('is not done by closing or snoozing the one conversation either; its status may otherwise be changed', () => {
    const id = arrive('1', HELP)
    expect(change([id], { kind: 'status', status: 'resolved' }).urgent).toBe(1)
    expect(change([id], { kind: 'snooze', untilMs: t0 + HOUR }).urgent).toBe(1)
    expect(change([id], { kind: 'status', status: 'waiting_inside' })).toMatchObject({ changed: 1, urgent: 0 })
    expect(change([id], { kind: 'pin', on: true })).toMatchObject({ changed: 1, urgent: 0 })
  })

  it('is not done by undoing what had opened it', () => {
    const [id, other] = [arrive('1', CALM), arrive('2', CALM)]
    change([id, other], { kind: 'status', status: 'resolved' })
    const changeId = newId()
    desk.inbox.change({ changeId, conversationIds: [id, other], change: { kind: 'status', status: 'open' } })
    desk.receive(mention('960', HELP, t0 + 1, { conversationId: '1' }))
    desk.inbox.markRead({ conversationId: id, read: true })
    expect(desk.inbox.undo({ changeId, undoId: newId() })).toEqual({ restored: 1, movedOn: 1 })
    expect(row(id).status).toBe('open')
  })

  it('is not done by an answer that resolves', () => {
    const id = arrive('1', HELP)
    const answerId = newId()
    desk.inbox.reply({
      conversationId: id,
      answerId,
      text: 'Llame al 112',
      resolves: true,
      seenEntryId: activeOf(id).entries[0]!.entryId,
    })
    desk.write((tx) => {
      const effect = { ...desk.effects.byId(answerId)!, state: 'done' as const, remoteId: '999' }
      desk.conversations.follow(tx, effect)
    })
    expect(row(id)).toMatchObject({ status: 'waiting_citizen', urgent: true })
  })
})

it('§9.5 is due by the target of what is urgent, as long as the mark is active', async () => {
  const target = { labelId: null, priority: null, responseMinutes: 240, resolutionMinutes: null }
  desk.hours.setTargets({ targets: [target, { ...target, priority: 'urgent', responseMinutes: 15 }] })
  const id = arrive('1', CALM)
  const minutesLeft = () => (row(id).responseDueAtMs! - t0) / 60_000
  expect(minutesLeft()).toBe(240)
  desk.receive(mention('960', HELP, t0 + 1, { conversationId: '1' }))
  expect(minutesLeft()).toBe(15)
  const { markId } = activeOf(id)
  falseAlarm(markId)
  expect(minutesLeft()).toBe(240)
  desk.urgent.undoEnd({ markId })
  expect(minutesLeft()).toBe(15)
  await desk.clock.advance(0)
})

describe('detectors.md §11 the office’s lists', () => {
  const found = (text: string) => desk.urgent.tryText({ text }).map(({ written }) => written)

  it('find what the office adds, from the next message on, and no longer once it is removed', () => {
    const earlier = arrive('1', 'hay un oso en la plaza')
    desk.urgent.addTerm({ list: 'danger_to_life', written: ' hay  ~2 oso ' })
    expect(found('Hay un oso')).toEqual(['hay ~2 oso'])
    expect(row(earlier).urgent).toBe(false)
    expect(row(arrive('2', 'hay un oso en la plaza')).urgent).toBe(true)
    desk.urgent.removeTerm({ list: 'danger_to_life', written: 'hay ~2 oso' })
    expect(row(arrive('3', 'hay un oso en la plaza')).urgent).toBe(false)
    expect([audited('urgent_term.add').length, audited('urgent_term.remove').length]).toEqual([1, 1])
  })

  it('leave out a shipped entry that the office disables, until it is enabled or added', () => {
    const text = 'no respira'
    const shipped = desk.urgent.tryText({ text }).map(({ category, written }) => ({ list: category, written }))
    expect(shipped).not.toEqual([])
    const rest = () => desk.urgent.tryText({ text }).map(({ category, written }) => ({ list: category, written }))
    for (let i = 0; rest().length > 0 && i < 20; i += 1) desk.urgent.disableTerm({ ...rest()[0]!, disabled: true })
    expect(row(arrive('1', text)).urgent).toBe(false)
    desk.urgent.addTerm(shipped[0]!)
    expect(rest()).toEqual([shipped[0]])
    expect(desk.urgent.terms().filter((each) => each.origin === 'own')).toEqual([])
  })

  it.each([
    ['ab', 'too_short', 'ab'],
    ['~2 oso', 'gap_at_edge', '~2'],
    ['hay ~9 oso', 'gap_too_wide', '~9'],
    ['', 'empty', ''],
  ])('refuse %j with what is wrong', (written, problem, part) => {
    expect(() => desk.urgent.addTerm({ list: 'missing_person', written })).toThrow(
      expect.objectContaining({ code: 'urgent_term_wrong', params: { problem, part } }),
    )
  })

  it('refuse to remove or disable what is not there', () => {
    const term = { list: 'missing_person', written: 'oso' } as const
    expect(() => desk.urgent.removeTerm(term)).toThrow('not_found')
    expect(() => desk.urgent.disableTerm({ ...term, disabled: true })).toThrow('not_found')
  })
})

it('stays over a restart: marks, ticks, lists and protocol are in the database', () => {
  desk.urgent.addTerm({ list: 'danger_to_life', written: 'hay un oso' })
  desk.urgent.setProtocol({ steps: ['Llamar'] })
  const id = arrive('1', 'hay un oso')
  desk.urgent.tick({ markId: activeOf(id).markId, position: 0, on: true })
  const before = [of(id), lane(), desk.urgent.terms().length]
  const again = desk.again()
  expect([
    again.urgent.handlers.of({ conversationId: id }),
    again.handlers.list({ scope: { ...UNNARROWED, view: 'urgent' }, cursor: null, limit: 9 }).rows,
    again.urgent.handlers.terms().length,
  ]).toEqual(before)
  expect(again.urgent.handlers.tryText({ text: 'hay un oso' })).toHaveLength(1)
})

it('one account’s urgent message is found under that account', () => {
  const id = arrive('1', HELP)
  desk.receive(mention('970', CALM, t0, { conversationId: '9', author: LUIS }))
  expect(desk.rows({ view: 'urgent', accountId: ACCOUNT }).map(({ conversationId }) => conversationId)).toEqual([id])
})
