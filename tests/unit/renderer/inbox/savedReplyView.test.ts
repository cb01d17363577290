/** Choosing a saved reply while answering: what is found, how it reads, where it goes (docs/specs/inbox.md §12). */
import { describe, expect, it } from 'vitest'
import {
  chosenAfter,
  foundReplies,
  languageOfCitizen,
  replyOfKey,
  valuesFor,
  withInserted,
  type SavedReply,
} from '../../../../src/renderer/features/inbox/savedReplyView.ts'

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
const withKey = (key: number): Partial<SavedReply> => ({
  macro: { labelIds: [], assign: { kind: 'unchanged' }, resolves: true, key },
})

describe('§12.4 the list', () => {
  const replies = [
    reply('Agua', { folder: 'Averías', usesLastMonth: 1 }),
    reply('Álbum', { usesLastMonth: 2 }),
    reply('Luz', { folder: 'Averías', usesLastMonth: 5 }),
    reply('Vieja', { archivedAtMs: 1, usesLastMonth: 9 }),
  ]
  const shown = (typed: string) =>
    foundReplies(replies, typed).map(({ name, replies: inIt }) => [name, inIt.map((each) => each.name)])

  it('has the most used first, in a folder and of the folders, and none that is archived', () => {
    expect(shown('')).toEqual([
      ['Averías', ['Luz', 'Agua']],
      ['', ['Álbum']],
    ])
  })

  it('is narrowed by every word of name, folder and text, whatever the accents and their order', () => {
    expect(shown('AVERIAS luz')).toEqual([['Averías', ['Luz']]])
    expect(shown(' hola  ALBUM ')).toEqual([['', ['Álbum']]])
    expect(shown('luz agua')).toEqual([])
  })

  it('has the reply of a key, unless it is archived', () => {
    const keyed = [reply('a', { ...withKey(3), archivedAtMs: 1 }), reply('b', withKey(3)), reply('c', withKey(4))]
    expect(replyOfKey(keyed, 3)?.name).toBe('b')
    expect(replyOfKey(keyed, 5)).toBeNull()
  })
})

describe('§12.3 what is filled in', () => {
  const known: Parameters<typeof valuesFor>[0] = {
    citizen: { handle: 'ana_v', displayName: 'Ana Vecina' },
    handle: 'puertoalba',
    personName: 'Eva Ríos',
    nowMs: Date.UTC(2026, 10, 26, 23, 30),
    zone: 'Europe/Madrid',
    language: 'es',
    variables: [{ name: 'Teléfono', value: '950 000' }],
  }

  it('comes from the conversation, who answers, the office’s day, and the office', () => {
    expect(Object.fromEntries(valuesFor(known))).toEqual({
      ciudadano: 'Ana Vecina',
      usuario: '@ana_v',
      cuenta: '@puertoalba',
      persona: 'Eva Ríos',
      fecha: '27 de noviembre de 2026',
      telefono: '950 000',
    })
    expect(valuesFor({ ...known, language: 'ca' }).get('fecha')).toBe('27 de novembre del 2026')
    expect(valuesFor({ ...known, language: 'eu' }).get('fecha')).toBe('2026(e)ko azaroaren 27(a)')
  })

  it('is left open where nobody acts and where the citizen has no name or handle to publish', () => {
    const values = valuesFor({
      ...known,
      personName: null,
      citizen: { handle: '1234567890123456789', displayName: '@@' },
    })
    expect([values.get('persona'), values.get('usuario'), values.get('ciudadano')]).toEqual(['', '', ''])
  })
})

it('§12.2 the citizen’s newest message that is there tells the language', () => {
  const said = (from: 'them' | 'us', text: string, deletedAtMs: number | null = null) => ({
    entryId: text,
    from,
    authorHandle: 'x',
    authorName: 'x',
    text,
    atMs: 0,
    delivery: null,
    url: null,
    deletedAtMs,
    gone: null,
    editedAtMs: null,
    checkedAtMs: null,
  })
  const entries = [said('them', 'Gracias por todo'), said('them', 'Eskerrik asko'), said('them', 'Thank you', 1)]
  expect(languageOfCitizen({ entries: [...entries, said('us', 'Bon dia, gràcies')] })).toBe('eu')
  expect(languageOfCitizen({ entries: [] })).toBe('es')
})

describe('§12.4 a reply goes into the box', () => {
  it.each([
    ['', 0, 0, 'Hola', 'Hola', [4, 4]],
    ['Sí.', 3, 3, 'Hola', 'Sí. Hola', [8, 8]],
    ['Sí. ', 4, 4, 'Hola', 'Sí. Hola', [8, 8]],
    ['uno dos tres', 4, 7, 'Hola', 'uno Hola tres', [8, 8]],
    ['x', 1, 1, 'a {{ sede }} {{b}}', 'x a {{ sede }} {{b}}', [4, 14]],
  ])('into %j at %i–%i, %j makes %j', (text, start, end, added, expected, [from, to]) => {
    expect(withInserted(text, { start, end }, added)).toEqual({ text: expected, selected: { start: from, end: to } })
  })

  it('and what its macro does is not taken away by a plain one that is added', () => {
    const [plain, first, second] = [reply('plain'), reply('first', withKey(1)), reply('second', withKey(2))]
    expect(chosenAfter(null, plain)).toEqual({ reply: plain, withMacro: true })
    expect(chosenAfter({ reply: first, withMacro: true }, plain).reply).toBe(first)
    expect(chosenAfter({ reply: first, withMacro: false }, plain).reply).toBe(plain)
    expect(chosenAfter({ reply: first, withMacro: true }, second).reply).toBe(second)
  })
})
