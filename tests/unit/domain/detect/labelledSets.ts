/**
 * The labelled texts (`labelled/*.txt`), and how well the detectors do on them. One text a line, invented. Personal data is
 * marked as `[[kind|text]]`; an urgent text begins with its categories and a bar, those that may be found but need not be in
 * brackets. `\uXXXX` stands for a character that could not be seen in the file.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPersonalData, PERSONAL_DATUM_KINDS } from '../../../../src/shared/domain/detect/personalData.ts'
import type { PersonalDatum, PersonalDatumKind } from '../../../../src/shared/domain/detect/personalData.ts'
import { compileUrgentLists, findUrgent, URGENT_CATEGORIES } from '../../../../src/shared/domain/detect/urgent.ts'
import type { UrgentCategory, UrgentListName, UrgentLists } from '../../../../src/shared/domain/detect/urgent.ts'
import { parseUrgentTerm } from '../../../../src/shared/domain/detect/urgentTerm.ts'
import { URGENT_TERMS_ES } from '../../../../src/shared/domain/detect/urgentTerms.es.ts'

/**
 * `tuned`: the rules were written looking at it. `heldout`: written before them, by the same hand, and not looked at.
 * `blind`: written after them and never used to change them (docs/specs/detectors.md §12).
 */
export const SET_NAMES = ['tuned', 'heldout', 'blind'] as const
export type SetName = (typeof SET_NAMES)[number]

export type Score = {
  readonly name: string
  readonly tp: number
  readonly fp: number
  readonly fn: number
}

/** What a detector did on a set: a line for each kind, all together, and where it was wrong. */
export type Measured = {
  readonly scores: readonly Score[]
  readonly overall: Score
  readonly misses: readonly string[]
}

function linesOf(file: string): readonly string[] {
  return readFileSync(join(import.meta.dirname, 'labelled', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/\\u([\da-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))
}

export type LabelledPersonal = { readonly text: string; readonly data: readonly PersonalDatum[] }

function isKind(kind: string): kind is PersonalDatumKind {
  return (PERSONAL_DATUM_KINDS as readonly string[]).includes(kind)
}

/** The texts of a set with the places of what is marked in them. */
export function labelledPersonal(set: SetName): readonly LabelledPersonal[] {
  return linesOf(`personal.${set}.txt`).map((line) => {
    const data: PersonalDatum[] = []
    let text = ''
    for (const part of line.split(/(\[\[\w+\|.*?\]\])/)) {
      const [, kind, marked] = /^\[\[(\w+)\|(.*)\]\]$/.exec(part) ?? []
      if (kind === undefined || marked === undefined) text += part
      else {
        if (!isKind(kind)) throw new Error(`no kind of personal data: ${kind}`)
        data.push({ kind, start: text.length, end: text.length + marked.length })
        text += marked
      }
    }
    return { text, data }
  })
}

/** A datum without the punctuation around it: whether a bracket is hidden with a number is no mistake. */
function written(text: string, { kind, start, end }: PersonalDatum): string {
  const inside = text.slice(start, end)
  const lead = /^[^\p{L}\p{N}]*/u.exec(inside)?.[0].length ?? 0
  const tail = /[^\p{L}\p{N}]*$/u.exec(inside)?.[0].length ?? 0
  return `${kind} ${String(start + lead)}–${String(end - tail)}`
}

function sum(name: string, scores: readonly Score[]): Score {
  const of = (count: 'tp' | 'fp' | 'fn') => scores.reduce((total, score) => total + score[count], 0)
  return { name, tp: of('tp'), fp: of('fp'), fn: of('fn') }
}

/** Every marked datum must be found with its kind and its exact place; anything else found is a mistake. */
export function measurePersonal(set: SetName): Measured {
  const counts = new Map(PERSONAL_DATUM_KINDS.map((kind) => [kind, { tp: 0, fp: 0, fn: 0 }]))
  const misses: string[] = []
  for (const { text, data } of labelledPersonal(set)) {
    const found = findPersonalData(text)
    const right = new Set(data.map((datum) => written(text, datum)))
    const got = new Set(found.map((datum) => written(text, datum)))
    for (const datum of found) {
      const isRight = right.has(written(text, datum))
      counts.get(datum.kind)![isRight ? 'tp' : 'fp'] += 1
      if (!isRight) misses.push(`false alarm ${datum.kind} «${text.slice(datum.start, datum.end)}» in: ${text}`)
    }
    for (const datum of data) {
      if (got.has(written(text, datum))) continue
      counts.get(datum.kind)!.fn += 1
      misses.push(`missed ${datum.kind} «${text.slice(datum.start, datum.end)}» in: ${text}`)
    }
  }
  const scores = [...counts].map(([name, count]) => ({ name, ...count }))
  return { scores, overall: sum('personal data', scores), misses }
}

export type LabelledUrgent = {
  readonly text: string
  /** Those that must be found. */
  readonly categories: readonly UrgentCategory[]
  /** Those that may be found and need not be. */
  readonly allowed: readonly UrgentCategory[]
}

function categoriesIn(words: string): readonly UrgentCategory[] {
  return URGENT_CATEGORIES.filter((category) => words.split(/\W+/).includes(category))
}

/** The texts of a set with their categories. */
export function labelledUrgent(set: SetName): readonly LabelledUrgent[] {
  return linesOf(`urgent.${set}.txt`).map((line) => {
    const [, label, allowed, text] = /^([\w+]+)(?: \((.*?)\))? \| (.*)$/.exec(line) ?? []
    if (label === undefined || text === undefined) throw new Error(`no label: ${line}`)
    return { text, categories: categoriesIn(label), allowed: categoriesIn(allowed ?? '') }
  })
}

/** The lists that Mando comes with, ready; an entry that is wrong is a mistake of the program. */
export function shippedLists(): UrgentLists {
  const parsed = (list: UrgentListName) =>
    URGENT_TERMS_ES[list].map((entry) => {
      const result = parseUrgentTerm(entry)
      if (!result.ok) throw new Error(`${list}, ${entry}: ${result.problem} (${result.part})`)
      return result.term
    })
  return compileUrgentLists({
    danger_to_life: parsed('danger_to_life'),
    missing_person: parsed('missing_person'),
    crime_in_progress: parsed('crime_in_progress'),
    not_urgent: parsed('not_urgent'),
  })
}

/**
 * Counted by category, and overall by whether a text is found to be urgent at all: for whoever answers, a fire in the wrong
 * category is still seen.
 */
export function measureUrgent(set: SetName, lists: UrgentLists): Measured {
  const counts = new Map(URGENT_CATEGORIES.map((category) => [category, { tp: 0, fp: 0, fn: 0 }]))
  const overall = { tp: 0, fp: 0, fn: 0 }
  const misses: string[] = []
  for (const { text, categories, allowed } of labelledUrgent(set)) {
    const marks = findUrgent(text, lists)
    for (const category of URGENT_CATEGORIES) {
      const mark = marks.find((each) => each.category === category)
      if (mark !== undefined && categories.includes(category)) counts.get(category)!.tp += 1
      else if (mark !== undefined && !allowed.includes(category)) {
        counts.get(category)!.fp += 1
        misses.push(`false alarm ${category} by «${mark.term}» in: ${text}`)
      } else if (mark === undefined && categories.includes(category)) {
        counts.get(category)!.fn += 1
        misses.push(`missed ${category} in: ${text}`)
      }
    }
    const isUrgent = categories.length > 0
    if (isUrgent) overall[marks.length > 0 ? 'tp' : 'fn'] += 1
    else if (marks.length > 0) overall.fp += 1
  }
  const scores = [...counts].map(([name, count]) => ({ name, ...count }))
  return { scores, overall: { name: 'urgent', ...overall }, misses }
}
