/** Writing posts: text that is saved as it is typed, accounts, images. */
import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { imageTypeOf } from '#shared/domain/media.ts'
import { isEditable } from '#shared/domain/postLife.ts'
import type { Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { Post, PostTable, SegmentImage, SegmentText } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { PublishingAccount } from './postChecks.ts'

/** X's own limits; the strictest network decides when there are more. */
const IMAGE_MAX_BYTES = 5 * 1024 * 1024
const IMAGES_PER_SEGMENT = 4

const OK = { ok: true } as const

export function createCalendarWriting(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly media: MediaTable
  readonly ids: Ids
  readonly accountOf: (accountId: string) => PublishingAccount | null
  readonly by: () => Actor
}) {
  const { uow, posts, media } = deps

  function existing(postId: string): Post {
    const post = posts.byId(postId)
    if (post === null) throw new AppError('not_found')
    return post
  }

  function draft(postId: string): Post {
    const post = existing(postId)
    if (post.stage !== 'draft') throw new AppError('wrong_state', { state: post.stage })
    return post
  }

  /** A segment's id is the caller's; one that another post uses is refused rather than moved. */
  function checkOwnership(postId: string, segments: readonly SegmentText[]): void {
    const ids = new Set(segments.map((segment) => segment.segmentId))
    if (ids.size !== segments.length) throw new AppError('conflict')
    for (const id of ids) {
      const owner = posts.postOfSegment(id)
      if (owner !== null && owner !== postId) throw new AppError('conflict')
    }
  }

  function setAccountsIn(tx: WriteTx, postId: string, accountIds: readonly string[]): void {
    const wanted = new Set(accountIds)
    for (const accountId of wanted) if (deps.accountOf(accountId) === null) throw new AppError('not_found')
    const present = posts.variantsOf(postId)
    for (const variant of present) if (!wanted.has(variant.accountId)) posts.removeVariant(tx, variant)
    for (const accountId of wanted) {
      if (!present.some((variant) => variant.accountId === accountId)) {
        posts.addVariant(tx, { id: deps.ids.next(), postId, accountId })
      }
    }
  }

  function checkSegment(postId: string, segmentId: string): void {
    if (posts.postOfSegment(segmentId) !== postId) throw new AppError('not_found')
  }

  /** @throws AppError not_found where the segment is none of the post's */
  function imagesOf(postId: string, segmentId: string): readonly SegmentImage[] {
    checkSegment(postId, segmentId)
    return posts.segments(postId).find((segment) => segment.segmentId === segmentId)?.images ?? []
  }

  return {
    create: ({ postId, accountIds, segments }: ParsedInputOf<'calendar.create'>): OutputOf<'calendar.create'> => {
      if (posts.byId(postId) !== null) {
        // Told again it is the same post, whatever was typed into it since; with other parts it is another one.
        for (const { segmentId } of segments) {
          if (posts.postOfSegment(segmentId) !== postId) throw new AppError('conflict')
        }
        return OK
      }
      checkOwnership(postId, segments)
      uow.write(deps.by(), (tx) => {
        posts.insert(tx, postId)
        setAccountsIn(tx, postId, accountIds)
        posts.replaceSegments(tx, postId, segments)
        tx.audit({ action: 'post.create', entity: `post:${postId}`, after: { accounts: accountIds.length } })
      })
      return OK
    },
    saveText: ({ postId, segments }: ParsedInputOf<'calendar.saveText'>): OutputOf<'calendar.saveText'> => {
      const post = existing(postId)
      checkOwnership(postId, segments)
      const lengths = segments.map((segment) => segment.text.length)
      uow.write(deps.by(), (tx) => {
        if (post.stage === 'draft') {
          posts.replaceSegments(tx, postId, segments)
          posts.save(tx, post)
        } else if (post.stage === 'scheduled' && isEditable(posts.variantsOf(postId).map((variant) => variant.state))) {
          posts.save(tx, { ...post, pendingEdit: segments })
        } else throw new AppError('wrong_state', { state: post.stage })
        tx.audit({ action: 'post.type', entity: `post:${postId}`, after: { lengths } })
      })
      return OK
    },
    dropEdit: ({ postId }: ParsedInputOf<'calendar.dropEdit'>): OutputOf<'calendar.dropEdit'> => {
      const post = existing(postId)
      if (post.pendingEdit === null) return OK
      uow.write(deps.by(), (tx) => {
        posts.save(tx, { ...post, pendingEdit: null })
        tx.audit({ action: 'post.drop_edit', entity: `post:${postId}` })
      })
      return OK
    },
    setAccounts: ({ postId, accountIds }: ParsedInputOf<'calendar.setAccounts'>): OutputOf<'calendar.setAccounts'> => {
      const post = draft(postId)
      const before = posts.variantsOf(postId).map((variant) => variant.accountId)
      uow.write(deps.by(), (tx) => {
        setAccountsIn(tx, postId, accountIds)
        posts.save(tx, post)
        tx.audit({ action: 'post.accounts', entity: `post:${postId}`, before, after: accountIds })
      })
      return OK
    },
    attachImage: (input: ParsedInputOf<'calendar.attachImage'>): OutputOf<'calendar.attachImage'> => {
      const { postId, segmentId, mediaId, fileName } = input
      const post = draft(postId)
      const images = imagesOf(postId, segmentId)
      const bytes = Buffer.from(input.dataBase64, 'base64')
      const known = media.byId(mediaId)
      if (known !== null && !bytes.equals(known.bytes)) throw new AppError('conflict')
      if (images.some((image) => image.mediaId === mediaId)) return OK
      const mimeType = imageTypeOf(bytes)
      if (mimeType === null) throw new AppError('media_unsupported', { fileName })
      if (bytes.length > IMAGE_MAX_BYTES) throw new AppError('media_too_large', { fileName, maxBytes: IMAGE_MAX_BYTES })
      if (images.length >= IMAGES_PER_SEGMENT)
        throw new AppError('media_unsupported', { fileName, most: IMAGES_PER_SEGMENT })
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      uow.write(deps.by(), (tx) => {
        // Taken away before and put back: its content is still here.
        if (known === null) media.insert(tx, { id: mediaId, mimeType, bytes, sha256, fileName })
        media.attach(tx, segmentId, mediaId)
        posts.save(tx, post)
        tx.audit({
          action: 'post.attach_image',
          entity: `post:${postId}`,
          after: { mediaId, sha256, sizeBytes: bytes.length },
        })
      })
      return OK
    },
    setAltText: (input: ParsedInputOf<'calendar.setAltText'>): OutputOf<'calendar.setAltText'> => {
      const { postId, segmentId, mediaId, altText } = input
      const post = draft(postId)
      checkSegment(postId, segmentId)
      uow.write(deps.by(), (tx) => {
        if (!media.setAltText(tx, segmentId, mediaId, altText)) throw new AppError('not_found')
        posts.save(tx, post)
        tx.audit({ action: 'post.alt_text', entity: `post:${postId}`, after: { mediaId, length: altText.length } })
      })
      return OK
    },
    detachImage: ({
      postId,
      segmentId,
      mediaId,
    }: ParsedInputOf<'calendar.detachImage'>): OutputOf<'calendar.detachImage'> => {
      const post = draft(postId)
      const images = imagesOf(postId, segmentId)
      if (images.every((image) => image.mediaId !== mediaId)) return OK
      uow.write(deps.by(), (tx) => {
        media.detach(tx, segmentId, mediaId)
        posts.save(tx, post)
        tx.audit({ action: 'post.detach_image', entity: `post:${postId}`, before: { mediaId } })
      })
      return OK
    },
  }
}
