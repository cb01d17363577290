/** Giving a post another hour, by drag or by key: the questions that clock changes raise, and the way back. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf, QueryName } from '#shared/contract/contract.ts'
import { readWallTime, wallTimeAt, type OfficeZone, type RepeatedHour } from '#shared/domain/wallTime.ts'
import { callOperation } from '../../rpc/client.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { useRepeatWords } from '../../ui/useRepeats.ts'
import type { Movable } from './calendarView.ts'

/** What a clock change makes unclear about the wanted hour. */
export type HourQuestion = { readonly card: Movable; readonly wallTime: string } & (
  | { readonly kind: 'never'; readonly before: string; readonly after: string }
  | { readonly kind: 'twice'; readonly earlierMs: number; readonly laterMs: number }
)

export type MovePost = {
  readonly move: (card: Movable, wallTime: string) => void
  /** The hour a post is on its way to, or the one it has. */
  readonly latest: (card: Movable) => string | null
  readonly question: HourQuestion | null
  readonly answer: (wallTime: string, repeatedHour: RepeatedHour | null) => void
  readonly leave: () => void
}

const UNDO_SECONDS = 10

/** @param say tells a screen reader what happened */
export function useMovePost(zone: OfficeZone, say: (words: string) => void): MovePost {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const repeatWords = useRepeatWords()
  const queryClient = useQueryClient()
  const [question, setQuestion] = useState<HourQuestion | null>(null)
  /** Keys come faster than answers: the next step starts from what was asked for last. */
  const wanted = useRef(new Map<string, string>())
  const queue = useRef(Promise.resolve())

  const latest = (card: Movable): string | null =>
    wanted.current.get(card.postId) ?? (card.atMs === null ? null : wallTimeAt(card.atMs, zone))

  const put = (card: Movable, wallTime: string, repeatedHour: RepeatedHour | null, atMs: number): void => {
    wanted.current.set(card.postId, wallTime)
    const when = format.dayTime(atMs)
    queue.current = queue.current.then(async () => {
      try {
        // Its zone, and which of two equal hours it was, are not in the cell; the way back needs them.
        const before = await callOperation('calendar.get', { postId: card.postId })
        const { postId } = card
        const [repeat] = await callOperation('calendar.repeats', { postId, atMs, texts: 'planned' })
        await callOperation('calendar.schedule', { postId: card.postId, wallTime, zone, repeatedHour })
        const done = t(card.state === 'draft' ? 'planned' : 'moved', { when })
        // Moved already, with the way back beside it: what is the same is said, not asked.
        const message = repeat === undefined ? done : `${done}. ${repeatWords(repeat)}`
        say(message)
        offerUndo({ id: `move:${card.postId}`, message, seconds: UNDO_SECONDS, onUndo: () => takeBack(before) })
        // Until the calendar shows it, the next key still starts from here.
        await queryClient.refetchQueries({ queryKey: ['calendar.range' satisfies QueryName], type: 'active' })
      } catch (error) {
        notifyError(error)
      }
      if (wanted.current.get(card.postId) === wallTime) wanted.current.delete(card.postId)
    })
  }

  const takeBack = ({ postId, planned, state }: OutputOf<'calendar.get'>): void => {
    const back = async (): Promise<void> => {
      if (state === 'draft' || planned === null) await callOperation('calendar.unschedule', { postId })
      else {
        const { wallTime, repeatedHour } = planned
        await callOperation('calendar.schedule', { postId, wallTime, zone: planned.zone, repeatedHour })
        say(t('movedBack', { when: format.dayTime(planned.atMs) }))
      }
    }
    queue.current = queue.current.then(() => back().catch(notifyError))
  }

  return {
    latest,
    question,
    move: (card, wallTime) => {
      if (wallTime === latest(card) && card.state !== 'draft') return
      const reading = readWallTime(wallTime, zone)
      if (reading.kind === 'once') put(card, wallTime, null, reading.atMs)
      else setQuestion({ ...reading, card, wallTime })
    },
    answer: (wallTime, repeatedHour) => {
      if (question === null) return
      const reading = readWallTime(wallTime, zone)
      setQuestion(null)
      if (reading.kind === 'once') put(question.card, wallTime, repeatedHour, reading.atMs)
      if (reading.kind === 'twice') {
        put(question.card, wallTime, repeatedHour, repeatedHour === 'later' ? reading.laterMs : reading.earlierMs)
      }
    },
    leave: () => setQuestion(null),
  }
}
