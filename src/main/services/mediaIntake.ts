/** Files on their way in: announced, received part by part, prepared, attached to a draft; and what they look like. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { MEDIA_MAX_BYTES, MEDIA_PART_BYTES, MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { Media, MediaTable } from '../store/mediaTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { MediaAttaching } from './mediaAttaching.ts'
import type { MediaPreparing } from './mediaPreparing.ts'

const OK = { ok: true } as const

export function createMediaIntake(deps: {
  readonly uow: UnitOfWork
  readonly attaching: MediaAttaching
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly preparing: MediaPreparing
  readonly by: () => Actor
}) {
  const { uow, media, contents, attaching } = deps
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
    begin: ({ mediaId, fileName, sizeBytes }: ParsedInputOf<'media.begin'>): OutputOf<'media.begin'> => {
      if (sizeBytes === 0) throw new AppError('media_damaged', { fileName })
      if (sizeBytes > MEDIA_MAX_BYTES) throw new AppError('media_too_large', { fileName, maxBytes: MEDIA_MAX_BYTES })
      const known = media.byId(mediaId)
      if (known !== null) {
        if (known.fileName !== fileName || contents.expectedBytes(known.contentSeq) !== sizeBytes) {
          throw new AppError('conflict')
        }
        return OK
      }
      uow.write(deps.by(), (tx) => {
        media.insert(tx, { id: mediaId, contentSeq: contents.begin(tx, sizeBytes), fileName, removed: 'kept' })
        tx.audit({ action: 'media.begin', entity: `media:${mediaId}`, after: { sizeBytes } })
      })
      return OK
    },
    append: ({ mediaId, fromByte, dataBase64 }: ParsedInputOf<'media.append'>): OutputOf<'media.append'> => {
      const { contentSeq } = existing(mediaId)
      const bytes = Buffer.from(dataBase64, 'base64')
      const received = contents.receivedBytes(contentSeq)
      const end = fromByte + bytes.length
      if (end <= received) return OK
      const expected = contents.expectedBytes(contentSeq)
      const isNext = fromByte === received && fromByte % MEDIA_PART_BYTES === 0
      const isWhole = bytes.length === MEDIA_PART_BYTES || end === expected
      if (!isNext || !isWhole || end > expected || contents.bySeq(contentSeq) !== null) throw new AppError('conflict')
      uow.write(deps.by(), (tx) => {
        for (let at = 0; at < bytes.length; at += MEDIA_PIECE_BYTES) {
          const number = (fromByte + at) / MEDIA_PIECE_BYTES
          contents.putPiece(tx, contentSeq, number, bytes.subarray(at, at + MEDIA_PIECE_BYTES))
        }
        tx.audit({ action: 'media.append', entity: `media:${mediaId}`, after: { receivedBytes: end } })
      })
      return OK
    },
    attach: async (input: ParsedInputOf<'media.attach'>): Promise<OutputOf<'media.attach'>> => {
      const { postId, segmentId, mediaId, posterBase64 } = input
      attaching.draftWith(postId, segmentId)
      const found = existing(mediaId)
      if (contents.bySeq(found.contentSeq) === null) {
        await prepareOnce(found, posterBase64 === null ? null : Buffer.from(posterBase64, 'base64'))
      }
      // Preparing took a while: the post may have been planned, or have lost the text, meanwhile.
      attaching.attach(postId, segmentId, existing(mediaId), '')
      return OK
    },
    abandon: ({ mediaId }: ParsedInputOf<'media.abandon'>): OutputOf<'media.abandon'> => {
      const found = media.byId(mediaId)
      // What is whole is attached somewhere, or may be put back by an undo.
      if (found === null || underWay.has(mediaId) || contents.bySeq(found.contentSeq) !== null) return OK
      drop(found, 'media.abandon', null)
      return OK
    },
    preview: ({ mediaId }: ParsedInputOf<'media.preview'>): OutputOf<'media.preview'> => ({
      dataUrl: attaching.pictureOf(existing(mediaId).contentSeq),
    }),
  }
}
