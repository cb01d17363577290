/** What is open beside the calendar: its day is in sight, and where the keyboard was is kept for when it closes. */
import { useEffect, useRef } from 'react'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { dayOf } from './calendarDays.ts'
import { idOf, type Opened } from './calendarView.ts'

/** Turns the calendar to what was opened from elsewhere, once. */
export function useOpenedInSight(opened: Opened | null, zone: OfficeZone, show: (day: string) => void): void {
  const atMs = useInstantOf(opened)
  const id = opened === null ? null : idOf(opened)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (id === null) shown.current = null
    // Once per opened post: later moves must not turn the page.
    if (id === null || atMs === null || shown.current === id) return
    shown.current = id
    show(dayOf(wallTimeAt(atMs, zone)))
  }, [id, atMs, zone, show])
}

/** Null while it is not known, and for what has no place in time. */
function useInstantOf(opened: Opened | null): number | null {
  const postId = opened?.kind === 'post' ? opened.postId : null
  const ref = opened?.kind === 'outside' ? { accountId: opened.accountId, remoteId: opened.remoteId } : null
  const post = useOperation('calendar.get', { postId: postId ?? '' }, { enabled: postId !== null })
  const outside = useOperation('calendar.outsidePost', ref ?? { accountId: '', remoteId: '' }, {
    enabled: ref !== null,
  })
  if (ref !== null) return outside.data?.atMs ?? null
  const planned = post.data?.postId === postId ? post.data.planned : null
  // What was remembered of it may be older than its last move.
  return post.isFetching ? null : (planned?.atMs ?? null)
}

/** When the panel closes, the keyboard is where it was: on what was open. */
export function useFocusBackOn(openId: string | null): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const closed = openId === null ? before.current : null
    before.current = openId
    if (closed === null || document.activeElement !== document.body) return
    const id = CSS.escape(closed)
    document.querySelector<HTMLElement>(`[data-event-id="${id}"], [data-draft="${id}"]`)?.focus()
  }, [openId])
}
