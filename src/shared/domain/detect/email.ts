/** Addresses of electronic mail, as people write them: RFC 5322 without quotes, comments and numeric hosts. */
import type { FoldedSpan, FoldedText } from './foldedText.ts'

/** The longest local part (RFC 5321 §4.5.3.1.1). */
const LOCAL_LENGTH = 64
const LOCAL = /[\p{L}\d._%+'-]/u
const DOMAIN = /(?:[a-zñç\d](?:[a-zñç\d-]{0,61}[a-zñç\d])?\.){1,8}[a-z]{2,24}(?![a-zñç\d])/y

/** Where addresses stand. A handle (`@juan.perez`) is none: nothing stands before its sign. */
export function emails(text: FoldedText): readonly FoldedSpan[] {
  const found: FoldedSpan[] = []
  for (let at = text.lower.indexOf('@'); at !== -1; at = text.lower.indexOf('@', at + 1)) {
    let from = at
    while (at - from < LOCAL_LENGTH && from > 0 && LOCAL.test(text.lower.charAt(from - 1))) from -= 1
    while (from < at && /[.'-]/.test(text.lower.charAt(from))) from += 1
    DOMAIN.lastIndex = at + 1
    const domain = DOMAIN.exec(text.lower)
    if (from < at && domain !== null) found.push({ from, to: at + 1 + domain[0].length })
  }
  return found
}
