/** Triage in bulk with undo, snooze, notes, labels and filters over a real database (docs/specs/inbox.md §4.6, §5–§7). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../src/shared/contract/contract.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { LUIS, mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let desk: InboxDesk
let t0: number
beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

type Change = InputOf<'inbox.change'>['change']
type Scope = InputOf<'inbox.list'>['scope']

const inbox = () => desk.inbox
const newId = () => desk.ports.ids.next()
const list = (change: Partial<Scope> = {}) => desk.rows(change)
const row = (conversationId: string) => list().find((each) => each.conversationId === conversationId)!
const audited = (action: string) => desk.test.audit.recent(null, 2_000).filter((each) => each.action === action)

/** So many conversations, oldest first. */
function arrive(count: number): string[] {
  desk.receive(
    ...Array.from({ length: count }, (_, i) =>
      mention(String(100 + i), `aviso ${String(i)}`, t0 + i, { conversationId: String(i) }),
    ),
  )
  return list()
    .map(({ conversationId }) => conversationId)
    .toReversed()
}

function change(conversationIds: string[], what: Change, changeId = newId()): string {
  inbox().change({ changeId, conversationIds, change: what })
  return changeId
}

function person(name: string): string {
  const id = newId()
  desk.write((tx) => desk.people.insert(tx, { id, name, role: 'editor', pinHash: '' }))
  return id
}

describe('§6 one change of many', () => {
  it('is one transaction, with a row for each in the log under one correlation id', () => {
    const ids = arrive(3)
    const answer = inbox().change({
      changeId: newId(),
      conversationIds: [...ids, ids[0]!, newId()],
      change: { kind: 'status', status: 'ignored' },
    })
    expect(answer).toEqual({ changed: 3, unchanged: 0, unknown: 1, urgent: 0 })
    expect(list({ view: 'closed' })).toHaveLength(3)
    const rows = audited('conversation.status')
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map(({ correlation_id }) => correlation_id)).size).toBe(1)
    expect(rows.map(({ before, after }) => [before, after])[0]).toEqual([
      '{"status":"new","unread":true}',
      '{"status":"ignored","unread":false}',
    ])
  })

  it('is the same once or twice under one id, and refused for other conversations', () => {
    const [a, b] = arrive(2)
    const changeId = change([a!], { kind: 'pin', on: true })
    change([a!], { kind: 'pin', on: true }, changeId)
    expect(audited('conversation.pin')).toHaveLength(1)
    expect(() => change([b!], { kind: 'pin', on: true }, changeId)).toThrow('conflict')
  })

  it('writes nothing where nothing would be different', () => {
    const ids = arrive(2)
    const answer = inbox().change({ changeId: newId(), conversationIds: ids, change: { kind: 'pin', on: false } })
    expect(answer).toEqual({ changed: 0, unchanged: 2, unknown: 0, urgent: 0 })
    expect(audited('conversation.pin')).toEqual([])
  })

  it('refuses a person who is archived or not known, a label that is, and a snooze into the past', () => {
    const ids = arrive(1)
    const eva = person('Eva')
    desk.write((tx) => desk.people.save(tx, { ...desk.people.byId(eva)!, archivedAtMs: 1 }))
    expect(() => change(ids, { kind: 'assign', personId: eva })).toThrow('not_found')
    expect(() => change(ids, { kind: 'assign', personId: newId() })).toThrow('not_found')
    expect(() => change(ids, { kind: 'label', labelId: newId(), on: true })).toThrow('not_found')
    expect(() => change(ids, { kind: 'snooze', untilMs: t0 })).toThrow('time_in_past')
    expect(row(ids[0]!)).toMatchObject({ status: 'new', assigneeId: null, labelIds: [], snoozedUntilMs: null })
  })
})

describe('§6.2 undo', () => {
  it('puts all of it back, labels too, once', () => {
    const ids = arrive(3)
    const before = list()
    const labelId = newId()
    inbox().saveLabel({ labelId, name: 'Tráfico', colour: 'orange' })
    const changes = [
      change(ids, { kind: 'label', labelId, on: true }),
      change(ids, { kind: 'status', status: 'resolved' }),
    ]
    expect(list()[0]).toMatchObject({ status: 'resolved', labelIds: [labelId] })
    for (const changeId of changes.toReversed()) {
      expect(inbox().undo({ changeId, undoId: newId() })).toEqual({ restored: 3, movedOn: 0 })
    }
    expect(list()).toEqual(before)
    expect(() => inbox().undo({ changeId: changes[0]!, undoId: newId() })).toThrow('wrong_state')
  })

  it('leaves what has moved on since, and says how many', () => {
    const [a, b] = arrive(2)
    const changeId = change([a!, b!], { kind: 'status', status: 'resolved' })
    desk.receive(mention('900', 'y otra cosa', t0 + HOUR, { conversationId: '0' }))
    expect(inbox().undo({ changeId, undoId: newId() })).toEqual({ restored: 1, movedOn: 1 })
    expect([row(a!).status, row(b!).status]).toEqual(['open', 'new'])
  })

  it('is the same once or twice under one id, and can itself be undone', () => {
    const ids = arrive(2)
    const changeId = change(ids, { kind: 'pin', on: true })
    const undoId = newId()
    inbox().undo({ changeId, undoId })
    expect(inbox().undo({ changeId, undoId })).toEqual({ restored: 2, movedOn: 0 })
    inbox().undo({ changeId: undoId, undoId: newId() })
    expect(list().every(({ pinned }) => pinned)).toBe(true)
  })

  it('is possible for a day, and then forgotten with the next change', async () => {
    const ids = arrive(1)
    const changeId = change(ids, { kind: 'pin', on: true })
    await desk.clock.advance(DAY + 1)
    change(ids, { kind: 'silence', on: true })
    expect(() => inbox().undo({ changeId, undoId: newId() })).toThrow('not_found')
    expect(desk.test.dump('triage_step')).not.toContain(changeId)
  })
})

describe('§5.7 snooze', () => {
  beforeEach(() => desk.conversations.start())

  it('takes it out of the queue until its hour, and then brings it back unread', async () => {
    const [a] = arrive(1)
    change([a!], { kind: 'snooze', untilMs: t0 + HOUR })
    expect([list({ view: 'queue' }), list({ view: 'snoozed' }).length, list({ view: 'unread' })]).toEqual([[], 1, []])
    await desk.clock.advance(HOUR - 1)
    expect(list({ view: 'queue' })).toEqual([])
    await desk.clock.advance(1)
    expect(list({ view: 'queue' })).toMatchObject([{ status: 'open', unread: true, snoozedUntilMs: null }])
    expect(audited('conversation.wake')).toHaveLength(1)
  })

  it('ends earlier when the citizen writes', () => {
    const [a] = arrive(1)
    change([a!], { kind: 'snooze', untilMs: t0 + HOUR })
    desk.receive(mention('900', 'sigo aquí', t0 + 1_000, { conversationId: '0' }))
    expect(row(a!)).toMatchObject({ status: 'open', unread: true, snoozedUntilMs: null })
  })

  it('is not slept through: not while Mando was closed, nor when the clock was set', async () => {
    const [a, b] = arrive(2)
    change([a!], { kind: 'snooze', untilMs: t0 + HOUR })
    change([b!], { kind: 'snooze', untilMs: t0 + 9 * HOUR })
    desk.conversations.stop()
    await desk.clock.advance(2 * HOUR)
    expect(list({ view: 'queue' })).toEqual([])
    desk.conversations.start()
    expect(list({ view: 'queue' }).map(({ conversationId }) => conversationId)).toEqual([a])
    desk.clock.setWall(t0 + 10 * HOUR)
    await desk.clock.advance(60_000)
    expect(list({ view: 'queue' })).toHaveLength(2)
  })
})

describe('§5.8 silence', () => {
  it('takes up what the citizen writes without reopening or announcing it', () => {
    const [a] = arrive(1)
    change([a!], { kind: 'status', status: 'ignored' })
    change([a!], { kind: 'silence', on: true })
    desk.receive(mention('900', 'spam spam', t0 + 1_000, { conversationId: '0' }))
    expect(row(a!)).toMatchObject({ status: 'ignored', unread: false, itemCount: 2, snippet: 'spam spam' })
  })
})

describe('§7 views', () => {
  it('hold what belongs to them, and the counts say how many', () => {
    const [a, b, c, d, e] = arrive(5)
    const eva = person('Eva')
    desk.actAs(eva)
    change([a!], { kind: 'assign', personId: eva })
    change([b!], { kind: 'status', status: 'waiting_inside' })
    change([c!], { kind: 'snooze', untilMs: t0 + HOUR })
    change([d!], { kind: 'status', status: 'resolved' })
    const view = (of: Scope['view']) => list({ view: of }).map(({ conversationId }) => conversationId)
    expect(view('queue')).toEqual([e, a])
    expect(view('unassigned')).toEqual([e])
    expect(view('mine')).toEqual([a])
    expect(view('waiting')).toEqual([b])
    expect(view('snoozed')).toEqual([c])
    expect(view('closed')).toEqual([d])
    expect(view('unread')).toEqual([e, b, a])
    expect(inbox().counts()).toEqual({
      queue: 2,
      urgent: 0,
      unassigned: 1,
      mine: 1,
      overdue: 0,
      night: 0,
      waiting: 1,
      snoozed: 1,
      handed_off: 0,
      closed: 1,
      unread: 3,
      all: 5,
    })
  })

  it('put pinned ones first on every page', () => {
    const ids = arrive(9)
    change([ids[0]!, ids[4]!], { kind: 'pin', on: true })
    const seen: string[] = []
    let cursor: InputOf<'inbox.list'>['cursor'] = null
    do {
      const page = inbox().list({ scope: { view: 'queue', ...UNNARROWED }, cursor, limit: 2 })
      seen.push(...page.rows.map(({ conversationId }) => conversationId))
      cursor = page.next
    } while (cursor !== null)
    const others = ids.filter((id) => id !== ids[0] && id !== ids[4]).toReversed()
    expect(seen).toEqual([ids[4], ids[0], ...others])
  })

  it('are narrowed by kind, person, label and the days of the office', () => {
    const [a, b] = arrive(2)
    const eva = person('Eva')
    const labelId = newId()
    inbox().saveLabel({ labelId, name: 'Obras', colour: 'blue' })
    change([a!], { kind: 'label', labelId, on: true })
    change([b!], { kind: 'assign', personId: eva })
    desk.receive(mention('900', 'ayer', t0 - DAY, { conversationId: '77', author: LUIS }))
    const ids = (scope: Partial<Scope>) => list(scope).map(({ conversationId }) => conversationId)
    expect(ids({ labelId })).toEqual([a])
    expect(ids({ assigneeId: eva })).toEqual([b])
    expect(ids({ kind: 'direct' })).toEqual([])
    expect(ids({ fromDay: '2026-11-23' })).toEqual([b, a])
    expect(list({ toDay: '2026-11-22' }).map(({ snippet }) => snippet)).toEqual(['ayer'])
  })

  it('nobody’s own is mine where nobody acts', () => {
    arrive(1)
    expect(list({ view: 'mine' })).toEqual([])
  })
})

describe('§7.3 filters', () => {
  it('are kept with a live count: one’s own for oneself, shared ones for all', () => {
    const [eva, marta] = [person('Eva'), person('Marta')]
    const scope = { view: 'queue', ...UNNARROWED, text: 'aviso' } as const
    desk.actAs(eva)
    const own = { filterId: newId(), name: 'Avisos', shared: false, scope }
    inbox().saveFilter(own)
    inbox().saveFilter({ ...own, filterId: newId(), name: 'De todos', shared: true })
    arrive(3)
    expect(inbox().filters()).toMatchObject([
      { name: 'Avisos', shared: false, count: 3, scope },
      { name: 'De todos', shared: true, count: 3 },
    ])
    desk.actAs(marta)
    expect(
      inbox()
        .filters()
        .map(({ name }) => name),
    ).toEqual(['De todos'])
    expect(() => inbox().saveFilter(own)).toThrow('not_found')
    expect(() => inbox().removeFilter({ filterId: own.filterId })).toThrow('not_found')
    desk.actAs(eva)
    inbox().removeFilter({ filterId: own.filterId })
    expect(
      inbox()
        .filters()
        .map(({ name }) => name),
    ).toEqual(['De todos'])
  })
})

describe('§4.6 notes', () => {
  const TEXT = 'Llama Tráfico en una hora'

  it('stand in the conversation, take it up, and are found', () => {
    const [a] = arrive(1)
    const eva = person('Eva')
    desk.actAs(eva)
    const noteId = newId()
    for (const _ of [1, 2]) inbox().addNote({ conversationId: a!, noteId, text: TEXT })
    expect(inbox().conversation({ conversationId: a! })).toMatchObject({
      status: 'open',
      notes: [{ noteId, personId: eva, text: TEXT, atMs: t0 }],
    })
    expect(list({ text: 'trafico' })).toHaveLength(1)
    expect(audited('note.add')).toHaveLength(1)
    expect(desk.test.dump('audit')).not.toContain('Tráfico')
  })

  it('are taken back by their author only, and only for ten minutes', async () => {
    const [a] = arrive(1)
    const [eva, marta] = [person('Eva'), person('Marta')]
    const [first, second] = [newId(), newId()]
    desk.actAs(eva)
    inbox().addNote({ conversationId: a!, noteId: first, text: TEXT })
    desk.actAs(marta)
    expect(() => inbox().removeNote({ noteId: first })).toThrow('wrong_state')
    desk.actAs(eva)
    inbox().removeNote({ noteId: first })
    expect(list({ text: 'trafico' })).toEqual([])
    inbox().addNote({ conversationId: a!, noteId: second, text: TEXT })
    await desk.clock.advance(10 * 60_000 + 1)
    expect(() => inbox().removeNote({ noteId: second })).toThrow('wrong_state')
  })

  it('are kept while they are written, for each person apart, until they are saved or emptied', () => {
    const [a] = arrive(1)
    const conversationId = a!
    const noteDraft = () => inbox().conversation({ conversationId }).noteDraft
    const [eva, marta] = [person('Eva'), person('Marta')]
    desk.actAs(eva)
    inbox().saveNoteDraft({ conversationId, text: TEXT })
    expect(noteDraft()).toBe(TEXT)
    expect(row(conversationId).status).toBe('new')
    expect(list({ text: 'trafico' })).toEqual([])
    desk.actAs(marta)
    expect(noteDraft()).toBe('')
    inbox().saveNoteDraft({ conversationId, text: 'De Marta' })
    inbox().saveNoteDraft({ conversationId, text: '' })
    expect(noteDraft()).toBe('')
    desk.actAs(eva)
    expect(noteDraft()).toBe(TEXT)
    inbox().addNote({ conversationId, noteId: newId(), text: TEXT })
    expect(noteDraft()).toBe('')
    expect(desk.test.dump('audit')).not.toContain('Tráfico')
    expect(() => inbox().saveNoteDraft({ conversationId: newId(), text: 'x' })).toThrow('not_found')
  })

  it('are refused where there is nothing in them, and for a conversation that is not there', () => {
    const [a] = arrive(1)
    expect(() => inbox().addNote({ conversationId: a!, noteId: newId(), text: ' \n' })).toThrow('text_empty')
    expect(() => inbox().addNote({ conversationId: newId(), noteId: newId(), text: 'x' })).toThrow('not_found')
  })
})

describe('labels', () => {
  it('keep their conversations when archived, are offered no more, and come back', () => {
    const [a] = arrive(1)
    const labelId = newId()
    inbox().saveLabel({ labelId, name: 'Tráfico', colour: 'red' })
    expect(() => inbox().saveLabel({ labelId: newId(), name: 'trafico', colour: 'red' })).toThrow('name_taken')
    change([a!], { kind: 'label', labelId, on: true })
    inbox().archiveLabel({ labelId })
    expect(inbox().labels()).toMatchObject([{ labelId, archivedAtMs: t0 }])
    expect(row(a!).labelIds).toEqual([labelId])
    expect(() => change([a!], { kind: 'label', labelId, on: true })).toThrow('not_found')
    change([a!], { kind: 'label', labelId, on: false })
    expect(row(a!).labelIds).toEqual([])
    inbox().saveLabel({ labelId, name: 'Tráfico', colour: 'red' })
    expect(inbox().labels()).toMatchObject([{ archivedAtMs: null }])
  })

  it('are still found by the list and by kept views when archived and when they have another name', () => {
    const [a] = arrive(2)
    const labelId = newId()
    const scope = { view: 'all', ...UNNARROWED, labelId } as const
    inbox().saveLabel({ labelId, name: 'Obras', colour: 'blue' })
    change([a!], { kind: 'label', labelId, on: true })
    inbox().saveFilter({ filterId: newId(), name: 'Lo de obras', shared: true, scope })
    inbox().saveLabel({ labelId, name: 'Vía pública', colour: 'blue' })
    inbox().archiveLabel({ labelId })
    expect(list({ labelId }).map(({ conversationId }) => conversationId)).toEqual([a])
    expect(inbox().filters()).toMatchObject([{ name: 'Lo de obras', scope, count: 1 }])
  })

  it('leave what they were called on record', () => {
    const labelId = newId()
    inbox().saveLabel({ labelId, name: 'Obras', colour: 'blue' })
    inbox().saveLabel({ labelId, name: 'Vía pública', colour: 'blue' })
    expect(audited('label.save').map(({ before, after }) => [before, after])).toContainEqual([
      expect.stringContaining('Obras'),
      expect.stringContaining('Vía pública'),
    ])
  })
})

it('what was an archived person’s is nobody’s', () => {
  const ids = arrive(2)
  const eva = person('Eva')
  change(ids, { kind: 'assign', personId: eva })
  desk.write((tx) => desk.conversations.onPersonArchived(tx, eva))
  expect(list({ view: 'unassigned' })).toHaveLength(2)
})

it('an answer that resolves leaves it resolved when it is out, and waiting otherwise', () => {
  const ids = arrive(2)
  const answer = (conversationId: string, resolves: boolean): void => {
    const answerId = newId()
    inbox().reply({ conversationId, answerId, text: 'Gracias', resolves, seenEntryId: null })
    desk.write((tx) => {
      const effect = { ...desk.effects.byId(answerId)!, state: 'done' as const, remoteId: `9${answerId}` }
      desk.effects.save(tx, effect)
      desk.conversations.follow(tx, effect)
    })
  }
  answer(ids[0]!, true)
  answer(ids[1]!, false)
  expect(ids.map((id) => row(id).status)).toEqual(['resolved', 'waiting_citizen'])
})

it('says who is answering, as long as something is typed', () => {
  const [a] = arrive(1)
  const eva = person('Eva')
  desk.actAs(eva)
  inbox().saveDraft({ conversationId: a!, text: 'Buenos d' })
  desk.actAs(person('Marta'))
  const shown = () => inbox().conversation({ conversationId: a! }).draftBy
  expect(shown()).toEqual({ personId: eva, atMs: t0 })
  inbox().saveDraft({ conversationId: a!, text: '' })
  expect(shown()).toBeNull()
})
