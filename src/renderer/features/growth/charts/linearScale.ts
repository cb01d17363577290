/** Where a value stands on an axis. Pure. */

/** From a value of the axis to pixels of the chart. */
export type Scale = (value: number) => number
export type Scales = { readonly x: Scale; readonly y: Scale }

/** In proportion between two ends; a domain of one value stands in the middle. */
export function linearScale([from, to]: readonly [number, number], [startPx, endPx]: readonly [number, number]): Scale {
  if (from === to) return () => (startPx + endPx) / 2
  return (value) => startPx + ((value - from) / (to - from)) * (endPx - startPx)
}

/**
 * Of names in a row those that do not touch each other, the last one first of all.
 * @param places of their middles, in pixels, ascending
 * @param widthPx of the name at a place in the row
 * @returns their places in the row, ascending
 */
export function namesApart(places: readonly number[], widthPx: (at: number) => number): readonly number[] {
  const kept: number[] = []
  let leftPx = Infinity
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const [middle, half] = [places[at] ?? 0, widthPx(at) / 2]
    if (middle + half > leftPx) continue
    kept.unshift(at)
    leftPx = middle - half
  }
  return kept
}
