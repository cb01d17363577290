/** Requests of departments: received from a file, and the empty sheet for them (docs/specs/intake.md). */
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { callOperation } from '../../../rpc/client.ts'
import { useCommand } from '../../../rpc/useOperation.ts'
import { notifyError } from '../../../ui/notifyError.ts'
import { offerUndo } from '../../../ui/undo.tsx'
import { addressOf } from '../calendarView.ts'

const UNDO_SECONDS = 10

export function useIntake() {
  const { t } = useTranslation('intake')
  const [, navigate] = useLocation()
  const receive = useCommand('intake.receive')
  const writeSheet = useCommand('intake.writeSheet')
  const open = (postId: string): void => navigate(addressOf(postId))
  return {
    receive: (): void =>
      receive.mutate(
        {},
        {
          onSuccess: (answer) => {
            if (answer.kind === 'refused') notifications.show({ message: t(`refused.${answer.why}`), color: 'red' })
            if (answer.kind === 'known') {
              notifications.show({ message: t('known') })
              open(answer.postId)
            }
            if (answer.kind !== 'received') return
            const { postId } = answer
            open(postId)
            offerUndo({
              id: `intake:${postId}`,
              message: t(answer.isDeadlineUnclear ? 'unclear' : 'received'),
              seconds: UNDO_SECONDS,
              onUndo: () => void callOperation('calendar.discard', { postId }).catch(notifyError),
            })
          },
        },
      ),
    writeSheet: (): void =>
      writeSheet.mutate(
        {},
        {
          onSuccess: (answer) => {
            if (answer !== null) notifications.show({ message: t('sheetWritten', { name: answer.fileName }) })
          },
        },
      ),
  }
}
