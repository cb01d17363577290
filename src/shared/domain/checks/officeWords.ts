/** The office's own words: those that never go out, and those to think twice about. Pure. */
import type { ListedWord, TextFinding } from './finding.ts'
import { folded } from './fold.ts'

/** Longer is no word and no phrase. */
const LONGEST = 80

/** An entry of a list as it is typed, `word` or `word = what to say instead`; null for an empty line. */
export function readListedWord(line: string): ListedWord | null {
  const [written = '', ...rest] = line.split('=')
  const word = written.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(word) || word.length > LONGEST) return null
  return { written: word, instead: rest.join('=').normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, LONGEST) }
}

/** As it is typed. */
export function listedWordLine({ written, instead }: ListedWord): string {
  return instead === '' ? written : `${written} = ${instead}`
}

/** Whole words, without regard to capitals and accents; in a run of white space any white space counts as one. */
export function listedWords(
  text: string,
  words: readonly ListedWord[],
  check: 'forbidden_word' | 'sensitive_word',
): readonly TextFinding[] {
  const plain = folded(text)
  return words.flatMap(({ written, instead }) => {
    const beginning = written.endsWith('*')
    const wanted = folded(beginning ? written.slice(0, -1) : written)
      .split(' ')
      .map((word) => word.replace(/[$()*+.?[\\\]^{|}/-]/gu, '\\$&'))
      .join('\\s+')
    const expression = new RegExp(`(?<![\\p{L}\\p{N}])${wanted}${beginning ? '\\p{L}*' : ''}(?![\\p{L}\\p{N}])`, 'gu')
    return [...plain.matchAll(expression)].map(({ 0: found, index }) => ({
      check,
      start: index,
      end: index + found.length,
      params: { written: text.slice(index, index + found.length), instead },
      mend: instead === '' || beginning ? null : instead,
    }))
  })
}
