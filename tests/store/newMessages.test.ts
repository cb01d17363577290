/** What is said of messages that came while nobody looked is read from the store (docs/specs/inbox.md §16). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createNewMessagesTable } from '../../src/main/store/newMessagesTable.ts'
import { ACCOUNT, mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

let desk: InboxDesk
beforeEach(() => (desk = openInboxDesk()))
afterEach(() => desk.close())

it('gives what citizens wrote since, when they said it, and what of it is urgent', () => {
  const t0 = desk.clock.now()
  const table = createNewMessagesTable(desk.test.db)
  desk.receive(mention('100', 'gracias', t0, { conversationId: '1' }))
  const seen = table.newest()
  desk.receive(
    mention('101', '¿cuándo abre el parque?', t0 - 60_000, { conversationId: '2' }),
    mention('102', 'mi vecino no respira, ayuda', t0 + 60_000, { conversationId: '3' }),
  )
  expect(table.since(seen)).toMatchObject([
    { accountId: ACCOUNT, saidAtMs: t0 - 60_000, isUrgent: false },
    { accountId: ACCOUNT, saidAtMs: t0, isUrgent: true },
  ])
  expect(table.since(table.newest())).toEqual([])
})
