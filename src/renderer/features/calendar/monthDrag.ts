/**
 * Posts and drafts taken to a day of the month with the mouse: one set of listeners for the whole month, and what is seen of
 * it in attributes, so that nothing is drawn anew while something is carried.
 */
import type { DragEvent } from 'react'
import { DRAFT_TYPE } from './DraftsTray.tsx'
import { POST_TYPE } from './PostCardButton.tsx'
import { asksForCopy } from './useDragModifier.ts'

type Drops = {
  readonly onPost: (id: string, day: string) => void
  readonly onDraft: (postId: string, day: string) => void
}

/**
 * Listeners for the element that holds the days (`data-day`) with their posts (`data-event-id`, within `data-of-day`). What
 * falls on a post falls on its day.
 */
export function monthDrag({ onPost, onDraft }: Drops) {
  return {
    onDragStart: (event: DragEvent<HTMLElement>): void => {
      const post = closest(event.target, '[data-event-id]')
      const id = post?.dataset.eventId
      if (post === null || id === undefined) return
      event.dataTransfer.effectAllowed = 'copyMove'
      event.dataTransfer.setData(POST_TYPE, id)
      post.dataset.dragging = ''
    },
    onDragEnd: (event: DragEvent<HTMLElement>): void => {
      delete closest(event.target, '[data-event-id]')?.dataset.dragging
      mark(event.currentTarget, null)
    },
    onDragOver: (event: DragEvent<HTMLElement>): void => {
      const type = typeOf(event)
      const day = dayUnder(event)
      mark(event.currentTarget, type === null ? null : day)
      if (type === null || day === null) return
      event.preventDefault()
      event.dataTransfer.dropEffect = type === POST_TYPE && !asksForCopy(event) ? 'move' : 'copy'
    },
    onDragLeave: (event: DragEvent<HTMLElement>): void => {
      const to = event.relatedTarget
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) mark(event.currentTarget, null)
    },
    onDrop: (event: DragEvent<HTMLElement>): void => {
      const type = typeOf(event)
      const day = dayUnder(event)
      mark(event.currentTarget, null)
      if (type === null || day === null) return
      event.preventDefault()
      const id = event.dataTransfer.getData(type)
      if (type === POST_TYPE) onPost(id, day)
      else onDraft(id, day)
    },
  }
}

/** Null for what is not ours. */
function typeOf(event: DragEvent): string | null {
  return [POST_TYPE, DRAFT_TYPE].find((type) => event.dataTransfer.types.includes(type)) ?? null
}

function dayUnder(event: DragEvent): string | null {
  const place = closest(event.target, '[data-day], [data-of-day]')
  return place?.dataset.day ?? place?.dataset.ofDay ?? null
}

/** Shows on which day it would fall. */
function mark(root: HTMLElement, day: string | null): void {
  for (const each of root.querySelectorAll<HTMLElement>('[data-drop-target]')) {
    if (each.dataset.day !== day) delete each.dataset.dropTarget
  }
  const target = day === null ? null : root.querySelector<HTMLElement>(`[data-day="${day}"]`)
  if (target !== null) target.dataset.dropTarget = ''
}

/** The element itself or the nearest around it. */
export function closest(target: EventTarget, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null
}
