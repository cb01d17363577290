/** How a person is shown everywhere: the letters of their name, and a colour that stays theirs. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'

export type PersonView = OutputOf<'people.list'>['people'][number]

/** Of the theme, those whose darkest shade can be read on their palest. */
const COLOURS = ['blue', 'teal', 'grape', 'indigo', 'pink', 'cyan', 'red', 'violet'] as const

/** The first letters of the first and the last word: "Ana María Ruiz" is AR. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = ''] = words
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return [first, last]
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

/** The same for the same person, whatever their name becomes. */
export function colourOf(personId: string): (typeof COLOURS)[number] {
  const sum = Array.from(personId).reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
  return COLOURS[sum % COLOURS.length] ?? 'blue'
}

/** Who of them can act. */
export function presentOf(people: readonly PersonView[]): readonly PersonView[] {
  return people.filter(({ archivedAtMs }) => archivedAtMs === null)
}
