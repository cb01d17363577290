/** Answering: how it can be done, that it is queued once, what becomes of the conversation, and by hand. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EffectState } from '../../src/shared/domain/effect.ts'
import { FAKE_CAPABILITIES, OWN } from '../fakes/fakeNetwork.ts'
import { ACCOUNT, ANSWER, mention, message, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const OTHER_ANSWER = '00000000-0000-7000-8000-0000000000a2'
let desk: InboxDesk
let t0: number
beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const only = (of = desk) => of.rows()[0]!
const detail = (of = desk) => of.inbox.conversation({ conversationId: only(of).conversationId })
const reply = (text: string, answerId = ANSWER) =>
  desk.inbox.reply({ conversationId: only().conversationId, answerId, text, resolves: false, seenEntryId: null })
/** What the outbox does when a try is over, as far as the inbox sees it. */
const becomes = (state: EffectState, remoteId: string | null = null, effectId = ANSWER) =>
  desk.write((tx) => {
    const effect = { ...desk.effects.byId(effectId)!, state, remoteId }
    desk.effects.save(tx, effect)
    desk.conversations.follow(tx, effect)
  })

describe('the way to answer', () => {
  it('is the API where a message mentions us; the newest of those is answered', () => {
    desk.receive(mention('10', 'hola', t0), mention('11', 'y otra cosa', t0 + 1, { mentionsUs: false }))
    const { answering, entries } = detail()
    expect(answering).toEqual({ way: 'api', why: null, toEntryId: entries[0]?.entryId, textLimit: 280 })
    reply('Buenos días')
    expect(desk.effects.byId(ANSWER)?.payload).toEqual({
      kind: 'reply',
      text: 'Buenos días',
      inReplyToRemoteId: '10',
      resolves: false,
      seenUntilMs: null,
      writtenBy: null,
    })
  })

  it('is by hand where nobody mentioned us, and a reply by API is refused before it is queued', () => {
    desk.receive(mention('10', 'bajo una publicación', t0, { mentionsUs: false }))
    expect(detail().answering).toMatchObject({ way: 'by_hand', why: 'reply_rule' })
    expect(() => reply('Hola')).toThrow('reply_not_allowed')
    expect(desk.effects.openCount()).toBe(0)
  })

  it('is by hand in assisted mode', async () => {
    const assisted = openInboxDesk({
      capabilities: { ...FAKE_CAPABILITIES, replyRule: 'by_hand', sendDirectMessages: false },
    })
    assisted.receive(mention('10', 'hola', t0))
    expect(detail(assisted).answering).toMatchObject({ way: 'by_hand', why: 'assisted' })
    await assisted.close()
  })

  it('is none for a disconnected account, and waits in the queue for one that must sign in', () => {
    desk.receive(mention('10', 'hola', t0))
    desk.write((tx) => desk.accounts.setState(tx, ACCOUNT, 'needs_sign_in', null))
    expect(detail().answering.way).toBe('api')
    desk.write((tx) => desk.accounts.setState(tx, ACCOUNT, 'disconnected', null))
    expect(detail().answering).toMatchObject({ way: 'none', why: 'disconnected' })
    expect(() => reply('Hola')).toThrow('account_disconnected')
  })

  it('is a direct message in a direct conversation, with its own limit', () => {
    desk.receiveMessages(message('1', 'hola', t0))
    expect(detail().answering).toMatchObject({ way: 'api', textLimit: 10_000 })
    reply('x'.repeat(10_000))
    expect(desk.effects.byId(ANSWER)?.payload).toMatchObject({
      kind: 'direct_message',
      remoteConversationId: `501-${OWN.id}`,
    })
  })
})

describe('an answer', () => {
  beforeEach(() => desk.receive(mention('10', '¿hay agua?', t0)))

  it('is queued, shown as not yet sent, and takes the place of the draft', () => {
    const { conversationId } = only()
    desk.inbox.saveDraft({ conversationId, text: 'Sí, des' })
    expect(detail().draft).toBe('Sí, des')
    reply('Sí, desde las 9')
    expect(desk.woken).toEqual(['outbox'])
    expect(detail()).toMatchObject({ draft: '', pendingAnswer: 'queued', status: 'open' })
    expect(detail().entries.at(-1)).toMatchObject({
      entryId: ANSWER,
      from: 'us',
      text: 'Sí, desde las 9',
      delivery: { effectId: ANSWER, state: 'queued', problem: null },
    })
    expect(only().pendingAnswer).toBe('queued')
    expect(desk.effects.byId(ANSWER)).toMatchObject({
      idempotencyKey: `answer:${ANSWER}`,
      missAtMs: null,
      dueAtMs: t0,
      conversationId,
    })
  })

  it('is queued once however often it is sent, and its id serves no other', () => {
    reply('Sí')
    reply('Sí')
    expect(desk.effects.openCount()).toBe(1)
    expect(() => reply('No')).toThrow('conflict')
    becomes('done', '20')
    reply('Sí')
    expect(desk.effects.openCount()).toBe(0)
  })

  it.each([
    ['text_empty', ' \n '],
    ['text_too_long', 'ñ'.repeat(281)],
    ['text_too_long', '🚓'.repeat(141)],
  ])('is refused as %s before anything is written', (code, text) => {
    expect(() => reply(text)).toThrow(code)
    expect(desk.effects.openCount()).toBe(0)
    expect(desk.woken).toEqual([])
  })

  it('of exactly the limit is accepted, with each link counting 23', () => {
    reply(`${'a'.repeat(256)} https://www.puertoalba.es/${'x'.repeat(200)}`)
    expect(desk.effects.openCount()).toBe(1)
  })

  it('that went out settles the conversation, and appears once also when the network tells of it', () => {
    reply('Sí, desde las 9')
    becomes('done', '20')
    expect(only()).toMatchObject({ status: 'waiting_citizen', unread: false, pendingAnswer: null, itemCount: 2 })
    desk.receive(mention('20', 'Sí, desde las 9', t0 + 3, { author: OWN, inReplyToId: '10', mentionsUs: false }))
    expect(detail().entries.map(({ text, delivery }) => [text, delivery])).toEqual([
      ['¿hay agua?', null],
      ['Sí, desde las 9', null],
    ])
  })

  it('appears once also where the network told of it first', () => {
    reply('Sí')
    desk.receive(mention('20', 'Sí', t0 + 3, { author: OWN, inReplyToId: '10', mentionsUs: false }))
    becomes('done', '20')
    expect(detail().entries.map(({ text }) => text)).toEqual(['¿hay agua?', 'Sí'])
  })

  it('does not settle what came in after it was written', async () => {
    reply('Sí')
    await desk.clock.advance(60_000)
    desk.receive(mention('11', '¿y mañana?', t0 - 1))
    await desk.clock.advance(60_000)
    becomes('done', '20')
    expect(only()).toMatchObject({ status: 'open', unread: true, itemCount: 3 })
  })

  it('settles also where the network’s clock is ahead of ours', () => {
    desk.receive(mention('11', 'otra', t0 + 600_000))
    desk.inbox.reply({
      conversationId: only().conversationId,
      answerId: ANSWER,
      text: 'Sí',
      resolves: false,
      seenEntryId: null,
    })
    becomes('done', '20')
    expect(only().status).toBe('waiting_citizen')
  })

  it('that was refused stays with its reason', () => {
    reply('Sí')
    desk.write((tx) =>
      desk.effects.save(tx, {
        ...desk.effects.byId(ANSWER)!,
        state: 'needs_attention',
        lastError: { code: 'reply_not_allowed', params: {} },
      }),
    )
    expect(detail().entries.at(-1)?.delivery).toEqual({
      effectId: ANSWER,
      state: 'needs_attention',
      problem: { code: 'reply_not_allowed', params: {} },
      unseenEntryIds: [],
    })
    expect(desk.status().problems()).toMatchObject([
      {
        code: 'answer_rejected',
        severity: 'urgent',
        subject: { kind: 'conversation', id: only().conversationId },
        params: { handle: OWN.handle, reason: 'reply_not_allowed' },
      },
    ])
  })

  it('that was given up gives its text back, unless something else is being written', () => {
    reply('Sí, desde las 9')
    becomes('cancelled')
    expect(detail()).toMatchObject({ draft: 'Sí, desde las 9', pendingAnswer: null })
    desk.inbox.saveDraft({ conversationId: only().conversationId, text: 'otra cosa' })
    reply('Segunda', OTHER_ANSWER)
    desk.inbox.saveDraft({ conversationId: only().conversationId, text: 'tercera' })
    becomes('cancelled', null, OTHER_ANSWER)
    expect(detail().draft).toBe('tercera')
  })

  it('opens again when the citizen writes again', () => {
    reply('Sí')
    becomes('done', '20')
    desk.receive(mention('30', 'pues aquí no', t0 + 9))
    expect(only()).toMatchObject({ status: 'open', unread: true, snippet: 'pues aquí no' })
  })
})

describe('by hand', () => {
  beforeEach(() => desk.receive(mention('10', 'hola', t0, { mentionsUs: false })))

  it('copies the text, opens the network’s page for that message, and settles the conversation', async () => {
    await desk.inbox.answerByHand({ conversationId: only().conversationId, text: 'Buenos días' })
    expect(desk.ports.levers.copied).toEqual(['Buenos días'])
    expect(desk.ports.levers.opened).toEqual(['https://x.com/intent/post?text=Buenos días&in_reply_to=10'])
    expect(only()).toMatchObject({ status: 'waiting_citizen', unread: false })
    expect(desk.test.dump('audit')).not.toContain('Buenos')
  })

  it('keeps the text, because nobody knows yet whether it was published', async () => {
    await desk.inbox.answerByHand({ conversationId: only().conversationId, text: 'Buenos días' })
    expect(detail().draft).toBe('Buenos días')
  })

  it('keeps what was typed, and what came in, while the browser opened', async () => {
    const { conversationId } = only()
    desk.inbox.saveDraft({ conversationId, text: 'Buenos días' })
    const opening = desk.inbox.answerByHand({ conversationId, text: 'Buenos días' })
    desk.inbox.saveDraft({ conversationId, text: 'Buenos días, y además' })
    desk.receive(mention('11', '¿hay alguien?', t0 + 1_000, { mentionsUs: false }))
    await opening
    expect(detail().draft).toBe('Buenos días, y además')
    expect(only()).toMatchObject({ status: 'open', unread: true })
  })

  it('opens no page for the training network, which has none', async () => {
    desk.test.db.exec(`UPDATE account SET mode = 'training'`)
    await desk.inbox.answerByHand({ conversationId: only().conversationId, text: 'Buenos días' })
    expect(desk.ports.levers.copied).toEqual(['Buenos días'])
    expect(desk.ports.levers.opened).toEqual([])
    expect(detail().entries[0]?.url).toBeNull()
  })
})

it('a public message has its address on the network; a direct one and one of an unnamed author have none', () => {
  desk.receive(mention('10', 'hola', t0))
  expect(detail().entries[0]?.url).toBe('https://x.com/ana_vecina/status/10')
  desk.receive(mention('11', 'x', t0 + 1, { author: { id: '9', handle: '1234567890123456789', displayName: '?' } }))
  expect(detail().entries[0]?.url).toBeNull()
  desk.receiveMessages(message('1', 'dm', t0 + 2))
  expect(detail().entries[0]?.url).toBeNull()
})

it('commands that change nothing write nothing; unknown conversations are not found', () => {
  desk.receive(mention('10', 'hola', t0))
  const { conversationId } = only()
  const rows = desk.test.audit.recent(null, 500).length
  desk.inbox.markRead({ conversationId, read: false })
  desk.change(conversationId, { kind: 'status', status: 'new' })
  desk.inbox.saveDraft({ conversationId, text: '' })
  expect(desk.test.audit.recent(null, 500)).toHaveLength(rows)
  for (const call of [
    () => desk.inbox.conversation({ conversationId: ANSWER }),
    () => desk.inbox.markRead({ conversationId: ANSWER, read: true }),
    () => desk.inbox.saveDraft({ conversationId: ANSWER, text: 'x' }),
    () =>
      desk.inbox.reply({
        conversationId: ANSWER,
        answerId: OTHER_ANSWER,
        text: 'x',
        resolves: false,
        seenEntryId: null,
      }),
  ]) {
    expect(call).toThrow('not_found')
  }
})

it('announces what changed by its id, after it is stored', () => {
  desk.receive(mention('10', 'hola', t0))
  const { conversationId } = only()
  const before = desk.test.events.length
  desk.change(conversationId, { kind: 'status', status: 'resolved' })
  expect(desk.test.events.slice(before)).toContainEqual({ topic: 'inbox', ids: [conversationId] })
})

it('puts on record who had the personal data of a message shown, and not the data', () => {
  desk.receive(mention('10', 'soy 12345678Z', t0))
  const { conversationId, entries } = detail()
  desk.inbox.reveal({ conversationId, entryId: entries[0]!.entryId })
  expect(desk.test.audit.recent(null, 1)).toMatchObject([
    { action: 'conversation.reveal', entity: `conversation:${conversationId}` },
  ])
  expect(desk.test.dump('audit')).not.toContain('12345678Z')
  expect(() => desk.inbox.reveal({ conversationId, entryId: ANSWER })).toThrow('not_found')
})
