import { describe, expect, it } from 'vitest'
import {
  canAnswer,
  countText,
  counterOf,
  deliveryActions,
  emptyInbox,
  narrowings,
  scopeKey,
  searchOf,
  shownViews,
  timelineOf,
  liesBeyond,
  withKept,
  type Entry,
  type Note,
} from '../../../../src/renderer/features/inbox/inboxView.ts'
import type { ConversationRow, InboxScope } from '#shared/contract/inbox.ts'
import { INBOX_VIEWS, UNNARROWED } from '#shared/domain/inboxView.ts'

const row = (id: string, lastAtMs: number, change: Partial<ConversationRow> = {}): ConversationRow => ({
  conversationId: id,
  accountId: 'account',
  kind: 'public',
  arrivedAs: 'mention',
  citizen: { handle: 'vecina', displayName: 'Vecina' },
  snippet: 'Hola',
  lastAtMs,
  status: 'open',
  unread: false,
  snoozedUntilMs: null,
  pinned: false,
  urgent: false,
  silenced: false,
  assigneeId: null,
  labelIds: [],
  fromBefore: false,
  itemCount: 1,
  priority: 'normal',
  isOfNight: false,
  responseDueAtMs: null,
  resolutionDueAtMs: null,
  pendingAnswer: null,
  openHandoffs: 0,
  ...change,
})
const ids = (rows: readonly ConversationRow[]) => rows.map((each) => each.conversationId)

const WHOLE = { start: true, end: true }

describe('the conversation on screen', () => {
  const rows = [row('d', 400), row('b', 200), row('a', 100)]

  it('stays in its place in the list although the filter no longer includes it', () => {
    expect(ids(withKept(rows, row('c', 300), WHOLE))).toEqual(['d', 'c', 'b', 'a'])
  })
  it('stays last where it is the oldest, and first where it is the newest', () => {
    expect(ids(withKept(rows, row('0', 50), WHOLE))).toEqual(['d', 'b', 'a', '0'])
    expect(ids(withKept(rows, row('e', 500), WHOLE))).toEqual(['e', 'd', 'b', 'a'])
  })
  it('orders by id where two are of the same instant, as the core does', () => {
    expect(ids(withKept(rows, row('bb', 200), WHOLE))).toEqual(['d', 'bb', 'b', 'a'])
  })
  it('stays among the pinned ones', () => {
    const pinned = row('p', 10, { pinned: true })
    expect(ids(withKept([pinned, ...rows], row('q', 5, { pinned: true }), WHOLE))).toEqual(['p', 'q', 'd', 'b', 'a'])
    expect(ids(withKept([pinned, ...rows], row('e', 500), WHOLE))).toEqual(['p', 'e', 'd', 'b', 'a'])
  })
  it('waits for its page where older ones are still to come', () => {
    expect(withKept(rows, row('0', 50), { start: true, end: false })).toBe(rows)
  })
  it('is not put on top of rows that others stand before', () => {
    expect(withKept(rows, row('e', 500), { start: false, end: true })).toBe(rows)
    expect(ids(withKept(rows, row('c', 300), { start: false, end: false }))).toEqual(['d', 'c', 'b', 'a'])
  })
  it('is not shown twice', () => {
    expect(withKept(rows, row('b', 200), WHOLE)).toBe(rows)
  })
})

describe('a conversation that is not among the rows that are held', () => {
  const rows = [row('d', 400), row('b', 200)]

  it('has left the list where its place is among them', () => {
    expect(liesBeyond(rows, row('c', 300), { start: false, end: false })).toBe(false)
    expect(liesBeyond(rows, row('e', 500), WHOLE)).toBe(false)
    expect(liesBeyond([], row('e', 500), WHOLE)).toBe(false)
  })
  it('may stand before or after them where the list goes on there', () => {
    expect(liesBeyond(rows, row('e', 500), { start: false, end: true })).toBe(true)
    expect(liesBeyond(rows, row('a', 100), { start: true, end: false })).toBe(true)
    expect(liesBeyond(rows, row('a', 100), { start: false, end: true })).toBe(false)
    expect(liesBeyond([], row('e', 500), { start: true, end: false })).toBe(true)
  })
})

describe('an empty list', () => {
  const scope: InboxScope = { ...UNNARROWED, view: 'all' }

  it('says first that there is no account', () => {
    expect(emptyInbox({ ...scope, text: 'agua' }, 0)).toBe('no_accounts')
  })
  it('is a search without result where anything narrows it', () => {
    expect(emptyInbox({ ...scope, fromDay: '2026-03-01' }, 1)).toBe('search')
    expect(emptyInbox({ ...scope, labelId: 'x' }, 1)).toBe('search')
    expect(emptyInbox({ ...scope, text: 'agua' }, 1)).toBe('search')
    expect(emptyInbox({ ...scope, accountId: 'x', view: 'unread' }, 1)).toBe('search')
  })
  it('is good news under a filter', () => {
    expect(emptyInbox({ ...scope, view: 'unread' }, 1)).toBe('unread')
    expect(emptyInbox(scope, 1)).toBe('nothing')
  })
})

describe('the search box', () => {
  it.each([
    ['', null],
    ['   ', null],
    [' agua ', 'agua'],
    ['a'.repeat(300), 'a'.repeat(200)],
  ])('reads %j', (typed, text) => {
    expect(searchOf(typed)).toBe(text)
  })
})

describe('a conversation', () => {
  const entry = (entryId: string, atMs: number): Entry => ({
    entryId,
    from: 'them',
    authorHandle: 'vecina',
    authorName: 'Vecina',
    text: 'Hola',
    atMs,
    delivery: null,
    url: null,
    deletedAtMs: null,
    gone: null,
    editedAtMs: null,
    checkedAtMs: null,
  })

  const note = (noteId: string, atMs: number): Note => ({
    noteId,
    personId: null,
    text: 'Ojo',
    atMs,
    removableUntilMs: 0,
  })
  const told = (entries: readonly Entry[], notes: readonly Note[]) =>
    timelineOf({ entries: [...entries], notes: [...notes] }, (atMs) => (atMs < 10 ? 'mon' : 'tue')).map(
      ({ day, moments }) => [day, moments.map(({ id }) => id)],
    )

  it('is told day by day in its order', () => {
    expect(told([entry('a', 1), entry('b', 2), entry('c', 11)], [])).toEqual([
      ['mon', ['a', 'b']],
      ['tue', ['c']],
    ])
  })
  it('shows notes among what was said, where they were written', () => {
    expect(told([entry('a', 1), entry('c', 11)], [note('n', 1), note('o', 5), note('p', 12)])).toEqual([
      ['mon', ['a', 'n', 'o']],
      ['tue', ['c', 'p']],
    ])
    expect(told([], [note('n', 1)])).toEqual([['mon', ['n']]])
  })
})

describe('the views', () => {
  it('offer "mine" only to somebody who acts', () => {
    expect(shownViews(null)).not.toContain('mine')
    expect(shownViews('ana')).toHaveLength(INBOX_VIEWS.length)
  })
  it('count no further than was counted', () => {
    expect([0, 999, 1_000].map((count) => countText(count, String))).toEqual(['0', '999', '999+'])
  })
  it('are narrowed in ways that are counted and told apart, days as one', () => {
    const scope: InboxScope = { ...UNNARROWED, view: 'queue', text: 'agua' }
    expect(narrowings(scope)).toBe(0)
    expect(narrowings({ ...scope, kind: 'direct', fromDay: '2026-03-01', toDay: '2026-03-02' })).toBe(2)
    const keys = (['accountId', 'assigneeId', 'labelId', 'fromDay', 'toDay', 'text'] as const).map((name) =>
      scopeKey({ ...scope, [name]: 'x' }),
    )
    expect(new Set([...keys, scopeKey(scope)]).size).toBe(7)
  })
})

describe('the length of an answer', () => {
  it('is counted as X counts it in public', () => {
    expect(counterOf('👍 https://example.org/una/ruta/muy/larga/que/no/cuenta', 'public', 280)).toEqual({
      used: 26,
      limit: 280,
      left: 254,
      tone: 'fine',
    })
  })
  it('is counted by characters in direct messages', () => {
    expect(counterOf('👍👍', 'direct', 10_000).used).toBe(2)
  })
  it.each([
    [259, 'fine'],
    [260, 'near'],
    [280, 'near'],
    [281, 'over'],
  ] as const)('at %i of 280 is %s', (length, tone) => {
    expect(counterOf('a'.repeat(length), 'public', 280).tone).toBe(tone)
  })
  it('keeps empty and too long answers from being sent', () => {
    const check = (text: string, way: 'api' | 'by_hand' | 'none') =>
      canAnswer(text, counterOf(text, 'public', 280), way)
    expect(check('Gracias', 'api')).toBe(true)
    expect(check('Gracias', 'by_hand')).toBe(true)
    expect(check('Gracias', 'none')).toBe(false)
    expect(check(' \n ', 'api')).toBe(false)
    expect(check('a'.repeat(281), 'api')).toBe(false)
  })
})

describe('an answer that is not out', () => {
  it.each([
    ['queued', ['cancel']],
    ['running', []],
    ['uncertain', ['settle']],
    ['needs_attention', ['retry', 'cancel']],
    ['missed', ['cancel']],
    ['cancelled', []],
  ] as const)('%s offers %j', (state, actions) => {
    expect(deliveryActions({ effectId: 'e', state, problem: null, unseenEntryIds: [] })).toEqual(actions)
  })
})
