import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compileUrgentLists,
  findUrgent,
  URGENT_LIST_NAMES,
  type UrgentListName,
  type UrgentLists,
} from '../../../../src/shared/domain/detect/urgent.ts'
import { parseUrgentTerm, type UrgentTermProblem } from '../../../../src/shared/domain/detect/urgentTerm.ts'
import { URGENT_TERMS_ES } from '../../../../src/shared/domain/detect/urgentTerms.es.ts'
import { GROWS_LIKE_LENGTH, longAgainstShort } from './growthOfTime.ts'
import { labelledUrgent, measureUrgent, SET_NAMES, shippedLists } from './labelledSets.ts'

function lists(entries: Partial<Record<UrgentListName, readonly string[]>>): UrgentLists {
  const parsed = (list: UrgentListName) =>
    (entries[list] ?? []).map((entry) => {
      const result = parseUrgentTerm(entry)
      if (!result.ok) throw new Error(`${entry}: ${result.problem}`)
      return result.term
    })
  return compileUrgentLists({
    danger_to_life: parsed('danger_to_life'),
    missing_person: parsed('missing_person'),
    crime_in_progress: parsed('crime_in_progress'),
    not_urgent: parsed('not_urgent'),
  })
}

const shipped = shippedLists()

describe('an entry of the lists', () => {
  it.each<readonly [string, UrgentTermProblem, string]>([
    ['', 'empty', ''],
    ['   ', 'empty', ''],
    ['~2 fuego', 'gap_at_edge', '~2'],
    ['fuego ~2', 'gap_at_edge', '~2'],
    ['hay ~x fuego', 'gap_not_a_number', '~x'],
    ['hay ~0 fuego', 'gap_not_a_number', '~0'],
    ['hay ~1 ~2 fuego', 'gap_not_a_number', '~2'],
    ['hay ~7 fuego', 'gap_too_wide', '~7'],
    ['apu*ñalar', 'star_not_at_end', 'apu*nalar'],
    ['*ando', 'star_not_at_end', '*ando'],
    ['ma*', 'stem_too_short', 'ma*'],
    ['fuego!', 'not_a_word', 'fuego!'],
    ['hombre||mujer pegando', 'not_a_word', 'hombre||mujer'],
    ['ya', 'too_short', 'ya'],
    ['a b c d e f g h i j k', 'too_many_words', 'a b c d e f g h i j k'],
  ])('%j is refused: %s', (entry, problem, part) => {
    expect(parseUrgentTerm(entry)).toEqual({ ok: false, problem, part: part.replace('nalar', 'ñalar') })
  })

  it('is kept as it was written', () => {
    const result = parseUrgentTerm('  Está   Pegando ')
    expect(result.ok && result.term.written).toBe('Está Pegando')
  })

  it('whatever is written gives a term or a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z~*| \d]{0,20}$/)), (entry) => {
        const result = parseUrgentTerm(entry)
        if (result.ok) expect(result.term.steps.length).toBeGreaterThan(0)
        else expect(result.problem).not.toBe('')
      }),
    )
  })

  it.each(URGENT_LIST_NAMES)('those that Mando comes with are all in order: %s', (list) => {
    for (const entry of URGENT_TERMS_ES[list]) expect(parseUrgentTerm(entry), entry).toMatchObject({ ok: true })
    expect(new Set(URGENT_TERMS_ES[list]).size).toBe(URGENT_TERMS_ES[list].length)
  })
})

describe('a term', () => {
  const isFound = (entry: string, text: string): boolean =>
    findUrgent(text, lists({ danger_to_life: [entry] })).length > 0

  it.each<readonly [string, string, string, boolean]>([
    ['words in order', 'hay fuego', 'aquí hay fuego', true],
    ['not in another order', 'hay fuego', 'fuego hay', false],
    ['not with a word between', 'hay fuego', 'hay mucho fuego', false],
    ['whole words', 'fuego', 'fuegos', false],
    ['accents and case', 'está ardiendo', 'ESTA ARDIENDO', true],
    ['accents in the text alone', 'auxilio', 'áuxilio', true],
    ['written in two characters', 'puñalada', 'pun\u0303alada', true],
    ['any ending', 'apuñal*', 'lo apuñalaron', true],
    ['no ending too', 'apuñal*', 'apuñal', true],
    ['either word', 'hombre|mujer armado|armada', 'una mujer armada', true],
    ['neither word', 'hombre|mujer armado|armada', 'un niño armado', false],
    ['a gap filled', 'hay ~2 fuego', 'hay mucho mucho fuego', true],
    ['a gap not filled', 'hay ~2 fuego', 'hay fuego', true],
    ['a gap too wide', 'hay ~2 fuego', 'hay mucho mucho mucho fuego', false],
    ['a gap does not reach into the next sentence', 'hay ~4 fuego', 'No hay cita. Qué fuego', false],
    ['words beside each other may be apart by signs', 'me muero', '¡me... muero!', true],
    ['letters held down', 'socorro', 'socorroooo', true],
    ['spelt by ear', 'han entrado en casa', 'an entrado en kasa', true],
    ['b for v', 'venid ya', 'benid ya', true],
    ['s for c', 'desaparec*', 'a desaparesido', true],
    ['short forms', 'aquí que por', 'ak q x', true],
    ['zero-width characters', 'socorro', 'so\u200bcorro', true],
    ['a hashtag', 'socorro', '#socorro', true],
  ])('%s', (_, entry, text, expected) => expect(isFound(entry, text)).toBe(expected))

  it('is marked where it stands in the text as it was given', () => {
    const text = '😀 ¡SOCÓRRO\u0301! ya'
    const [mark] = findUrgent(text, lists({ danger_to_life: ['socorro'] }))
    expect(mark).toMatchObject({ category: 'danger_to_life', term: 'socorro' })
    expect(text.slice(mark?.start, mark?.end)).toBe('SOCÓRRO\u0301')
  })

  it('that is denied is found all the same', () => expect(isFound('hay fuego', 'no hay fuego')).toBe(true))
})

describe('what is not urgent', () => {
  const idiom = lists({ danger_to_life: ['me muero', 'no respira'], not_urgent: ['me muero de risa'] })

  it('takes away the marks that end in it', () => expect(findUrgent('me muero de risa', idiom)).toEqual([]))

  it('leaves a mark that reaches out of it', () => {
    const knife = lists({ danger_to_life: ['hombre ~2 con un cuchillo'], not_urgent: ['ayuda ~2 con'] })
    expect(findUrgent('ayuda, hombre con un cuchillo', knife)).toHaveLength(1)
  })

  it('leaves the others', () => {
    expect(findUrgent('me muero de risa, pero él no respira', idiom).map(({ term }) => term)).toEqual(['no respira'])
    expect(findUrgent('me muero de risa... me muero', idiom)).toHaveLength(1)
  })
})

const word = fc.constantFrom(...labelledUrgent('tuned').flatMap(({ text }) => text.split(' ')))
const sentences = fc.array(
  fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
  {
    maxLength: 30,
  },
)

describe('whatever the text', () => {
  it('marks are in the text, in order, and those of a category apart', () => {
    fc.assert(
      fc.property(sentences, (words) => {
        const text = words.join(' ')
        const reached = new Map<string, number>()
        let from = 0
        for (const { category, start, end } of findUrgent(text, shipped)) {
          expect(start).toBeGreaterThanOrEqual(Math.max(from, reached.get(category) ?? 0))
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          reached.set(category, end)
          from = start
        }
      }),
      { numRuns: 300 },
    )
  })

  it('the order of the entries makes no difference', () => {
    const reversed = lists({
      danger_to_life: URGENT_TERMS_ES.danger_to_life.toReversed(),
      missing_person: URGENT_TERMS_ES.missing_person.toReversed(),
      crime_in_progress: URGENT_TERMS_ES.crime_in_progress.toReversed(),
      not_urgent: URGENT_TERMS_ES.not_urgent.toReversed(),
    })
    fc.assert(
      fc.property(sentences, (words) => {
        const byPlace = (lists: UrgentLists) =>
          findUrgent(words.join(' '), lists)
            .map((mark) => JSON.stringify(mark))
            .sort()
        expect(byPlace(reversed)).toEqual(byPlace(shipped))
      }),
      { numRuns: 300 },
    )
  })

  it('case and accents make no difference to what is found', () => {
    for (const { text } of labelledUrgent('tuned')) {
      const found = (written: string) => findUrgent(written, shipped).map(({ category, term }) => `${category} ${term}`)
      expect(found(text.toUpperCase().normalize('NFD'))).toEqual(found(text))
    }
  })
})

describe('time', () => {
  it.each([
    'a',
    'a ',
    'me ',
    'hay ',
    'esta ',
    'mi hijo ',
    'se quiere ',
    'hombre con un ',
    'aaab',
    'desaparecido ',
    '. ',
    '😀 ',
  ])('grows with the length of a text of %j and not faster', (unit) =>
    expect(longAgainstShort((text) => findUrgent(text, shipped), unit)).toBeLessThan(GROWS_LIKE_LENGTH),
  )
})

describe('the labelled texts', () => {
  it('are 250 at least, half of them not urgent', () => {
    const texts = SET_NAMES.flatMap(labelledUrgent)
    expect(texts.length).toBeGreaterThanOrEqual(250)
    expect(texts.filter(({ categories }) => categories.length === 0).length / texts.length).toBeGreaterThan(0.4)
  })

  it.each([
    ['tuned', 0.95, 0.97],
    ['heldout', 0.9, 0.97],
    ['blind', 0.8, 0.5],
  ] as const)('are found as far as is stated: %s', (set, precision, recall) => {
    const { tp, fp, fn } = measureUrgent(set, shipped).overall
    expect(tp / (tp + fp)).toBeGreaterThanOrEqual(precision)
    expect(tp / (tp + fn)).toBeGreaterThanOrEqual(recall)
  })
})
