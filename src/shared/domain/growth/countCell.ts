/** A number of followers as people and spreadsheets write it (docs/specs/growth.md §8). Pure. */

/** The most that can be noted; no account of the world has so many. */
export const MOST_FOLLOWERS = 2_147_483_647

export type CountCell =
  | { readonly kind: 'read'; readonly value: number }
  /** Nothing stands there: a gap. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly why: 'unreadable' | 'negative' | 'not_whole' | 'too_large' }

const SPACES = /[\s\u00a0\u2009\u202f']/gu
/** `12`, `1.234.567`, `1,234,567`: groups of three by one and the same mark. */
const WHOLE = /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)$/u
/** `12,0` and `1.234,00`: a decimal mark with nothing but zeros behind it is a whole number all the same. */
const ZEROS = /[.,]0{1,2}$/u
const DECIMAL = /^\d[\d.,]*[.,]\d+$/u

/**
 * Thousands may be set apart by points, commas, apostrophes or spaces; a number with three digits behind its only mark is
 * read as thousands, because followers come whole.
 */
export function readCountCell(text: string): CountCell {
  const plain = text.replace(SPACES, '')
  if (plain === '') return { kind: 'empty' }
  if (/^[-−]\d/u.test(plain)) return { kind: 'wrong', why: 'negative' }
  const whole = plain.replace(/^\+/u, '')
  const digits = WHOLE.test(whole) ? whole : WHOLE.test(whole.replace(ZEROS, '')) ? whole.replace(ZEROS, '') : null
  if (digits === null) return { kind: 'wrong', why: DECIMAL.test(whole) ? 'not_whole' : 'unreadable' }
  const value = Number(digits.replace(/[.,]/gu, ''))
  return value > MOST_FOLLOWERS ? { kind: 'wrong', why: 'too_large' } : { kind: 'read', value }
}
