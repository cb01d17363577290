/** Administrative turns of phrase with a plainer one, and passive forms. Hints: only a person can tell. Pure. */
import { PLAIN_WORDS } from './es/plainWords.ts'
import { IRREGULAR_PARTICIPLES, NO_PASSIVE } from './es/participles.ts'
import type { TextFinding } from './finding.ts'
import { folded } from './fold.ts'

const BY_PHRASE = new Map(PLAIN_WORDS.map((entry) => [folded(entry.written), entry]))
const PHRASES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...BY_PHRASE.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)

/** @param prose without links, mentions and hashtags */
export function plainWords(prose: string): readonly TextFinding[] {
  return [...folded(prose).matchAll(PHRASES)].flatMap(({ 0: found, index }) => {
    const entry = BY_PHRASE.get(found)
    if (entry === undefined) return []
    const written = prose.slice(index, index + found.length)
    const mend = entry.fits ? likeWritten(written, entry.plainer) : null
    return [
      {
        check: 'plain_words' as const,
        start: index,
        end: index + found.length,
        params: { written: written.toLowerCase(), plainer: entry.plainer },
        mend,
      },
    ]
  })
}

/** Begins with a capital where what it replaces did. */
function likeWritten(written: string, plainer: string): string {
  return /^\p{Lu}/u.test(written) ? plainer.charAt(0).toUpperCase() + plainer.slice(1) : plainer
}

// `es` and `son` are left out: «es adecuado» describes, and there is no telling it from «es multado» by its form.
const PASSIVE =
  /(?<![\p{L}\p{N}])(?:fue|fueron|sera|seran|seria|serian|sea|sean|ser|(?:ha|han|habia|habian|haya|hayan|habra|habran|haber) sido) (?:(?:ya|ahora|todavia|tambien|\p{L}{3,}mente) )?(?<participle>\p{L}{2,}(?:ad|id)[oa]s?|IRREGULAR)(?![\p{L}\p{N}])/u
const PASSIVES = new RegExp(PASSIVE.source.replace('IRREGULAR', `(?:${IRREGULAR_PARTICIPLES.join('|')})[oa]s?`), 'gu')

/** @param prose without links, mentions and hashtags */
export function passiveForms(prose: string): readonly TextFinding[] {
  return [...folded(prose).matchAll(PASSIVES)].flatMap(({ 0: found, index, groups }) => {
    const stem = (groups?.participle ?? '').replace(/[oa]s?$/u, '')
    if (NO_PASSIVE.has(stem)) return []
    const written = prose.slice(index, index + found.length)
    return [
      { check: 'passive_voice' as const, start: index, end: index + found.length, params: { written }, mend: null },
    ]
  })
}
