/** What of a text may be shown, and the personal data in it (docs/specs/inbox.md §11). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalKinds, personalParts } from '../../../../src/renderer/ui/personalParts.ts'

describe('a text', () => {
  it('is split at each datum, in order', () => {
    expect(personalParts('Soy 12345678Z, llamad al 612 345 678 por favor')).toEqual([
      { kind: 'text', text: 'Soy ' },
      { kind: 'datum', datum: 'national_id', text: '12345678Z' },
      { kind: 'text', text: ', llamad al ' },
      { kind: 'datum', datum: 'phone', text: '612 345 678' },
      { kind: 'text', text: ' por favor' },
    ])
  })

  it('without any is one part, and an empty one is none', () => {
    expect(personalParts('hay una farola rota')).toEqual([{ kind: 'text', text: 'hay una farola rota' }])
    expect(personalParts('')).toEqual([])
  })

  it('is whole again when its parts are put together', () => {
    const word = fc.constantFrom(
      '12345678Z',
      '612345678',
      'ana@example.org',
      'hola',
      '👮',
      ' ',
      '\u202e',
      'calle Mayor 3',
    )
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ')
        expect(
          personalParts(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('names each kind once, whatever the order', () => {
    expect(personalKinds('612345678 y 12345678Z y 699999999')).toEqual(['national_id', 'phone'])
    expect(personalKinds('nada')).toEqual([])
  })
})
