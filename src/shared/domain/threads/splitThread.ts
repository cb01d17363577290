/** A text that is too long for one post, as a thread: where it is cut, and how it is numbered (docs/specs/composer.md §3). Pure. */
import twitterText from 'twitter-text'
import { weightedLength } from '../textLimits.ts'

/** What ` 25/25` takes: kept free, so that a thread can be numbered afterwards. */
const NUMBER_ROOM = 6
const NUMBER = /\s+\d{1,2}\/(?<total>\d{1,2})$/u
/** A border of a sentence counts only behind this share of the room: a part should not be a few words. */
const LEAST_FILLED = 0.4

/**
 * The text in parts, each within the limit with its number beside it. Between two parts nothing but white space is left
 * out. Links, hashtags, mentions and letters of several code points are never cut.
 * @param limit weighted length, as `weightedLength` counts
 * @returns null where something that may not be cut has no room in a part of its own
 */
export function splitText(text: string, limit: number): readonly string[] | null {
  const room = limit - NUMBER_ROOM
  const borders = bordersOf(text)
  const parts: string[] = []
  let from = skipSpace(text, 0)
  while (from < text.length) {
    if (weightedLength(text.slice(from).trimEnd()) <= room) {
      parts.push(text.slice(from).trimEnd())
      break
    }
    const to = cutAt(text, from, room, borders)
    if (to === null) return null
    parts.push(text.slice(from, to).trimEnd())
    from = skipSpace(text, to)
  }
  return parts
}

/**
 * The texts with ` 1/4` at their ends, in the place of the numbers that they had; one alone has none. Ends count as numbers
 * where two of the texts at least share their total: «abierto 24/7» and «hasta el 1/4» stay.
 */
export function numberedThread(texts: readonly string[]): readonly string[] {
  const total = texts.length
  const former = texts.map((text) => NUMBER.exec(text)?.groups?.total ?? null)
  return texts.map((text, index) => {
    const isNumber = former[index] !== null && former.filter((each) => each === former[index]).length > 1
    const bare = isNumber ? text.replace(NUMBER, '') : text
    return total < 2 ? bare : `${bare.trimEnd()} ${String(index + 1)}/${String(total)}`
  })
}

/**
 * What is too much for the text at a place moves to the beginning of the next, and so on to the end; where there is no next,
 * one is added. Texts that have room stay as they are, white space included.
 * @returns the same texts where nothing moves, or where something that may not be cut has no room
 */
export function flowOver(texts: readonly string[], index: number, limit: number): readonly string[] {
  const text = texts[index]
  if (text === undefined) return texts
  const parts = splitText(text, limit)
  const head = parts?.[0]
  if (parts === null || parts.length < 2 || head === undefined) return texts
  const rest = text.slice(text.indexOf(head) + head.length).trimStart()
  const next = texts[index + 1]
  const after = next === undefined || next.trim() === '' ? rest : `${rest.trimEnd()} ${next}`
  return flowOver(texts.toSpliced(index, 2, head, after), index + 1, limit)
}

/** Where the text may be cut, in order, and how good a place it is. */
type Border = { readonly at: number; readonly kind: 'sentence' | 'word' | 'letter' }

function bordersOf(text: string): readonly Border[] {
  const whole = twitterText.extractEntitiesWithIndices(text).map(({ indices }) => indices)
  const isInside = (at: number): boolean => whole.some(([start, end]) => at > start && at < end)
  const borders: Border[] = []
  for (const { index } of new Intl.Segmenter('es', { granularity: 'grapheme' }).segment(text)) {
    if (index === 0 || isInside(index)) continue
    borders.push({ at: index, kind: kindAt(text, index) })
  }
  return borders
}

function kindAt(text: string, at: number): Border['kind'] {
  const before = text.slice(Math.max(0, at - 3), at)
  const isSpaceNext = /^\s/u.test(text.slice(at, at + 1))
  if (before.endsWith('\n') || (isSpaceNext && /[.!?…:;]["'”»)]?$/u.test(before))) return 'sentence'
  return isSpaceNext || /\s$/u.test(before) ? 'word' : 'letter'
}

/** The last border of the best kind at which what is before it has room. */
function cutAt(text: string, from: number, room: number, borders: readonly Border[]): number | null {
  const fits = (at: number): boolean => weightedLength(text.slice(from, at).trimEnd()) <= room
  let low = borders.findIndex(({ at }) => at > from)
  if (low === -1) return null
  const first = low
  let high = borders.length - 1
  // The length grows with the text, but for a link that is one only when it is whole: looked at again below.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(borders[middle]?.at ?? 0)) low = middle
    else high = middle - 1
  }
  const fitting = borders.slice(first, low + 1).filter(({ at }) => text.slice(from, at).trim() !== '')
  const best = (kind: Border['kind'], least: number): number | null =>
    fitting.findLast((border) => border.kind === kind && border.at - from >= least && fits(border.at))?.at ?? null
  const reach = (fitting.at(-1)?.at ?? from) - from
  return best('sentence', reach * LEAST_FILLED) ?? best('word', 0) ?? best('sentence', 0) ?? best('letter', 0)
}

function skipSpace(text: string, from: number): number {
  return from + (/^\s*/u.exec(text.slice(from))?.[0].length ?? 0)
}
