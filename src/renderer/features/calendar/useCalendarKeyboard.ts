/** The keyboard in the grid: which element has the focus, where a key leads, and focus that follows a moved post. */
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import { addWallMinutes, dayOf, offeredTime } from './calendarDays.ts'
import { firstPostOf, nextSpot, type Spot } from './calendarKeys.ts'
import type { Placed } from './calendarView.ts'
import type { MovePost } from './useMovePost.ts'

type Options = {
  readonly view: CalendarView
  readonly placed: readonly Placed[]
  readonly idsByDay: ReadonlyMap<string, readonly string[]>
  readonly now: string
  readonly mover: MovePost
  /** A draft was picked up: what is chosen is its hour, whatever stands there. */
  readonly isCarrying: boolean
  readonly onCreate: (wallTime: string) => void
  readonly onShowDay: (day: string) => void
  /** Alt with an arrow: the hour that the post goes to, or null where it stays. */
  readonly onMoveKey: (event: KeyboardEvent, place: Placed) => string | null
  /** What a day is about. */
  readonly onDay: (day: string) => void
}

export type GridKeyboard = {
  readonly root: RefObject<HTMLDivElement | null>
  readonly onKeyDownCapture: (event: KeyboardEvent) => void
  readonly onFocusCapture: (event: FocusEvent) => void
}

export function useCalendarKeyboard(options: Options): GridKeyboard {
  const { view, placed, idsByDay } = options
  const root = useRef<HTMLDivElement>(null)
  const spot = useRef<Spot | null>(null)
  /** Focus that could not be given yet: its day or post is drawn with the next answer. */
  const awaited = useRef<Spot | null>(null)

  /** The post that is on its way to another hour, and the one it leaves. */
  const followed = useRef<{ readonly postId: string; readonly from: string } | null>(null)

  const focus = (next: Spot): void => {
    spot.current = next
    followed.current = null
    if (!focusSpot(root.current, next)) {
      awaited.current = next
      options.onShowDay(next.day)
    }
  }

  useEffect(() => {
    const next = awaited.current
    if (next !== null && focusSpot(root.current, next)) awaited.current = null
    const moving = followed.current
    const place = moving === null ? undefined : placed.find(({ id }) => id === moving.postId)
    if (moving === null || place?.kind !== 'post') return
    const here: Spot = { kind: 'post', day: dayOf(place.wallTime), postId: moving.postId }
    // Its element is made anew where it lands, and takes the focus away; a person who went elsewhere is left there.
    if (document.activeElement === document.body) focusSpot(root.current, here)
    spot.current = here
    if (place.wallTime !== moving.from && options.mover.latest(place.card) === place.wallTime) followed.current = null
  })

  const onPost = (event: KeyboardEvent, place: Placed): void => {
    if (event.altKey) {
      const target = options.onMoveKey(event, place)
      if (target === null) return
      followed.current = { postId: place.id, from: place.wallTime }
      options.onShowDay(dayOf(target))
      return
    }
    const next = nextSpot(event.key, { kind: 'post', day: dayOf(place.wallTime), postId: place.id }, view, idsByDay)
    if (next === null) return
    take(event)
    focus(next)
  }

  const onHour = (event: KeyboardEvent, day: string, hour: string | null): void => {
    if (event.altKey) return
    const here: Spot = { kind: 'day', day }
    if (event.key === 'Enter' || event.key === ' ') {
      take(event)
      if (options.isCarrying) {
        options.onCreate(hour ?? offeredTime(day, options.now))
        return
      }
      const first = hour === null ? firstPostOf(day, idsByDay) : postInHour(placed, hour)
      if (first?.kind === 'post') focus(first)
      else options.onCreate(hour ?? offeredTime(day, options.now))
      return
    }
    const next = nextSpot(event.key, here, view, idsByDay)
    if (next === null) return
    take(event)
    focus(next)
  }

  return {
    root,
    onKeyDownCapture: (event) => {
      if (event.ctrlKey || event.metaKey) return
      const { target } = event
      // The list of what does not fit stands outside the grid and is walked with Tab.
      if (!(target instanceof HTMLElement) || root.current?.contains(target) !== true) return
      const postId = target.closest('[data-event-id]')?.getAttribute('data-event-id') ?? null
      const hour = target.closest('[data-slot]')?.getAttribute('data-slot') ?? null
      const day = target.closest('[data-day]')?.getAttribute('data-day') ?? (hour === null ? null : dayOf(hour))
      const place = postId === null ? undefined : placed.find(({ id }) => id === postId)
      if (event.key.toLowerCase() === 'd' && !event.altKey) {
        const on = day ?? (place === undefined ? null : dayOf(place.wallTime))
        if (on === null) return
        take(event)
        options.onDay(on)
        return
      }
      if (event.key.toLowerCase() === 'n' && !event.altKey) {
        const on = day ?? (place === undefined ? null : dayOf(place.wallTime))
        if (on === null) return
        take(event)
        options.onCreate(hour ?? offeredTime(on, options.now))
        return
      }
      if (place !== undefined) onPost(event, place)
      else if (day !== null) onHour(event, day, hour)
    },
    onFocusCapture: (event) => {
      // Coming back with Tab leads to where the keyboard was, not to the first day.
      const from = event.relatedTarget
      const cameFromOutside = !(from instanceof Node) || root.current?.contains(from) !== true
      const byKeyboard = event.target instanceof HTMLElement && event.target.matches(':focus-visible')
      const back = spot.current
      if (cameFromOutside && byKeyboard && back !== null && event.target.matches('[data-day]'))
        focusSpot(root.current, back)
    },
  }
}

/** Gives the focus to a day's or post's element; false where it is not drawn. */
function focusSpot(root: HTMLElement | null, spot: Spot): boolean {
  const id = spot.kind === 'post' ? CSS.escape(spot.postId) : ''
  const element =
    spot.kind === 'post'
      ? root?.querySelector<HTMLElement>(`[data-event-id="${id}"]`)
      : (root?.querySelector<HTMLElement>(`[data-day="${spot.day}"]`) ??
        root?.querySelector<HTMLElement>(`[data-slot="${spot.day}T09:00"]`))
  if (element !== null && element !== undefined) {
    element.focus()
    return true
  }
  // A post that its day has no room for.
  const more = spot.kind === 'post' ? root?.querySelector<HTMLElement>(`[data-more="${spot.day}"]`) : null
  more?.focus()
  return more !== null && more !== undefined
}

function postInHour(placed: readonly Placed[], hour: string): Spot | null {
  const end = addWallMinutes(hour, 30)
  const found = placed.find(({ wallTime }) => wallTime >= hour && wallTime < end)
  return found === undefined ? null : { kind: 'post', day: dayOf(found.wallTime), postId: found.id }
}

function take(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
