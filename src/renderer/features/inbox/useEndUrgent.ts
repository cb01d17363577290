/** Takes a conversation out of the urgent lane, says so, and offers the way back for some seconds. */
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { callOperation } from '../../rpc/client.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { offerUndo } from '../../ui/undo.tsx'

/** As long as what triage says of a change. */
const OFFERED_SECONDS = 12

type How = InputOf<'urgent.end'>['how']

export function useEndUrgent(): {
  readonly isPending: boolean
  readonly run: (markId: string, how: How, onEnded?: () => void) => void
} {
  const { t } = useTranslation('urgent')
  const end = useCommand('urgent.end')
  return {
    isPending: end.isPending,
    run: (markId, how, onEnded) => {
      end.mutate(
        { markId, how },
        {
          onSuccess: () => {
            onEnded?.()
            offerUndo({
              id: `urgent ${markId}`,
              message: t(how.ended === 'dealt_with' ? 'end.toldDealtWith' : 'end.toldFalseAlarm'),
              seconds: OFFERED_SECONDS,
              onUndo: () => void callOperation('urgent.undoEnd', { markId }).catch(notifyError),
            })
          },
        },
      )
    },
  }
}
