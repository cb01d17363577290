/** What changed between two texts, word by word. Pure. */
import { diffWords } from 'diff'

export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Finds words as Spanish has them: `s.m.` and `#Etiqueta` in pieces, `rodeará` whole. */
const words = new Intl.Segmenter('es', { granularity: 'word' })

/** In the order of reading: where words were replaced, those that went come first. */
export function wordDifference(before: string, now: string): readonly Piece[] {
  return diffWords(before, now, { intlSegmenter: words }).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
