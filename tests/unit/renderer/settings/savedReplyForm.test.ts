/** The form of a saved reply, and what the office still owes to its replies (docs/specs/inbox.md §12.6). */
import { describe, expect, it } from 'vitest'
import { EXAMPLE_REPLIES } from '../../../../src/renderer/features/settings/exampleReplies.ts'
import {
  byFolder,
  formOf,
  keyHolders,
  missingVariables,
  savedOf,
  type SavedReply,
} from '../../../../src/renderer/features/settings/savedReplyForm.ts'
import { contract } from '../../../../src/shared/contract/contract.ts'
import { weightedLength, X_TEXT_LIMIT } from '../../../../src/shared/domain/textLimits.ts'

const ID = '01a207a2-3280-77c3-9dcd-356b7907aafa'
const reply = (name: string, change: Partial<SavedReply> = {}): SavedReply => ({
  replyId: name,
  name,
  folder: '',
  texts: { es: 'Hola', ca: '', gl: '', eu: '', en: '' },
  macro: null,
  usesLastMonth: 0,
  archivedAtMs: null,
  ...change,
})
const macro = { labelIds: ['a'], assign: { kind: 'me' }, resolves: true, key: 4 } as const

describe('the form', () => {
  it('gives back what it was given', () => {
    const saved = reply('Luz', { folder: 'Averías', macro: { ...macro, labelIds: ['a'] } })
    const { usesLastMonth: _uses, archivedAtMs: _archived, ...asSaved } = saved
    expect(savedOf(formOf(saved, ''), 'Luz')).toEqual(asSaved)
  })

  it('makes no macro of one that is switched off, or does nothing and has no key', () => {
    const form = formOf(reply('Luz', { macro: { ...macro, labelIds: ['a'] } }), '')
    expect(savedOf({ ...form, hasMacro: false }, 'x').macro).toBeNull()
    const nothing = { labelIds: [], assign: { kind: 'unchanged' }, resolves: false, key: null } as const
    expect(savedOf({ ...form, macro: nothing }, 'x').macro).toBeNull()
    expect(savedOf({ ...form, macro: { ...nothing, key: 2 } }, 'x').macro).toMatchObject({ key: 2 })
  })

  it('tells whose each key is, but for the reply itself and those that are archived', () => {
    const keyed = { macro: { ...macro, labelIds: [] } }
    const holders = keyHolders([reply('a', keyed), reply('b', { ...keyed, archivedAtMs: 1 })], null)
    expect([...holders]).toEqual([[4, 'a']])
    expect(keyHolders([reply('a', keyed)], 'a').size).toBe(0)
  })
})

it('replies stand by folder, in the order of names, and what is in none comes last', () => {
  const folders = byFolder([reply('z'), reply('a', { folder: 'Trámites' }), reply('b', { folder: 'Ámbar' })])
  expect(folders.map(({ name }) => name)).toEqual(['Ámbar', 'Trámites', ''])
})

it('a variable that replies name and nobody has given a value is asked for once', () => {
  const texts = { es: '{{Sede}} {{ciudadano}} {{teléfono}}', ca: '{{sede}}', gl: '', eu: '', en: '' }
  const replies = [reply('a', { texts }), reply('b', { archivedAtMs: 1, texts: { ...texts, es: '{{otra}}' } })]
  expect(missingVariables(replies, [{ name: 'Telefono', value: '1' }])).toEqual(['Sede'])
})

it('the three examples are what the core takes, and fit a public answer', () => {
  for (const example of EXAMPLE_REPLIES) {
    contract['replies.save'].input.parse({ ...example, replyId: ID })
    expect(weightedLength(example.texts.es)).toBeLessThanOrEqual(X_TEXT_LIMIT - 60)
  }
})
