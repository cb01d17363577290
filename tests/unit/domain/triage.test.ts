/** What a person does to where a conversation stands (docs/specs/inbox.md §5). */
import { describe, expect, it } from 'vitest'
import { CONVERSATION_STATUSES } from '#shared/domain/inboxStatus.ts'
import { isSameTriage, triaged, woken, type Triage, type TriageChange } from '#shared/domain/triage.ts'

const EVA = 'eva'
const fresh: Triage = {
  status: 'new',
  unread: true,
  snoozedUntilMs: null,
  pinned: false,
  silenced: false,
  priority: 'normal',
  assigneeId: null,
  labelIds: [],
}
const by = (change: TriageChange, before: Partial<Triage> = {}) => triaged({ ...fresh, ...before }, change, EVA)

describe('a change', () => {
  it.each(CONVERSATION_STATUSES)('to %s ends a snooze, and reads what it closes', (status) => {
    const after = by({ kind: 'status', status }, { snoozedUntilMs: 9 })
    expect(after).toEqual({ ...fresh, status, unread: status !== 'resolved' && status !== 'ignored' })
  })

  it('taken by who acts is open; given to somebody else it is still new for them', () => {
    expect(by({ kind: 'assign', personId: EVA })).toMatchObject({ status: 'open', assigneeId: EVA })
    expect(by({ kind: 'assign', personId: 'marta' })).toMatchObject({ status: 'new', assigneeId: 'marta' })
    expect(by({ kind: 'assign', personId: null }, { assigneeId: EVA, status: 'resolved' })).toMatchObject({
      status: 'resolved',
      assigneeId: null,
    })
  })

  it('puts a label on once and takes it off again, in a fixed order', () => {
    const both = by({ kind: 'label', labelId: 'a', on: true }, { labelIds: ['b'] })
    expect(both.labelIds).toEqual(['a', 'b'])
    expect(by({ kind: 'label', labelId: 'a', on: true }, both)).toEqual(both)
    expect(by({ kind: 'label', labelId: 'a', on: false }, both).labelIds).toEqual(['b'])
  })

  it('puts off until an hour, read and taken up, and brings back at once', () => {
    const put = by({ kind: 'snooze', untilMs: 50 })
    expect(put).toEqual({ ...fresh, status: 'open', unread: false, snoozedUntilMs: 50 })
    expect(by({ kind: 'snooze', untilMs: null }, put).snoozedUntilMs).toBeNull()
    expect(woken(put)).toEqual({ ...fresh, status: 'open' })
  })

  it('pins, silences and reads without touching the rest', () => {
    expect(by({ kind: 'pin', on: true })).toEqual({ ...fresh, pinned: true })
    expect(by({ kind: 'silence', on: true })).toEqual({ ...fresh, silenced: true, unread: false })
    expect(by({ kind: 'silence', on: false }, { silenced: true })).toEqual(fresh)
    expect(by({ kind: 'read', on: true })).toEqual({ ...fresh, unread: false })
  })
})

it('two are the same where every part is', () => {
  expect(isSameTriage(fresh, { ...fresh })).toBe(true)
  const others: readonly Partial<Triage>[] = [
    { status: 'open' },
    { unread: false },
    { snoozedUntilMs: 1 },
    { pinned: true },
    { silenced: true },
    { assigneeId: EVA },
    { labelIds: ['a'] },
  ]
  for (const other of others) expect(isSameTriage(fresh, { ...fresh, ...other })).toBe(false)
})
