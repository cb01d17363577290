/** Numbers of accounts and of payment cards, by their check digits (docs/specs/detectors.md §6). */
import { matchesOf, type FoldedSpan, type FoldedText } from './foldedText.ts'

/** How long an IBAN is, by country (ISO 13616-1, IBAN registry of SWIFT). */
const IBAN_LENGTHS = new Map(
  (
    'ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 cy28 cz24 de22 dj27 dk18 do28 ee20 eg29 es24 fi18 fk18 fo18 fr27 gb22 ' +
    'ge22 gi23 gl18 gr27 gt28 hn28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 md24 me22 mk19 mn20 mr27 mt31 ' +
    'mu30 ni28 nl18 no15 om23 pk24 pl28 ps29 pt25 qa29 ro24 rs22 ru33 sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28 tl23 tn24 tr26 ua29 va22 vg24 xk20 ye30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const IBAN_START = /(?<![a-zñç\d])(?<lead>(?:iban)?)(?<country>[a-z]{2}) ?\d ?\d/g

/** The value of a digit or a small letter (a is 10), or -1. */
function valueOf(character: string): number {
  if (character >= '0' && character <= '9') return character.charCodeAt(0) - 48
  if (character >= 'a' && character <= 'z') return character.charCodeAt(0) - 87
  return -1
}

/** Whether the check digits are right: the rearranged number leaves 1 when it is divided by 97 (ISO 7064, MOD 97-10). */
function isIban(values: readonly number[]): boolean {
  const rearranged = [...values.slice(4), ...values.slice(0, 4)]
  return rearranged.reduce((remainder, value) => (remainder * (value > 9 ? 100 : 10) + value) % 97, 0) === 1
}

/** Where the IBAN that begins at a place ends, or null where none does. */
function ibanEnd(text: string, from: number, length: number): number | null {
  const values: number[] = []
  let at = from
  for (let gap = 0; values.length < length; at += 1) {
    const character = text.charAt(at)
    const value = valueOf(character)
    if (value >= 0) {
      values.push(value)
      gap = 0
    } else if (character === '' || !' ./-'.includes(character) || ++gap > 2) return null
  }
  const next = text.charAt(at)
  return isIban(values) && valueOf(next) < 0 && next !== 'ñ' && next !== 'ç' ? at : null
}

/** Where IBANs stand, of Spain and of the other countries that have them. */
export function ibans(text: FoldedText): readonly FoldedSpan[] {
  const found: FoldedSpan[] = []
  for (const { from, groups } of matchesOf(IBAN_START, text.lower)) {
    const length = IBAN_LENGTHS.get(groups.country ?? '')
    const to = length === undefined ? null : ibanEnd(text.lower, from, length)
    if (to !== null) found.push({ from, to })
  }
  return found
}

/** Sixteen digits of the great schemes by fours, or fifteen of American Express (ISO/IEC 7812: issuers by first digits). */
const CARD =
  /(?<![\p{L}\d_]|\d[.,/:-])(?:(?:4\d|5[1-5]|2[2-7]|6[0-9])\d{2}(?:[ .-]?\d{4}){3}|3[47]\d{2}[ .-]?\d{6}[ .-]?\d{5})(?![\p{L}\d_]|[.,/:-]\d)/gu

/** The check of Luhn: every second digit from the right doubled, the sum of all digits a multiple of ten. */
function isLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Where numbers of payment cards stand. */
export function cards(text: FoldedText): readonly FoldedSpan[] {
  return [...matchesOf(CARD, text.lower)].filter(({ from, to }) =>
    isLuhn(text.lower.slice(from, to).replace(/\D/g, '')),
  )
}
