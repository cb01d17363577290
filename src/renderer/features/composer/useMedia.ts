/** Adding, describing and removing the images and videos of a text. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOperation } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { offerUndo } from '../../ui/undo.tsx'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { nameOf, posterOf, sendFile } from './mediaFile.ts'
import type { Composing } from './useComposer.ts'

type Media = PostDetail['segments'][number]['media'][number]

/** A file on its way into the core. */
export type Arrival = {
  readonly mediaId: string
  readonly fileName: string
  readonly sizeBytes: number
  readonly sentBytes: number
  readonly cancel: () => void
}

const UNDO_SECONDS = 10

export function useMedia(composing: Composing, segmentId: string) {
  const { t } = useTranslation('composer')
  const { postId, change, writer } = composing
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([])
  const queue = useRef(Promise.resolve())

  const update = (mediaId: string, sentBytes: number): void =>
    setArrivals((all) => all.map((each) => (each.mediaId === mediaId ? { ...each, sentBytes } : each)))

  /** Beside the writer, not through it: what is typed meanwhile must not wait for a film. */
  const arrive = async (file: File, mediaId: string, signal: AbortSignal): Promise<void> => {
    try {
      signal.throwIfAborted()
      // A post nobody has written yet begins to exist with its first file.
      if ((await change(() => Promise.resolve(true))) === null) return
      const poster = posterOf(file)
      await sendFile(file, mediaId, (sentBytes) => update(mediaId, sentBytes), signal)
      await callOperation('media.attach', { postId, segmentId, mediaId, posterBase64: await poster })
    } catch (error) {
      if (signal.aborted) await callOperation('media.abandon', { mediaId }).catch(notifyError)
      else notifyError(error)
    } finally {
      setArrivals((all) => all.filter((each) => each.mediaId !== mediaId))
    }
  }

  return {
    arrivals,
    add: (files: readonly File[]): void => {
      for (const file of files) {
        const mediaId = newId()
        const aborting = new AbortController()
        const arrival = { mediaId, fileName: nameOf(file), sizeBytes: file.size, sentBytes: 0 }
        setArrivals((all) => [...all, { ...arrival, cancel: () => aborting.abort() }])
        // One after the other: they are attached in the order in which they were chosen.
        queue.current = queue.current.then(() => arrive(file, mediaId, aborting.signal))
      }
    },
    /** Of the media library: its content is in the core already. */
    takeKept: (cardId: string): void => {
      void change(() => callOperation('media.attachKept', { postId, segmentId, mediaId: newId(), cardId }))
    },
    describe: ({ mediaId }: Media, altText: string): void => {
      writer.put(`alt:${mediaId}`, () => callOperation('calendar.setAltText', { postId, segmentId, mediaId, altText }))
    },
    remove: async (media: Media): Promise<void> => {
      const { mediaId, kind } = media
      const done = await change(() => callOperation('calendar.detachMedia', { postId, segmentId, mediaId }))
      if (done === null) return
      offerUndo({
        message: t(`media.removed.${kind}`),
        seconds: UNDO_SECONDS,
        onUndo: () => void change(() => attachAgain(postId, segmentId, media)),
      })
    },
  }
}

/** Its content is still in the core; one that is there already stays as it is. */
export async function attachAgain(postId: string, segmentId: string, { mediaId, altText }: Media): Promise<void> {
  await callOperation('media.attach', { postId, segmentId, mediaId, posterBase64: null })
  if (altText !== '') await callOperation('calendar.setAltText', { postId, segmentId, mediaId, altText })
}
