/** Puts a draft into the next free slot of its accounts, with the way back (docs/specs/recurring.md §7.4). */
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { callOperation } from '../rpc/client.ts'
import { notifyError } from './notifyError.ts'
import { offerUndo } from './undo.tsx'
import { useFormat, useOfficeZone } from './useFormat.ts'

const UNDO_SECONDS = 10

export function useNextSlot(): (post: { readonly postId: string }) => void {
  const { t } = useTranslation('recurring')
  const { t: calendar } = useTranslation('calendar')
  const format = useFormat()
  const zone = useOfficeZone()
  return ({ postId }) => {
    const put = async (): Promise<void> => {
      const slot = await callOperation('slots.next', { postId })
      if (slot === null) {
        notifications.show({ message: t('slots.none'), role: 'status' })
        return
      }
      await callOperation('calendar.schedule', { postId, wallTime: slot.wallTime, zone, repeatedHour: null })
      offerUndo({
        id: `move:${postId}`,
        message: calendar('planned', { when: format.dayTime(slot.atMs) }),
        seconds: UNDO_SECONDS,
        onUndo: () => {
          callOperation('calendar.unschedule', { postId }).catch(notifyError)
        },
      })
    }
    put().catch(notifyError)
  }
}
