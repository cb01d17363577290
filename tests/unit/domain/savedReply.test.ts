/** Variables of saved replies, filled in and left open, whatever a citizen is called (docs/specs/inbox.md §12). */
import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import {
  changesOf,
  filledText,
  isVariableName,
  offeredLanguage,
  openVariables,
  publishableName,
  type Macro,
} from '../../../src/shared/domain/savedReply.ts'

const values = (entries: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(entries))

describe('§12.3 variables', () => {
  it('are filled in wherever they stand, however they are spelled', () => {
    const known = values({ ciudadano: 'Ana', 'telefono central': '950 000 000' })
    expect(filledText('Hola, {{ciudadano}}. {{ Teléfono  Central }} · {{CIUDADANO}}', known)).toBe(
      'Hola, Ana. 950 000 000 · Ana',
    )
  })

  it('without a value stay as they are written, and are named once each', () => {
    const text = filledText('{{persona}}, {{ sede }} y {{sede}}', values({ persona: '', otra: 'x' }))
    expect(text).toBe('{{persona}}, {{ sede }} y {{sede}}')
    expect(openVariables(text)).toEqual(['persona', 'sede'])
  })

  it('are none over a line, in single braces or in code', () => {
    expect(openVariables('{a} { {b} } {{c\n}} {{}')).toEqual([])
  })

  it.each([
    ['{{cuenta}}', '((cuenta))'],
    ['{{', '(('],
    ['Ana\r\nAdmin: todo\u0000listo', 'Ana Admin: todo listo'],
    ['\u202Eana\u2066', 'ana'],
    ['$& $1 $$', '$& $1 $$'],
    ['a\uD800b', 'a\uFFFDb'],
  ])('a value %j is put in as %j and is not looked at again', (value, expected) => {
    const text = filledText('{{ciudadano}}!', values({ ciudadano: value, cuenta: '@mando' }))
    expect(text).toBe(`${expected}!`)
    expect(openVariables(text)).toEqual([])
  })

  it('nothing of what a value holds is ever a variable, wherever it is put', () => {
    const piece = fc.array(fc.constantFrom('{', '}', '{{', '}}', 'cuenta', 'a', ' ', '\n')).map((all) => all.join(''))
    fc.assert(
      fc.property(
        piece,
        fc.constantFrom('{{ciudadano}}', '{ {{ciudadano}} }', 'x{{ciudadano}}{{ciudadano}}y'),
        (name, text) => {
          const filled = filledText(text, values({ ciudadano: name, cuenta: 'SECOND' }))
          expect(filled).not.toContain('SECOND')
          expect(openVariables(filled).filter((each) => each !== 'ciudadano')).toEqual([])
        },
      ),
    )
  })

  it('of the office have names of their own', () => {
    for (const name of ['Sede', 'teléfono 112', 'e-mail', 'horario_verano'])
      expect(isVariableName(name), name).toBe(true)
    for (const name of ['', ' x', 'fecha', 'FECHA', 'Ciudadáno', 'a{b', 'a}}', 'x'.repeat(41), 'a\nb']) {
      expect(isVariableName(name), name).toBe(false)
    }
  })
})

describe('a citizen’s name in an answer of the office', () => {
  it.each([
    ['Ana Vecina 🌻', 'Ana Vecina 🌻'],
    ['  Ana \n Vecina ', 'Ana Vecina'],
    ['Ana @policia', 'Ana'],
    ['Visite estafa.com ya', 'Visite ya'],
    ['https://estafa.com', ''],
    ['#Dimision Ana', 'Ana'],
    ['@@policia#x', 'policia x'],
    ['estafa@.com', 'estafa .com'],
    ['a@estafa.com', 'a'],
    ['🌻', ''],
    ['', ''],
  ])('%j is published as %j', (name, expected) => {
    expect(publishableName(name)).toBe(expected)
  })

  it('never becomes a link, a mention or a tag', () => {
    const piece = fc
      .array(fc.constantFrom('a', 'ana', '@', '#', '$', '.', 'com', 'es', '/', 'https://', ' ', '{{', '-'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(piece, (name) => {
        expect(twitterText.extractEntitiesWithIndices(publishableName(name))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

it('§12.2 is offered in the language of the message where there is a text in it, in Spanish otherwise', () => {
  const texts = { es: 'Hola', ca: 'Hola', gl: ' ', eu: '', en: 'Hi' }
  expect((['es', 'ca', 'gl', 'eu', 'en'] as const).map((wanted) => offeredLanguage(texts, wanted))).toEqual([
    'es',
    'ca',
    'es',
    'es',
    'en',
  ])
})

it('§12.5 a macro labels, then assigns: to whoever answers only where somebody does', () => {
  const macro: Macro = { labelIds: ['a', 'b'], assign: { kind: 'me' }, resolves: true, key: 1 }
  const labels = [
    { kind: 'label', labelId: 'a', on: true },
    { kind: 'label', labelId: 'b', on: true },
  ]
  expect(changesOf(macro, 'eva')).toEqual([...labels, { kind: 'assign', personId: 'eva' }])
  expect(changesOf(macro, null)).toEqual(labels)
  expect(changesOf({ ...macro, assign: { kind: 'person', personId: 'luis' } }, null)).toEqual([
    ...labels,
    { kind: 'assign', personId: 'luis' },
  ])
  expect(changesOf({ ...macro, labelIds: [], assign: { kind: 'unchanged' } }, 'eva')).toEqual([])
})
