/** What a check before publishing finds, and how the office has each of them act (docs/specs/composer.md §1). */

/** The families of checks, those first whose harm is greatest. */
export const CHECKS = [
  'open_variable',
  'personal_data',
  'forbidden_word',
  'sensitive_word',
  'rights_ended',
  'near_post',
  'decorative_letters',
  'shouting',
  'hashtag_case',
  'emoji_many',
  'emoji_run',
  'emoji_in_word',
  'emoji_start',
  'long_sentence',
  'plain_words',
  'passive_voice',
] as const
export type Check = (typeof CHECKS)[number]

/** Those that look at the hour the post is to get, not at its texts. */
export const HOUR_CHECKS = ['rights_ended', 'near_post'] as const satisfies readonly Check[]
export type HourCheck = (typeof HOUR_CHECKS)[number]

export function isHourCheck(check: Check): check is HourCheck {
  return HOUR_CHECKS.some((each) => each === check)
}

/** `block`: not before it is mended; `confirm`: whoever schedules says so by itself; `warn`: it is shown; `off`: not looked for. */
export const CHECK_MODES = ['block', 'confirm', 'warn', 'off'] as const
export type CheckMode = (typeof CHECK_MODES)[number]
export type CheckModes = Readonly<Record<Check, CheckMode>>

/** A word or phrase of the office's lists, as written; one that ends in `*` stands for all that begin so. */
export type ListedWord = {
  readonly written: string
  /** What to say instead; empty: nothing is offered. */ readonly instead: string
}

/** What the office has set. */
export type CheckRules = {
  readonly modes: CheckModes
  /** More than so many in one text are many. */
  readonly mostEmoji: number
  /** A sentence with more words is long. */
  readonly mostSentenceWords: number
  /** Above this share of capital letters, in percent, a text shouts. */
  readonly mostCapitalsPercent: number
  /** Two posts of one account nearer than so many minutes are near. */
  readonly nearMinutes: number
  /** Written in capitals without shouting; short ones that stand alone need not be named. */
  readonly acronyms: readonly string[]
  /** How the office writes its own hashtags, without the sign: `EmergenciasMadrid`. */
  readonly hashtags: readonly string[]
  readonly forbidden: readonly ListedWord[]
  readonly sensitive: readonly ListedWord[]
}

export const DEFAULT_RULES: CheckRules = {
  modes: {
    open_variable: 'block',
    personal_data: 'confirm',
    forbidden_word: 'block',
    sensitive_word: 'confirm',
    rights_ended: 'block',
    near_post: 'warn',
    decorative_letters: 'warn',
    shouting: 'warn',
    hashtag_case: 'warn',
    emoji_many: 'warn',
    emoji_run: 'warn',
    emoji_in_word: 'warn',
    emoji_start: 'off',
    long_sentence: 'warn',
    plain_words: 'warn',
    passive_voice: 'warn',
  },
  mostEmoji: 3,
  mostSentenceWords: 25,
  mostCapitalsPercent: 30,
  nearMinutes: 10,
  acronyms: [],
  hashtags: [],
  forbidden: [],
  sensitive: [],
}

/** What is found in one text: `[start, end)` in UTF-16 units of it. */
export type TextFinding = {
  readonly check: Exclude<Check, HourCheck>
  readonly start: number
  readonly end: number
  /** What the sentence about it needs: a count, a limit, a kind. */
  readonly params: Readonly<Record<string, string | number>>
  /** What to put in its place with one click; null where only a person can tell. */
  readonly mend: string | null
}
