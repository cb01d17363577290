/** Writing posts: text that is saved as it is typed, accounts, descriptions of images. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { isBeingWritten, isEditable, postStateOf } from '#shared/domain/postLife.ts'
import type { Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { Post, PostTable, SegmentText, Variant } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { hasPendingEdit, withEdit } from './plannedTexts.ts'
import type { PublishingAccount } from './postChecks.ts'
import type { PostHistory } from './postHistory.ts'

const OK = { ok: true } as const

export function createCalendarWriting(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly media: MediaTable
  readonly ids: Ids
  readonly history: Pick<PostHistory, 'beforeChange'>
  readonly accountOf: (accountId: string) => PublishingAccount | null
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { uow, posts, media, history } = deps

  function existing(postId: string): Post {
    const post = posts.byId(postId)
    if (post === null) throw new AppError('not_found')
    return post
  }

  function draft(postId: string): Post {
    const post = existing(postId)
    if (!isBeingWritten(post)) throw new AppError('wrong_state', { state: stateOf(post) })
    return post
  }

  /** A segment's id is the caller's; one that another text uses is refused rather than moved. */
  function checkOwnership(postId: string, segments: readonly SegmentText[], variantId: string | null = null): void {
    const ids = new Set(segments.map((segment) => segment.segmentId))
    if (ids.size !== segments.length) throw new AppError('conflict')
    for (const id of ids) {
      const place = posts.placeOfSegment(id)
      if (place !== null && (place.postId !== postId || place.variantId !== variantId)) throw new AppError('conflict')
    }
  }

  /** @throws AppError not_found where the account has no text of its own */
  function variantWithOwnText(postId: string, variantId: string): Variant {
    const variant = posts.variantById(variantId)
    if (variant?.postId !== postId || posts.segments(postId, variantId).length === 0) throw new AppError('not_found')
    return variant
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
        posts.insert(tx, postId, deps.actingId())
        setAccountsIn(tx, postId, accountIds)
        posts.replaceSegments(tx, postId, segments)
        posts.addPart(tx, postId, deps.actingId())
        tx.audit({ action: 'post.create', entity: `post:${postId}`, after: { accounts: accountIds.length } })
      })
      return OK
    },
    saveText: (input: ParsedInputOf<'calendar.saveText'>): OutputOf<'calendar.saveText'> => {
      const { postId, variantId, segments } = input
      const post = existing(postId)
      const variant = variantId === null ? null : variantWithOwnText(postId, variantId)
      checkOwnership(postId, segments, variantId)
      const lengths = segments.map((segment) => segment.text.length)
      const edit = variant === null ? post.pendingEdit : variant.pendingEdit
      const before = withEdit(posts.segments(postId, variantId), edit).map(({ text }) => text)
      uow.write(deps.by(), (tx) => {
        history.beforeChange(tx, post, { before, after: segments.map(({ text }) => text) })
        if (isBeingWritten(post)) {
          posts.replaceSegments(tx, postId, segments, variantId)
          posts.save(tx, post)
        } else if (post.stage === 'scheduled' && isEditable(posts.variantsOf(postId).map((variant) => variant.state))) {
          if (variant !== null) posts.setPendingEdit(tx, variant, segments)
          posts.save(tx, variant === null ? { ...post, pendingEdit: segments } : post)
        } else throw new AppError('wrong_state', { state: stateOf(post) })
        posts.addPart(tx, postId, deps.actingId())
        tx.audit({ action: 'post.type', entity: `post:${postId}`, after: { lengths } })
      })
      return OK
    },
    dropEdit: ({ postId }: ParsedInputOf<'calendar.dropEdit'>): OutputOf<'calendar.dropEdit'> => {
      const post = existing(postId)
      const variants = posts.variantsOf(postId)
      if (!hasPendingEdit(post, variants)) return OK
      uow.write(deps.by(), (tx) => {
        history.beforeChange(tx, post)
        for (const variant of variants) if (variant.pendingEdit !== null) posts.setPendingEdit(tx, variant, null)
        posts.save(tx, { ...post, pendingEdit: null })
        tx.audit({ action: 'post.drop_edit', entity: `post:${postId}` })
      })
      return OK
    },
    setAccounts: ({ postId, accountIds }: ParsedInputOf<'calendar.setAccounts'>): OutputOf<'calendar.setAccounts'> => {
      const post = draft(postId)
      const variants = posts.variantsOf(postId)
      const losesOwnText = variants.some(
        ({ id, accountId }) => !accountIds.includes(accountId) && posts.segments(postId, id).length > 0,
      )
      uow.write(deps.by(), (tx) => {
        if (losesOwnText) history.beforeChange(tx, post)
        setAccountsIn(tx, postId, accountIds)
        posts.save(tx, post)
        const before = variants.map(({ accountId }) => accountId)
        tx.audit({ action: 'post.accounts', entity: `post:${postId}`, before, after: accountIds })
      })
      return OK
    },
    setAltText: (input: ParsedInputOf<'calendar.setAltText'>): OutputOf<'calendar.setAltText'> => {
      const { postId, segmentId, mediaId, altText } = input
      const post = draft(postId)
      checkSegment(postId, segmentId)
      uow.write(deps.by(), (tx) => {
        history.beforeChange(tx, post)
        if (!media.setAltText(tx, segmentId, mediaId, altText)) throw new AppError('not_found')
        posts.save(tx, post)
        posts.addPart(tx, postId, deps.actingId())
        tx.audit({ action: 'post.alt_text', entity: `post:${postId}`, after: { mediaId, length: altText.length } })
      })
      return OK
    },
    detachMedia: ({
      postId,
      segmentId,
      mediaId,
    }: ParsedInputOf<'calendar.detachMedia'>): OutputOf<'calendar.detachMedia'> => {
      const post = draft(postId)
      checkSegment(postId, segmentId)
      if (media.altText(segmentId, mediaId) === null) return OK
      uow.write(deps.by(), (tx) => {
        history.beforeChange(tx, post)
        media.detach(tx, segmentId, mediaId)
        posts.save(tx, post)
        tx.audit({ action: 'post.detach_media', entity: `post:${postId}`, before: { mediaId } })
      })
      return OK
    },
  }
}

/** Why it is not written into. */
function stateOf({ stage, approval }: Post): string {
  return stage === 'draft' ? postStateOf(stage, [], approval) : stage
}
