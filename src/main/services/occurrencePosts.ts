/** What is done with one post of a series, in a transaction that is open (docs/specs/recurring.md §2, §4). */
import { readWallTime, type OfficeZone } from '#shared/domain/wallTime.ts'
import { AppError } from '../rpc/appError.ts'
import type { PlannedTime, Post, PostTable } from '../store/postTable.ts'
import type { Occurrence } from '../store/seriesTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import type { ApprovalGate } from './approvalGate.ts'
import { hasPendingEdit } from './plannedTexts.ts'
import { isToCome, type PlanSteps } from './planSteps.ts'
import type { PostCopies } from './postCopies.ts'
import type { PublishingPlan } from './publishingPlan.ts'

export type OccurrencePosts = ReturnType<typeof createOccurrencePosts>

export function createOccurrencePosts(deps: {
  readonly posts: PostTable
  readonly plan: Pick<PublishingPlan, 'isUntouched' | 'withdraw'>
  readonly steps: Pick<PlanSteps, 'checkReady' | 'accept' | 'put' | 'takeEdits'>
  readonly gate: Pick<ApprovalGate, 'needed' | 'void'>
  readonly copies: Pick<PostCopies, 'digestOf'>
}) {
  const { posts, steps, gate } = deps

  /** Nothing of it is out, under way or given up: it can still become anything. */
  function openPost(postId: string): Post | null {
    const post = posts.byId(postId)
    if (post === null || (post.stage !== 'draft' && post.stage !== 'scheduled')) return null
    const isOpen = posts
      .variantsOf(postId)
      .every((variant) => variant.state === 'pending' && deps.plan.isUntouched(variant))
    return isOpen ? post : null
  }

  /**
   * As the window would plan it, without anybody to ask. What stands against it, or wants somebody's consent, leaves it a draft
   * that keeps its hour in mind.
   * @param areNew whether its words were never accepted; else they were when the series was made, and only what blocks now counts
   */
  function planOrDraft(
    tx: WriteTx,
    post: Post,
    planned: PlannedTime | null,
    { makeAs, areNew = false }: { readonly makeAs: 'scheduled' | 'draft'; readonly areNew?: boolean },
  ): boolean {
    posts.save(tx, { ...post, planned })
    if (planned === null || makeAs === 'draft' || !isToCome(planned.atMs, tx.nowMs)) return false
    const { flow, embargo } = gate.needed(post.id)
    if (flow !== null || embargo !== null) return false
    try {
      steps.checkReady(post)
      const accepted = steps.accept({ ...post, stage: areNew ? 'draft' : 'scheduled' }, planned.atMs, [])
      steps.put(tx, { ...post, planned }, planned, 'post.schedule', accepted)
      return true
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
  }

  /** Out of the outbox. What was being typed is what the person wants to go on with. */
  function toDraft(tx: WriteTx, post: Post): Post {
    if (post.stage !== 'scheduled') return post
    deps.plan.withdraw(tx, post, 'pending')
    steps.takeEdits(tx, post)
    gate.void(tx, post)
    const draft: Post = { ...post, stage: 'draft', pendingEdit: null, approval: null }
    posts.save(tx, draft)
    return draft
  }

  function mayGoAgain(tx: WriteTx, before: Post, planned: PlannedTime): boolean {
    return isToCome(planned.atMs, tx.nowMs) && before.pendingEdit === null && before.approval === null
  }

  return {
    openPost,
    planOrDraft,
    toDraft,
    /**
     * A person changed what it says, when it goes out, or asked somebody to agree to it: it is no longer what the series
     * made of it (§4.1).
     */
    isByHand: (post: Post, { made }: Occurrence): boolean =>
      made.postId === null ||
      post.approval !== null ||
      (post.planned?.wallTime ?? null) !== made.madeWallTime ||
      hasPendingEdit(post, posts.variantsOf(post.id)) ||
      deps.copies.digestOf(post.id) !== made.digest,
    discard: (tx: WriteTx, post: Post): void => {
      const draft = toDraft(tx, post)
      if (draft.approval !== null) gate.void(tx, draft)
      posts.save(tx, { ...draft, stage: 'discarded', stageBefore: 'draft' })
      tx.audit({ action: 'post.discard', entity: `post:${post.id}`, before: { stage: post.stage } })
    },
    /**
     * As it was before an act that is undone. What has begun to leave since stays as it is; what was being typed then and is
     * its text now was accepted by nobody, and stays a draft.
     */
    putBack: (tx: WriteTx, before: Post): void => {
      const now = posts.byId(before.id)
      if (now === null || posts.variantsOf(before.id).some((variant) => !deps.plan.isUntouched(variant))) return
      const isSame = now.stage === before.stage && now.planned?.atMs === before.planned?.atMs
      if (isSame) return
      const draft: Post = { ...toDraft(tx, now), stage: 'draft', stageBefore: null, planned: before.planned }
      if (before.stage === 'scheduled' && before.planned !== null && mayGoAgain(tx, before, before.planned)) {
        steps.put(tx, draft, before.planned, 'post.schedule', { warned: [], confirmed: [] })
      } else if (before.stage === 'cancelled' || before.stage === 'discarded') {
        posts.save(tx, { ...draft, stage: before.stage, stageBefore: before.stageBefore })
      } else posts.save(tx, draft)
    },
  }
}

/** The plan for a wall time; null where the clock never shows it. One that it shows twice is the earlier (scheduling.md §2.3). */
export function plannedFor(wallTime: string, zone: OfficeZone): PlannedTime | null {
  const reading = readWallTime(wallTime, zone)
  if (reading.kind === 'never') return null
  return reading.kind === 'once'
    ? { wallTime, zone, repeatedHour: null, atMs: reading.atMs }
    : { wallTime, zone, repeatedHour: 'earlier', atMs: reading.earlierMs }
}
