/** Bringing a version back, with a way back. */
import { useTranslation } from 'react-i18next'
import { callOperation } from '../../../rpc/client.ts'
import { draftsOf } from '../ownTextsView.ts'
import type { Composing } from '../useComposer.ts'

const UNDO_SECONDS = 10

/** @param onRestored the words of the version are those of the post */
export function useRestoreVersion(composing: Composing, onRestored: () => void) {
  const { t } = useTranslation('versions')
  const { postId, change, reseed, offerBack } = composing

  const bringBack = async (versionId: string): Promise<string | null> => {
    const done = await change(async () => {
      const { formerId } = await callOperation('versions.restore', { postId, versionId })
      return { formerId, post: await callOperation('calendar.get', { postId }) }
    })
    if (done === null) return null
    reseed(draftsOf(done.post))
    return done.formerId
  }

  return async (versionId: string): Promise<void> => {
    const formerId = await bringBack(versionId)
    if (formerId === null) return
    onRestored()
    const onUndo = (): void => void bringBack(formerId)
    offerBack({ id: `version:${postId}`, message: t('restored'), seconds: UNDO_SECONDS, onUndo })
  }
}
