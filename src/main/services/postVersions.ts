/** The versions of a post: showing them, and bringing one back (docs/specs/composer.md §7). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { isBeingWritten, isEditable } from '#shared/domain/postLife.ts'
import type { Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { Post, PostTable, Segment, SegmentText } from '../store/postTable.ts'
import type { PostVersionTable, VersionContent } from '../store/postVersionTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { PostHistory } from './postHistory.ts'

const OK = { ok: true } as const

type KeptSegments = VersionContent['common']

export function createPostVersions(deps: {
  readonly table: PostVersionTable
  readonly history: PostHistory
  readonly posts: PostTable
  readonly media: MediaTable
  readonly uow: UnitOfWork
  readonly ids: Ids
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { table, history, posts, media, uow } = deps

  /** The same texts under ids that are free or this text's own already. */
  function underOwnIds(postId: string, variantId: string | null, segments: KeptSegments): KeptSegments {
    return segments.map((segment) => {
      const place = posts.placeOfSegment(segment.segmentId)
      const isFree = place === null || (place.postId === postId && place.variantId === variantId)
      return isFree ? segment : { ...segment, segmentId: deps.ids.next() }
    })
  }

  /** Into a draft. Images that are there stay; those that the version had come back as long as they are kept. */
  function putBack(tx: WriteTx, postId: string, variantId: string | null, segments: KeptSegments): void {
    const before = posts.segments(postId, variantId)
    const restored = underOwnIds(postId, variantId, segments)
    posts.replaceSegments(tx, postId, restored, variantId)
    const carried = new Map(posts.segments(postId, variantId).map((each) => [each.segmentId, idsOf(each)]))
    const attach = (segmentId: string, mediaId: string, altText: string): void => {
      if (carried.get(segmentId)?.has(mediaId) === false && media.byId(mediaId) !== null) {
        media.attach(tx, segmentId, mediaId)
        carried.get(segmentId)?.add(mediaId)
      }
      media.setAltText(tx, segmentId, mediaId, altText)
    }
    for (const { segmentId, media: had } of restored)
      for (const each of had) attach(segmentId, each.mediaId, each.altText)
    const last = restored.at(-1)
    const ids = new Set(restored.map(({ segmentId }) => segmentId))
    const isThere = (mediaId: string): boolean => [...carried.values()].some((each) => each.has(mediaId))
    // What a text carried that the version does not have is nobody's to throw away.
    for (const gone of before.filter(({ segmentId }) => !ids.has(segmentId))) {
      for (const { mediaId, altText } of gone.media) {
        if (last !== undefined && !isThere(mediaId)) attach(last.segmentId, mediaId, altText)
      }
    }
  }

  function restoreDraft(tx: WriteTx, post: Post, { common, accounts }: VersionContent): void {
    putBack(tx, post.id, null, common)
    for (const { id, accountId } of posts.variantsOf(post.id)) {
      const then = accounts.find((each) => each.accountId === accountId)
      if (then === undefined) continue
      if (then.own !== null) putBack(tx, post.id, id, then.own)
      else if (posts.segments(post.id, id).length > 0) posts.replaceSegments(tx, post.id, [], id)
    }
    posts.save(tx, post)
  }

  /** Beside what is planned: images, descriptions and whether an account has its own text change in drafts only. */
  function restoreAside(tx: WriteTx, post: Post, { common, accounts }: VersionContent): void {
    const asideOf = (variantId: string | null, segments: KeptSegments): readonly SegmentText[] | null => {
      const texts = underOwnIds(post.id, variantId, segments).map(({ segmentId, text }) => ({ segmentId, text }))
      return isPlanned(posts.segments(post.id, variantId), texts) ? null : texts
    }
    for (const variant of posts.variantsOf(post.id)) {
      const own = accounts.find(({ accountId }) => accountId === variant.accountId)?.own ?? null
      if (own === null || posts.segments(post.id, variant.id).length === 0) continue
      posts.setPendingEdit(tx, variant, asideOf(variant.id, own))
    }
    posts.save(tx, { ...post, pendingEdit: asideOf(null, common) })
  }

  return {
    list: ({ postId }: ParsedInputOf<'versions.list'>): OutputOf<'versions.list'> => {
      const now = table.sitting(postId)
      if (now === null) throw new AppError('not_found', { id: postId })
      return { now, versions: table.heads(postId).map(({ id, ...facts }) => ({ versionId: id, ...facts })) }
    },

    get: ({ versionId }: ParsedInputOf<'versions.get'>): OutputOf<'versions.get'> => {
      const version = table.byId(versionId)
      if (version === null) throw new AppError('not_found', { id: versionId })
      return version.content
    },

    restore: ({ postId, versionId }: ParsedInputOf<'versions.restore'>): OutputOf<'versions.restore'> => {
      const post = posts.byId(postId)
      const version = table.byId(versionId)
      if (post === null || version?.postId !== postId) throw new AppError('not_found', { id: versionId })
      const isDraft = isBeingWritten(post)
      const isPlannedYet = post.stage === 'scheduled' && isEditable(posts.variantsOf(postId).map(({ state }) => state))
      if (!isDraft && !isPlannedYet) throw new AppError('wrong_state', { state: post.stage })
      return uow.write(deps.by(), (tx) => {
        const formerId = history.keep(tx, post)
        history.beforeChange(tx, post)
        if (isDraft) restoreDraft(tx, post, version.content)
        else restoreAside(tx, post, version.content)
        history.mark(tx, postId, 'restored')
        posts.addPart(tx, postId, deps.actingId())
        tx.audit({ action: 'post.restore_version', entity: `post:${postId}`, after: { number: version.number } })
        return { formerId }
      })
    },

    leave: ({ postId }: ParsedInputOf<'versions.leave'>): OutputOf<'versions.leave'> => {
      const sitting = table.sitting(postId)
      if (sitting === null) throw new AppError('not_found', { id: postId })
      // Somebody else's writing goes on without whoever only looked.
      if (sitting.occasion !== 'written' || sitting.writtenBy !== deps.actingId()) return OK
      uow.write(deps.by(), (tx) => {
        history.mark(tx, postId, 'left')
        tx.audit({ action: 'post.leave', entity: `post:${postId}` })
      })
      return OK
    },
  }
}

function idsOf({ media }: Segment): Set<string> {
  return new Set(media.map(({ mediaId }) => mediaId))
}

function isPlanned(planned: readonly SegmentText[], texts: readonly SegmentText[]): boolean {
  return (
    planned.length === texts.length &&
    planned.every(({ segmentId, text }, index) => texts[index]?.segmentId === segmentId && texts[index].text === text)
  )
}
