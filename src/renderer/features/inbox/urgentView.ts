/** What the window shows of an urgent mark, worked out from what the core answered. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ActiveUrgentMark } from '#shared/contract/urgent.ts'
import { URGENT_CATEGORIES, type UrgentCategory } from '#shared/domain/detect/urgent.ts'

export type UrgentState = OutputOf<'urgent.of'>
export type UrgentEntry = ActiveUrgentMark['entries'][number]

export type UrgentPart = { readonly kind: 'text' | 'urgent'; readonly text: string }

/** A text split into what matched and the rest; places of several categories may overlap and are one. */
export function urgentParts(text: string, places: UrgentEntry['places']): readonly UrgentPart[] {
  const parts: UrgentPart[] = []
  let from = 0
  for (const { start, end } of joined(places)) {
    if (start >= text.length) break
    if (start > from) parts.push({ kind: 'text', text: text.slice(from, start) })
    parts.push({ kind: 'urgent', text: text.slice(start, end) })
    from = Math.min(end, text.length)
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

/** The places as a stretch of the text has them that begins at `from`. */
export function placesFrom(places: UrgentEntry['places'], from: number): UrgentEntry['places'] {
  return places.flatMap((place) =>
    place.end <= from ? [] : [{ ...place, start: Math.max(0, place.start - from), end: place.end - from }],
  )
}

function joined(places: UrgentEntry['places']): readonly { readonly start: number; readonly end: number }[] {
  const stretches: { start: number; end: number }[] = []
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else stretches.push({ start, end })
  }
  return stretches
}

/** The categories of all messages of a mark, each once, the gravest first. */
export function categoriesOf({ entries }: ActiveUrgentMark): readonly UrgentCategory[] {
  const found = new Set(entries.flatMap(({ categories }) => categories))
  return URGENT_CATEGORIES.filter((category) => found.has(category))
}
