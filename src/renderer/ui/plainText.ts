/** Text from outside, split into what is read and what is invisible and could deceive. */

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  /** `code` such as `U+202E` */
  | { readonly kind: 'hidden'; readonly code: string }

/**
 * Control characters, soft hyphens, zero-width spaces and direction marks and overrides. Joiners (U+200C, U+200D) and
 * variation selectors stay: emoji and whole scripts are written with them.
 */
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

export function splitHidden(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    const code = match[0].codePointAt(0) ?? 0
    parts.push({ kind: 'hidden', code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}
