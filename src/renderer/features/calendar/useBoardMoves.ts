/** Takes a card of the board to another column: the step that the column means, its way back, or why not. */
import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { callOperation } from '../../rpc/client.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useRepeatWords } from '../../ui/useRepeats.ts'
import type { BoardColumn } from './boardColumns.ts'
import { boardMove, columnBeside, type BoardMove, type BoardRefusal, type OnBoard } from './boardMoves.ts'

const UNDO_SECONDS = 10

export type BoardMoves = {
  readonly toColumn: (postId: string, column: BoardColumn) => void
  /** To the next column on that side in which it may stand. */
  readonly toSide: (postId: string, by: -1 | 1) => void
}

type Planned = NonNullable<PostDetail['planned']>
type Approval = OutputOf<'approvals.ofPost'>
/** What was done in words, and how it is taken back; null where it cannot be. */
type Done = { readonly message: string; readonly undo: (() => Promise<unknown>) | null }

/** @param say tells a screen reader what happened */
export function useBoardMoves(say: (words: string) => void): BoardMoves {
  const { t } = useTranslation('boardMoves')
  const format = useFormat()
  const repeatWords = useRepeatWords()
  /** One after the other: a second key starts from what the first has done. */
  const queue = useRef(Promise.resolve())

  const refuse = (why: BoardRefusal): void => {
    const message = t(`refused.${why}`)
    notifications.hide('board:refused')
    notifications.show({ id: 'board:refused', title: t('notMoved'), message, color: 'red', role: 'alert' })
  }

  const request = async ({ postId }: PostDetail, { wallTime, zone, repeatedHour, atMs }: Planned): Promise<Done> => {
    await callOperation('approvals.request', { postId, wallTime, zone, repeatedHour, comment: '' })
    return {
      message: t('requested', { when: format.dayTime(atMs) }),
      undo: () => callOperation('approvals.withdraw', { postId }),
    }
  }
  const schedule = async ({ postId }: PostDetail, { wallTime, zone, repeatedHour, atMs }: Planned): Promise<Done> => {
    await callOperation('calendar.schedule', { postId, wallTime, zone, repeatedHour })
    const [repeat] = await callOperation('calendar.repeats', { postId, atMs, texts: 'planned' })
    const planned = t('planned', { when: format.dayTime(atMs) })
    return {
      message: repeat === undefined ? planned : `${planned}. ${repeatWords(repeat)}`,
      undo: () => callOperation('calendar.unschedule', { postId }),
    }
  }
  const unschedule = async ({ postId, planned }: PostDetail, approval: Approval): Promise<Done> => {
    await callOperation('calendar.unschedule', { postId })
    // What was agreed to is so no longer, and an hour that has passed does not come back.
    if (mustAsk(approval)) return { message: t('draftAnew'), undo: null }
    if (planned === null || planned.atMs <= Date.now()) return { message: t('draft'), undo: null }
    const { wallTime, zone, repeatedHour } = planned
    return {
      message: t('draft'),
      undo: () => callOperation('calendar.schedule', { postId, wallTime, zone, repeatedHour }),
    }
  }
  const withdraw = async ({ postId, planned }: PostDetail, { approval, rounds }: Approval): Promise<Done> => {
    await callOperation('approvals.withdraw', { postId })
    const [round] = rounds
    // What others have decided already cannot be put back.
    if (approval !== 'waiting' || planned === null || round === undefined || round.decisions.length > 0)
      return { message: t('withdrawn'), undo: null }
    const { wallTime, zone, repeatedHour } = planned
    const { comment } = round
    return {
      message: t('withdrawn'),
      undo: () => callOperation('approvals.request', { postId, wallTime, zone, repeatedHour, comment }),
    }
  }
  const doMove = async (move: BoardMove, post: PostDetail, approval: Approval): Promise<Done | BoardRefusal | null> => {
    switch (move.kind) {
      case 'stay':
        return null
      case 'refused':
        return move.why
      case 'request':
        return post.planned === null ? 'noHour' : request(post, post.planned)
      case 'schedule':
        return post.planned === null ? 'noHour' : schedule(post, post.planned)
      case 'unschedule':
        // It would become the text: what is half written could go out by taking this back.
        return hasUnapplied(post) ? 'unapplied' : unschedule(post, approval)
      case 'withdraw':
        return withdraw(post, approval)
      default:
        return assertNever(move)
    }
  }
  const take = (postId: string, choose: (post: OnBoard, asksFirst: boolean) => BoardColumn | null): void => {
    queue.current = queue.current.then(async () => {
      try {
        const post = await callOperation('calendar.get', { postId })
        const approval = await callOperation('approvals.ofPost', { postId })
        const onBoard = { state: post.state, hasHour: post.planned !== null }
        const column = choose(onBoard, mustAsk(approval))
        const done = column === null ? null : await doMove(boardMove(onBoard, column), post, approval)
        if (done === null) return
        if (typeof done === 'string') {
          refuse(done)
          return
        }
        const { message, undo } = done
        say(message)
        if (undo === null) notifications.show({ message, role: 'status' })
        else offerUndo({ id: `move:${postId}`, message, seconds: UNDO_SECONDS, onUndo: () => takeBack(undo) })
      } catch (error) {
        notifyError(error)
      }
    })
  }
  const takeBack = (undo: () => Promise<unknown>): void => {
    queue.current = queue.current.then(() =>
      undo()
        .then(() => say(t('takenBack')))
        .catch(notifyError),
    )
  }

  return {
    toColumn: (postId, column) => take(postId, () => column),
    toSide: (postId, by) => take(postId, (post, asksFirst) => columnBeside(post, by, asksFirst)),
  }
}

/** Whether somebody has to agree before it is planned. */
function mustAsk({ flowName, embargo }: Approval): boolean {
  return flowName !== null || embargo !== null
}

function hasUnapplied({ pendingEdit, variants }: PostDetail): boolean {
  return pendingEdit !== null || variants.some(({ own }) => own !== null && own.pendingEdit !== null)
}
