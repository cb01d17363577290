/** The checks before publishing, family by family (docs/specs/composer.md §1). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextChecks } from '../../../src/shared/domain/checks/checkText.ts'
import { CHECKS, DEFAULT_RULES, type Check, type CheckRules } from '../../../src/shared/domain/checks/finding.ts'
import { listedWordLine, readListedWord } from '../../../src/shared/domain/checks/officeWords.ts'

const everything = Object.fromEntries(CHECKS.map((check) => [check, 'warn'])) as CheckRules['modes']
const rules = (changes: Partial<CheckRules> = {}): CheckRules => ({ ...DEFAULT_RULES, modes: everything, ...changes })

/** What one check finds: the words, and what they are mended to. */
function found(check: Check, text: string, changes: Partial<CheckRules> = {}, spellings: readonly string[] = []) {
  return createTextChecks(
    rules(changes),
    spellings,
  )(text)
    .filter((finding) => finding.check === check)
    .map(({ start, end, mend }) => [text.slice(start, end), mend])
}

describe('hashtags in lower case (§1.9)', () => {
  it.each([
    ['#proteccioncivil', '#ProteccionCivil'],
    ['#seguridadvial', '#SeguridadVial'],
    ['#semanasanta2026', '#SemanaSanta2026'],
    ['#diadelamujer', '#DiaDeLaMujer'],
    ['#ayudaalasvictimas', '#AyudaALasVictimas'],
    ['#palabrasconlosotros', null],
    ['#incendiosforestales', '#IncendiosForestales'],
    ['#violenciadegenero', '#ViolenciaDeGenero'],
    ['#calidaddelaire', '#CalidadDelAire'],
    ['#educaciónpública', '#EducaciónPública'],
  ])('%s becomes %s', (written, better) => {
    expect(found('hashtag_case', `Aviso ${written} hoy`)).toEqual(better === null ? [] : [[written, better]])
  })

  it.each(['#ayuntamiento', '#bienestar', '#medioambiente', '#dgt', '#ProteccionCivil', '#COVID', '#malaga', '#zzz'])(
    'leaves %s alone',
    (written) => expect(found('hashtag_case', written)).toEqual([]),
  )

  it('knows how the office writes its own, from its list and from what it wrote before', () => {
    const own = { hashtags: ['112Puertoalba', 'EmergenciasPA'] }
    expect(found('hashtag_case', '#emergenciaspa', own)).toEqual([['#emergenciaspa', '#EmergenciasPA']])
    expect(found('hashtag_case', '#puertoalbavivo', {}, ['PuertoalbaVivo', 'puertoalbavivo'])).toEqual([
      ['#puertoalbavivo', '#PuertoalbaVivo'],
    ])
  })

  it('does not look into links', () => {
    expect(found('hashtag_case', 'https://example.org/#proteccioncivil')).toEqual([])
  })
})

describe('emoji (§1.10)', () => {
  it('says where there are more than the office allows', () => {
    expect(found('emoji_many', 'uno 🔥 dos 🚒 tres 🚓 cuatro 🚑 fin')).toEqual([['🚑', null]])
    expect(found('emoji_many', 'uno 🔥 dos 🚒 tres 🚓')).toEqual([])
  })

  it('counts one that is put together of several as one', () => {
    expect(found('emoji_many', '👩🏽‍🚒 👨‍👩‍👧‍👦 🇪🇸')).toEqual([])
    expect(found('emoji_many', '112 #️⃣ © ™ 1')).toEqual([])
  })

  it('finds runs, and offers one where all are the same', () => {
    expect(found('emoji_run', 'Atención 🔥🔥 🔥 fuego')).toEqual([['🔥🔥 🔥', '🔥']])
    expect(found('emoji_run', 'Atención 🔥🚒🚓')).toEqual([['🔥🚒🚓', null]])
    expect(found('emoji_run', 'Atención 🔥🔥')).toEqual([])
  })

  it('finds one inside of a word, and one that begins the text', () => {
    expect(found('emoji_in_word', 'F🔥ego en el puerto')).toEqual([['🔥', null]])
    expect(found('emoji_in_word', 'Fuego🔥 en el puerto')).toEqual([])
    expect(found('emoji_start', ' 🔥 Fuego')).toEqual([['🔥', null]])
    expect(found('emoji_start', 'Fuego 🔥')).toEqual([])
  })
})

describe('decorative letters (§1.7)', () => {
  it.each([
    ['𝗔𝘃𝗶𝘀𝗼 importante', '𝗔𝘃𝗶𝘀𝗼', 'Aviso'],
    ['Ｓｉｍｕｌａｃｒｏ hoy', 'Ｓｉｍｕｌａｃｒｏ', 'Simulacro'],
    ['ⓗⓞⓨ', 'ⓗⓞⓨ', 'hoy'],
    ['ʜᴏʏ', 'ʜᴏʏ', 'hoy'],
    ['🅷🅾🆈', '🅷🅾🆈', 'HOY'],
    ['𝓒𝓸𝓻𝓽𝓮 𝓭𝓮 𝓽𝓻á𝓯𝓲𝓬𝓸', '𝓒𝓸𝓻𝓽𝓮 𝓭𝓮 𝓽𝓻', 'Corte de tr'],
    ['n̶o̶ sí', 'n̶o̶', 'no'],
  ])('%s', (text, written, plain) => {
    expect(found('decorative_letters', text)[0]).toEqual([written, plain])
  })

  it.each(['El 4.º piso, 20 m², 35 ℃, n.º 5 ™ €', 'ℝ es un conjunto', '🅿️ libre', '🇪🇸 España', 'ñandú àéï ç'])(
    'leaves %s alone',
    (text) => expect(found('decorative_letters', text)).toEqual([]),
  )
})

describe('shouting (§1.8)', () => {
  it('finds capitals above the share, from the first to the last word', () => {
    expect(found('shouting', 'CORTE TOTAL DE TRÁFICO en el puerto')).toEqual([['CORTE TOTAL DE TRÁFICO', null]])
    expect(found('shouting', '¡IMPORTANTE! Hoy no')).toEqual([['IMPORTANTE', null]])
  })

  it.each([
    'La DGT y la AEMET avisan de nieve en el norte',
    'Información de la UME, 112 y SAMUR',
    'Cortada la A-6 (KM 20)',
    'AVISO: hoy hay simulacro en el puerto, no se alarmen por las sirenas',
  ])('leaves acronyms and one short word alone: %s', (text) => expect(found('shouting', text)).toEqual([]))

  it('leaves the office’s own acronyms alone', () => {
    expect(found('shouting', 'EMERGENCIAS informa hoy', { acronyms: ['emergencias'] })).toEqual([])
  })
})

describe('plain language (§1.11)', () => {
  const words = (count: number): string => Array.from({ length: count }, () => 'palabra').join(' ')

  it('measures sentences, not texts, and counts no links and hashtags', () => {
    expect(found('long_sentence', `${words(20)}. ${words(20)}.\n${words(20)}`)).toEqual([])
    expect(found('long_sentence', `Corto. ${words(26)}. Fin.`)).toEqual([[`${words(26)}.`, null]])
    expect(found('long_sentence', `${words(24)} https://example.org/a #uno #dos @tres`)).toEqual([])
  })

  it('does not end a sentence at a number or an hour', () => {
    expect(found('long_sentence', `A las 10.30 ${words(25)}`)).toHaveLength(1)
  })

  it.each([
    ['Con objeto de mejorar', [['Con objeto de', 'Para']]],
    ['Se procederá a cortar la calle', [['procederá a', null]]],
    ['en el marco de la campaña', [['en el marco de', 'en']]],
    ['con caracter previo', [['con caracter previo', 'antes']]],
    ['Vamos al puerto', []],
    ['inasimismos', []],
  ])('offers plainer words: %s', (text, expected) => expect(found('plain_words', text)).toEqual(expected))

  it.each([
    ['La calle será cortada mañana', ['será cortada']],
    ['Han sido ya abiertos dos carriles', ['Han sido ya abiertos']],
    ['fueron rápidamente evacuados', ['fueron rápidamente evacuados']],
    ['Es adecuado y fue rápido', []],
    ['Será un placer', []],
  ])('finds passive forms: %s', (text, expected) =>
    expect(found('passive_voice', text).map(([written]) => written)).toEqual(expected),
  )
})

describe('the office’s words (§1.6)', () => {
  const sensitive = ['minusválido = persona con discapacidad', 'ilegal*', 'violencia  doméstica'].flatMap(
    (line) => readListedWord(line) ?? [],
  )

  it('are found whole, without regard to capitals and accents', () => {
    expect(found('sensitive_word', 'Un MINUSVALIDO, minusválidos', { sensitive })).toEqual([
      ['MINUSVALIDO', 'persona con discapacidad'],
    ])
    expect(found('sensitive_word', 'ilegales e ilegalmente', { sensitive })).toEqual([
      ['ilegales', null],
      ['ilegalmente', null],
    ])
    expect(found('sensitive_word', 'la Violencia\nDomestica', { sensitive })).toEqual([['Violencia\nDomestica', null]])
  })

  it('are read from lines and written back as they were', () => {
    expect(readListedWord('  ')).toBeNull()
    expect(readListedWord(' = x')).toBeNull()
    expect(listedWordLine(readListedWord(' a  b =c ') ?? { written: '', instead: '' })).toBe('a b = c')
    expect(found('forbidden_word', 'a+b (c)', { forbidden: [{ written: 'a+b (c', instead: '' }] })).toHaveLength(1)
  })
})

it('finds personal data as the shield does (§1.5)', () => {
  expect(found('personal_data', 'Llame al 612 345 678 hoy')).toEqual([['612 345 678', null]])
})

it('looks for nothing that is off, and keeps the order of the checks', () => {
  const text = 'F🔥ego, con objeto de avisar al 612 345 678'
  const all = createTextChecks(rules())(text).map(({ check }) => check)
  expect(all).toEqual(['personal_data', 'emoji_in_word', 'plain_words'])
  const modes = { ...everything, emoji_in_word: 'off' } as const
  expect(createTextChecks(rules({ modes }))(text).map(({ check }) => check)).toEqual(['personal_data', 'plain_words'])
})

it('gives every finding a place in the text, whatever the text', () => {
  const sign = fc.constantFrom(
    '𝗔',
    'ｂ',
    '🔥',
    '👩🏽‍🚒',
    '#hoy',
    '@a',
    'https://a.es/b',
    ' ',
    '\n',
    '.',
    'fue cortada',
    'AVISO',
    'ñ',
    '\u0336',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(sign).map((signs) => signs.join('')),
      ),
      (text) => {
        for (const { start, end, mend } of createTextChecks(rules())(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          // A mend never cuts a letter in two.
          if (mend !== null)
            expect((text.slice(0, start) + mend + text.slice(end)).isWellFormed()).toBe(text.isWellFormed())
        }
      },
    ),
  )
})
