/** Walking the calendar and moving posts with the keyboard. Pure. */
import { addDays } from '#shared/domain/wallTime.ts'
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { addWallMinutes, onDay } from './calendarDays.ts'

/** Where the keyboard stands: on a day (in the week, on an hour of it) or on a post, by its id in the grid. */
export type Spot =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'post'; readonly day: string; readonly postId: string }

/**
 * Where an arrow leads. In the month the arrows walk the days from a day, and the posts of a day and of its neighbours
 * from a post. In the week only posts are walked here; hours are walked by the grid itself.
 * @returns null where the key does not move
 */
export function nextSpot(
  key: string,
  spot: Spot,
  view: CalendarView,
  idsByDay: ReadonlyMap<string, readonly string[]>,
): Spot | null {
  if (spot.kind === 'day') {
    const step = view === 'month' ? dayStep(key) : null
    return step === null ? null : { kind: 'day', day: addDays(spot.day, step) }
  }
  const own = idsByDay.get(spot.day) ?? []
  const index = own.indexOf(spot.postId)
  switch (key) {
    case 'Escape':
      return { kind: 'day', day: spot.day }
    case 'ArrowUp':
    case 'ArrowDown': {
      const postId = own[index + (key === 'ArrowUp' ? -1 : 1)]
      if (postId !== undefined) return { kind: 'post', day: spot.day, postId }
      return key === 'ArrowUp' ? { kind: 'day', day: spot.day } : spot
    }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const day = addDays(spot.day, key === 'ArrowLeft' ? -1 : 1)
      const ids = idsByDay.get(day) ?? []
      const postId = ids[Math.min(Math.max(index, 0), ids.length - 1)]
      return postId === undefined ? { kind: 'day', day } : { kind: 'post', day, postId }
    }
    default:
      return null
  }
}

/** The first post of a day, or the day itself. */
export function firstPostOf(day: string, idsByDay: ReadonlyMap<string, readonly string[]>): Spot {
  const postId = idsByDay.get(day)?.[0]
  return postId === undefined ? { kind: 'day', day } : { kind: 'post', day, postId }
}

/** The hour that Alt and an arrow move a post to: days and weeks in the month, half hours and days elsewhere. */
export function movedBy(key: string, view: CalendarView, wallTime: string): string | null {
  if (view !== 'month' && (key === 'ArrowUp' || key === 'ArrowDown')) {
    return addWallMinutes(wallTime, key === 'ArrowUp' ? -30 : 30)
  }
  const step = dayStep(key)
  return step === null ? null : onDay(addDays(wallTime.slice(0, 10), step), wallTime)
}

function dayStep(key: string): number | null {
  switch (key) {
    case 'ArrowLeft':
      return -1
    case 'ArrowRight':
      return 1
    case 'ArrowUp':
      return -7
    case 'ArrowDown':
      return 7
    default:
      return null
  }
}
