/**
 * Business time (docs/specs/inbox.md §9) for many questions at once: the opening hours are laid out once along the real
 * clock, and each question is a search in them.
 */
import { openSpansOf, type BusinessCalendar } from './businessTime.ts'
import { addDays, dayAt, dayStartMs } from './wallTime.ts'

export type BusinessClock = {
  readonly isOpenAt: (atMs: number) => boolean
  /** How much business time lies between two instants; 0 where the second is not later. */
  readonly between: (fromMs: number, untilMs: number) => number
  /** The first instant by which so much has passed; null where the office is not open long enough in two years. */
  readonly after: (fromMs: number, durationMs: number) => number | null
  /** When the office is open between two instants, in order. */
  readonly openings: (
    fromMs: number,
    untilMs: number,
  ) => readonly { readonly fromMs: number; readonly untilMs: number }[]
}

/** `beforeMs`: all business time before it, from the beginning of what is laid out. */
type Opening = { readonly fromMs: number; readonly untilMs: number; readonly beforeMs: number }

const MARGIN_DAYS = 60
/** A target that is not met within as many days never is: the office is practically always closed. */
const LONGEST_SEARCH_DAYS = 800

export function createBusinessClock(calendar: BusinessCalendar): BusinessClock {
  const { zone } = calendar
  let openings: readonly Opening[] = []
  let laidOut: {
    readonly firstDay: string
    readonly endDay: string
    readonly fromMs: number
    readonly untilMs: number
  } | null = null

  function layOut(firstDay: string, endDay: string): void {
    const laid: Opening[] = []
    let beforeMs = 0
    for (let day = firstDay; day < endDay; day = addDays(day, 1)) {
      for (const { fromMs, untilMs } of openSpansOf(day, calendar)) {
        laid.push({ fromMs, untilMs, beforeMs })
        beforeMs += untilMs - fromMs
      }
    }
    openings = laid
    laidOut = { firstDay, endDay, fromMs: dayStartMs(firstDay, zone), untilMs: dayStartMs(endDay, zone) }
  }

  /** Makes sure that both instants lie within what is laid out. */
  function cover(fromMs: number, untilMs: number): void {
    if (laidOut !== null && fromMs >= laidOut.fromMs && untilMs < laidOut.untilMs) return
    const first = addDays(dayAt(fromMs, zone), -MARGIN_DAYS)
    const end = addDays(dayAt(untilMs, zone), MARGIN_DAYS)
    layOut(
      laidOut === null || first < laidOut.firstDay ? first : laidOut.firstDay,
      laidOut === null || end > laidOut.endDay ? end : laidOut.endDay,
    )
  }

  /** Index of the first opening that ends after an instant. */
  function firstEndingAfter(atMs: number): number {
    let low = 0
    let high = openings.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((openings[middle]?.untilMs ?? Infinity) > atMs) high = middle
      else low = middle + 1
    }
    return low
  }

  /** All business time up to an instant, from the beginning of what is laid out. */
  function sumUntil(atMs: number): number {
    const opening = openings[firstEndingAfter(atMs)]
    if (opening !== undefined) return opening.beforeMs + Math.max(0, atMs - opening.fromMs)
    const last = openings.at(-1)
    return last === undefined ? 0 : last.beforeMs + last.untilMs - last.fromMs
  }

  function reach(fromMs: number, durationMs: number): number | null {
    const goal = sumUntil(fromMs) + durationMs
    for (let index = firstEndingAfter(fromMs); index < openings.length; index += 1) {
      const opening = openings[index]
      if (opening === undefined) return null
      if (opening.beforeMs + opening.untilMs - opening.fromMs >= goal) {
        return Math.max(opening.fromMs, fromMs, opening.fromMs + goal - opening.beforeMs)
      }
    }
    return null
  }

  return {
    isOpenAt: (atMs) => {
      cover(atMs, atMs)
      const opening = openings[firstEndingAfter(atMs)]
      return opening !== undefined && opening.fromMs <= atMs
    },
    between: (fromMs, untilMs) => {
      if (untilMs <= fromMs) return 0
      cover(fromMs, untilMs)
      return sumUntil(untilMs) - sumUntil(fromMs)
    },
    openings: (fromMs, untilMs) => {
      cover(fromMs, untilMs)
      return openings
        .filter((opening) => opening.untilMs > fromMs && opening.fromMs < untilMs)
        .map((opening) => ({ fromMs: opening.fromMs, untilMs: opening.untilMs }))
    },
    after: (fromMs, durationMs) => {
      cover(fromMs, fromMs)
      const soon = reach(fromMs, durationMs)
      if (soon !== null) return soon
      cover(fromMs, dayStartMs(addDays(dayAt(fromMs, zone), LONGEST_SEARCH_DAYS), zone))
      return reach(fromMs, durationMs)
    },
  }
}
