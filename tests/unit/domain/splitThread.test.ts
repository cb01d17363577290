/** Long texts as threads (docs/specs/composer.md §3). */
import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import { weightedLength } from '../../../src/shared/domain/textLimits.ts'
import { flowOver, numberedThread, splitText } from '../../../src/shared/domain/threads/splitThread.ts'

const sentence = (words: number): string => `${Array.from({ length: words }, () => 'palabra').join(' ')}.`

describe('where a text is cut', () => {
  it('leaves one that has room as it is', () => {
    expect(splitText('  Hola. ', 280)).toEqual(['Hola.'])
    expect(splitText(' \n ', 280)).toEqual([])
  })

  it('prefers the end of a sentence, and a line to a word', () => {
    expect(splitText(`${sentence(20)} ${sentence(20)}`, 280)).toEqual([sentence(20), sentence(20)])
    expect(splitText(`${'a '.repeat(60).trim()}\n${'b '.repeat(100).trim()}`, 280)?.[0]).toBe('a '.repeat(60).trim())
  })

  it('does not cut after a few words because a sentence ends there', () => {
    expect(splitText(`Sí. ${sentence(60)}`, 280)?.[0]?.length).toBeGreaterThan(200)
  })

  it('cuts a word only where nothing else is left', () => {
    expect(splitText('a'.repeat(600), 280)?.map(({ length }) => length)).toEqual([274, 274, 52])
    expect(splitText('👩🏽‍🚒'.repeat(200), 280)?.map((part) => weightedLength(part))).toEqual([274, 126])
  })

  it('says where it cannot be done', () => {
    expect(splitText(`#${'a'.repeat(90)}`, 60)).toBeNull()
    expect(splitText('https://example.org/una/direccion y más palabras después', 20)).toBeNull()
  })
})

describe('a text that is full', () => {
  it('goes on in the next, before what stands there, or in a new one (§3.4)', () => {
    const full = sentence(34)
    expect(flowOver([`${full} Sigue aquí`, 'y esto'], 0, 280)).toEqual([full, 'Sigue aquí y esto'])
    expect(flowOver([`${full} Sigue`], 0, 280)).toEqual([full, 'Sigue'])
    expect(flowOver(['Cabe ', 'x'], 0, 280)).toEqual(['Cabe ', 'x'])
  })
})

describe('numbers', () => {
  it('take the place of those that are there, and one alone has none', () => {
    expect(numberedThread(['a 1/7', 'c', 'b 2/7'])).toEqual(['a 1/3', 'c 2/3', 'b 3/3'])
    expect(numberedThread(['a'])).toEqual(['a'])
    expect(numberedThread(numberedThread(['a', 'b']))).toEqual(['a 1/2', 'b 2/2'])
  })

  it('leave what only looks like one', () => {
    expect(numberedThread(['Abierto 24/7', 'Hasta el 1/4'])).toEqual(['Abierto 24/7 1/2', 'Hasta el 1/4 2/2'])
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      'palabra',
      'Una frase. ',
      '¿Y? ',
      '\n\n',
      ' ',
      '👩🏽‍🚒',
      '🇪🇸',
      'e\u0301',
      'ñ',
      '漢字',
      '#ProteccionCivil',
      '@policia',
      'https://example.org/a/b?c=d',
      'www.example.es',
      '612 345 678',
      '…',
    ),
  )
  const anyText = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))
  const limit = fc.constantFrom(60, 140, 280, 500)

  it('loses nothing but white space between the parts', () => {
    fc.assert(
      fc.property(anyText, limit, (text, most) => {
        const parts = splitText(text, most)
        fc.pre(parts !== null)
        let at = 0
        for (const part of parts) {
          const found = text.indexOf(part, at)
          expect(text.slice(at, found).trim()).toBe('')
          at = found + part.length
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })

  it('flows over into the next texts and loses nothing but white space', () => {
    const bare = (texts: readonly string[]): string => texts.join('').replace(/\s+/gu, '')
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), limit, (texts, most) => {
        const flowed = flowOver(texts, 0, most)
        expect(bare(flowed)).toBe(bare(texts))
        if (splitText(texts[0] ?? '', most)?.length === 1) expect(flowed[0]).toBe(texts[0])
      }),
    )
  })

  it('has every part within the limit, with its number', () => {
    fc.assert(
      fc.property(anyText, limit, (text, most) => {
        const parts = splitText(text, most) ?? []
        fc.pre(parts.length < 100)
        for (const part of numberedThread(parts)) expect(weightedLength(part)).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('cuts no link, no hashtag, no mention and no letter', () => {
    fc.assert(
      fc.property(anyText, limit, (text, most) => {
        const parts = splitText(text, most)
        fc.pre(parts !== null)
        const cuts: number[] = []
        let at = 0
        for (const part of parts) {
          const from = text.indexOf(part, at)
          at = from + part.length
          cuts.push(from, at)
        }
        const letters = new Set(
          [...new Intl.Segmenter('es').segment(text)].map(({ index }) => index).concat(text.length),
        )
        const whole = twitterText.extractEntitiesWithIndices(text).map(({ indices }) => indices)
        for (const cut of cuts) {
          expect(letters).toContain(cut)
          expect(whole.some(([start, end]) => cut > start && cut < end)).toBe(false)
        }
      }),
    )
  })
})
