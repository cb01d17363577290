/** A post as X lays it out: what of a text is a link, and how images share their place (docs/specs/composer.md §11). Pure. */
import twitterText from 'twitter-text'

/** A piece of a text; `link`: what X makes one, with what it shows of it. */
export type TextPiece = { readonly kind: 'text' | 'link'; readonly text: string }

/** Of an address X shows the host and the beginning of what follows. */
const LONGEST_ADDRESS = 27

/** Line breaks stay; more than two in a row are two, as X shows them. */
export function textPieces(text: string): readonly TextPiece[] {
  const shown = text.trim().replace(/\n{3,}/gu, '\n\n')
  const entities = twitterText.extractEntitiesWithIndices(shown)
  const pieces: TextPiece[] = []
  let end = 0
  for (const entity of entities) {
    const [from, to] = entity.indices
    // Several of one place count once.
    if (from < end) continue
    const written = shown.slice(from, to)
    pieces.push(
      { kind: 'text', text: shown.slice(end, from) },
      { kind: 'link', text: 'url' in entity ? shownAddress(written) : written },
    )
    end = to
  }
  return [...pieces, { kind: 'text' as const, text: shown.slice(end) }].filter((piece) => piece.text !== '')
}

function shownAddress(written: string): string {
  const bare = written.replace(/^https?:\/\/(?:www\.)?/iu, '')
  return bare.length <= LONGEST_ADDRESS ? bare : `${bare.slice(0, LONGEST_ADDRESS)}…`
}

/** The host of the last link, whose card X puts below a text that carries no image; null where there is none. */
export function cardHost(text: string): string | null {
  const last = twitterText.extractUrls(text).at(-1)
  if (last === undefined) return null
  const address = /^https?:/iu.test(last) ? last : `https://${last}`
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./u, '') : null
}

/** Where images stand: one whole, two beside each other, three with a tall one, four in a square. */
export type Layout = 'one' | 'two' | 'three' | 'four'

export function layoutOf(count: number): Layout | null {
  if (count <= 0) return null
  return (['one', 'two', 'three'] as const)[count - 1] ?? 'four'
}

/** A single one keeps its shape within these; what is taller or wider is cut at its edges. Several share 16:9. */
const TALLEST = 3 / 4
const WIDEST = 2

/** Width by height of the place that the images of one text have together. */
export function placeRatio(
  media: readonly { readonly widthPx: number | null; readonly heightPx: number | null }[],
): number {
  const [first] = media
  if (media.length !== 1 || !first?.widthPx || !first.heightPx) return 16 / 9
  return Math.min(WIDEST, Math.max(TALLEST, first.widthPx / first.heightPx))
}
