/**
 * A text as the detectors read it: one plain character for one written character, with the way back to the text as it was
 * given. Accents, invisible characters and fancy digits would otherwise hide a number from its own rule.
 */

export type FoldedText = {
  /** Case kept, accents gone (ñ and ç stay), white space as a space or a line feed, any dash as `-`. */
  readonly chars: string
  /** The same in lower case, of the same length. */
  readonly lower: string
  /** Where the written character begins in the given text (UTF-16), for each of `chars`. */
  readonly starts: Uint32Array
  /** Where it ends, with the combining marks that sit on it. */
  readonly ends: Uint32Array
}

/** Stands for a character that is no part of a word or number, whatever its length: an emoji is one. */
const OTHER = '\uFFFD'

const MARK = /^\p{M}$/u
/** Zero-width characters, direction marks, soft hyphens: they are written and not seen. */
const INVISIBLE = /^\p{Cf}$/u
const TILDE = '\u0303'
const CEDILLA = '\u0327'
const COMPOSED = new Map([
  [`n${TILDE}`, 'ñ'],
  [`N${TILDE}`, 'Ñ'],
  [`c${CEDILLA}`, 'ç'],
  [`C${CEDILLA}`, 'Ç'],
])

/** One written character without accent and width; `º` and `ª` stay, because they mark floors. */
function plain(character: string): string {
  if (character === '\n' || character === '\r') return '\n'
  if (/^\s$/u.test(character)) return ' '
  if (/^[\p{Pd}\u2212]$/u.test(character)) return '-'
  if (/^[’‘´`]$/u.test(character)) return "'"
  if (/^[·•∙]$/u.test(character)) return '.'
  if (/^[ºª°ñÑçÇ]$/u.test(character)) return character
  if (/^[\p{L}\p{Nd}]$/u.test(character)) {
    const base = character.normalize('NFKD').replace(/\p{M}/gu, '')
    if (base.length === 1) return base
  }
  return character.length === 1 ? character : OTHER
}

/** Printable ASCII and the space are themselves. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit <= 0x7e
}

/** In lower case and of the same length, which the lower case of `İ` has not. */
function lowerCase(chars: string): string {
  const lower = chars.toLowerCase()
  if (lower.length === chars.length) return lower
  return chars.replace(/./gsu, (each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each))
}

/** In place of a character: a mark on the one before it, or nothing. */
const ON_THE_LAST = -1
const NOTHING = -2

/** What a character is read as: the UTF-16 unit of a plain one, or one of the two above. */
function readingOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint)
  if (MARK.test(character)) return ON_THE_LAST
  return INVISIBLE.test(character) ? NOTHING : plain(character).charCodeAt(0)
}

/** How many arguments a call may safely have. */
const CHUNK = 4096

function textOf(units: Uint16Array): string {
  let text = ''
  for (let from = 0; from < units.length; from += CHUNK) {
    text += String.fromCharCode(...units.subarray(from, from + CHUNK))
  }
  return text
}

/** Reads a text once, in time proportional to its length. */
export function foldText(text: string): FoldedText {
  const units = new Uint16Array(text.length)
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  const readings = new Map<number, number>()
  let length = 0
  for (let offset = 0; offset < text.length;) {
    const start = offset
    const codePoint = text.codePointAt(offset) ?? 0
    offset += codePoint > 0xffff ? 2 : 1
    let unit = isPlain(codePoint) ? codePoint : readings.get(codePoint)
    if (unit === undefined) {
      unit = readingOf(codePoint)
      readings.set(codePoint, unit)
    }
    if (unit >= 0) {
      units[length] = unit
      starts[length] = start
      ends[length] = offset
      length += 1
    } else if (unit === ON_THE_LAST && length > 0) {
      const composed = COMPOSED.get(String.fromCharCode(units[length - 1] ?? 0, codePoint))
      if (composed !== undefined) units[length - 1] = composed.charCodeAt(0)
      ends[length - 1] = offset
    }
  }
  const chars = textOf(units.subarray(0, length))
  return { chars, lower: lowerCase(chars), starts, ends }
}

/** A stretch of the folded text. */
export type FoldedSpan = { readonly from: number; readonly to: number }

/** The matches of a global expression whose group `datum` is what was looked for; it must take part in every match. */
export function* matchesOf(
  expression: RegExp,
  text: string,
): Generator<FoldedSpan & { readonly groups: Readonly<Record<string, string | undefined>> }> {
  for (const match of text.matchAll(expression)) {
    const groups = match.groups ?? {}
    const lead = (groups.lead ?? '').length
    yield { from: match.index + lead, to: match.index + match[0].length, groups }
  }
}

/** What stands before a place, at most so many characters of it: the words that say what a number is. */
export function before(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - length), at)
}
