/** What is found, page by page, the newest hit first (docs/specs/inbox.md §7.4). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { InputOf } from '../../src/shared/contract/contract.ts'
import { UNNARROWED, type InboxView } from '../../src/shared/domain/inboxView.ts'
import { LUIS, mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

let desk: InboxDesk
let t0: number
beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

/** The snippets of every page, in order. */
function found(
  text: string,
  { view = 'all', limit = 3 }: { readonly view?: InboxView; readonly limit?: number } = {},
): readonly (readonly string[])[] {
  const pages: string[][] = []
  let cursor: InputOf<'inbox.list'>['cursor'] = null
  do {
    const { rows, next } = desk.inbox.list({ scope: { view, ...UNNARROWED, text }, cursor, limit })
    pages.push(rows.map(({ snippet }) => snippet))
    cursor = next
  } while (cursor !== null)
  return pages
}
const idOf = (snippet: string) => desk.rows().find((row) => row.snippet === snippet)!.conversationId
const thread = (n: number, text: string, say: number, author = LUIS) =>
  mention(String(100 + say), text, t0 + say, { conversationId: String(n), author })

it('meets each conversation once, over all pages, by its newest hit', () => {
  for (let i = 0; i < 8; i += 1) desk.receive(thread(i, `farola ${String(i)}`, i))
  // The newest word of 2 is a hit, that of 5 is none: it stays where its hit was.
  desk.receive(thread(2, 'la farola otra vez', 20), thread(5, 'gracias', 21))
  expect(found('farola ')).toEqual([
    ['la farola otra vez', 'farola 7', 'farola 6'],
    ['gracias', 'farola 4', 'farola 3'],
    ['farola 1', 'farola 0'],
  ])
})

it('ends with a full page where nothing more is found', () => {
  for (let i = 0; i < 3; i += 1) desk.receive(thread(i, `farola ${String(i)}`, i))
  expect(found('farola ')).toEqual([['farola 2', 'farola 1', 'farola 0']])
  expect(found('semáforo ')).toEqual([[]])
})

it('finds what colleagues noted among what was said, by when it was noted', async () => {
  desk.receive(thread(1, 'no hay luz', 1), thread(2, 'farola rota', 2))
  await desk.clock.advance(60_000)
  desk.inbox.addNote({ noteId: desk.ports.ids.next(), conversationId: idOf('no hay luz'), text: 'Es la farola 12.' })
  expect(found('farola', { limit: 1 })).toEqual([['no hay luz'], ['farola rota']])
})

it('shows of a narrowed list only what is in it', () => {
  for (let i = 0; i < 6; i += 1) desk.receive(thread(i, `farola ${String(i)}`, i))
  for (const snippet of ['farola 1', 'farola 4']) {
    desk.inbox.change({
      changeId: desk.ports.ids.next(),
      conversationIds: [idOf(snippet)],
      change: { kind: 'status', status: 'resolved' },
    })
  }
  expect(found('farola ', { view: 'closed', limit: 1 })).toEqual([['farola 4'], ['farola 1']])
})
