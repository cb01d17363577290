/** What goes out where: each account's own text, or the common one (docs/specs/composer.md §2). */
import type { Post, PostTable, Segment, SegmentText, Variant } from '../store/postTable.ts'

type Texts = Pick<PostTable, 'segments'>

/**
 * What would go out on an account as it is planned: the texts in their order, each with its images and videos and their
 * descriptions. The own text of the account where it has one, else the common one. What was typed and not applied is not in it.
 */
export function plannedTexts(posts: Texts, variant: Variant): readonly Segment[] {
  const own = posts.segments(variant.postId, variant.id)
  return own.length > 0 ? own : posts.segments(variant.postId)
}

/** The same if what was typed since were applied. */
export function editedTexts(posts: Texts, post: Post, variant: Variant): readonly Segment[] {
  const planned = plannedTexts(posts, variant)
  const hasOwn = posts.segments(post.id, variant.id).length > 0
  return withEdit(planned, hasOwn ? variant.pendingEdit : post.pendingEdit)
}

/** Texts that were typed carry what those of the same id carry: images change in drafts only. */
export function withEdit(planned: readonly Segment[], edit: readonly SegmentText[] | null): readonly Segment[] {
  if (edit === null) return planned
  const media = new Map(planned.map((segment) => [segment.segmentId, segment.media]))
  return edit.map((segment) => ({ ...segment, media: media.get(segment.segmentId) ?? [] }))
}

/** Whether something was typed into one of its texts and not applied. */
export function hasPendingEdit(post: Post, variants: readonly Variant[]): boolean {
  return post.pendingEdit !== null || variants.some(({ pendingEdit }) => pendingEdit !== null)
}
