/**
 * Turns the calendar to what was opened from elsewhere, once. It shows nothing, and is a part of its own so that the calendar is not
 * drawn whenever the open post is asked for again, as it is after each save.
 */
import { useEffect, useRef } from 'react'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { dayOf } from './calendarDays.ts'
import { idOf, type Opened } from './calendarView.ts'

/** @param onDay the same as long as the calendar is there */
export function OpenedInSight({
  opened,
  zone,
  onDay,
}: {
  readonly opened: Opened | null
  readonly zone: OfficeZone
  readonly onDay: (day: string) => void
}): null {
  const atMs = useInstantOf(opened)
  const id = opened === null ? null : idOf(opened)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (id === null) shown.current = null
    // Once per opened post: later moves must not turn the page.
    if (id === null || atMs === null || shown.current === id) return
    shown.current = id
    onDay(dayOf(wallTimeAt(atMs, zone)))
  }, [id, atMs, zone, onDay])
  return null
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
