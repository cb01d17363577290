/** A copy of a post with all that belongs to it: texts, images, accounts, campaign, labels (docs/specs/calendarViews.md §7.3). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Clock, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { PostMarkTable } from '../store/postMarkTable.ts'
import type { PlannedTime, PostTable, Variant } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { ApprovalGate } from './approvalGate.ts'
import { checkToCome, instantOf, type PlanSteps } from './planSteps.ts'
import type { PublishingPlan } from './publishingPlan.ts'

type Input = ParsedInputOf<'calendar.duplicate'>

export function createCalendarDuplicating(deps: {
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly posts: PostTable
  readonly media: Pick<MediaTable, 'copy'>
  readonly marks: PostMarkTable
  readonly plan: Pick<PublishingPlan, 'apply'>
  readonly steps: Pick<PlanSteps, 'checkReady' | 'accept' | 'graceMs'>
  readonly wakeOutbox: () => void
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly gate: Pick<ApprovalGate, 'needed' | 'copyEmbargo'>
}) {
  const { posts, marks } = deps

  function plannedOf(planned: Input['planned']): PlannedTime | null {
    if (planned === null) return null
    const atMs = instantOf(planned.wallTime, planned.zone, planned.repeatedHour)
    checkToCome(atMs, deps.clock.now())
    return { ...planned, atMs }
  }

  /** With its own text where it has one. */
  function copyVariant(tx: WriteTx, variant: Variant, copyId: string): void {
    const variantId = deps.ids.next()
    posts.addVariant(tx, { id: variantId, postId: copyId, accountId: variant.accountId })
    const copies = posts
      .segments(variant.postId, variant.id)
      .map((segment) => ({ ...segment, copyId: deps.ids.next() }))
    const texts = copies.map(({ copyId: segmentId, text }) => ({ segmentId, text }))
    posts.replaceSegments(tx, copyId, texts, variantId)
    for (const { segmentId, copyId: copied } of copies) deps.media.copy(tx, segmentId, copied)
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
        posts.insert(tx, copyId, deps.actingId())
        posts.replaceSegments(
          tx,
          copyId,
          segments.map(({ text }, index) => ({ segmentId: segmentIds[index] ?? '', text })),
        )
        segments.forEach(({ segmentId }, index) => deps.media.copy(tx, segmentId, segmentIds[index] ?? ''))
        for (const variant of variants) copyVariant(tx, variant, copyId)
        posts.addPart(tx, copyId, deps.actingId())
        deps.gate.copyEmbargo(tx, postId, copyId)
        const { campaignId, labelIds } = marks.of(postId)
        marks.setCampaign(tx, copyId, campaignId)
        marks.setLabels(tx, copyId, labelIds)
        const copy = posts.byId(copyId)
        if (copy === null) throw new Error('what was inserted is there')
        const next = {
          ...copy,
          stage: isScheduled ? ('scheduled' as const) : ('draft' as const),
          planned,
          graceMinutes: original.graceMinutes,
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
