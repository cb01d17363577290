/** The line that the list shows of a conversation, and what an answer does to it. */
import { describe, expect, it } from 'vitest'
import { afterIncoming, afterOutgoing, snippetOf, SNIPPET_LENGTH } from '#shared/domain/conversation.ts'
import { CONVERSATION_STATUSES } from '#shared/domain/inboxStatus.ts'

describe('the snippet', () => {
  it.each([
    ['folds white space of any kind', 'Hola\n\n  ¿hay\t agua?\u00a0', 'Hola ¿hay agua?'],
    ['leaves markup as it was written', '<b>hola</b>', '<b>hola</b>'],
    ['is empty for a message of blanks', ' \n ', ''],
  ])('%s', (_name, text, expected) => {
    expect(snippetOf(text)).toBe(expected)
  })

  it('is never longer than its length and never cuts a character in two', () => {
    const snippet = snippetOf('🚓'.repeat(30_000))
    expect(Array.from(snippet)).toHaveLength(SNIPPET_LENGTH)
    expect(snippet.isWellFormed()).toBe(true)
    expect(snippet.endsWith('🚓…')).toBe(true)
  })

  it('never ends within personal data, half of which would be shown', () => {
    const before = 'a '.repeat(65)
    expect(snippetOf(`${before}612 345 678 y sigue mucho más allá`)).toBe(`${before.trim()}…`)
    expect(snippetOf(`612 345 678 ${'b '.repeat(100)}`)).toContain('612 345 678')
  })

  it('shows a text of exactly its length whole', () => {
    expect(snippetOf('a'.repeat(SNIPPET_LENGTH))).toBe('a'.repeat(SNIPPET_LENGTH))
  })
})

it('an answer settles a conversation only where nothing came in after it', () => {
  const before = { status: 'open', unread: true, snoozedUntilMs: 5 } as const
  const settled = { unread: false, snoozedUntilMs: null }
  expect(afterOutgoing(before, true)).toEqual({ status: 'waiting_citizen', ...settled })
  expect(afterOutgoing(before, true, true)).toEqual({ status: 'resolved', ...settled })
  expect(afterOutgoing(before, false, true)).toEqual(before)
})

describe('a citizen who writes (inbox.md §5.2)', () => {
  const before = { unread: false, snoozedUntilMs: 5, silenced: false, isUntouched: false } as const

  it.each(CONVERSATION_STATUSES)('makes open what is %s, or leaves it new', (status) => {
    const after = afterIncoming({ ...before, status })
    expect(after).toEqual({ status: status === 'new' ? 'new' : 'open', unread: true, snoozedUntilMs: null })
  })

  it('makes new what nobody has dealt with', () => {
    expect(afterIncoming({ ...before, status: 'resolved', isUntouched: true }).status).toBe('new')
  })

  it('changes nothing of a silenced conversation', () => {
    const standing = { status: 'resolved', unread: false, snoozedUntilMs: 5 } as const
    expect(afterIncoming({ ...before, ...standing, silenced: true })).toEqual(standing)
  })
})
