/**
 * What in a citizen's message cannot wait (docs/specs/detectors.md §9–§11). It makes no difference between a thing and its
 * denial: a false alarm costs a glance, a missed one may cost a life.
 */
import { foldText } from './foldedText.ts'
import type { TermStep, UrgentTerm } from './urgentTerm.ts'
import { wordsOf, type Reading, type Word } from './words.ts'

export const URGENT_CATEGORIES = ['danger_to_life', 'missing_person', 'crime_in_progress'] as const
export type UrgentCategory = (typeof URGENT_CATEGORIES)[number]

/** The lists of the office: one for each category, and one of what looks urgent and is none (`me muero de risa`). */
export const URGENT_LIST_NAMES = [...URGENT_CATEGORIES, 'not_urgent'] as const
export type UrgentListName = (typeof URGENT_LIST_NAMES)[number]

/** `[start, end)` in UTF-16 units of the text as given, and the entry that it matches as it was written. */
export type UrgentMark = {
  readonly category: UrgentCategory
  readonly start: number
  readonly end: number
  readonly term: string
}

type Listed = { readonly list: UrgentListName; readonly term: UrgentTerm }

/** Lists made ready for looking up; made once, not for each message. */
export type UrgentLists = {
  readonly bySpelling: ReadonlyMap<string, readonly Listed[]>
  readonly bySound: ReadonlyMap<string, readonly Listed[]>
  readonly byStem: ReadonlyMap<string, readonly Listed[]>
  readonly bySoundStem: ReadonlyMap<string, readonly Listed[]>
  /** What was worked out for words of earlier texts: most words of a message are common. */
  readonly met: { readonly readings: Map<string, Reading>; readonly beginnings: Map<string, readonly Listed[]> }
}

/** So many words are remembered; then it begins anew. */
const MOST_MET = 20_000

/** Files every term under each way to write its first word. */
export function compileUrgentLists(lists: Readonly<Record<UrgentListName, readonly UrgentTerm[]>>): UrgentLists {
  const bySpelling = new Map<string, Listed[]>()
  const bySound = new Map<string, Listed[]>()
  const byStem = new Map<string, Listed[]>()
  const bySoundStem = new Map<string, Listed[]>()
  const file = (under: Map<string, Listed[]>, key: string, listed: Listed): void => {
    const filed = under.get(key)
    if (filed === undefined) under.set(key, [listed])
    else filed.push(listed)
  }
  for (const list of URGENT_LIST_NAMES) {
    for (const term of lists[list]) {
      const [step] = term.steps
      step?.spellings.forEach((key) => file(bySpelling, key, { list, term }))
      step?.sounds.forEach((key) => file(bySound, key, { list, term }))
      step?.stems.forEach((key) => file(byStem, key, { list, term }))
      step?.soundStems.forEach((key) => file(bySoundStem, key, { list, term }))
    }
  }
  const met = { readings: new Map<string, Reading>(), beginnings: new Map<string, readonly Listed[]>() }
  return { bySpelling, bySound, byStem, bySoundStem, met }
}

/** The terms whose first word this is. */
function beginningWith({ plain, sound }: Word, lists: UrgentLists): readonly Listed[] {
  const found = new Map<UrgentTerm, Listed>()
  const add = (listed: readonly Listed[] | undefined): void => listed?.forEach((each) => found.set(each.term, each))
  add(lists.bySpelling.get(plain))
  add(lists.bySound.get(sound))
  for (let length = 1; length <= plain.length; length += 1) {
    add(lists.byStem.get(plain.slice(0, length)))
    if (length <= sound.length) add(lists.bySoundStem.get(sound.slice(0, length)))
  }
  return [...found.values()]
}

function startsWithOneOf(word: string, stems: ReadonlySet<string>): boolean {
  for (const stem of stems) if (word.startsWith(stem)) return true
  return false
}

function isMet({ plain, sound }: Word, step: TermStep): boolean {
  return (
    step.spellings.has(plain) ||
    step.sounds.has(sound) ||
    startsWithOneOf(plain, step.stems) ||
    startsWithOneOf(sound, step.soundStems)
  )
}

/** The last word of the shortest match that begins at a word, or null. A gap does not reach into the next sentence. */
function lastWordOf(term: UrgentTerm, words: readonly Word[], first: number): number | null {
  let reached: readonly number[] = [first]
  for (const step of term.steps.slice(1)) {
    const next: number[] = []
    for (const at of reached) {
      for (let between = 0; between <= step.gap; between += 1) {
        const here = at + 1 + between
        const word = words[here]
        if (word === undefined || (between > 0 && word.sentence !== words[at]?.sentence)) break
        if (isMet(word, step) && !next.includes(here)) next.push(here)
      }
    }
    if (next.length === 0) return null
    reached = next
  }
  return Math.min(...reached)
}

type Match = { readonly list: UrgentListName; readonly term: UrgentTerm; readonly first: number; readonly last: number }

/** By place, the longer first; then by what they are, so that the order of the lists does not matter. */
function inOrder(a: Match, b: Match): number {
  if (a.first !== b.first) return a.first - b.first
  if (a.last !== b.last) return b.last - a.last
  return a.term.written < b.term.written ? -1 : a.term.written > b.term.written ? 1 : 0
}

/**
 * The urgent places of a text in order; those of one category do not overlap. One whose last word lies in a match of
 * `not_urgent` is left out: "me muero" goes on "de risa". One that reaches further stays: in "ayuda, hombre con un cuchillo"
 * the harmless "ayuda ~2 con" does not hide the knife. Takes time proportional to the text's length, for given lists.
 */
export function findUrgent(text: string, lists: UrgentLists): readonly UrgentMark[] {
  const folded = foldText(text)
  const { readings, beginnings } = lists.met
  if (readings.size > MOST_MET) readings.clear()
  if (beginnings.size > MOST_MET) beginnings.clear()
  const words = wordsOf(folded, readings)
  const matches: Match[] = []
  const isHarmless = new Uint8Array(words.length)
  for (const [first, word] of words.entries()) {
    const terms = beginnings.get(word.plain) ?? beginningWith(word, lists)
    beginnings.set(word.plain, terms)
    for (const { list, term } of terms) {
      const last = lastWordOf(term, words, first)
      if (last === null) continue
      if (list === 'not_urgent') isHarmless.fill(1, first, last + 1)
      else matches.push({ list, term, first, last })
    }
  }
  const marks: UrgentMark[] = []
  const reachedBy = new Map<UrgentCategory, number>()
  for (const { list, term, first, last } of matches.sort(inOrder)) {
    if (list === 'not_urgent' || isHarmless[last] === 1) continue
    if (first <= (reachedBy.get(list) ?? -1)) continue
    reachedBy.set(list, last)
    const start = folded.starts[words[first]?.from ?? 0] ?? 0
    const end = folded.ends[(words[last]?.to ?? 1) - 1] ?? text.length
    marks.push({ category: list, start, end, term: term.written })
  }
  return marks
}
