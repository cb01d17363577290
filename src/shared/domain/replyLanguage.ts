/**
 * In which language a citizen is answered (docs/specs/inbox.md §12.2). Pure, and our own because no library tells the
 * five apart in a line or two (docs/adr/0019).
 */
import { LANGUAGE_WORDS } from './languageWords.ts'

/** Spanish first: it is what is answered in where nothing else is clear. Catalan and Valencian are one. */
export const REPLY_LANGUAGES = ['es', 'ca', 'gl', 'eu', 'en'] as const
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number]

type Scores = Record<ReplyLanguage, number>

/** Longer texts say no more, and are looked at no further: UTF-16 units. */
const LOOKED_AT = 2_000
/** So much must speak for another language than Spanish, and so much more than for any other one. */
const ENOUGH = 2
const MARGIN = 1.5

/** Spellings that only some of the five have. */
const SPELLINGS: readonly { readonly of: readonly ReplyLanguage[]; readonly weight: number; readonly shape: RegExp }[] =
  [
    { of: ['es'], weight: 1, shape: /[¿¡]/u },
    { of: ['es', 'gl'], weight: 0.5, shape: /ñ|\p{L}(ción|ado|ada)(?!\p{L})/u },
    { of: ['es'], weight: 0.5, shape: /\p{L}(cion|iendo|ieron)(?!\p{L})/u },
    { of: ['ca'], weight: 1, shape: /[àèòç]|l·l|(?<!\p{L})[dlmnst]['’]\p{L}/u },
    { of: ['ca'], weight: 0.5, shape: /ny|\p{L}ció(?!\p{L})|\p{L}(tge|tges)(?!\p{L})/u },
    { of: ['gl'], weight: 0.5, shape: /(?<!\p{L})x[aeiou]|[bnr]x|nh[aeo]|\p{L}(eiro|eira|ouse|oume|ronme)(?!\p{L})/u },
    { of: ['eu'], weight: 1, shape: /\p{L}{2}(tzen|tzeko|tzera|tako|tuta|etan|arekin|atik|etik|agatik|rik)(?!\p{L})/u },
    { of: ['eu'], weight: 0.5, shape: /\p{L}{3}(ak|ek|aren|eko|oan|ean)(?!\p{L})|tz|(?<!\p{L})k\p{L}/u },
    { of: ['en'], weight: 0.5, shape: /\p{L}{2}(ing|tion|ght|ould)(?!\p{L})|\p{L}['’](s|t|re|ve|ll|m)(?!\p{L})/u },
  ]

const wordsOf: ReadonlyMap<string, readonly ReplyLanguage[]> = (() => {
  const languages = new Map<string, ReplyLanguage[]>()
  for (const language of REPLY_LANGUAGES) {
    for (const word of new Set(LANGUAGE_WORDS[language].map(withoutMarks))) {
      languages.set(word, [...(languages.get(word) ?? []), language])
    }
  }
  return languages
})()

/**
 * The language a text is written in. Another than Spanish only where it is clear: an answer in Spanish to a Catalan is
 * understood, one in Basque to a Spaniard is not.
 */
export function languageOf(text: string): ReplyLanguage {
  // Names, links and tags say nothing of the language of who writes them.
  const said = text
    .slice(0, LOOKED_AT)
    .replace(/https?:\/\/\S+|[@#][\p{L}\p{N}_]+/gu, ' ')
    .toLowerCase()
  const words = withoutMarks(said).match(/\p{L}+/gu) ?? []
  const scores: Scores = { es: 0, ca: 0, gl: 0, eu: 0, en: 0 }
  for (const word of words) for (const language of wordsOf.get(word) ?? []) scores[language] += 1
  for (const { of, weight, shape } of SPELLINGS) {
    if (shape.test(said)) for (const language of of) scores[language] += weight
  }
  const ranked = REPLY_LANGUAGES.toSorted((a, b) => scores[b] - scores[a])
  const [first = 'es', second = 'es'] = ranked
  const isOnlyThat = words.length <= 2 && words.length > 0 && words.every((word) => wordsOf.get(word)?.join() === first)
  const isClear = isOnlyThat || (scores[first] >= ENOUGH && scores[first] - scores[second] >= MARGIN)
  return isClear ? first : 'es'
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}
