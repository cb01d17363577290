/** Giving posts their hour: schedule, move, publish now, take back, cancel, discard, and what to do with a missed one. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { OfficeSettings } from '#shared/contract/settings.ts'
import { isBeingWritten, postStateOf } from '#shared/domain/postLife.ts'
import { readWallTime, wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { PlannedTime, Post, PostTable, Segment, Variant } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { ApprovalGate } from './approvalGate.ts'
import { editedTexts, hasPendingEdit, plannedTexts } from './plannedTexts.ts'
import { checkToCome, instantOf, type PlanSteps } from './planSteps.ts'
import type { Accepted, PostFindings } from './postFindings.ts'
import type { PostHistory } from './postHistory.ts'
import type { PublishingPlan } from './publishingPlan.ts'

const OK = { ok: true } as const

export function createCalendarPlanning(deps: {
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly posts: PostTable
  readonly plan: PublishingPlan
  readonly findings: Pick<PostFindings, 'accept'>
  readonly history: Pick<PostHistory, 'mark'>
  readonly settings: () => OfficeSettings
  readonly steps: PlanSteps
  readonly gate: ApprovalGate
  readonly wakeOutbox: () => void
  readonly by: () => Actor
}) {
  const { uow, clock, posts, plan, gate, steps } = deps
  const { existing, checkReady, checkPlannable, checkUntouched, graceMs, accept, takeEdits } = steps

  function put(post: Post, planned: PlannedTime, action: string, accepted: Accepted): void {
    uow.write(deps.by(), (tx) => {
      steps.put(tx, post, planned, action, accepted)
      gate.planned(tx, post)
    })
    deps.wakeOutbox()
  }

  return {
    schedule: (input: ParsedInputOf<'calendar.schedule'>): OutputOf<'calendar.schedule'> => {
      const post = existing(input.postId)
      checkPlannable(post)
      checkReady(post, (variant) => plannedTexts(posts, variant))
      const atMs = instantOf(input.wallTime, input.zone, input.repeatedHour)
      checkToCome(atMs, clock.now())
      gate.checkMayPlan(post, atMs)
      const accepted = accept(post, atMs, input.confirmed)
      const { wallTime, zone, repeatedHour } = input
      put(post, { wallTime, zone, repeatedHour, atMs }, 'post.schedule', accepted)
      return OK
    },
    setHour: ({ postId, hour }: ParsedInputOf<'calendar.setHour'>): OutputOf<'calendar.setHour'> => {
      const post = existing(postId)
      if (!isBeingWritten(post))
        throw new AppError('wrong_state', { state: postStateOf(post.stage, [], post.approval) })
      const planned = hour === null ? null : { ...hour, atMs: instantOf(hour.wallTime, hour.zone, hour.repeatedHour) }
      if (post.planned?.atMs === planned?.atMs && post.planned?.wallTime === planned?.wallTime) return OK
      uow.write(deps.by(), (tx) => {
        posts.save(tx, { ...post, planned })
        tx.audit({
          action: 'post.hour',
          entity: `post:${postId}`,
          before: hourOf(post.planned),
          after: hourOf(planned),
        })
      })
      return OK
    },
    publishNow: ({ postId, confirmed }: ParsedInputOf<'calendar.publishNow'>): OutputOf<'calendar.publishNow'> => {
      const post = existing(postId)
      checkPlannable(post)
      checkReady(post, (variant) => plannedTexts(posts, variant))
      const { zone, undoSeconds } = deps.settings()
      const dueAtMs = clock.now() + undoSeconds * 1000
      gate.checkMayPlan(post, dueAtMs)
      put(post, plannedAt(dueAtMs, zone), 'post.publish_now', accept(post, dueAtMs, confirmed))
      return { dueAtMs }
    },
    applyEdit: ({ postId, confirmed }: ParsedInputOf<'calendar.applyEdit'>): OutputOf<'calendar.applyEdit'> => {
      const post = existing(postId)
      const variants = posts.variantsOf(postId)
      if (!hasPendingEdit(post, variants)) return OK
      const { planned } = post
      if (post.stage !== 'scheduled' || planned === null) throw new AppError('wrong_state', { state: post.stage })
      const edited = (variant: Variant): readonly Segment[] => editedTexts(posts, post, variant)
      if (!plan.mayReplace(post, edited)) throw new AppError('wrong_state', { state: 'published' })
      gate.checkMayChange(postId)
      checkReady(post, edited)
      const accepted = accept(post, planned.atMs, confirmed, edited)
      const next: Post = { ...post, pendingEdit: null, planNumber: post.planNumber + 1 }
      uow.write(deps.by(), (tx) => {
        takeEdits(tx, post)
        gate.void(tx, post)
        posts.save(tx, next)
        plan.apply(tx, next, planned.atMs + graceMs(next), 'stays', 'changed')
        deps.history.mark(tx, postId, 'applied')
        const segments = posts.segments(postId).length
        tx.audit({ action: 'post.apply_edit', entity: `post:${postId}`, after: { segments, ...accepted } })
      })
      deps.wakeOutbox()
      return OK
    },
    setGrace: (input: ParsedInputOf<'calendar.setGrace'>): OutputOf<'calendar.setGrace'> => {
      const { postId, graceMinutes } = input
      const post = existing(postId)
      if (post.graceMinutes === graceMinutes) return OK
      const next: Post = { ...post, graceMinutes }
      uow.write(deps.by(), (tx) => {
        posts.save(tx, next)
        plan.setGrace(tx, postId, graceMs(next))
        tx.audit({
          action: 'post.grace',
          entity: `post:${postId}`,
          before: { graceMinutes: post.graceMinutes },
          after: { graceMinutes },
        })
      })
      deps.wakeOutbox()
      return OK
    },
    unschedule: ({ postId }: ParsedInputOf<'calendar.unschedule'>): OutputOf<'calendar.unschedule'> => {
      const post = existing(postId)
      if (post.stage === 'draft') return OK
      if (post.stage === 'discarded') throw new AppError('wrong_state', { state: post.stage })
      checkUntouched(post)
      uow.write(deps.by(), (tx) => {
        plan.withdraw(tx, post, 'pending')
        // What was being typed is what the person wants to go on with.
        takeEdits(tx, post)
        posts.save(tx, { ...post, stage: 'draft', pendingEdit: null })
        gate.void(tx, post)
        tx.audit({ action: 'post.unschedule', entity: `post:${postId}`, before: { stage: post.stage } })
      })
      return OK
    },
    cancel: ({ postId }: ParsedInputOf<'calendar.cancel'>): OutputOf<'calendar.cancel'> => {
      const post = existing(postId)
      if (post.stage === 'cancelled') return OK
      if (post.stage !== 'scheduled') throw new AppError('wrong_state', { state: post.stage })
      checkUntouched(post)
      uow.write(deps.by(), (tx) => {
        plan.withdraw(tx, post, 'cancelled')
        posts.save(tx, { ...post, stage: 'cancelled' })
        tx.audit({ action: 'post.cancel', entity: `post:${postId}` })
      })
      return OK
    },
    discard: ({ postId }: ParsedInputOf<'calendar.discard'>): OutputOf<'calendar.discard'> => {
      const post = existing(postId)
      if (post.stage === 'discarded') return OK
      if (post.stage === 'scheduled') throw new AppError('wrong_state', { state: post.stage })
      const stageBefore = post.stage
      uow.write(deps.by(), (tx) => {
        posts.save(tx, { ...post, stage: 'discarded', stageBefore })
        gate.void(tx, post)
        tx.audit({ action: 'post.discard', entity: `post:${postId}`, before: { stage: stageBefore } })
      })
      return OK
    },
    restore: ({ postId }: ParsedInputOf<'calendar.restore'>): OutputOf<'calendar.restore'> => {
      const post = existing(postId)
      if (post.stageBefore === null) return OK
      const stage = post.stageBefore
      uow.write(deps.by(), (tx) => {
        posts.save(tx, { ...post, stage, stageBefore: null })
        tx.audit({ action: 'post.restore', entity: `post:${postId}`, after: { stage } })
      })
      return OK
    },
    resolveMissed: ({
      variantId,
      choice,
    }: ParsedInputOf<'calendar.resolveMissed'>): OutputOf<'calendar.resolveMissed'> => {
      const variant = posts.variantById(variantId)
      if (variant === null) throw new AppError('not_found')
      if (variant.state !== 'missed') throw new AppError('wrong_state', { state: variant.state })
      const nowMs = clock.now()
      const post = existing(variant.postId)
      uow.write(deps.by(), (tx) => {
        if (choice === 'publish_now') plan.restart(tx, variant, nowMs, nowMs + graceMs(post))
        else plan.giveUp(tx, variant.id)
        tx.audit({ action: `post.missed_${choice}`, entity: `variant:${variantId}` })
      })
      deps.wakeOutbox()
      return OK
    },
  }
}

function hourOf(planned: PlannedTime | null) {
  return { wallTime: planned?.wallTime ?? null, zone: planned?.zone ?? null }
}

/** The plan for an instant: its wall time, and which of the two where the hour exists twice. */
function plannedAt(atMs: number, zone: OfficeZone): PlannedTime {
  const wallTime = wallTimeAt(atMs, zone)
  const reading = readWallTime(wallTime, zone)
  const repeatedHour = reading.kind === 'twice' ? (atMs < reading.laterMs ? 'earlier' : 'later') : null
  return { wallTime, zone, repeatedHour, atMs }
}
