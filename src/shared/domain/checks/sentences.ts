/** Sentences that are too long to be understood at once. Pure. */
import type { CheckRules, TextFinding } from './finding.ts'

/** A sentence ends with its sign and white space after it, or with the line. */
const SENTENCE = /[^\n]*?(?:[.!?…]+["'”»)]*(?=\s|$)|(?=\n)|$)/gu

/** @param prose without links, mentions and hashtags */
export function longSentences(prose: string, { mostSentenceWords }: CheckRules): readonly TextFinding[] {
  return [...prose.matchAll(SENTENCE)].flatMap(({ 0: written, index }) => {
    const count = [...written.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.,:º'’-]*/gu)].length
    if (count <= mostSentenceWords) return []
    const start = index + (written.length - written.trimStart().length)
    const end = index + written.trimEnd().length
    return [{ check: 'long_sentence' as const, start, end, params: { count, most: mostSentenceWords }, mend: null }]
  })
}
