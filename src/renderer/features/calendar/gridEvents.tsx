/** What the week and the day do alike with the posts in them: draw, open, drag, drop; the month's list draws them so too. */
import type { MonthViewProps } from '@mantine/schedule'
import type { TFunction } from 'i18next'
import type { PlacedPost } from './calendarView.ts'
import { DRAFT_TYPE } from './DraftsTray.tsx'
import type { FreeSlot } from './freeSlots.ts'
import type { GridProps } from './gridProps.ts'
import { placedOf, PostEvent, PostEventBody } from './PostEvent.tsx'

/** `2026-03-29 10:30:00` as the grid writes it → `2026-03-29T10:30` */
export const wallTimeOf = (at: string): string => at.slice(0, 16).replace(' ', 'T')

export type EventRenderers = Required<Pick<MonthViewProps, 'renderEvent' | 'renderEventBody'>>
export type GridEvents = EventRenderers &
  Required<Pick<MonthViewProps, 'onEventClick' | 'canDragEvent' | 'onEventDrop' | 'onExternalEventDrop'>> & {
    readonly withEventsDragAndDrop: true
  }

/** `10:00 consejo · 10:15 cualquier cosa` */
export function freeWords(t: TFunction<['calendar', 'common', 'recurring']>, slots: readonly FreeSlot[]): string {
  return slots
    .map(({ wallTime, name }) =>
      t('recurring:slots.freeAt', {
        hour: wallTime.slice(11),
        name: name === '' ? t('recurring:slots.anything') : name,
      }),
    )
    .join(' · ')
}

/** What a half hour says of itself: its hour, and the slots that are free in it. */
export function slotWords(
  t: TFunction<['calendar', 'common', 'recurring']>,
  slots: readonly FreeSlot[],
  hour: string,
): { readonly 'aria-label': string; readonly 'data-free'?: string } {
  if (slots.length === 0) return { 'aria-label': hour }
  const what = freeWords(t, slots)
  return { 'aria-label': `${hour}. ${t('recurring:slots.free', { what })}`, 'data-free': what }
}

/** How a post is drawn in a grid of hours, and in the month's list of what does not fit in its day. */
export function eventRenderers(
  t: TFunction<['calendar', 'common', 'recurring']>,
  openId: string | null,
): EventRenderers {
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
  }
}

/**
 * @param hourAt the wall time that a drop at a place of the grid means, for a post that has an hour and for a draft, which
 *   is null
 */
export function gridEvents(
  t: TFunction<['calendar', 'common', 'recurring']>,
  { openId, mayPlan, onOpen, onMove, onDraftDrop }: GridProps,
  hourAt: (place: string, placed: PlacedPost | null) => string,
): GridEvents {
  return {
    ...eventRenderers(t, openId),
    onEventClick: (event) => onOpen(String(event.id)),
    withEventsDragAndDrop: true,
    // What has left can still be copied by drag; moving it is refused where it is dropped.
    canDragEvent: (event) => mayPlan && placedOf(event)?.kind === 'post',
    onEventDrop: ({ event, newStart }) => {
      const placed = placedOf(event)
      if (mayPlan && placed?.kind === 'post') onMove(placed.card, hourAt(newStart, placed))
    },
    onExternalEventDrop: (transfer, at) => {
      const postId = transfer.getData(DRAFT_TYPE)
      if (postId !== '') onDraftDrop(postId, hourAt(at, null))
    },
  }
}
