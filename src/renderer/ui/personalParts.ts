/** Text from outside, split into what may be shown and the personal data in it (docs/specs/inbox.md §11). Pure. */
import { findPersonalData, PERSONAL_DATUM_KINDS, type PersonalDatumKind } from '#shared/domain/detect/personalData.ts'

export type PersonalPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'datum'; readonly datum: PersonalDatumKind; readonly text: string }

export function personalParts(text: string): readonly PersonalPart[] {
  const parts: PersonalPart[] = []
  let from = 0
  for (const { kind, start, end } of findPersonalData(text)) {
    if (start > from) parts.push({ kind: 'text', text: text.slice(from, start) })
    parts.push({ kind: 'datum', datum: kind, text: text.slice(start, end) })
    from = end
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

/** The kinds of personal data in a text, each once, the most delicate first. */
export function personalKinds(text: string): readonly PersonalDatumKind[] {
  const found = new Set(findPersonalData(text).map(({ kind }) => kind))
  return PERSONAL_DATUM_KINDS.filter((kind) => found.has(kind))
}
