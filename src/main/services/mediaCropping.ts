/**
 * A part of an image in the place of the whole (docs/specs/media.md §7). The window cuts; what it cut comes in like any
 * other file. The original stays as long as something was cut out of it, so that it can be cut anew or put back.
 */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { isWithin } from '#shared/domain/crop.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContent, MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaCropTable } from '../store/mediaCropTable.ts'
import type { Media, MediaTable } from '../store/mediaTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { MediaArrival } from './mediaArrival.ts'
import type { MediaAttaching } from './mediaAttaching.ts'

const OK = { ok: true } as const

type Place = { readonly postId: string; readonly segmentId: string; readonly replaces: string }

export function createMediaCropping(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly crops: MediaCropTable
  readonly arrival: MediaArrival
  readonly attaching: MediaAttaching
  readonly by: () => Actor
}) {
  const { uow, posts, media, contents, crops, arrival, attaching } = deps

  function originalOf({ id, contentSeq }: Media): MediaContent {
    const content = contents.bySeq(crops.of(id)?.originalSeq ?? contentSeq)
    if (content === null) throw new AppError('wrong_state', { state: 'arriving' })
    if (content.kind !== 'image') throw new AppError('media_unsupported')
    return content
  }

  /** One in the place of another, with its description. Told again it changes nothing. */
  function put({ postId, segmentId, replaces }: Place, mediaId: string, action: string, also: (tx: WriteTx) => void) {
    const post = attaching.draftWith(postId, segmentId)
    if (media.altText(segmentId, mediaId) !== null) return
    if (media.altText(segmentId, replaces) === null) throw new AppError('conflict')
    uow.write(deps.by(), (tx) => {
      also(tx)
      media.replace(tx, segmentId, replaces, mediaId)
      posts.save(tx, post)
      tx.audit({ action, entity: `post:${postId}`, before: { mediaId: replaces }, after: { mediaId } })
    })
  }

  return {
    original: ({ mediaId }: ParsedInputOf<'media.original'>): OutputOf<'media.original'> => {
      const { seq, mimeType, sizeBytes } = originalOf(arrival.existing(mediaId))
      const bytes = Buffer.from(contents.read(seq, 0, sizeBytes))
      const crop = crops.of(mediaId)?.rect ?? null
      return { dataUrl: `data:${mimeType};base64,${bytes.toString('base64')}`, crop }
    },
    attachCrop: async (input: ParsedInputOf<'media.attachCrop'>): Promise<OutputOf<'media.attachCrop'>> => {
      const { postId, segmentId, mediaId, replaces, crop } = input
      attaching.draftWith(postId, segmentId)
      const before = arrival.existing(replaces)
      const original = originalOf(before)
      const { widthPx, heightPx } = original
      // Images of before they were measured have no size to hold it against.
      if (widthPx !== null && heightPx !== null && !isWithin(crop, { widthPx, heightPx })) {
        throw new AppError('conflict')
      }
      await arrival.whole(mediaId, null)
      put({ postId, segmentId, replaces }, mediaId, 'post.crop_media', (tx) => {
        // What was taken out of the file was taken out when it came; the window's own has nothing in it.
        media.setRemoved(tx, mediaId, before.removed)
        crops.put(tx, mediaId, { originalSeq: original.seq, rect: crop })
      })
      return OK
    },
    uncrop: ({ postId, segmentId, mediaId, replaces }: ParsedInputOf<'media.uncrop'>): OutputOf<'media.uncrop'> => {
      const before = arrival.existing(replaces)
      const known = media.byId(mediaId)
      const crop = crops.of(replaces)
      if (crop === null) throw new AppError('conflict')
      if (known !== null && known.contentSeq !== crop.originalSeq) throw new AppError('conflict')
      put({ postId, segmentId, replaces }, mediaId, 'post.uncrop_media', (tx) => {
        if (known === null) media.insert(tx, { ...before, id: mediaId, contentSeq: crop.originalSeq })
      })
      return OK
    },
    swap: ({ postId, segmentId, mediaId, replaces }: ParsedInputOf<'media.swap'>): OutputOf<'media.swap'> => {
      const [one, other] = [arrival.existing(mediaId), arrival.existing(replaces)]
      if (originalOf(one).seq !== originalOf(other).seq) throw new AppError('conflict')
      put({ postId, segmentId, replaces }, mediaId, 'post.swap_media', () => undefined)
      return OK
    },
  }
}
