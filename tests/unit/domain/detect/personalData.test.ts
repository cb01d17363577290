import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findPersonalData,
  maskPersonalData,
  type PersonalDatumKind,
} from '../../../../src/shared/domain/detect/personalData.ts'
import { labelledPersonal, measurePersonal, SET_NAMES } from './labelledSets.ts'
import { GROWS_LIKE_LENGTH, longAgainstShort } from './growthOfTime.ts'

const WORDS: Readonly<Record<PersonalDatumKind, string>> = {
  national_id: '[DNI]',
  plate: '[matrícula]',
  phone: '[teléfono]',
  email: '[correo]',
  iban: '[cuenta]',
  card: '[tarjeta]',
  postal_address: '[dirección]',
}

/** What is found in a text, as `kind: text`. */
function foundIn(text: string): readonly string[] {
  return findPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

const masked = (text: string): string => maskPersonalData(text, findPersonalData(text), WORDS)

/** [what the case shows, text, found] */
type Case = readonly [string, string, readonly string[]]

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases)('%s', (_, text, found) => expect(foundIn(text)).toEqual(found))
  })
}

table('DNI and NIE', [
  ['plain', 'soy 12345678Z', ['national_id: 12345678Z']],
  ['lower case, with dots', 'soy 12.345.678-z', ['national_id: 12.345.678-z']],
  ['of seven digits', 'es 1.234.567-L', ['national_id: 1.234.567-L']],
  ['NIE', 'NIE X-1234567-L', ['national_id: X-1234567-L']],
  ['NIE with Y counts as 1', 'y1234567x', ['national_id: y1234567x']],
  ['wrong letter, nothing said', 'el 12345678A', []],
  ['wrong letter after DNI', 'mi DNI es el 12345678A', ['national_id: 12345678A']],
  ['no letter after DNI', 'DNI nº 12345678, gracias', ['national_id: 12345678']],
  ['DNI said of something else', 'el DNI me lo dieron en 12345678', []],
  ['a word of one letter is no check letter', 'llamé 12345667 a las 9', []],
  ['after DNI it is', 'DNI 12345667 a', ['national_id: 12345667 a']],
  ['case number', 'expediente 12345678', []],
  ['case number with year', '2024/12345678Z', []],
  ['part of a longer number', '123456789Z', []],
  ['in a link', 'https://example.org/c/12345678Z', []],
])

table('plates', [
  ['of today', 'un 1234 BCD', ['plate: 1234 BCD']],
  ['lower case, joined', 'un 1234bcd', ['plate: 1234bcd']],
  ['no vowels', 'un 1234 ABC', []],
  ['no Q and no Ñ', '1234 QBC, 1234 BÑC', []],
  ['currency', '1234 EUR y 1234 GBP', []],
  ['units', '1500 kms a 3000 rpm', []],
  ['announced, whatever it spells', 'matrícula 1500 KMS', ['plate: 1500 KMS']],
  ['a word after a year', 'en 2012 BMW vendía', []],
  ['trailer', 'R-1234-BCD', ['plate: R-1234-BCD']],
  ['a word before it stays', 'c 1234 BCD', ['plate: 1234 BCD']],
  ['of the provinces', 'M-1234-AB y SE 1234 X', ['plate: M-1234-AB', 'plate: SE 1234 X']],
  ['lower case with hyphens', 'po-1234-az', ['plate: po-1234-az']],
  ['no such province', 'Q-1234-AB', []],
  ['a shout', 'LLEGÓ A 2000 EN UN DÍA', []],
  ['a flight', 'vuelo IB 3456 a Tenerife', []],
])

table('telephones', [
  ['mobile', 'el 612 345 678', ['phone: 612 345 678']],
  ['landline', 'el 91 322 34 00', ['phone: 91 322 34 00']],
  ['with +34', '+34 612345678', ['phone: +34 612345678']],
  ['with 0034', '0034612345678', ['phone: 0034612345678']],
  ['two in a row', '612345678 / 698765432', ['phone: 612345678', 'phone: 698765432']],
  ['foreign', '+33 6 12 34 56 78', ['phone: +33 6 12 34 56 78']],
  ['emergency', 'al 112, al 091 o al 062; el 016', []],
  ['free and shared cost', '900 123 456, 901 123 456, 902 123 456, 806 123 456', []],
  ['an order', 'pedido nº 612345678', []],
  ['an amount', '612.345.678 euros, +10.000.000 de euros', []],
  ['a list of numbers', '6 12 15 18 21 3', []],
  ['eight or ten digits', '61234567 y 6123456789', []],
])

table('mail', [
  ['plain', 'a ana.ruiz+x@mail.example.com.', ['email: ana.ruiz+x@mail.example.com']],
  ['with ñ', 'iñigo@ejemplo.es', ['email: iñigo@ejemplo.es']],
  ['a handle', '@ana.lopez y @policia', []],
  ['no top-level domain', 'ana@localhost', []],
])

table('accounts and cards', [
  ['Spanish, grouped', 'ES91 2100 0418 4502 0005 1332', ['iban: ES91 2100 0418 4502 0005 1332']],
  ['lower case', 'es9121000418450200051332', ['iban: es9121000418450200051332']],
  ['German', 'DE89370400440532013000', ['iban: DE89370400440532013000']],
  ['with letters', 'GB29 NWBK 6016 1331 9268 19', ['iban: GB29 NWBK 6016 1331 9268 19']],
  ['wrong check digits', 'ES92 2100 0418 4502 0005 1332', []],
  ['too short for its country', 'ES91 2100 0418 4502 0005', []],
  ['card', '4111 1111 1111 1111', ['card: 4111 1111 1111 1111']],
  ['American Express', '378282246310005', ['card: 378282246310005']],
  ['card that fails its check', '4111 1111 1111 1112', []],
])

table('postal addresses', [
  ['street and number', 'en calle Mayor 12', ['postal_address: calle Mayor 12']],
  [
    'with floor, door and postcode',
    'C/ Alcalá, 45, 3º B, 28014 Madrid',
    ['postal_address: C/ Alcalá, 45, 3º B, 28014'],
  ],
  ['a name that is a date', 'calle 2 de Mayo, 14', ['postal_address: calle 2 de Mayo, 14']],
  ['Catalan', 'carrer de Balmes 88, 3r 2a', ['postal_address: carrer de Balmes 88, 3r 2a']],
  ['Galician', 'rúa Real 45', ['postal_address: rúa Real 45']],
  ['Basque', 'Askatasuna kalea 12', ['postal_address: Askatasuna kalea 12']],
  ['no number', 'en la calle Mayor', []],
  ['a time', 'calle Mayor a las 12, calle Alcalá 12:30', []],
  ['a count', 'calle Serrano 3 coches, calle Toledo hay 20 policías', []],
  ['a year', 'plaza Mayor 2024', []],
  ['a road', 'carretera N-340 km 12', []],
  ['a band', 'Calle 13', []],
  ['another word', 'cuesta la entrada 30', []],
  ['the number of something else', 'carretera de Puerto 2203-8841-BCD', []],
])

table('what cannot be seen in a number', [
  ['zero-width spaces', '12\u200b345\u200b678Z', ['national_id: 12\u200b345\u200b678Z']],
  ['direction marks stay outside', '\u202a12345678Z\u202c', ['national_id: 12345678Z']],
  ['full width', '１２３４５６７８Ｚ', ['national_id: １２３４５６７８Ｚ']],
  ['keycaps', '6️⃣1️⃣2️⃣ 345 678', ['phone: 6️⃣1️⃣2️⃣ 345 678']],
  ['hard spaces and long dashes', '612\u00a0345\u2013678', ['phone: 612\u00a0345\u2013678']],
  ['emoji around', '😀612345678😀', ['phone: 612345678']],
  ['a combining mark goes with its letter', '12345678Z\u0301!', ['national_id: 12345678Z\u0301']],
  ['ñ written in two', 'n\u0303612345678', []],
])

describe('the mask', () => {
  it('puts the word of each kind in place of the datum and leaves the rest', () => {
    expect(masked('Soy 12345678Z, llamad al 612 345 678 😀')).toBe('Soy [DNI], llamad al [teléfono] 😀')
  })

  it('leaves a text without personal data as it is', () => expect(masked('Llamad al 112')).toBe('Llamad al 112'))
})

/** Text made of what the rules look at, so that they meet in unforeseen ways. */
const pieces = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...labelledPersonal('tuned').flatMap(({ text }) => text.split(' '))) },
      { weight: 2, arbitrary: fc.constantFrom(' ', '-', '.', ', ', '/', '\u200b', '\u0301', '😀', '+34', 'dni ', '@') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
      { weight: 1, arbitrary: fc.stringMatching(/^\d{1,20}$/) },
    ),
    { maxLength: 24 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue)))

describe('whatever the text', () => {
  it('places are in the text, in order and apart', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        let reached = 0
        for (const { start, end } of findPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(end).toBeGreaterThan(start)
          reached = end
        }
        expect(reached).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })

  it('a place never cuts a character in two', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const sound = text.toWellFormed()
        expect(masked(sound).isWellFormed()).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('nothing is found in what was masked', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        expect(foundIn(masked(text))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('what is found does not depend on lines before and after', () => {
    fc.assert(
      fc.property(pieces, pieces, (text, other) => {
        fc.pre(!text.includes('\n'))
        const alone = foundIn(text)
        const among = foundIn(`${other}.\n\n${text}\n\n${other}`)
        expect(among.filter((each) => alone.includes(each)).length).toBeGreaterThanOrEqual(alone.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('time', () => {
  it.each([
    '1',
    'a',
    'A',
    '1 ',
    '1.',
    '1-',
    '@',
    'a@',
    'a.',
    'a@a.',
    'es12',
    'es12 ',
    '4111 ',
    '612 ',
    '+34 ',
    '+1',
    'dni ',
    '12345678 ',
    'calle ',
    'calle a ',
    'calle Mayor ',
    'c/',
    'gran via de ',
    'A kalea ',
    'Aa ',
    'www.',
    'http://',
    '\u0301',
    '\u200b',
    '😀',
    '1234 b',
    'M-1234-',
    '3º ',
    'n',
  ])('grows with the length of a text of %j and not faster', (unit) => {
    expect(longAgainstShort(findPersonalData, unit)).toBeLessThan(GROWS_LIKE_LENGTH)
  })
})

describe('the labelled texts', () => {
  it('are 250 at least, half of them without personal data', () => {
    const texts = SET_NAMES.flatMap(labelledPersonal)
    expect(texts.length).toBeGreaterThanOrEqual(250)
    expect(texts.filter(({ data }) => data.length === 0).length / texts.length).toBeGreaterThan(0.4)
  })

  it.each(SET_NAMES)('are found as far as is stated: %s', (set) => {
    const { tp, fp, fn } = measurePersonal(set).overall
    expect(tp / (tp + fp)).toBeGreaterThanOrEqual(0.95)
    expect(tp / (tp + fn)).toBeGreaterThanOrEqual(0.95)
  })
})
