/** Files on their way in: announced, received part by part, prepared, attached to a draft; and what they look like. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { MEDIA_MAX_BYTES, MEDIA_PART_BYTES, MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { MediaArrival } from './mediaArrival.ts'
import type { MediaAttaching } from './mediaAttaching.ts'

const OK = { ok: true } as const

export function createMediaIntake(deps: {
  readonly uow: UnitOfWork
  readonly attaching: MediaAttaching
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly arrival: MediaArrival
  readonly by: () => Actor
}) {
  const { uow, media, contents, attaching, arrival } = deps

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
      const { contentSeq } = arrival.existing(mediaId)
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
      const found = await arrival.whole(mediaId, posterBase64 === null ? null : Buffer.from(posterBase64, 'base64'))
      // Preparing took a while: the post may have been planned, or have lost the text, meanwhile.
      attaching.attach(postId, segmentId, found, '')
      return OK
    },
    abandon: ({ mediaId }: ParsedInputOf<'media.abandon'>): OutputOf<'media.abandon'> => {
      const found = media.byId(mediaId)
      // What is whole is attached somewhere, or may be put back by an undo.
      if (found === null || arrival.isUnderWay(mediaId) || contents.bySeq(found.contentSeq) !== null) return OK
      arrival.drop(found, 'media.abandon', null)
      return OK
    },
    preview: ({ mediaId }: ParsedInputOf<'media.preview'>): OutputOf<'media.preview'> => ({
      dataUrl: attaching.pictureOf(arrival.existing(mediaId).contentSeq),
    }),
  }
}
