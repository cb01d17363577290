/** Says what was noted and offers to take it back. */
import { useTranslation } from 'react-i18next'
import { callOperation } from '../../../../rpc/client.ts'
import { notifyError } from '../../../../ui/notifyError.ts'
import { offerUndo } from '../../../../ui/undo.tsx'

const UNDO_SECONDS = 30

export function useTakeBack(): (noteId: string, days: number, measured: number) => void {
  const { t } = useTranslation('growth')
  return (noteId, days, measured) => {
    const done = t('notes.done', { count: days })
    offerUndo({
      id: `note:${noteId}`,
      message: measured === 0 ? done : `${done} ${t('notes.measured', { count: measured })}`,
      seconds: UNDO_SECONDS,
      onUndo: () => void callOperation('growth.takeBack', { noteId }).catch(notifyError),
    })
  }
}
