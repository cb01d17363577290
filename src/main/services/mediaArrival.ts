/** Contents on their way in: made whole once however often they are asked for; what cannot be used goes again. */
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { Media, MediaTable } from '../store/mediaTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { MediaPreparing } from './mediaPreparing.ts'

export type MediaArrival = ReturnType<typeof createMediaArrival>

export function createMediaArrival(deps: {
  readonly uow: UnitOfWork
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly preparing: MediaPreparing
  readonly by: () => Actor
}) {
  const { uow, media, contents } = deps
  /** Being prepared: whoever asks again waits for the same. */
  const underWay = new Map<string, Promise<void>>()

  function existing(mediaId: string): Media {
    const found = media.byId(mediaId)
    if (found === null) throw new AppError('not_found')
    return found
  }

  function drop(found: Media, action: string, why: string | null): void {
    uow.write(deps.by(), (tx) => {
      media.remove(tx, found.id)
      if (contents.bySeq(found.contentSeq) === null) contents.remove(tx, found.contentSeq)
      tx.audit({ action, entity: `media:${found.id}`, after: { why } })
    })
  }

  async function prepare(found: Media, shown: Uint8Array | null): Promise<void> {
    const expected = contents.expectedBytes(found.contentSeq)
    if (contents.receivedBytes(found.contentSeq) !== expected) throw new AppError('conflict')
    try {
      await deps.preparing.prepare(found, expected, shown)
    } catch (error) {
      // What cannot be used is not kept; the file of the person is where it was.
      if (error instanceof AppError && error.code.startsWith('media_')) drop(found, 'media.refuse', error.code)
      throw error
    }
  }

  function prepareOnce(found: Media, shown: Uint8Array | null): Promise<void> {
    const running = underWay.get(found.id)
    if (running !== undefined) return running
    const task = prepare(found, shown).finally(() => underWay.delete(found.id))
    underWay.set(found.id, task)
    return task
  }

  return {
    /** @throws AppError not_found */
    existing,
    drop,
    isUnderWay: (mediaId: string): boolean => underWay.has(mediaId),
    /**
     * Prepared, unless it is already.
     * @param shown a picture of a video, from the window
     * @throws AppError not_found, conflict (not all of it is there), and as `MediaPreparing.prepare`
     */
    whole: async (mediaId: string, shown: Uint8Array | null): Promise<Media> => {
      const found = existing(mediaId)
      if (contents.bySeq(found.contentSeq) === null) await prepareOnce(found, shown)
      return existing(mediaId)
    },
  }
}
