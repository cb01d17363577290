/** Acts on series, each with its way back: one notice says what was done, what stays, and takes it back. */
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { callOperation } from '../rpc/client.ts'
import { newId } from '../rpc/newId.ts'
import { notifyError } from './notifyError.ts'
import { offerUndo } from './undo.tsx'

const UNDO_SECONDS = 10

type Counts = OutputOf<'recurring.change'>
type Done = 'started' | 'changed' | 'stopped' | 'paused' | 'resumed' | 'ended'

export function useSeriesActs() {
  const { t } = useTranslation('recurring')

  const sayDone = (what: Done, actId: string, { made, drafts, byHand }: Counts): void => {
    const words = [
      what === 'paused' || what === 'resumed' || what === 'ended'
        ? t(`done.${what}`)
        : t(`done.${what}`, { count: made }),
      ...(drafts > 0 ? [t('done.drafts', { count: drafts })] : []),
      ...(byHand > 0 ? [t('done.byHand', { count: byHand })] : []),
    ]
    offerUndo({
      id: `series:${actId}`,
      message: words.join('. '),
      seconds: UNDO_SECONDS,
      onUndo: () => {
        callOperation('recurring.undo', { actId }).catch(notifyError)
      },
    })
  }
  /** Carries it out under an id of its own. */
  const act = (what: Done, carryOut: (actId: string) => Promise<Counts>): Promise<void> => {
    const actId = newId()
    return carryOut(actId)
      .then((counts) => sayDone(what, actId, counts))
      .catch(notifyError)
  }

  return {
    sayDone,
    pause: (seriesId: string) => act('paused', (actId) => callOperation('recurring.pause', { actId, seriesId })),
    resume: (seriesId: string) => act('resumed', (actId) => callOperation('recurring.resume', { actId, seriesId })),
    /** What was made stays. */
    end: (seriesId: string) =>
      act('ended', (actId) => callOperation('recurring.stop', { actId, seriesId, fromWallTime: null, posts: 'keep' })),
    /** What was made is discarded, from a date on or altogether. */
    stop: (seriesId: string, fromWallTime: string | null) =>
      act('stopped', (actId) => callOperation('recurring.stop', { actId, seriesId, fromWallTime, posts: 'discard' })),
    spread: (postId: string, scope: 'following' | 'all') =>
      act('changed', (actId) => callOperation('recurring.spread', { actId, postId, newSeriesId: newId(), scope })),
    move: (postId: string, scope: 'following' | 'all', wallTime: string) =>
      act('changed', (actId) =>
        callOperation('recurring.move', { actId, postId, newSeriesId: newId(), scope, wallTime }),
      ),
    leaveOut: (seriesId: string, wallTime: string, leftOut: boolean, day: string): void => {
      const set = (to: boolean) => callOperation('recurring.leaveOut', { seriesId, wallTime, leftOut: to })
      set(leftOut)
        .then(() => {
          if (!leftOut) return
          offerUndo({
            message: t('done.leftOut', { day }),
            seconds: UNDO_SECONDS,
            onUndo: () => {
              set(false).catch(notifyError)
            },
          })
        })
        .catch(notifyError)
    },
  }
}
