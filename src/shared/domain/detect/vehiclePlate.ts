/** Spanish number plates, of today and of the provinces (docs/specs/detectors.md §3). */
import { before, matchesOf, type FoldedSpan, type FoldedText } from './foldedText.ts'

const START = String.raw`(?<![a-zñç\d_@#\/]|\d[.,:\/-])`
const END = String.raw`(?![a-zñç\d@_])`

/**
 * Four digits and three letters without vowels, Ñ and Q (Real Decreto 2822/1998, annex XVIII), with the letter of a moped,
 * a trailer or the like before them.
 */
const NATIONAL = new RegExp(
  String.raw`${START}(?<kind>(?:[cehprstv][ .-]{0,2})?)(?<digits>\d{4})(?<gap>[ .-]{0,3})(?<letters>[bcdfghjklmnprstvwxyz]{3})${END}`,
  'g',
)

/** The provinces' letters of the plates until the year 2000. */
const PROVINCES =
  'ab|al|av|a|ba|bi|bu|b|ca|cc|ce|co|cr|cs|cu|c|gc|ge|gi|gr|gu|hu|h|ib|j|le|lo|lu|l|ma|ml|mu|m|na|or|ou|o|pm|po|p|sa|se|sg|so|ss|s|te|tf|to|t|va|vi|v|za|z'
const PROVINCIAL = new RegExp(
  String.raw`${START}(?<province>${PROVINCES})(?<gap>[ .-]{0,3})(?<digits>\d{4})(?<gap2>[ .-]{0,3})(?<letters>[a-z]{1,2})${END}`,
  'g',
)

/** Three consonants that are something else after a number: units, currencies, makes, clubs, offices. */
const NO_SERIES = new Set(
  (
    'kms mts hrs pts grs kgs cts cms mls mgs rpm bpm fps mph kph kmh ppm dpi mhz ghz khz kwh mwh gwh kbs mbs gbs sms mms gps dvd vpn pcr tdt ' +
    'gbp jpy dkk czk mxn clp thb nzd hkd php brl krw btc bmw bbc rcd psg psv dgt tvg gmt cst pst bmx tdi gti xxl www nft gnl glp'
  ).split(' '),
)
/** Two letters that are a word: in a shout `LLEGÓ A 2000 EN UN DÍA` is no plate of Alicante. */
const WORDS = new Set('al de el en es fe ir la le lo me mi ni no se si su te tu un va ve ya yo a e o u y'.split(' '))

const SAID = /(?<![a-zñç])(?:matricul[a-z]{1,2}|placas?|matric|mat)(?:[ :.,;()-]|es|del?|coche|n[ºo°]|la){0,8}$/

/** Where plates stand. Of doubtful ones only those are taken that the word `matrícula` or `placa` announces. */
export function vehiclePlates(text: FoldedText): readonly FoldedSpan[] {
  const found: FoldedSpan[] = []
  const isSaid = (at: number): boolean => SAID.test(before(text.lower, at, 40))
  const isCapital = (at: number): boolean => text.chars[at] !== text.lower[at]
  for (const { from, to, groups } of matchesOf(NATIONAL, text.lower)) {
    const { kind = '', letters = '' } = groups
    if (NO_SERIES.has(letters) && !isSaid(from)) continue
    found.push({ from: kind !== '' && !isCapital(from) ? from + kind.length : from, to })
  }
  for (const { from, to, groups } of matchesOf(PROVINCIAL, text.lower)) {
    const { gap = '', gap2 = '', letters = '' } = groups
    const isWritten = isCapital(from) && isCapital(to - 1) && (gap.includes('-') || !WORDS.has(letters))
    if (isWritten || (gap.includes('-') && gap2.includes('-')) || isSaid(from)) found.push({ from, to })
  }
  return found
}
