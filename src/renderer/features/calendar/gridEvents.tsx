/** What the month and the week do alike with the posts in them: draw, open, drag, drop. */
import type { MonthViewProps, ScheduleEventData } from '@mantine/schedule'
import type { TFunction } from 'i18next'
import { isMovable, type PlacedPost } from './calendarView.ts'
import { DRAFT_TYPE } from './DraftsTray.tsx'
import type { GridProps } from './gridProps.ts'
import { placedOf, PostEvent, PostEventBody } from './PostEvent.tsx'

type EventProps = Pick<
  MonthViewProps,
  'renderEvent' | 'renderEventBody' | 'onEventClick' | 'canDragEvent' | 'onEventDrop' | 'onExternalEventDrop'
> & { readonly withEventsDragAndDrop: true }

/**
 * @param hourAt the wall time that a drop at a place of the grid means, for a post that has an hour and for a draft, which
 *   is null
 */
export function gridEvents(
  t: TFunction<['calendar', 'common']>,
  { openId, mayPlan, onOpen, onMove, onDraftDrop }: GridProps,
  hourAt: (place: string, placed: PlacedPost | null) => string,
): EventProps {
  const movable = (event: ScheduleEventData): PlacedPost | null => {
    const placed = placedOf(event)
    return mayPlan && placed?.kind === 'post' && isMovable(placed.card.state) ? placed : null
  }
  return {
    renderEvent: (event, eventProps) => {
      const placed = placedOf(event)
      if (placed === null) return <span />
      // Only the month has a list of what does not fit.
      const inList = 'size' in eventProps && eventProps.size === 'md'
      return <PostEvent t={t} placed={placed} props={eventProps} open={placed.id === openId} inList={inList} />
    },
    renderEventBody: (event) => {
      const placed = placedOf(event)
      return placed === null ? null : <PostEventBody t={t} placed={placed} />
    },
    onEventClick: (event) => onOpen(String(event.id)),
    withEventsDragAndDrop: true,
    canDragEvent: (event) => movable(event) !== null,
    onEventDrop: ({ event, newStart }) => {
      const placed = movable(event)
      if (placed !== null) onMove(placed.card, hourAt(newStart, placed))
    },
    onExternalEventDrop: (transfer, at) => {
      const postId = transfer.getData(DRAFT_TYPE)
      if (postId !== '') onDraftDrop(postId, hourAt(at, null))
    },
  }
}
