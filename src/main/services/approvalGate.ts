/** What keeps a post from being planned until somebody has agreed to it (docs/specs/approvals.md §1–3). */
import { createHash } from 'node:crypto'
import { flowFor, type ApprovalFlow } from '#shared/domain/approval.ts'
import { AppError } from '../rpc/appError.ts'
import type { ApprovalFlowTable } from '../store/approvalFlowTable.ts'
import type { ApprovalTable, Embargo, RoundContent } from '../store/approvalTable.ts'
import type { PostMarkTable } from '../store/postMarkTable.ts'
import type { PlannedTime, Post, PostTable } from '../store/postTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { plannedTexts } from './plannedTexts.ts'

/** What a post needs before it goes out. */
export type Needed = { readonly flow: ApprovalFlow | null; readonly embargo: Embargo | null }

export type ApprovalGate = ReturnType<typeof createApprovalGate>

export function createApprovalGate(deps: {
  readonly flows: Pick<ApprovalFlowTable, 'inUse'>
  readonly table: ApprovalTable
  readonly marks: Pick<PostMarkTable, 'of'>
  readonly posts: Pick<PostTable, 'variantsOf' | 'segments'>
  /** Whether whoever acts may approve. */
  readonly mayApprove: () => boolean
}) {
  const { table, posts } = deps

  function needed(postId: string): Needed {
    const flows = deps.flows.inUse()
    const accountIds = posts.variantsOf(postId).map(({ accountId }) => accountId)
    const flow = flows.length === 0 ? null : flowFor(flows, { accountIds, labelIds: deps.marks.of(postId).labelIds })
    return { flow, embargo: table.embargo(postId) }
  }

  /** Whether whoever acts plans it without asking anybody. */
  function mayPlan(post: Pick<Post, 'id' | 'approval'>): boolean {
    const { flow, embargo } = needed(post.id)
    const isAgreed = post.approval === 'approved' || post.approval === 'late'
    return (flow === null && embargo === null) || (isAgreed && deps.mayApprove())
  }

  return {
    needed,
    mayPlan,
    /** @throws AppError approval_needed, under_embargo (params.atMs) */
    checkMayPlan: (post: Pick<Post, 'id' | 'approval'>, atMs: number): void => {
      if (!mayPlan(post)) throw new AppError('approval_needed')
      checkEmbargo(table.embargo(post.id), atMs)
    },
    /** New words need a new round. @throws AppError approval_needed */
    checkMayChange: (postId: string): void => {
      const { flow, embargo } = needed(postId)
      if (flow !== null || embargo !== null) throw new AppError('approval_needed')
    },
    /** What was agreed to is no longer what it was. */
    void: (tx: WriteTx, post: Pick<Post, 'id' | 'approval'>): void => {
      if (post.approval === null) return
      const round = table.newestRound(post.id)
      if (round?.endedAs === null) table.end(tx, round, 'withdrawn')
      else if (round?.endedAs === 'approved') table.end(tx, round, 'voided')
      table.setApproval(tx, post.id, null)
      tx.audit({ action: 'approval.void', entity: `post:${post.id}`, before: { approval: post.approval } })
    },
    /** The same words stay under the same embargo. */
    copyEmbargo: (tx: WriteTx, postId: string, copyId: string): void => {
      const embargo = table.embargo(postId)
      if (embargo !== null) table.setEmbargo(tx, copyId, { ...embargo, liftAskedBy: null })
    },
    /** It has an hour again: what was agreed to goes out. */
    planned: (tx: WriteTx, post: Pick<Post, 'id' | 'approval'>): void => {
      if (post.approval === 'late') table.setApproval(tx, post.id, 'approved')
    },
    /** What would go out, as it is now. */
    contentOf: (postId: string, planned: PlannedTime): RoundContent => ({
      variants: posts
        .variantsOf(postId)
        .map((variant) => ({
          accountId: variant.accountId,
          segments: plannedTexts(posts, variant).map(({ text, media }) => ({
            text,
            media: media.map(({ mediaId, altText }) => ({ mediaId, altText })),
          })),
        }))
        .toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
      planned: hourOf(planned),
      embargo: orNull(table.embargo(postId)),
    }),
  }
}

/** @throws AppError under_embargo (params.atMs) */
export function checkEmbargo(embargo: Embargo | null, atMs: number): void {
  if (embargo !== null && atMs < embargo.atMs) throw new AppError('under_embargo', { atMs: embargo.atMs })
}

/** SHA-256, in hexadecimal. */
export function fingerprintOf(content: RoundContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

type Hour = RoundContent['planned']

function hourOf({ wallTime, zone, repeatedHour }: Hour): Hour {
  return { wallTime, zone, repeatedHour }
}

function orNull(hour: Hour | null): Hour | null {
  return hour === null ? null : hourOf(hour)
}
