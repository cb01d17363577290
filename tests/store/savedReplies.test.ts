/** Saved replies, macros and variables over a real database (docs/specs/inbox.md §12). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf, ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { createSavedReplyTable } from '../../src/main/store/savedReplyTable.ts'
import { FAKE_CAPABILITIES } from '../fakes/fakeNetwork.ts'
import { mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import { storeBefore } from '../fakes/storeBefore.ts'

const DAY = 24 * 3_600_000

let desk: InboxDesk
let t0: number
beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

type Saved = ParsedInputOf<'replies.save'>
type Macro = NonNullable<Saved['macro']>

const newId = () => desk.ports.ids.next()
const replies = () => desk.replies
const texts = (change: Partial<Saved['texts']> = {}) => ({ es: 'Gracias.', ca: '', gl: '', eu: '', en: '', ...change })
const macro = (change: Partial<Macro> = {}): Macro => ({
  labelIds: [],
  assign: { kind: 'unchanged' },
  resolves: false,
  key: null,
  ...change,
})
const audited = (action: string) => desk.test.audit.recent(null, 500).filter((each) => each.action === action)
const row = () => desk.rows()[0]!

/** Makes one, or changes it, and answers its id. */
function save(change: Partial<Saved> = {}): string {
  const replyId = change.replyId ?? newId()
  replies().save({ replyId, name: 'Gracias', folder: '', texts: texts(), macro: null, ...change })
  return replyId
}

function label(name: string): string {
  const labelId = newId()
  desk.inbox.saveLabel({ labelId, name, colour: 'blue' })
  return labelId
}

function person(name: string): string {
  const id = newId()
  desk.write((tx) => desk.people.insert(tx, { id, name, role: 'editor', pinHash: '' }))
  return id
}

function answer(
  savedReply: InputOf<'inbox.reply'>['savedReply'],
  change: Partial<ParsedInputOf<'inbox.reply'>> = {},
): string {
  const answerId = newId()
  desk.inbox.reply({
    conversationId: row().conversationId,
    answerId,
    text: 'Gracias.',
    resolves: false,
    seenEntryId: null,
    ...(savedReply === undefined ? {} : { savedReply }),
    ...change,
  })
  return answerId
}

const sentResolving = (answerId: string): boolean | undefined => {
  const payload = desk.effects.byId(answerId)?.payload
  return payload?.kind === 'reply' ? payload.resolves : undefined
}

describe('§12.1 a saved reply', () => {
  it('is kept with its folder, texts and macro, by name, and its change is on record', () => {
    const first = save({ name: 'Objetos perdidos', folder: 'Avisos', texts: texts({ eu: 'Kaixo' }) })
    const second = save({ name: 'Álbum', macro: macro({ resolves: true, key: 3 }) })
    expect(replies().list()).toMatchObject([
      { replyId: second, name: 'Álbum', macro: { resolves: true, key: 3 }, usesLastMonth: 0, archivedAtMs: null },
      { replyId: first, folder: 'Avisos', texts: { es: 'Gracias.', eu: 'Kaixo' }, macro: null },
    ])
    save({ replyId: first, name: 'Objetos perdidos', folder: 'Otros' })
    expect(replies().list()[1]?.folder).toBe('Otros')
    expect(audited('saved_reply.save')).toHaveLength(3)
    save({ replyId: first, name: 'Objetos perdidos', folder: 'Otros' })
    expect(audited('saved_reply.save')).toHaveLength(3)
    expect(desk.test.events).toContainEqual({ topic: 'replies', ids: [first] })
  })

  it('is refused without a text in Spanish, and where another has its name or its key', () => {
    expect(() => save({ texts: texts({ es: ' ', ca: 'Hola' }) })).toThrow('text_empty')
    const first = save({ macro: macro({ key: 1 }) })
    expect(() => save({ name: 'GRACIAS' })).toThrow('name_taken')
    expect(() => save({ name: 'Otra', macro: macro({ key: 1 }) })).toThrow(
      expect.objectContaining({ code: 'key_taken', params: { key: 1, name: 'Gracias' } }) as Error,
    )
    save({ replyId: first, macro: macro({ key: 1, resolves: true }) })
    expect(replies().list()).toMatchObject([{ macro: { key: 1, resolves: true } }])
  })

  it('that is archived gives its name and key free, and comes back only where they still are', () => {
    const first = save({ macro: macro({ key: 1 }) })
    replies().archive({ replyId: first })
    replies().archive({ replyId: first })
    expect(audited('saved_reply.archive')).toHaveLength(1)
    expect(replies().list()).toMatchObject([{ archivedAtMs: t0 }])
    const second = save({ name: 'Gracias', macro: macro({ key: 1 }) })
    expect(() => replies().bringBack({ replyId: first })).toThrow('name_taken')
    save({ replyId: second, name: 'Otra', macro: macro({ key: 1 }) })
    expect(() => replies().bringBack({ replyId: first })).toThrow('key_taken')
    save({ replyId: second, name: 'Otra' })
    replies().bringBack({ replyId: first })
    expect(replies().list()).toMatchObject([{ replyId: first, archivedAtMs: null }, { replyId: second }])
    expect(() => replies().archive({ replyId: newId() })).toThrow('not_found')
  })

  it('does not name a label or a person that is not there, unless it did before', () => {
    expect(() => save({ macro: macro({ labelIds: [newId()] }) })).toThrow('not_found')
    expect(() => save({ macro: macro({ assign: { kind: 'person', personId: newId() } }) })).toThrow('not_found')
    const labelId = label('Obras')
    const replyId = save({ macro: macro({ labelIds: [labelId] }) })
    desk.inbox.archiveLabel({ labelId })
    save({ replyId, folder: 'Otra', macro: macro({ labelIds: [labelId] }) })
    expect(() => save({ name: 'Nueva', macro: macro({ labelIds: [labelId] }) })).toThrow('not_found')
  })
})

describe('§12.3 variables', () => {
  it('of the office are kept by a name that accents and case do not change', () => {
    replies().setVariable({ name: 'Teléfono', value: '950 1' })
    replies().setVariable({ name: 'telefono', value: '950 2' })
    replies().setVariable({ name: 'telefono', value: '950 2' })
    replies().setVariable({ name: 'Sede', value: 'C/ Mayor, 1' })
    expect(replies().variables()).toEqual([
      { name: 'Sede', value: 'C/ Mayor, 1' },
      { name: 'telefono', value: '950 2' },
    ])
    expect(audited('office_variable.set')).toHaveLength(3)
    replies().removeVariable({ name: 'TELEFONO' })
    expect(replies().variables()).toHaveLength(1)
    expect(() => replies().removeVariable({ name: 'telefono' })).toThrow('not_found')
    expect(() => replies().setVariable({ name: 'x', value: '' })).toThrow('text_empty')
  })

  it('that stand open keep an answer from being sent, by either way', async () => {
    desk.receive(mention('10', 'hola', t0))
    const open = 'Hola, {{ciudadano}}: {{ sede }} {{sede}}'
    const refusal = expect.objectContaining({
      code: 'variable_open',
      params: { names: '{{ciudadano}}, {{sede}}' },
    }) as Error
    expect(() => answer(undefined, { text: open })).toThrow(refusal)
    await expect(desk.inbox.answerByHand({ conversationId: row().conversationId, text: open })).rejects.toThrow(refusal)
    expect(desk.effects.openCount()).toBe(0)
    expect(desk.ports.levers.copied).toEqual([])
    answer(undefined, { text: 'Una llave { y dos } }' })
    expect(desk.effects.openCount()).toBe(1)
  })
})

describe('§12.5 a macro', () => {
  beforeEach(() => desk.receive(mention('10', 'hola', t0)))

  it('labels and assigns in the transaction of the answer, and resolves when it is out', () => {
    const [obras, luz] = [label('Obras'), label('Luz')]
    const eva = person('Eva')
    const replyId = save({
      macro: macro({ labelIds: [obras, luz], assign: { kind: 'person', personId: eva }, resolves: true }),
    })
    expect(row()).toMatchObject({ labelIds: [], assigneeId: null, status: 'new' })
    const answerId = answer({ replyId, withMacro: true })
    expect(row()).toMatchObject({ labelIds: [obras, luz].toSorted(), assigneeId: eva, status: 'open' })
    expect(sentResolving(answerId)).toBe(true)
    const rows = ['conversation.label', 'conversation.assign', 'conversation.reply'].flatMap(audited)
    expect(rows).toHaveLength(4)
    expect(new Set(rows.map(({ correlation_id }) => correlation_id)).size).toBe(1)
  })

  it('leaves everything as it was where the answer is refused', () => {
    const replyId = save({ macro: macro({ labelIds: [label('Obras')] }) })
    expect(() => answer({ replyId, withMacro: true }, { text: 'x'.repeat(281) })).toThrow('text_too_long')
    expect(row()).toMatchObject({ labelIds: [], status: 'new' })
    expect(replies().list()[0]?.usesLastMonth).toBe(0)
  })

  it('does nothing once it was removed beside the button, and the use still counts', () => {
    const replyId = save({ macro: macro({ labelIds: [label('Obras')], resolves: true }) })
    const answerId = answer({ replyId, withMacro: false })
    expect(row().labelIds).toEqual([])
    expect(sentResolving(answerId)).toBe(false)
    expect(replies().list()[0]?.usesLastMonth).toBe(1)
  })

  it('is taken back with the answer’s id, as long as nothing else has happened', () => {
    const eva = person('Eva')
    desk.actAs(eva)
    const replyId = save({ macro: macro({ labelIds: [label('Obras')], assign: { kind: 'me' } }) })
    const changeId = answer({ replyId, withMacro: true })
    expect(row()).toMatchObject({ assigneeId: eva, status: 'open' })
    expect(desk.inbox.undo({ changeId, undoId: newId() })).toEqual({ restored: 1, movedOn: 0 })
    expect(row()).toMatchObject({ labelIds: [], assigneeId: null, status: 'open', pendingAnswer: 'queued' })
  })

  it('leaves out what was archived since, and itself where nobody acts', () => {
    const [labelId, eva] = [label('Obras'), person('Eva')]
    const first = save({ macro: macro({ labelIds: [labelId], assign: { kind: 'person', personId: eva } }) })
    const second = save({ name: 'Mía', macro: macro({ assign: { kind: 'me' } }) })
    desk.inbox.archiveLabel({ labelId })
    desk.write((tx) => desk.people.save(tx, { ...desk.people.byId(eva)!, archivedAtMs: 1 }))
    answer({ replyId: first, withMacro: true })
    answer({ replyId: second, withMacro: true })
    expect(row()).toMatchObject({ labelIds: [], assigneeId: null })
    expect(desk.effects.openCount()).toBe(2)
    expect(() => answer({ replyId: newId(), withMacro: true })).toThrow('not_found')
  })

  it('by hand labels and assigns when the text is copied, and resolves nothing', async () => {
    const byHand = openInboxDesk({ capabilities: { ...FAKE_CAPABILITIES, replyRule: 'by_hand' } })
    byHand.receive(mention('10', 'hola', t0))
    const labelId = newId()
    const replyId = newId()
    byHand.inbox.saveLabel({ labelId, name: 'Obras', colour: 'blue' })
    byHand.replies.save({
      replyId,
      name: 'Gracias',
      folder: '',
      texts: texts(),
      macro: macro({ labelIds: [labelId], resolves: true }),
    })
    await byHand.inbox.answerByHand({
      conversationId: byHand.rows()[0]!.conversationId,
      text: 'Gracias.',
      savedReply: { replyId, withMacro: true },
    })
    expect(byHand.rows()).toMatchObject([{ labelIds: [labelId], status: 'waiting_citizen' }])
    expect(byHand.replies.list()).toMatchObject([{ usesLastMonth: 1 }])
    await byHand.close()
  })
})

it('§12.2 counts the uses of thirty days, one for each answer', async () => {
  desk.receive(mention('10', 'hola', t0))
  const replyId = save()
  const uses = () => replies().list()[0]?.usesLastMonth
  const answerId = answer({ replyId, withMacro: true })
  answer({ replyId, withMacro: true }, { answerId })
  expect(uses()).toBe(1)
  answer({ replyId, withMacro: true })
  await desk.clock.advance(29 * DAY)
  answer({ replyId, withMacro: true })
  expect(uses()).toBe(3)
  await desk.clock.advance(2 * DAY)
  expect(uses()).toBe(1)
  answer({ replyId, withMacro: true })
  expect(desk.test.dump('saved_reply_use')).not.toContain(answerId)
})

describe('the database', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-replies-'))
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('of an earlier version has room for them, and refuses a key twice by itself', () => {
    const versions = storeBefore(dir, 'saved-replies')
    versions.before().close()
    const { db, close } = versions.now()
    expect(createSavedReplyTable(db).all()).toEqual([])
    const insert = (id: string, archivedAt: number | null) =>
      db
        .prepare(
          `INSERT INTO saved_reply (id, name, name_key, folder, texts, macro, macro_key, archived_at)
             VALUES (?, ?, ?, '', '{}', '{}', 4, ?)`,
        )
        .run(id, id, id, archivedAt)
    insert('a', null)
    insert('b', 1)
    expect(() => insert('c', null)).toThrow('UNIQUE')
    close()
  })
})
