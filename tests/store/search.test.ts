/** The search of the palette: posts and conversations, newest first, nothing that was discarded. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ACCOUNT, mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const POST = '00000000-0000-7000-8000-0000000000b1'
const OTHER_POST = '00000000-0000-7000-8000-0000000000b2'
let desk: InboxDesk
beforeEach(() => {
  desk = openInboxDesk()
})
afterEach(() => desk.close())

const draft = (postId: string, ...texts: readonly string[]) =>
  desk.write((tx) => {
    desk.posts.insert(tx, postId, null)
    desk.posts.replaceSegments(
      tx,
      postId,
      texts.map((text, i) => ({
        segmentId: `${postId.slice(0, -4)}${postId.slice(-2)}${String(i).padStart(2, '0')}`,
        text,
      })),
    )
  })
const find = (text: string, limit = 20) => desk.search.find({ text, limit })

it('finds posts and conversations together, newest first', async () => {
  draft(POST, 'Corte de agua en la calle Mayor', 'Habrá cisternas')
  await desk.clock.advance(60_000)
  desk.receive(mention('10', '¿Cuándo vuelve el agua?', desk.clock.now()))
  const hits = find('agua')
  expect(hits.map(({ kind, title, atMs }) => [kind, title, atMs])).toEqual([
    ['conversation', 'Ana Vecina @ana_vecina', desk.clock.now()],
    ['post', 'Corte de agua en la calle Mayor', desk.clock.now() - 60_000],
  ])
  expect(hits[0]?.id).toBe(desk.rows({ accountId: ACCOUNT })[0]?.conversationId)
})

it('shows where it was found, however long the text', () => {
  desk.receive(mention('10', `${'bla '.repeat(3_000)} semáforo ${'bla '.repeat(3_000)}`, 5))
  expect(find('semaf')[0]?.excerpt).toContain('semáforo')
})

it('shows of each conversation its own words', () => {
  desk.receive(
    mention('10', 'Ruido en el mercado de la Lonja', 1, { conversationId: '10' }),
    mention('11', 'Un bolso perdido en la Lonja', 2, { conversationId: '11' }),
    mention('12', '¿A qué hora abre la Lonja?', 3, { conversationId: '12' }),
  )
  expect(find('lonja').map(({ excerpt }) => excerpt)).toEqual([
    '¿A qué hora abre la Lonja?',
    'Un bolso perdido en la Lonja',
    'Ruido en el mercado de la Lonja',
  ])
})

it('finds a thread once, by any of its parts, and calls it by its first', () => {
  draft(POST, 'Primera parte', 'agua y más agua', 'agua')
  expect(find('agua')).toMatchObject([{ kind: 'post', id: POST, title: 'Primera parte' }])
})

it('does not find what was discarded', () => {
  draft(POST, 'agua')
  draft(OTHER_POST, 'agua')
  desk.write((tx) => {
    const post = desk.posts.byId(POST)
    if (post !== null) desk.posts.save(tx, { ...post, stage: 'discarded', stageBefore: 'draft' })
  })
  expect(find('agua').map(({ id }) => id)).toEqual([OTHER_POST])
})

it('answers with no more than was asked for', () => {
  desk.receive(
    ...Array.from({ length: 30 }, (_, i) => mention(String(10 + i), 'agua', i, { conversationId: String(i) })),
  )
  expect(find('agua', 7)).toHaveLength(7)
  expect(find('agua', 7)[0]?.atMs).toBe(29)
})
