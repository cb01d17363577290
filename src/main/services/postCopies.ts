/**
 * What of a post belongs to its copy: texts, images with their alternative texts, accounts, campaign, labels, embargo, grace
 * (docs/specs/calendarViews.md §7.3). Not its pending edit, nor anything that became of it.
 */
import { createHash } from 'node:crypto'
import type { Ids } from '../ports.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { PostMarkTable } from '../store/postMarkTable.ts'
import type { Post, PostTable, Segment, Variant } from '../store/postTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import type { ApprovalGate } from './approvalGate.ts'

export type PostCopies = ReturnType<typeof createPostCopies>

export function createPostCopies(deps: {
  readonly ids: Ids
  readonly posts: PostTable
  readonly media: Pick<MediaTable, 'copy'>
  readonly marks: PostMarkTable
  readonly gate: Pick<ApprovalGate, 'copyEmbargo'>
}) {
  const { posts, marks } = deps

  /** @param ids for the copies of the texts, in order */
  function copyTexts(
    tx: WriteTx,
    texts: readonly Segment[],
    copyId: string,
    variantId: string | null,
    ids: readonly string[] = [],
  ): void {
    const copies = texts.map((segment, index) => ({ ...segment, copyId: ids[index] ?? deps.ids.next() }))
    posts.replaceSegments(
      tx,
      copyId,
      copies.map(({ copyId: segmentId, text }) => ({ segmentId, text })),
      variantId,
    )
    for (const { segmentId, copyId: copied } of copies) deps.media.copy(tx, segmentId, copied)
  }

  function copyMarks(tx: WriteTx, fromId: string, toId: string): void {
    const { campaignId, labelIds } = marks.of(fromId)
    marks.setCampaign(tx, toId, campaignId)
    marks.setLabels(tx, toId, labelIds)
  }

  /** With its own text where it has one. */
  function copyVariant(tx: WriteTx, variant: Variant, copyId: string, present: Variant | undefined): void {
    const variantId = present?.id ?? deps.ids.next()
    if (present === undefined) posts.addVariant(tx, { id: variantId, postId: copyId, accountId: variant.accountId })
    copyTexts(tx, posts.segments(variant.postId, variant.id), copyId, variantId)
  }

  function existing(postId: string): Post {
    const post = posts.byId(postId)
    if (post === null) throw new Error('what was inserted is there')
    return post
  }

  return {
    /**
     * A draft without an hour, in a transaction that is open.
     * @param segmentIds for its common texts, in order; new ones where there are none
     * @param createdBy who writes it; null: the office
     */
    make: (
      tx: WriteTx,
      fromId: string,
      copyId: string,
      { createdBy, segmentIds = [] }: { readonly createdBy: string | null; readonly segmentIds?: readonly string[] },
    ): Post => {
      posts.insert(tx, copyId, createdBy)
      copyTexts(tx, posts.segments(fromId), copyId, null, segmentIds)
      for (const variant of posts.variantsOf(fromId)) copyVariant(tx, variant, copyId, undefined)
      posts.addPart(tx, copyId, createdBy)
      deps.gate.copyEmbargo(tx, fromId, copyId)
      copyMarks(tx, fromId, copyId)
      const copy = { ...existing(copyId), graceMinutes: posts.byId(fromId)?.graceMinutes ?? null }
      posts.save(tx, copy)
      return copy
    },
    /** Makes a draft say what another post says. */
    overwrite: (tx: WriteTx, fromId: string, toId: string): void => {
      const wanted = posts.variantsOf(fromId)
      const present = posts.variantsOf(toId)
      for (const variant of present) {
        if (!wanted.some(({ accountId }) => accountId === variant.accountId)) posts.removeVariant(tx, variant)
      }
      copyTexts(tx, posts.segments(fromId), toId, null)
      for (const variant of wanted) {
        copyVariant(
          tx,
          variant,
          toId,
          present.find(({ accountId }) => accountId === variant.accountId),
        )
      }
      copyMarks(tx, fromId, toId)
      posts.save(tx, { ...existing(toId), graceMinutes: posts.byId(fromId)?.graceMinutes ?? null })
    },
    /** SHA-256 of what it says and where: two posts have the same if one is a copy of the other that nobody changed. */
    digestOf: (postId: string): string => {
      const variants = posts.variantsOf(postId)
      const said = {
        common: posts.segments(postId).map(wordsOf),
        accounts: variants
          .map(({ id, accountId }) => ({ accountId, own: posts.segments(postId, id).map(wordsOf) }))
          .toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
      }
      return createHash('sha256').update(JSON.stringify(said)).digest('hex')
    },
  }
}

function wordsOf({ text, media }: Segment) {
  return { text, media: media.map(({ mediaId, altText }) => ({ mediaId, altText })) }
}
