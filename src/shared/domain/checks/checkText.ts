/** All that the checks find in one text, by the office's rules (docs/specs/composer.md §1). Pure. */
import { findPersonalData } from '../detect/personalData.ts'
import { decorativeLetters } from './letters.ts'
import { emojiFindings } from './emoji.ts'
import { CHECKS, type CheckRules, type TextFinding } from './finding.ts'
import { hashtagFindings, spellingsOf } from './hashtags.ts'
import { listedWords } from './officeWords.ts'
import { openVariableFindings } from './openVariables.ts'
import { passiveForms, plainWords } from './plainLanguage.ts'
import { proseOf } from './prose.ts'
import { longSentences } from './sentences.ts'
import { shouting } from './shouting.ts'

/** A drawing asks again for every text of a thread of which one changed. */
const MOST_KEPT = 200

/**
 * Checks texts one after another by the same rules and keeps what it found for the next time.
 * @param spellings hashtags as the office wrote them before, newest first, without the sign
 */
export function createTextChecks(
  rules: CheckRules,
  spellings: readonly string[] = [],
): (text: string) => readonly TextFinding[] {
  const written = spellingsOf([...rules.hashtags, ...spellings])
  const kept = new Map<string, readonly TextFinding[]>()
  return (text) => {
    const known = kept.get(text)
    const found = known ?? checkText(text, rules, written)
    // Those asked for last stay: what a text was a while ago goes first.
    kept.delete(text)
    kept.set(text, found)
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break
      kept.delete(oldest)
    }
    return found
  }
}

/** In the order of `CHECKS`, each in the order of the text. */
function checkText(text: string, rules: CheckRules, spellings: ReturnType<typeof spellingsOf>): readonly TextFinding[] {
  if (text.trim() === '') return []
  const { prose, hashtags } = proseOf(text)
  const found: readonly TextFinding[] = [
    ...openVariableFindings(text),
    ...findPersonalData(text).map(({ kind, start, end }) => ({
      check: 'personal_data' as const,
      start,
      end,
      params: { kind },
      mend: null,
    })),
    ...listedWords(text, rules.forbidden, 'forbidden_word'),
    ...listedWords(text, rules.sensitive, 'sensitive_word'),
    ...decorativeLetters(text),
    ...shouting(prose, rules),
    ...hashtagFindings(hashtags, spellings),
    ...emojiFindings(text, prose, rules),
    ...longSentences(prose, rules),
    ...plainWords(prose),
    ...passiveForms(prose),
  ]
  return found
    .filter(({ check }) => rules.modes[check] !== 'off')
    .sort((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check) || a.start - b.start)
}
