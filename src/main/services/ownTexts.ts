/** Giving an account of a draft a text of its own, and back to the common one (docs/specs/composer.md §2). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { isBeingWritten } from '#shared/domain/postLife.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { Post, PostTable, Variant } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { PostHistory } from './postHistory.ts'

const OK = { ok: true } as const

export function createOwnTexts(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly media: Pick<MediaTable, 'copy'>
  readonly history: Pick<PostHistory, 'beforeChange'>
  readonly by: () => Actor
}) {
  const { uow, posts } = deps

  /** @throws AppError not_found, wrong_state where it is no draft */
  function draftVariant(postId: string, variantId: string): { readonly post: Post; readonly variant: Variant } {
    const post = posts.byId(postId)
    const variant = posts.variantById(variantId)
    if (post === null || variant?.postId !== postId) throw new AppError('not_found')
    if (!isBeingWritten(post)) throw new AppError('wrong_state', { state: post.stage })
    return { post, variant }
  }

  return {
    startOwnText: (input: ParsedInputOf<'calendar.startOwnText'>): OutputOf<'calendar.startOwnText'> => {
      const { postId, variantId, copies } = input
      const { post, variant } = draftVariant(postId, variantId)
      if (posts.segments(postId, variantId).length > 0) return OK
      const common = new Map(posts.segments(postId).map((segment) => [segment.segmentId, segment]))
      const isNew = copies.every(({ segmentId }) => posts.placeOfSegment(segmentId) === null)
      if (!isNew || new Set(copies.map(({ segmentId }) => segmentId)).size !== copies.length)
        throw new AppError('conflict')
      const segments = copies.map(({ segmentId, of }) => {
        const original = common.get(of)
        if (original === undefined) throw new AppError('not_found')
        return { segmentId, text: original.text }
      })
      uow.write(deps.by(), (tx) => {
        deps.history.beforeChange(tx, post)
        posts.replaceSegments(tx, postId, segments, variantId)
        for (const { segmentId, of } of copies) deps.media.copy(tx, of, segmentId)
        posts.save(tx, post)
        tx.audit({ action: 'post.own_text', entity: `post:${postId}`, after: { accountId: variant.accountId } })
      })
      return OK
    },
    dropOwnText: (input: ParsedInputOf<'calendar.dropOwnText'>): OutputOf<'calendar.dropOwnText'> => {
      const { postId, variantId } = input
      const { post, variant } = draftVariant(postId, variantId)
      if (posts.segments(postId, variantId).length === 0) return OK
      uow.write(deps.by(), (tx) => {
        deps.history.beforeChange(tx, post)
        posts.replaceSegments(tx, postId, [], variantId)
        posts.save(tx, post)
        tx.audit({ action: 'post.common_text', entity: `post:${postId}`, after: { accountId: variant.accountId } })
      })
      return OK
    },
  }
}
