/** What is done with posts in the calendar: open, write, move, copy, plan a draft; by drag, by key, or picked up. */
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PostCard } from '#shared/contract/calendar.ts'
import type { CalendarView } from '#shared/domain/calendarFilter.ts'
import type { PostState } from '#shared/domain/postLife.ts'
import { newId } from '../../rpc/newId.ts'
import { useEvent } from '../../ui/useEvent.ts'
import { movedBy } from './calendarKeys.ts'
import { addressOf, isMovable, movableDraft, type Movable, type Placed } from './calendarView.ts'
import type { MovePost } from './useMovePost.ts'

export function useCalendarActs({
  view,
  mayPlan,
  mover,
  drafts,
  isCopying,
  say,
}: {
  readonly view: CalendarView
  readonly mayPlan: boolean
  readonly mover: MovePost
  readonly drafts: readonly PostCard[]
  /** Whether what is dropped is to be copied. */
  readonly isCopying: RefObject<boolean>
  readonly say: (words: string) => void
}) {
  const { t } = useTranslation(['calendar', 'common', 'people', 'planning'])
  const [, navigate] = useLocation()
  const [carried, setCarried] = useState<PostCard | null>(null)

  const sayCannot = (state: PostState | 'outside'): void => {
    if (!mayPlan) say(t('people:calendar.cannotPlan'))
    else say(t('cannotMove', { state: state === 'outside' ? t('common:outside') : t(`common:postState.${state}`) }))
  }
  const onMove = useEvent((card: Movable, wallTime: string): void => {
    if (isCopying.current) mover.duplicate(card, wallTime)
    else if (isMovable(card.state)) mover.move(card, wallTime)
    else sayCannot(card.state)
  })

  return {
    carried,
    leaveCarried: (): void => setCarried(null),
    onOpen: useEvent((id: string): void => navigate(addressOf(id))),
    onMove,
    /** Something new at that hour, or what is carried. */
    onCreate: useEvent((wallTime: string): void => {
      if (!mayPlan) say(t('people:calendar.cannotPlan'))
      else if (carried === null) navigate(`/calendar/new/${newId()}/${wallTime}`)
      else {
        mover.move(movableDraft(carried), wallTime)
        setCarried(null)
      }
    }),
    onDraftDrop: useEvent((postId: string, wallTime: string): void => {
      const draft = drafts.find((card) => card.postId === postId)
      if (draft !== undefined && mayPlan) onMove(movableDraft(draft), wallTime)
    }),
    onPickUp: useEvent((postId: string): void => {
      const draft = drafts.find((card) => card.postId === postId)
      if (draft === undefined || !mayPlan) return
      setCarried(draft)
      say(t('planning:acts.carryHelp'))
    }),
    /** Alt with an arrow moves, with Shift as well it copies. Answers the hour that the post itself goes to, or null. */
    onMoveKey: useEvent((event: KeyboardEvent, place: Placed): string | null => {
      const card = place.kind === 'post' ? place.card : null
      const target = movedBy(event.key, view, (card === null ? null : mover.latest(card)) ?? place.wallTime)
      if (target === null) return null
      event.preventDefault()
      event.stopPropagation()
      if (card === null || !mayPlan) sayCannot(card?.state ?? 'outside')
      else if (event.shiftKey) mover.duplicate(card, target)
      else if (!isMovable(card.state)) sayCannot(card.state)
      else {
        mover.move(card, target)
        return target
      }
      return null
    }),
  }
}
