/** Where the pages of a long list begin, as far as it was walked; only some of its pages are kept. Pure. */

/** @typeParam C what the core begins a page after */
export type PageStart<C> = {
  /** Null for the first page. */
  readonly cursor: C | null
  /** How many rows stand before the page's first one. */
  readonly startsAt: number
}

/** One page, and the starts of all that were walked, from the top. */
export type PagePlace<C> = { readonly index: number; readonly trail: readonly PageStart<C>[] }

export type Page<R, C> = { readonly rows: readonly R[]; readonly next: C | null }

/** The pages that are kept, side by side in the list. */
export type KeptPages<R, C> = { readonly pages: readonly Page<R, C>[]; readonly places: readonly PagePlace<C>[] }

const TOP = { cursor: null, startsAt: 0 }

export function firstPlace<C>(): PagePlace<C> {
  return { index: 0, trail: [TOP] }
}

export function startOf<C>({ index, trail }: PagePlace<C>): PageStart<C> {
  return trail[index] ?? TOP
}

/** The page after one that was read; undefined after the last. What lies deeper moves along with it. */
export function placeAfter<R, C>(place: PagePlace<C>, { rows, next }: Page<R, C>): PagePlace<C> | undefined {
  if (next === null) return undefined
  const index = place.index + 1
  const startsAt = startOf(place).startsAt + rows.length
  const moved = startsAt - (place.trail[index]?.startsAt ?? startsAt)
  const deeper = place.trail.slice(index + 1).map((start) => ({ ...start, startsAt: start.startsAt + moved }))
  return { index, trail: [...place.trail.slice(0, index), { cursor: next, startsAt }, ...deeper] }
}

/** The page before those that are kept, in the order of the list; undefined before the first. */
export function placeBefore<C>(places: readonly PagePlace<C>[]): PagePlace<C> | undefined {
  const index = places[0]?.index ?? 0
  return index === 0 ? undefined : { index: index - 1, trail: walkedTrail(places) }
}

/** All that was walked: a page knows those that were walked when it was read. */
function walkedTrail<C>(places: readonly PagePlace<C>[]): readonly PageStart<C>[] {
  return places.reduce<readonly PageStart<C>[]>(
    (longest, { trail }) => (trail.length > longest.length ? trail : longest),
    [TOP],
  )
}

/** The page in which a row stands, as far as is known: the deepest that was walked for one beyond. */
export function placeOfRow<C>(places: readonly PagePlace<C>[], row: number): PagePlace<C> {
  const trail = walkedTrail(places)
  const index = trail.findLastIndex(({ startsAt }) => startsAt <= row)
  return { index: Math.max(index, 0), trail }
}

/** How many rows are known to stand before and after those that are kept. */
export function rowsAround<R, C>({ pages, places }: KeptPages<R, C>): { before: number; after: number } {
  const [first, last] = [places[0], places.at(-1)]
  const lastPage = pages.at(-1)
  if (first === undefined || last === undefined || lastPage === undefined) return { before: 0, after: 0 }
  const end = startOf(last).startsAt + lastPage.rows.length
  const deepest = walkedTrail(places).at(-1)?.startsAt ?? 0
  return { before: startOf(first).startsAt, after: lastPage.next === null ? 0 : Math.max(0, deepest - end) }
}

/** Whether each page begins where the one before it ends. Where rows came or went meanwhile, one that is read later does not. */
export function isJoined<R, C>({ pages, places }: KeptPages<R, C>): boolean {
  return pages.every(({ next }, i) => {
    const following = places[i + 1]
    return following === undefined || JSON.stringify(startOf(following).cursor) === JSON.stringify(next)
  })
}
