/** The line that the list shows of a conversation, and what an answer does to it. */
import { describe, expect, it } from 'vitest'
import { afterOutgoing, snippetOf, SNIPPET_LENGTH } from '#shared/domain/conversation.ts'

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

  it('shows a text of exactly its length whole', () => {
    expect(snippetOf('a'.repeat(SNIPPET_LENGTH))).toBe('a'.repeat(SNIPPET_LENGTH))
  })
})

it('an answer settles a conversation only where nothing came in after it', () => {
  const before = { status: 'open', unread: true } as const
  expect(afterOutgoing(before, true)).toEqual({ status: 'answered', unread: false })
  expect(afterOutgoing(before, false)).toEqual(before)
})
