/** Keeps the words of posts as they were before somebody else, or the same person later, writes on (docs/specs/composer.md §7). */
import { beginsSitting, losesMost, type Occasion } from '#shared/domain/postVersion.ts'
import type { Ids } from '../ports.ts'
import type { Post, PostTable, Segment } from '../store/postTable.ts'
import type { PostVersionTable, VersionContent } from '../store/postVersionTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { withEdit } from './plannedTexts.ts'

/** Of one post. */
export const MOST_VERSIONS = 50
const KEPT_MS = 365 * 24 * 3_600_000

export type PostHistory = ReturnType<typeof createPostHistory>

export function createPostHistory(deps: {
  readonly table: PostVersionTable
  readonly posts: Pick<PostTable, 'segments' | 'variantsOf'>
  readonly ids: Ids
  readonly actingId: () => string | null
}) {
  const { table, posts } = deps

  /** All words of a post as they were typed last, applied or not. */
  function contentOf(post: Pick<Post, 'id' | 'pendingEdit'>): VersionContent {
    return {
      common: kept(withEdit(posts.segments(post.id), post.pendingEdit)),
      accounts: posts.variantsOf(post.id).map(({ id, accountId, pendingEdit }) => {
        const own = posts.segments(post.id, id)
        return { accountId, own: own.length === 0 ? null : kept(withEdit(own, pendingEdit)) }
      }),
    }
  }

  /** Keeps them as a version; null where there are none, or the newest version says the same. */
  function keep(tx: WriteTx, post: Pick<Post, 'id' | 'pendingEdit'>): string | null {
    const sitting = table.sitting(post.id)
    const content = contentOf(post)
    if (sitting === null || !hasWords(content)) return null
    const newest = table.newest(post.id)
    if (newest !== null && JSON.stringify(newest.content) === JSON.stringify(content)) return newest.id
    const { beganAtMs: _beganAtMs, ...facts } = sitting
    const id = deps.ids.next()
    table.insert(tx, { id, postId: post.id, content, ...facts }, MOST_VERSIONS)
    table.dropBefore(tx, tx.nowMs - KEPT_MS)
    return id
  }

  return {
    contentOf,
    /**
     * Before its words change: what another sitting left is kept, and so is what goes at once.
     * @param change one of its texts before and after, where it is known; an equal one is no change
     */
    beforeChange: (
      tx: WriteTx,
      post: Pick<Post, 'id' | 'pendingEdit'>,
      change?: { readonly before: readonly string[]; readonly after: readonly string[] },
    ): void => {
      if (change !== undefined && isSame(change.before, change.after)) return
      const former = table.sitting(post.id)
      if (former === null) return
      const writtenBy = deps.actingId()
      const begins = beginsSitting(former, writtenBy, tx.nowMs)
      if (begins || (change !== undefined && losesMost(change.before, change.after))) keep(tx, post)
      table.putSitting(
        tx,
        post.id,
        {
          beganAtMs: begins ? tx.nowMs : former.beganAtMs,
          writtenBy,
          writtenAtMs: tx.nowMs,
          occasion: 'written',
          occasionBy: writtenBy,
          occasionAtMs: tx.nowMs,
        },
        begins,
      )
    },
    /** Before a version is brought back. @returns under which id what was there is kept; null where there were no words */
    keep,
    /** What happened with the words as they are now; whoever changes them from now on begins another sitting. */
    mark: (tx: WriteTx, postId: string, occasion: Occasion): void => {
      const sitting = table.sitting(postId)
      if (sitting === null) return
      table.putSitting(tx, postId, { ...sitting, occasion, occasionBy: deps.actingId(), occasionAtMs: tx.nowMs }, true)
    },
  }
}

function kept(segments: readonly Segment[]): VersionContent['common'] {
  return segments.map(({ segmentId, text, media }) => ({
    segmentId,
    text,
    media: media.map(({ mediaId, altText }) => ({ mediaId, altText })),
  }))
}

function hasWords({ common, accounts }: VersionContent): boolean {
  const all = [...common, ...accounts.flatMap(({ own }) => own ?? [])]
  return all.some(({ text, media }) => text.trim() !== '' || media.some(({ altText }) => altText.trim() !== ''))
}

function isSame(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((text, index) => text === two[index])
}
