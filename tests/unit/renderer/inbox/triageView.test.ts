import { describe, expect, it } from 'vitest'
import type { InboxScope } from '#shared/contract/inbox.ts'
import { INBOX_VIEWS, UNNARROWED, type InboxView } from '#shared/domain/inboxView.ts'
import type { Triage, TriageChange } from '#shared/domain/triage.ts'
import {
  directChange,
  initialsOf,
  leaves,
  nextAfter,
  shareOf,
} from '../../../../src/renderer/features/inbox/triageView.ts'

const ANA = 'ana'
type Shown = Triage & { readonly urgent: boolean }
const row = (change: Partial<Shown> = {}): Shown => ({
  status: 'open',
  unread: true,
  snoozedUntilMs: null,
  pinned: false,
  urgent: false,
  silenced: false,
  priority: 'normal',
  assigneeId: null,
  labelIds: [],
  ...change,
})
const scope = (view: InboxView, change: Partial<InboxScope> = {}): InboxScope => ({ ...UNNARROWED, view, ...change })
const leftBy = (change: TriageChange, before: Shown): readonly InboxView[] =>
  INBOX_VIEWS.filter((view) => leaves(scope(view), before, change, ANA))

describe('a change takes a conversation out of the views that no longer hold it', () => {
  it.each([
    [
      { kind: 'status', status: 'resolved' },
      row(),
      ['queue', 'urgent', 'unassigned', 'mine', 'overdue', 'night', 'waiting', 'snoozed', 'unread'],
    ],
    [
      { kind: 'status', status: 'open' },
      row({ status: 'resolved' }),
      ['urgent', 'mine', 'night', 'waiting', 'snoozed', 'closed'],
    ],
    [{ kind: 'assign', personId: 'luis' }, row(), ['unassigned']],
    [{ kind: 'assign', personId: null }, row({ assigneeId: ANA }), ['mine']],
    [
      { kind: 'snooze', untilMs: 5 },
      row({ assigneeId: ANA }),
      ['queue', 'urgent', 'unassigned', 'mine', 'night', 'waiting', 'unread', 'closed'],
    ],
    [{ kind: 'read', on: true }, row(), ['unread']],
    [{ kind: 'silence', on: true }, row(), ['unread']],
    [{ kind: 'pin', on: true }, row(), []],
  ] satisfies readonly [TriageChange, Shown, readonly InboxView[]][])('%j', (change, before, views) => {
    expect(leftBy(change, before)).toEqual(views)
  })
  it('not out of the urgent ones, which are left in another way', () => {
    const before = row({ urgent: true })
    expect(leaves(scope('urgent'), before, { kind: 'assign', personId: 'luis' }, ANA)).toBe(false)
    expect(leaves(scope('urgent'), before, { kind: 'status', status: 'waiting_inside' }, ANA)).toBe(false)
  })
  it('also out of a list narrowed by person or by label', () => {
    const before = row({ assigneeId: ANA, labelIds: ['water'] })
    const away: TriageChange = { kind: 'label', labelId: 'water', on: false }
    expect(leaves(scope('all', { labelId: 'water' }), before, away, ANA)).toBe(true)
    expect(leaves(scope('all', { labelId: 'lights' }), before, away, ANA)).toBe(false)
    expect(leaves(scope('all', { assigneeId: ANA }), before, { kind: 'assign', personId: 'luis' }, ANA)).toBe(true)
  })
})

describe('a conversation that is shown although its view holds it no longer', () => {
  const read = row({ unread: false })
  it('stays under "unread" while it is only pinned or assigned', () => {
    expect(leaves(scope('unread'), read, { kind: 'pin', on: true }, ANA)).toBe(false)
    expect(leaves(scope('unread'), read, { kind: 'assign', personId: ANA }, ANA)).toBe(false)
  })
  it('leaves when it is put away', () => {
    expect(leaves(scope('unread'), read, { kind: 'status', status: 'ignored' }, ANA)).toBe(true)
    const answered = row({ status: 'waiting_citizen' })
    expect(leaves(scope('queue'), answered, { kind: 'status', status: 'resolved' }, ANA)).toBe(true)
    expect(leaves(scope('queue'), answered, { kind: 'pin', on: true }, ANA)).toBe(false)
  })
})

describe('the next conversation', () => {
  const next = (leaving: readonly string[], current: string) =>
    nextAfter(['a', 'b', 'c', 'd'], new Set(leaving), current)
  it('is the one below', () => expect(next(['b'], 'b')).toBe('c'))
  it('is at the end the one above', () => expect(next(['d'], 'd')).toBe('c'))
  it('is none that leaves too', () => {
    expect(next(['b', 'c'], 'b')).toBe('d')
    expect(next(['b', 'c', 'd'], 'c')).toBe('a')
  })
  it('is none where nothing is left', () => expect(next(['a', 'b', 'c', 'd'], 'b')).toBeNull())
  it('is none for one that is not in the list', () => expect(next([], 'z')).toBeNull())
})

describe('a key for several conversations', () => {
  it('closes unless all are closed', () => {
    expect(directChange('close', [row(), row({ status: 'ignored' })], ANA)).toEqual({
      kind: 'status',
      status: 'resolved',
    })
    expect(directChange('close', [row({ status: 'resolved' })], ANA)).toEqual({ kind: 'status', status: 'open' })
  })
  it('takes them, and gives back what is already one’s own', () => {
    expect(directChange('assign_me', [row(), row({ assigneeId: ANA })], ANA)).toEqual({ kind: 'assign', personId: ANA })
    expect(directChange('assign_me', [row({ assigneeId: ANA })], ANA)).toEqual({ kind: 'assign', personId: null })
    expect(directChange('assign_me', [row()], null)).toBeNull()
  })
  it('pins, silences and reads what is not yet', () => {
    const mixed = [row({ pinned: true, silenced: true, unread: false }), row()]
    expect(directChange('pin', mixed, ANA)).toEqual({ kind: 'pin', on: true })
    expect(directChange('silence', mixed, ANA)).toEqual({ kind: 'silence', on: true })
    expect(directChange('read', mixed, ANA)).toEqual({ kind: 'read', on: true })
    expect(directChange('read', [row({ unread: false })], ANA)).toEqual({ kind: 'read', on: false })
    expect(directChange('pin', [row({ pinned: true })], ANA)).toEqual({ kind: 'pin', on: false })
  })
  it('tells what is true of all, of some, of none', () => {
    expect(
      [
        [1, 1],
        [1, 2],
        [2, 2],
      ].map((values) => shareOf(values, (value) => value === 1)),
    ).toEqual(['all', 'some', 'none'])
  })
})

it.each([
  ['Ana Belén Ríos', 'AR'],
  ['ana', 'A'],
  ['  Íñigo   Ochoa ', 'ÍO'],
  ['👩🏽‍🚒 Bomberos', '👩🏽‍🚒B'],
  ['مريم حسن', 'مح'],
])('stands for %s by %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
