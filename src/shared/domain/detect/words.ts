/** The words of a text as the urgent terms meet them: how they are spelt, and how they sound to one who spells by ear. */
import type { FoldedText } from './foldedText.ts'

export type Word = {
  readonly plain: string
  readonly sound: string
  /** `[from, to)` in the folded text. */
  readonly from: number
  readonly to: number
  /** The number of its sentence in the text. */
  readonly sentence: number
}

/** What is written short in messages, and the word it stands for. */
const SHORT_FORMS = new Map([
  ['k', 'que'],
  ['q', 'que'],
  ['xq', 'porque'],
  ['pq', 'porque'],
  ['x', 'por'],
  ['xfa', 'porfa'],
  ['xfavor', 'porfavor'],
  ['d', 'de'],
  ['m', 'me'],
  ['t', 'te'],
  ['ak', 'aqui'],
  ['stoy', 'estoy'],
  ['sta', 'esta'],
  ['stan', 'estan'],
  ['toy', 'estoy'],
  ['bn', 'bien'],
])

/** Longer than any word anybody writes; what follows is not looked at. */
const LONGEST_WORD = 40

/** A word without ñ and ç, and without letters that were held down: `ayudaaaa` is `ayuda`. */
export function plainWord(lower: string): string {
  const plain = lower
    .slice(0, LONGEST_WORD)
    .replaceAll('ñ', 'n')
    .replaceAll('ç', 'c')
    .replace(/(.)\1{2,}/gu, '$1')
  return SHORT_FORMS.get(plain) ?? plain
}

/** What a Spanish ear cannot tell apart is written alike: h, b and v, k and qu, ll and y, s, z and soft c, soft g and j. */
export function soundOf(plain: string): string {
  return plain
    .replace(/(?<!c)h/g, '')
    .replace(/v/g, 'b')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/k|qu(?=[ei])/g, 'c')
    .replace(/ll/g, 'y')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/(.)\1/gu, '$1')
}

export type Reading = Pick<Word, 'plain' | 'sound'>

/** The words of a text in order; a number is one. `readings` keeps how a word is read from one text to the next. */
export function wordsOf(text: FoldedText, readings = new Map<string, Reading>()): readonly Word[] {
  const words: Word[] = []
  let sentence = 0
  let end = 0
  for (const match of text.lower.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/[.!?…;\n]/.test(text.lower.slice(end, match.index))) sentence += 1
    end = match.index + match[0].length
    const reading = readings.get(match[0]) ?? readingOf(match[0])
    if (match[0].length <= LONGEST_WORD) readings.set(match[0], reading)
    words.push({ ...reading, from: match.index, to: end, sentence })
  }
  return words
}

function readingOf(lower: string): Reading {
  const plain = plainWord(lower)
  return { plain, sound: soundOf(plain) }
}
