/** DNI and NIE, the numbers by which Spain identifies citizens and residents (docs/specs/detectors.md §2). */
import { before, matchesOf, type FoldedSpan, type FoldedText } from './foldedText.ts'

/**
 * The check letter of a number is the one at its remainder by 23 (Ministry of the Interior, on article 11 of Real Decreto
 * 1553/2005). I, Ñ, O and U are never used.
 */
const CHECK_LETTERS = 'trwagmyfpdxbnjzsqvhlcke'
/** The first letter of a NIE counts as the digit of its place. */
const NIE_LETTERS = 'xyz'

const NUMBER = String.raw`\d{1,2}[ .]?\d{3}[ .]?\d{3}|\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}`
const START = String.raw`(?<![a-zñç\d_@#]|\d[.,/:-])(?<lead>(?:dni|nie|nif)?)`
const CHECKED = new RegExp(
  String.raw`${START}(?<first>(?:[xyz][ .-]{0,2}0?(?=\d[ .]?\d{3}[ .]?\d{3}(?!\d)))?)(?<digits>${NUMBER})(?<gap>[ .\/-]{0,2})(?<letter>[a-z])(?![a-zñç\d@_])`,
  'g',
)
const UNCHECKED = new RegExp(
  String.raw`${START}(?<first>(?:[xyz][ .-]{0,2})?)(?<digits>${NUMBER})(?:-?[a-z](?![a-zñç\d@_]))?(?![a-zñç\d@_]|[.,/:-]\d)`,
  'g',
)

/** The words that say that a number is one of these, with what may stand between them and the number. */
const SAID = new RegExp(
  String.raw`(?<![a-zñç])(?:dni|nie|nif|d\.n\.i|n\.i\.e|n\.i\.f|carn[eé]t? de identidad|documento(?: nacional)? de identidad)` +
    String.raw`(?:[ :.,;()#\/-]|n[ºo°]|num(?:ero)?|numeros?|es|el|mi|con|letra){0,8}$`,
)

function saidToBe(text: FoldedText, at: number, lead: string): boolean {
  return lead !== '' || SAID.test(before(text.lower, at, 60))
}

function hasItsLetter(first: string, digits: string, letter: string): boolean {
  const prefix = first === '' ? '' : String(NIE_LETTERS.indexOf(first.charAt(0)))
  return CHECK_LETTERS[Number(prefix + digits.replace(/\D/g, '')) % 23] === letter
}

/**
 * Where DNI and NIE stand. One whose letter is not its own, or that has none, counts only where the words before it say what
 * it is: a case number has eight digits too. A letter apart from its number counts only in capitals or after such words:
 * `12345678 a las nueve` is no DNI.
 */
export function nationalIds(text: FoldedText): readonly FoldedSpan[] {
  const found: FoldedSpan[] = []
  for (const { from, to, groups } of matchesOf(CHECKED, text.lower)) {
    const { lead = '', first = '', digits = '', gap = '', letter = '' } = groups
    if (!hasItsLetter(first, digits, letter)) continue
    const isApart = gap.includes(' ') && text.chars[to - 1] === letter
    if (!isApart || saidToBe(text, from, lead)) found.push({ from, to })
  }
  for (const { from, to, groups } of matchesOf(UNCHECKED, text.lower)) {
    if (saidToBe(text, from, groups.lead ?? '')) found.push({ from, to })
  }
  return found
}
