/** Text in capitals: hard to read, and read as shouting. Acronyms are left alone. Pure. */
import type { CheckRules, TextFinding } from './finding.ts'

/** A word of capitals no longer than this that stands alone is taken for an acronym: `DGT`, `AEMET`. */
const LONGEST_ACRONYM = 5
/** Less than so many letters is no shouting, whatever the share. */
const LEAST_LETTERS = 10

type Word = { readonly written: string; readonly start: number; readonly isCapital: boolean }

/** One finding at most, from the first shouted word to the last. @param prose without links, mentions and hashtags */
export function shouting(prose: string, { mostCapitalsPercent, acronyms }: CheckRules): readonly TextFinding[] {
  const known = new Set(acronyms.map((acronym) => acronym.toUpperCase()))
  const words = [...prose.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].map(({ 0: written, index }): Word => ({
    written,
    start: index,
    isCapital: written.length > 1 && written === written.toUpperCase() && written !== written.toLowerCase(),
  }))
  const shouted = words.filter(({ written, isCapital }, index) => {
    if (!isCapital || known.has(written)) return false
    const hasLoudNeighbour = [words[index - 1], words[index + 1]].some(
      (word) => word?.isCapital === true && !known.has(word.written),
    )
    return hasLoudNeighbour || written.length > LONGEST_ACRONYM
  })
  const letters = (of: readonly Word[]): number => of.reduce((sum, { written }) => sum + written.length, 0)
  const loud = letters(shouted)
  const percent = Math.round((loud / Math.max(1, letters(words))) * 100)
  const first = shouted[0]
  const last = shouted.at(-1)
  if (first === undefined || last === undefined || loud < LEAST_LETTERS || percent <= mostCapitalsPercent) return []
  return [
    { check: 'shouting', start: first.start, end: last.start + last.written.length, params: { percent }, mend: null },
  ]
}
