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
import { slotFor, type ChosenPlace, type FreeSlots } from './freeSlots.ts'
import { useBoardMoves } from './useBoardMoves.ts'
import type { MovePost } from './useMovePost.ts'
import { useScopeQuestion } from './useScopeQuestion.ts'

/** A draft that is put on a list goes nowhere: there is no place in it. */
const CHOSEN_PLACE: Readonly<Record<CalendarView, ChosenPlace>> = {
  month: 'day',
  week: 'half_hour',
  day: 'half_hour',
  agenda: 'half_hour',
  board: 'half_hour',
  lanes: 'day_or_slot',
}

export function useCalendarActs({
  view,
  mayPlan,
  mover,
  drafts,
  isCopying,
  inSeries,
  free,
  say,
}: {
  readonly view: CalendarView
  readonly mayPlan: boolean
  readonly mover: MovePost
  readonly drafts: readonly PostCard[]
  /** Whether what is dropped is to be copied. */
  readonly isCopying: RefObject<boolean>
  /** Posts that are dates of a series. */
  readonly inSeries: ReadonlySet<string>
  readonly free: FreeSlots
  readonly say: (words: string) => void
}) {
  const { t } = useTranslation(['calendar', 'common', 'people', 'planning'])
  const [, navigate] = useLocation()
  const [carried, setCarried] = useState<PostCard | null>(null)

  const sayCannot = (state: PostState | 'outside'): void => {
    if (!mayPlan) say(t('people:calendar.cannotPlan'))
    else say(t('cannotMove', { state: state === 'outside' ? t('common:outside') : t(`common:postState.${state}`) }))
  }
  const askScope = useScopeQuestion(mover)
  const boardMoves = useBoardMoves(say)
  /** A date of a series asks which ones move with it. */
  const moveCard = (card: Movable, wallTime: string): void => {
    if (inSeries.has(card.postId) && card.state === 'scheduled' && wallTime !== mover.latest(card))
      askScope.ask(card, wallTime)
    else mover.move(card, wallTime)
  }
  /** The hour of the slot that is there, where the draft may take it. */
  const inSlot = (draft: PostCard, wallTime: string): string =>
    slotFor(free, wallTime, draft.accountIds, CHOSEN_PLACE[view])?.wallTime ?? wallTime
  const onMove = useEvent((card: Movable, wallTime: string): void => {
    if (isCopying.current) mover.duplicate(card, wallTime)
    else if (isMovable(card.state)) moveCard(card, wallTime)
    else sayCannot(card.state)
  })

  return {
    boardMoves,
    scopeQuestion: askScope.question,
    leaveScope: askScope.leave,
    carried,
    leaveCarried: (): void => setCarried(null),
    onOpen: useEvent((id: string): void => navigate(addressOf(id))),
    onMove,
    /** Something new at that hour, on that account where one was chosen, or what is carried. */
    onCreate: useEvent((wallTime: string, accountId?: string): void => {
      if (!mayPlan) say(t('people:calendar.cannotPlan'))
      else if (carried === null)
        navigate(`/calendar/new/${newId()}/${wallTime}${accountId === undefined ? '' : `/${accountId}`}`)
      else {
        mover.move(movableDraft(carried), inSlot(carried, wallTime))
        setCarried(null)
      }
    }),
    onDraftDrop: useEvent((postId: string, wallTime: string): void => {
      const draft = drafts.find((card) => card.postId === postId)
      if (draft !== undefined && mayPlan) onMove(movableDraft(draft), inSlot(draft, wallTime))
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
        moveCard(card, target)
        return inSeries.has(card.postId) ? null : target
      }
      return null
    }),
  }
}
