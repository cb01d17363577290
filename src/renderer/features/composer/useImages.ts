/** Adding, describing and removing the images of a text. */
import { useTranslation } from 'react-i18next'
import { callOperation, OperationError } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { offerUndo } from '../../ui/undo.tsx'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { base64Of, contentOf } from './imageFile.ts'
import type { Composing } from './useComposer.ts'

type Media = PostDetail['segments'][number]['media'][number]

const UNDO_SECONDS = 10

/** What one call can carry, in base64; larger files are refused in the words in which the core refuses large ones. */
const CARRIED_MAX_BYTES = 5_900_000
const IMAGE_MAX_BYTES = 5 * 1024 * 1024

const tooLarge = (fileName: string): OperationError =>
  new OperationError('calendar.attachImage', {
    code: 'media_too_large',
    params: { fileName, maxBytes: IMAGE_MAX_BYTES },
    paths: [],
    correlationId: null,
  })

export function useImages(composing: Composing, segmentId: string) {
  const { t } = useTranslation('composer')
  const { postId, change, writer } = composing

  const attach = (fileName: string, dataBase64: string, altText: string): void => {
    const mediaId = newId()
    void change(async () => {
      await callOperation('calendar.attachImage', { postId, segmentId, mediaId, fileName, dataBase64 })
      if (altText !== '') await callOperation('calendar.setAltText', { postId, segmentId, mediaId, altText })
    })
  }

  return {
    add: async (files: readonly File[]): Promise<void> => {
      for (const file of files) {
        if (file.size > CARRIED_MAX_BYTES) {
          notifyError(tooLarge(file.name))
          continue
        }
        attach(file.name === '' ? 'imagen' : file.name.slice(0, 255), await base64Of(file), '')
      }
    },
    describe: ({ mediaId }: Media, altText: string): void => {
      writer.put(`alt:${mediaId}`, () => callOperation('calendar.setAltText', { postId, segmentId, mediaId, altText }))
    },
    /** @param dataUrl its content, to be able to put it back */
    remove: async ({ mediaId, fileName, altText }: Media, dataUrl: string | null): Promise<void> => {
      const done = await change(() => callOperation('calendar.detachImage', { postId, segmentId, mediaId }))
      if (done === null || dataUrl === null) return
      offerUndo({
        message: t('imageRemoved'),
        seconds: UNDO_SECONDS,
        onUndo: () => attach(fileName, contentOf(dataUrl), altText),
      })
    },
  }
}
