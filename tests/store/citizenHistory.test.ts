/** What a citizen wrote to us besides the conversation on screen (docs/specs/inbox.md §7.6). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LUIS, mention, message, OTHER_ACCOUNT, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

let desk: InboxDesk
let t0: number
beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const idOf = (snippet: string) => desk.rows().find((row) => row.snippet.includes(snippet))!.conversationId
const historyOf = (snippet: string) => desk.inbox.history({ conversationId: idOf(snippet) })

it('is the other conversations of the same citizen, newest first, in public and direct, and nobody else’s', () => {
  desk.receive(
    mention('10', 'la primera vez', t0, { conversationId: '10' }),
    mention('11', 'la segunda', t0 + 1_000, { conversationId: '11' }),
    mention('12', 'es de otro', t0 + 2_000, { conversationId: '12', author: LUIS }),
  )
  desk.receiveMessages(message('1', 'en privado', t0 + 3_000))
  const history = historyOf('la segunda')
  expect(history).toMatchObject({ conversations: 2, items: 2, firstAtMs: t0 })
  expect(history.newest.map(({ snippet, kind }) => [snippet, kind])).toEqual([
    ['en privado', 'direct'],
    ['la primera vez', 'public'],
  ])
  expect(historyOf('es de otro')).toEqual({ conversations: 0, items: 0, firstAtMs: null, newest: [] })
})

it('spans the office’s accounts of a network, and not the training network’s and the real one’s', () => {
  desk.write((tx) => desk.accounts.insert(tx, desk.account({ id: OTHER_ACCOUNT, remoteId: '2000' })))
  desk.receive(mention('10', 'a la primera cuenta', t0, { conversationId: '10' }))
  desk.receiveAt(
    { id: OTHER_ACCOUNT, remoteId: '2000' },
    mention('20', 'a la segunda cuenta', t0 + 1, { conversationId: '20' }),
  )
  expect(historyOf('a la primera cuenta').newest).toMatchObject([{ accountId: OTHER_ACCOUNT }])
  desk.test.db.prepare(`UPDATE account SET mode = 'training' WHERE id = ?`).run(OTHER_ACCOUNT)
  expect(historyOf('a la primera cuenta').conversations).toBe(0)
})

it('is looked up by an index, however many conversations there are', () => {
  const plan = desk.test.db
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT * FROM conversation c WHERE c.citizen_remote_id = '501' ORDER BY c.last_at DESC, c.id DESC`,
    )
    .all()
  expect(plan.map(({ detail }) => detail).join()).toContain('conversation_of_citizen')
})
