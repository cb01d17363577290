/** Hashtags of several words in lower case: read out as one, and hard to read for everybody. Pure. */
import { HASHTAG_JOINTS, HASHTAG_WORDS, JOINTS_IN_A_ROW, ONE_WORD_HASHTAGS } from './es/hashtagWords.ts'
import type { TextFinding } from './finding.ts'
import { folded } from './fold.ts'
import type { Hashtag } from './prose.ts'

/** Shorter ones are hardly ever of two words. */
const LEAST_LETTERS = 6

/** How the office writes its hashtags, by their letters. */
export type HashtagSpellings = ReadonlyMap<string, string>

/** @param written without the sign; of two that differ by capitals alone the first counts */
export function spellingsOf(written: Iterable<string>): HashtagSpellings {
  const spellings = new Map<string, string>()
  for (const name of written) {
    const key = folded(name)
    if (!spellings.has(key) && hasInnerCapital(name)) spellings.set(key, name)
  }
  return spellings
}

export function hashtagFindings(hashtags: readonly Hashtag[], spellings: HashtagSpellings): readonly TextFinding[] {
  return hashtags.flatMap(({ name, start, end }) => {
    if (name.length < LEAST_LETTERS || name !== name.toLowerCase()) return []
    const better = spellings.get(folded(name)) ?? camelCase(name)
    if (better === null) return []
    const params = { written: `#${name}`, better: `#${better}` }
    return [{ check: 'hashtag_case' as const, start, end, params, mend: `#${better}` }]
  })
}

function hasInnerCapital(name: string): boolean {
  return /\p{Lu}/u.test(name.slice(1)) && /\p{Ll}/u.test(name)
}

/** Each word with a capital; null where it is one word, or the words are not known. */
export function camelCase(name: string): string | null {
  const lower = folded(name)
  if (HASHTAG_WORDS.has(lower) || ONE_WORD_HASHTAGS.has(lower)) return null
  const words = wordsIn(lower)
  if (words === null || words.filter((word) => HASHTAG_WORDS.has(word)).length < 2) return null
  let at = 0
  return words
    .map((word) => {
      const written = name.slice(at, at + word.length)
      at += word.length
      return written.charAt(0).toUpperCase() + written.slice(1)
    })
    .join('')
}

/** With the joint it ends in, or an empty text. */
type Reading = { readonly words: readonly string[]; readonly joint: string }

/** The reading in the fewest words; digits at the end are a word of their own: `semanasanta2026`. */
function wordsIn(name: string): readonly string[] | null {
  const digits = /\d+$/u.exec(name)?.[0] ?? ''
  const letters = name.slice(0, name.length - digits.length)
  const best: (Reading | undefined)[] = [{ words: [], joint: '' }]
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const before = best[start]
      const word = letters.slice(start, end)
      const isJoint = HASHTAG_JOINTS.has(word)
      if (before === undefined || !(isJoint ? mayFollow(before.joint, word) : HASHTAG_WORDS.has(word))) continue
      const known = best[end]
      if (known === undefined || before.words.length + 1 < known.words.length) {
        best[end] = { words: [...before.words, word], joint: isJoint ? word : '' }
      }
    }
  }
  const reading = best[letters.length]
  if (reading === undefined) return null
  return digits === '' ? reading.words : [...reading.words, digits]
}

function mayFollow(joint: string, next: string): boolean {
  return joint === '' || JOINTS_IN_A_ROW.has(`${joint} ${next}`)
}
