/** Puts what was cut out of an image in its place, and the image back. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOperation } from '../../../rpc/client.ts'
import { newId } from '../../../rpc/newId.ts'
import { notifyError } from '../../../ui/notifyError.ts'
import { offerUndo } from '../../../ui/undo.tsx'
import { sendFile } from '../mediaFile.ts'
import type { Composing } from '../useComposer.ts'
import type { CropActs } from './CropButton.tsx'

const UNDO_SECONDS = 10

export function useCropping({ postId, change, writer }: Composing, segmentId: string): CropActs {
  const { t } = useTranslation('crop')
  const [newest, setNewest] = useState<string | null>(null)

  const offerBack = (message: string, mediaId: string, replaces: string): void =>
    offerUndo({
      message,
      seconds: UNDO_SECONDS,
      onUndo: () => {
        setNewest(replaces)
        void change(() => callOperation('media.swap', { postId, segmentId, mediaId: replaces, replaces: mediaId }))
      },
    })

  return {
    newest,
    crop: async ({ mediaId: replaces }, { file, rect }) => {
      const mediaId = newId()
      try {
        await sendFile(file, mediaId, () => undefined, new AbortController().signal)
        setNewest(mediaId)
        // A description that is being typed belongs to what goes: it is written before it goes.
        await writer.flush()
        await callOperation('media.attachCrop', { postId, segmentId, mediaId, replaces, crop: { ...rect } })
        offerBack(t('cropped'), mediaId, replaces)
      } catch (error) {
        await callOperation('media.abandon', { mediaId }).catch(notifyError)
        notifyError(error)
      }
    },
    uncrop: async ({ mediaId: replaces }) => {
      const mediaId = newId()
      setNewest(mediaId)
      const done = await change(() => callOperation('media.uncrop', { postId, segmentId, mediaId, replaces }))
      if (done !== null) offerBack(t('uncropped'), mediaId, replaces)
    },
  }
}
