/** The emojis that are offered, with their names in Spanish and English. Read when they are first wanted. */
import english from 'emojibase-data/en/compact.json'
import spanish from 'emojibase-data/es/data.json'
import { folded } from '#shared/domain/checks/fold.ts'

export type Emoji = {
  readonly sign: string
  readonly names: Readonly<Record<'es' | 'en', string>>
  /** All that it is found by, folded. */
  readonly words: string
}

/** Newer ones are empty boxes on the machines of offices and of many citizens. */
const NEWEST_VERSION = 15
/** Tones of skin and hair, which are nothing by themselves. */
const COMPONENTS = 2
/** Of what a search shows. */
export const MOST_FOUND = 160

const inEnglish = new Map(english.map(({ hexcode, label, tags = [] }) => [hexcode, { label, tags }]))

/** In the order of Unicode: faces first, flags last. */
export const EMOJIS: readonly Emoji[] = spanish
  .filter(({ group, version }) => group !== undefined && group !== COMPONENTS && version <= NEWEST_VERSION)
  .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
  .map(({ emoji, hexcode, label, tags = [] }) => {
    const other = inEnglish.get(hexcode) ?? { label: '', tags: [] }
    return {
      sign: emoji,
      names: { es: label, en: other.label },
      words: ` ${folded([label, ...tags, other.label, ...other.tags].join(' '))}`,
    }
  })

/** Those of whose names every word that was typed begins one; whole names first. All where nothing was typed. */
export function foundEmojis(typed: string): readonly Emoji[] {
  const wanted = folded(typed)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (wanted.length === 0) return EMOJIS
  const found = EMOJIS.filter(({ words }) => wanted.every((word) => words.includes(` ${word}`)))
  const whole = wanted.join(' ')
  const isNamed = ({ names }: Emoji): boolean => folded(names.es) === whole || folded(names.en) === whole
  const begins = ({ names }: Emoji): boolean => folded(names.es).startsWith(whole) || folded(names.en).startsWith(whole)
  const rank = (emoji: Emoji): number => (isNamed(emoji) ? 0 : begins(emoji) ? 1 : 2)
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_FOUND)
}
