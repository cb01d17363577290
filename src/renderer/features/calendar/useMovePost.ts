/** Giving a post another hour, or a copy of it an hour, by drag or by key: what clock changes ask, and the way back. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf, OutputOf, QueryName } from '#shared/contract/contract.ts'
import { isDraftState } from '#shared/domain/postLife.ts'
import { readWallTime, wallTimeAt, type OfficeZone, type RepeatedHour } from '#shared/domain/wallTime.ts'
import { callOperation, OperationError } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { useRepeatWords } from '../../ui/useRepeats.ts'
import { answeredHour } from './answeredHour.ts'
import type { Movable } from './calendarView.ts'

/** What a clock change makes unclear about the wanted hour. */
export type HourQuestion = { readonly card: Movable; readonly wallTime: string; readonly act: Act } & (
  | { readonly kind: 'never'; readonly before: string; readonly after: string }
  | { readonly kind: 'twice'; readonly earlierMs: number; readonly laterMs: number }
)

/** What is done with the post at the wanted hour. */
type Act = 'move' | 'duplicate'

export type MovePost = {
  readonly move: (card: Movable, wallTime: string) => void
  /** The post stays; a copy of it gets the hour. */
  readonly duplicate: (card: Movable, wallTime: string) => void
  /** The hour a post is on its way to, or the one it has. */
  readonly latest: (card: Movable) => string | null
  readonly question: HourQuestion | null
  readonly answer: (wallTime: string, repeatedHour: RepeatedHour | null) => void
  readonly leave: () => void
}

type Hour = NonNullable<InputOf<'calendar.setHour'>['hour']>

const UNDO_SECONDS = 10

/** @param say tells a screen reader what happened */
export function useMovePost(zone: OfficeZone, say: (words: string) => void): MovePost {
  const { t } = useTranslation('calendar')
  const { t: planning } = useTranslation('planning')
  const format = useFormat()
  const repeatWords = useRepeatWords()
  const queryClient = useQueryClient()
  const [question, setQuestion] = useState<HourQuestion | null>(null)
  /** Keys come faster than answers: the next step starts from what was asked for last. */
  const wanted = useRef(new Map<string, string>())
  const queue = useRef(Promise.resolve())

  const latest = (card: Movable): string | null => {
    const asked = wanted.current.get(card.postId)
    if (asked !== undefined) return asked
    const atMs = answeredHour(queryClient, card.postId) ?? card.atMs
    return atMs === null ? null : wallTimeAt(atMs, zone)
  }

  const put = (card: Movable, wallTime: string, repeatedHour: RepeatedHour | null, atMs: number): void => {
    wanted.current.set(card.postId, wallTime)
    const when = format.dayTime(atMs)
    queue.current = queue.current.then(async () => {
      try {
        // Its zone, and which of two equal hours it was, are not in the cell; the way back needs them.
        const before = await callOperation('calendar.get', { postId: card.postId })
        const { postId } = card
        const [repeat] = await callOperation('calendar.repeats', { postId, atMs, texts: 'planned' })
        const hour = { wallTime, zone, repeatedHour }
        const done = t(await giveHour(card, hour), { when })
        // Moved already, with the way back beside it: what is the same is said, not asked.
        const message = repeat === undefined ? done : `${done}. ${repeatWords(repeat)}`
        say(message)
        offerUndo({ id: `move:${card.postId}`, message, seconds: UNDO_SECONDS, onUndo: () => takeBack(before) })
        // Until the calendar has it, the next key still starts from here.
        await queryClient.refetchQueries({ queryKey: ['calendar.range' satisfies QueryName], type: 'active' })
      } catch (error) {
        notifyError(error)
      }
      if (wanted.current.get(card.postId) === wallTime) wanted.current.delete(card.postId)
    })
  }

  /** @returns what was done */
  const giveHour = async (card: Movable, hour: Hour): Promise<'planned' | 'moved' | 'movedDraft' | 'kept'> => {
    const { postId } = card
    if (isDraftState(card.state) && card.fromTray !== true) {
      await callOperation('calendar.setHour', { postId, hour })
      return 'movedDraft'
    }
    try {
      await callOperation('calendar.schedule', { postId, ...hour })
      return card.state === 'draft' ? 'planned' : 'moved'
    } catch (error) {
      const mustAsk = error instanceof OperationError && error.wire.code === 'approval_needed'
      if (!mustAsk || !isDraftState(card.state)) throw error
      await callOperation('calendar.setHour', { postId, hour })
      return 'kept'
    }
  }

  const copy = (card: Movable, wallTime: string, repeatedHour: RepeatedHour | null, atMs: number): void => {
    const copyId = newId()
    const when = format.dayTime(atMs)
    queue.current = queue.current.then(async () => {
      try {
        const { postId } = card
        const { segments } = await callOperation('calendar.get', { postId })
        const segmentIds = segments.map(() => newId())
        const planned = { wallTime, zone, repeatedHour }
        const { scheduled } = await callOperation('calendar.duplicate', { postId, copyId, segmentIds, planned })
        const offer = (message: string): void =>
          offerUndo({
            id: `copy:${copyId}`,
            message,
            seconds: UNDO_SECONDS,
            onUndo: () => takeCopyBack(copyId, scheduled),
          })
        const done = planning(scheduled ? 'acts.copied' : 'acts.copiedDraft', { when })
        // At once: who sees the copy and takes it back by key must not take back what was done before it.
        offer(done)
        const [repeat] = scheduled
          ? await callOperation('calendar.repeats', { postId: copyId, atMs, texts: 'planned' })
          : []
        if (repeat !== undefined) offer(`${done}. ${repeatWords(repeat)}`)
        say(repeat === undefined ? done : `${done}. ${repeatWords(repeat)}`)
      } catch (error) {
        notifyError(error)
      }
    })
  }

  const takeCopyBack = (postId: string, isScheduled: boolean): void => {
    const back = async (): Promise<void> => {
      if (isScheduled) await callOperation('calendar.unschedule', { postId })
      await callOperation('calendar.discard', { postId })
    }
    queue.current = queue.current.then(() => back().catch(notifyError))
  }

  const act = (what: Act, ...given: Parameters<typeof put>): void => (what === 'move' ? put : copy)(...given)

  const ask = (what: Act, card: Movable, wallTime: string): void => {
    const reading = readWallTime(wallTime, zone)
    if (reading.kind === 'once') act(what, card, wallTime, null, reading.atMs)
    else setQuestion({ ...reading, card, wallTime, act: what })
  }

  const takeBack = ({ postId, planned, state }: OutputOf<'calendar.get'>): void => {
    const back = async (): Promise<void> => {
      if (isDraftState(state) || planned === null) {
        await callOperation('calendar.unschedule', { postId })
        const hour = planned && { wallTime: planned.wallTime, zone: planned.zone, repeatedHour: planned.repeatedHour }
        await callOperation('calendar.setHour', { postId, hour })
      } else {
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
      if (wallTime === latest(card) && card.fromTray !== true) return
      ask('move', card, wallTime)
    },
    duplicate: (card, wallTime) => ask('duplicate', card, wallTime),
    answer: (wallTime, repeatedHour) => {
      if (question === null) return
      const reading = readWallTime(wallTime, zone)
      setQuestion(null)
      const { act: what, card } = question
      if (reading.kind === 'once') act(what, card, wallTime, repeatedHour, reading.atMs)
      if (reading.kind === 'twice') {
        act(what, card, wallTime, repeatedHour, repeatedHour === 'later' ? reading.laterMs : reading.earlierMs)
      }
    },
    leave: () => setQuestion(null),
  }
}
