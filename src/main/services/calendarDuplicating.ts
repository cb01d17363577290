/** A copy of a post with all that belongs to it: texts, images, accounts, campaign, labels (docs/specs/calendarViews.md §7.3). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { PlannedTime, PostTable } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { ApprovalGate } from './approvalGate.ts'
import { checkToCome, instantOf, type PlanSteps } from './planSteps.ts'
import type { PostCopies } from './postCopies.ts'
import type { PublishingPlan } from './publishingPlan.ts'

type Input = ParsedInputOf<'calendar.duplicate'>

export function createCalendarDuplicating(deps: {
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly posts: PostTable
  readonly copies: Pick<PostCopies, 'make'>
  readonly plan: Pick<PublishingPlan, 'apply'>
  readonly steps: Pick<PlanSteps, 'checkReady' | 'accept' | 'graceMs'>
  readonly wakeOutbox: () => void
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly gate: Pick<ApprovalGate, 'needed'>
}) {
  const { posts } = deps

  function plannedOf(planned: Input['planned']): PlannedTime | null {
    if (planned === null) return null
    const atMs = instantOf(planned.wallTime, planned.zone, planned.repeatedHour)
    checkToCome(atMs, deps.clock.now())
    return { ...planned, atMs }
  }

  return {
    duplicate: (input: Input): OutputOf<'calendar.duplicate'> => {
      const { postId, copyId, segmentIds } = input
      const original = posts.byId(postId)
      if (original === null || original.stage === 'discarded') throw new AppError('not_found', { id: postId })
      const made = posts.byId(copyId)
      if (made !== null) {
        if (segmentIds.some((id) => posts.postOfSegment(id) !== copyId)) throw new AppError('conflict')
        return { scheduled: made.stage === 'scheduled' }
      }
      const segments = posts.segments(postId)
      const isUsed = segmentIds.some((id) => posts.postOfSegment(id) !== null)
      const areEnough = segmentIds.length === segments.length && new Set(segmentIds).size === segments.length
      if (isUsed || !areEnough) throw new AppError('conflict')
      const variants = posts.variantsOf(postId)
      const planned = plannedOf(input.planned)
      // What somebody has to agree to first is a draft, with its hour.
      const { flow, embargo } = deps.gate.needed(postId)
      const isScheduled = planned !== null && original.stage === 'scheduled' && flow === null && embargo === null
      if (isScheduled) {
        deps.steps.checkReady(original)
        // Its words were accepted when the original was planned; what blocks now does so here too.
        deps.steps.accept(original, planned.atMs, [])
      }

      deps.uow.write(deps.by(), (tx) => {
        const copy = deps.copies.make(tx, postId, copyId, { createdBy: deps.actingId(), segmentIds })
        const next = {
          ...copy,
          stage: isScheduled ? ('scheduled' as const) : ('draft' as const),
          planned,
          planNumber: isScheduled ? copy.planNumber + 1 : copy.planNumber,
        }
        posts.save(tx, next)
        if (isScheduled) deps.plan.apply(tx, next, planned.atMs + deps.steps.graceMs(next), 'stays', 'same')
        tx.audit({
          action: 'post.duplicate',
          entity: `post:${copyId}`,
          before: { postId },
          after: {
            accounts: variants.length,
            scheduled: isScheduled,
            wallTime: planned?.wallTime ?? null,
            zone: planned?.zone ?? null,
          },
        })
      })
      if (isScheduled) deps.wakeOutbox()
      return { scheduled: isScheduled }
    },
  }
}
