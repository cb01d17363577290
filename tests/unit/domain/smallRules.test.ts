/** Small rules of the domain: ids, images, length. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uuidV7 } from '../../../src/shared/domain/ids.ts'
import { mediaTypeOf } from '../../../src/shared/domain/media.ts'
import { comparableText, withinADayOf } from '../../../src/shared/domain/sameText.ts'
import { weightedLength } from '../../../src/shared/domain/textLimits.ts'

describe('uuidV7', () => {
  it('has version 7 and variant 10, and sorts by the time it was made', () => {
    const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
    const time = fc.integer({ min: 0, max: 2 ** 48 - 1 })
    fc.assert(
      fc.property(time, time, random, random, (a, b, x, y) => {
        const [one, two] = [uuidV7(a, x), uuidV7(b, y)]
        expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        if (a !== b) expect(one < two).toBe(a < b)
      }),
    )
  })
})

describe('mediaTypeOf', () => {
  it('goes by the first bytes, not by what the file is called', () => {
    expect(mediaTypeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(mediaTypeOf(Buffer.from('RIFF0000WEBPVP8 '))).toBe('image/webp')
    expect(mediaTypeOf(Buffer.from('GIF89a'))).toBe('image/gif')
    expect(mediaTypeOf(Buffer.from('<svg onload="x">'))).toBeNull()
    expect(mediaTypeOf(new Uint8Array(0))).toBeNull()
  })
})

describe('weightedLength', () => {
  it('counts a link as 23, emoji and ideographs as 2, Latin letters as 1', () => {
    expect(weightedLength('https://www.example.es/una/direccion/muy/larga?con=parametros')).toBe(23)
    expect(weightedLength('👮‍♀️')).toBe(2)
    expect(weightedLength('漢字')).toBe(4)
    expect(weightedLength('año')).toBe(3)
  })
})

// docs/specs/scheduling.md §7.1 and §7.2
describe('comparableText', () => {
  it('takes texts as the same that differ in white space or in how their letters are composed', () => {
    const same = [
      'Aviso: mañana, simulacro',
      '  Aviso: mañana,\n\tsimulacro ',
      'Aviso:\u00A0 man\u0303ana, simulacro\r\n',
    ]
    expect(new Set(same.map(comparableText))).toEqual(new Set(['Aviso: mañana, simulacro']))
  })

  it('tells capitals and every sign that is seen apart', () => {
    const apart = ['Aviso', 'aviso', 'AVISO', 'Aviso.', 'Avíso', 'Avi so']
    expect(new Set(apart.map(comparableText)).size).toBe(apart.length)
  })

  it('leaves nothing of white space', () => {
    expect(comparableText(' \n\u2003 ')).toBe('')
  })

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(comparableText(comparableText(text))).toBe(comparableText(text))
      }),
    )
  })
})

describe('withinADayOf', () => {
  it('counts in minutes, and leaves the same hour of the next and of the former day out', () => {
    const ten = Date.UTC(2026, 10, 24, 9, 0)
    const { fromMs, toMs } = withinADayOf(ten + 20_000)
    expect([fromMs, toMs]).toEqual([ten - 86_400_000 + 60_000, ten + 86_400_000])
  })
})
