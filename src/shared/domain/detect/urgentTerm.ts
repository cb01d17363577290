/**
 * One entry of the office's lists of urgent words, as a person writes it (docs/specs/detectors.md §10):
 * words in order; `uno|otro` for either; `apuñal*` for any ending; `~3` for up to three words in between.
 */
import { foldText } from './foldedText.ts'
import { plainWord, soundOf } from './words.ts'

/** The ways to write one word of a term, and how many words of the text may stand between the word before it and this one. */
export type TermStep = {
  readonly spellings: ReadonlySet<string>
  readonly sounds: ReadonlySet<string>
  /** Beginnings that any ending may follow, as they are spelt and as they sound. */
  readonly stems: ReadonlySet<string>
  readonly soundStems: ReadonlySet<string>
  readonly gap: number
}

export type UrgentTerm = { readonly written: string; readonly steps: readonly TermStep[] }

export const URGENT_TERM_PROBLEMS = [
  'empty',
  'too_many_words',
  'gap_at_edge',
  'gap_not_a_number',
  'gap_too_wide',
  'star_not_at_end',
  'stem_too_short',
  'not_a_word',
  'too_short',
] as const
export type UrgentTermProblem = (typeof URGENT_TERM_PROBLEMS)[number]

/** A term, or what is wrong with the entry and in which part of it. */
export type ParsedUrgentTerm =
  | { readonly ok: true; readonly term: UrgentTerm }
  | { readonly ok: false; readonly problem: UrgentTermProblem; readonly part: string }

export const MOST_TERM_WORDS = 10
export const WIDEST_GAP = 6
/** Shorter, and a stem would be the beginning of half the dictionary. */
export const SHORTEST_STEM = 3
/** A term of one word has to have so many letters. */
export const SHORTEST_TERM = 3

/** `desaparec` ends in a letter that sounds otherwise before e and i than before a. */
function stemSounds(plain: string): readonly string[] {
  const sound = soundOf(plain)
  if (sound.endsWith('c')) return [sound, `${sound.slice(0, -1)}s`]
  if (sound.endsWith('g')) return [sound, `${sound.slice(0, -1)}j`]
  return [sound]
}

/** The ways to write that a part of an entry allows, or what is wrong with it. */
function parseStep(part: string, gap: number): TermStep | UrgentTermProblem {
  const step = {
    spellings: new Set<string>(),
    sounds: new Set<string>(),
    stems: new Set<string>(),
    soundStems: new Set<string>(),
    gap,
  }
  for (const written of part.split('|')) {
    const isStem = written.endsWith('*')
    const letters = isStem ? written.slice(0, -1) : written
    if (letters.includes('*')) return 'star_not_at_end'
    if (!/^[\p{L}\p{N}]+$/u.test(letters)) return 'not_a_word'
    const plain = plainWord(letters)
    if (isStem && plain.length < SHORTEST_STEM) return 'stem_too_short'
    if (isStem) {
      step.stems.add(plain)
      for (const sound of stemSounds(plain)) step.soundStems.add(sound)
    } else {
      step.spellings.add(plain)
      step.sounds.add(soundOf(plain))
    }
  }
  return step
}

/** Reads an entry. Accents, case and white space around it do not matter. */
export function parseUrgentTerm(entry: string): ParsedUrgentTerm {
  const written = entry.normalize('NFC').trim().replace(/\s+/gu, ' ')
  const parts = written === '' ? [] : foldText(written).lower.split(' ')
  const fail = (problem: UrgentTermProblem, part: string): ParsedUrgentTerm => ({ ok: false, problem, part })
  const steps: TermStep[] = []
  let gap = 0
  for (const [index, part] of parts.entries()) {
    if (part.startsWith('~')) {
      if (index === 0 || index === parts.length - 1) return fail('gap_at_edge', part)
      if (gap > 0 || !/^~[1-9]\d?$/.test(part)) return fail('gap_not_a_number', part)
      gap = Number(part.slice(1))
      if (gap > WIDEST_GAP) return fail('gap_too_wide', part)
      continue
    }
    const step = parseStep(part, gap)
    if (typeof step === 'string') return fail(step, part)
    steps.push(step)
    gap = 0
  }
  if (steps.length === 0) return fail('empty', written)
  if (steps.length > MOST_TERM_WORDS) return fail('too_many_words', written)
  const alone = steps.length === 1 ? [...(steps[0]?.spellings ?? [])] : []
  return alone.some((spelling) => spelling.length < SHORTEST_TERM)
    ? fail('too_short', written)
    : { ok: true, term: { written, steps } }
}
