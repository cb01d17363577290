/** Puts a content on a text of a draft, wherever it comes from: a file that has arrived, or the media library. */
import { isBeingWritten } from '#shared/domain/postLife.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { Media, MediaTable } from '../store/mediaTable.ts'
import type { Post, PostTable } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

/** More than any network takes in one text; what is too much for a certain network is said when it is planned. */
const MOST_IN_SEGMENT = 10

export type MediaAttaching = ReturnType<typeof createMediaAttaching>

export function createMediaAttaching(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly by: () => Actor
}) {
  const { uow, posts, media, contents } = deps

  /** @throws AppError not_found, wrong_state */
  function draftWith(postId: string, segmentId: string): Post {
    const post = posts.byId(postId)
    if (post === null || posts.postOfSegment(segmentId) !== postId) throw new AppError('not_found')
    if (!isBeingWritten(post)) throw new AppError('wrong_state', { state: post.stage })
    return post
  }

  return {
    draftWith,
    /**
     * Told again it changes nothing.
     * @param of what is attached; one whose id is known already is attached again
     * @throws AppError not_found, wrong_state, media_too_many
     */
    attach: (postId: string, segmentId: string, of: Media, altText: string): void => {
      const post = draftWith(postId, segmentId)
      if (media.altText(segmentId, of.id) !== null) return
      const carried = media.ofPost(postId).get(segmentId)?.length ?? 0
      if (carried >= MOST_IN_SEGMENT) throw new AppError('media_too_many', { most: MOST_IN_SEGMENT })
      const known = media.byId(of.id)
      if (known !== null && known.contentSeq !== of.contentSeq) throw new AppError('conflict')
      uow.write(deps.by(), (tx) => {
        if (known === null) media.insert(tx, of)
        media.attach(tx, segmentId, of.id)
        if (altText !== '') media.setAltText(tx, segmentId, of.id, altText)
        posts.save(tx, post)
        tx.audit({ action: 'post.attach_media', entity: `post:${postId}`, after: { mediaId: of.id } })
      })
    },
    /** A small picture in its place, as a data URL; null where there is none. */
    pictureOf: (contentSeq: number): string | null => {
      const poster = contents.poster(contentSeq)
      if (poster !== null) return dataUrl('image/jpeg', poster)
      const content = contents.bySeq(contentSeq)
      // Images from before there were posters are shown whole.
      if (content === null || content.kind === 'video') return null
      return dataUrl(content.mimeType, contents.read(contentSeq, 0, content.sizeBytes))
    },
  }
}

function dataUrl(mimeType: string, bytes: Uint8Array): string {
  return `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`
}
