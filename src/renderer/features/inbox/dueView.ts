/** What is left of the office's time until a conversation is due, or how late it is (docs/specs/inbox.md §9.7). Pure. */
import { dueAtMs, type Dues } from '#shared/domain/due.ts'

export type Opening = { readonly fromMs: number; readonly untilMs: number }

/** `minutes` of business time: left, rounded up, or gone by since, rounded down. */
export type DueState = {
  readonly kind: 'response' | 'resolution'
  readonly state: 'ahead' | 'soon' | 'late'
  readonly atMs: number
  readonly minutes: number
}

const MINUTE_MS = 60_000
/** With less than this left it stands out. */
const SOON_MINUTES = 60

/** @returns null where nothing is due */
export function dueState(row: Dues, openings: readonly Opening[], nowMs: number): DueState | null {
  const atMs = dueAtMs(row)
  if (atMs === null) return null
  const kind = row.responseDueAtMs === atMs ? 'response' : 'resolution'
  if (atMs <= nowMs) {
    return { kind, state: 'late', atMs, minutes: Math.floor(openMs(openings, atMs, nowMs) / MINUTE_MS) }
  }
  const minutes = Math.ceil(openMs(openings, nowMs, atMs) / MINUTE_MS)
  return { kind, state: minutes <= SOON_MINUTES ? 'soon' : 'ahead', atMs, minutes }
}

function openMs(openings: readonly Opening[], fromMs: number, untilMs: number): number {
  return openings.reduce(
    (sum, opening) => sum + Math.max(0, Math.min(opening.untilMs, untilMs) - Math.max(opening.fromMs, fromMs)),
    0,
  )
}

/** `35 min`, `2 h`, `2 h 5 min`: as short as it can be said; hours alone from ten on. */
export function durationText(minutes: number): string {
  if (minutes < 60) return `${String(minutes)} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0 || hours >= 10 ? `${String(hours)} h` : `${String(hours)} h ${String(rest)} min`
}
