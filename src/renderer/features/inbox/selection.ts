/** Which conversations of the list are selected, to be changed together. Pure. */

/** As many as one change takes. */
export const MOST_SELECTED = 1_000

export type Selection = {
  readonly ids: ReadonlySet<string>
  /** What was selected before the present range was drawn. */
  readonly before: ReadonlySet<string>
  /** Where the range begins; null before there is one. */
  readonly anchorId: string | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), before: new Set(), anchorId: null }

export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id) && ids.size < MOST_SELECTED) ids.add(id)
  return { ids, before: ids, anchorId: id }
}

/**
 * Draws the range anew, from its anchor to `toId`: going back takes out again what going forth took in.
 * @param listed ids of the list from the top
 * @param fromId where a range begins that has no anchor in the list yet
 */
export function extended(
  selection: Selection,
  listed: readonly string[],
  fromId: string | null,
  toId: string,
): Selection {
  const anchorId = selection.anchorId !== null && listed.includes(selection.anchorId) ? selection.anchorId : fromId
  const [start, end] = [listed.indexOf(anchorId ?? toId), listed.indexOf(toId)]
  if (end === -1) return selection
  const range = start === -1 ? [toId] : listed.slice(Math.min(start, end), Math.max(start, end) + 1)
  const ids = new Set([...selection.before, ...range].slice(0, MOST_SELECTED))
  return { ids, before: selection.before, anchorId: anchorId ?? toId }
}

export function allOf(listed: readonly string[]): Selection {
  const ids = new Set(listed.slice(0, MOST_SELECTED))
  return { ids, before: ids, anchorId: null }
}

/** Without those that are no longer to be changed. */
export function without(selection: Selection, left: ReadonlySet<string>): Selection {
  if (![...left].some((id) => selection.ids.has(id))) return selection
  const staying = (ids: ReadonlySet<string>): ReadonlySet<string> => new Set([...ids].filter((id) => !left.has(id)))
  return { ids: staying(selection.ids), before: staying(selection.before), anchorId: null }
}

export function idsOf(rows: readonly { readonly conversationId: string }[]): readonly string[] {
  return rows.map(({ conversationId }) => conversationId)
}
