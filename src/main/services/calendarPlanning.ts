/** Giving posts their hour: schedule, move, publish now, take back, cancel, discard, and what to do with a missed one. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { OfficeSettings } from '#shared/contract/settings.ts'
import { readWallTime, wallTimeAt, type OfficeZone, type RepeatedHour } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { PlannedTime, Post, PostTable, Segment, Variant } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { editedTexts, hasPendingEdit, plannedTexts } from './plannedTexts.ts'
import { accountTexts, blockersOf, type PublishingAccount } from './postChecks.ts'
import type { Accepted, PostFindings } from './postFindings.ts'
import type { PublishingPlan } from './publishingPlan.ts'

type Confirmed = ParsedInputOf<'calendar.schedule'>['confirmed']

const MINUTE_MS = 60_000
const OK = { ok: true } as const

export function createCalendarPlanning(deps: {
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly posts: PostTable
  readonly plan: PublishingPlan
  readonly findings: Pick<PostFindings, 'accept'>
  readonly settings: () => OfficeSettings
  readonly accountOf: (accountId: string) => PublishingAccount | null
  readonly wakeOutbox: () => void
  readonly by: () => Actor
}) {
  const { uow, clock, posts, plan } = deps

  function existing(postId: string): Post {
    const post = posts.byId(postId)
    if (post === null) throw new AppError('not_found')
    return post
  }

  function checkReady(post: Post, textsOf: (variant: Variant) => readonly Segment[]): void {
    const [first] = blockersOf(
      posts.segments(post.id),
      accountTexts(posts.variantsOf(post.id), deps.accountOf, textsOf),
    )
    if (first !== undefined) throw new AppError(first.code, first.params)
  }

  /** Nothing under way, nothing whose fate is open, and something left to send. */
  function checkPlannable(post: Post): void {
    if (post.stage === 'discarded') throw new AppError('wrong_state', { state: post.stage })
    const states = posts.variantsOf(post.id).map((variant) => variant.state)
    if (posts.variantsOf(post.id).some(({ id }) => plan.isBeingTakenDown(id)))
      throw new AppError('wrong_state', { state: 'taking_down' })
    const busy = states.find((state) => state === 'publishing' || state === 'uncertain')
    if (busy !== undefined) throw new AppError('wrong_state', { state: busy })
    if (states.length > 0 && states.every((state) => state === 'published'))
      throw new AppError('wrong_state', { state: 'published' })
  }

  function checkUntouched(post: Post): void {
    for (const variant of posts.variantsOf(post.id)) {
      if (!plan.isUntouched(variant)) throw new AppError('wrong_state', { state: variant.state })
    }
  }

  function graceMs(post: Pick<Post, 'graceMinutes'>): number {
    return (post.graceMinutes ?? deps.settings().graceMinutes) * MINUTE_MS
  }

  /** What was planned already was accepted then; only its hour is new. */
  function accept(post: Post, atMs: number, confirmed: Confirmed): Accepted {
    const texts = posts.variantsOf(post.id).flatMap((variant) => plannedTexts(posts, variant).map(({ text }) => text))
    return deps.findings.accept({ postId: post.id, texts, areNew: post.stage !== 'scheduled', atMs, confirmed })
  }

  /** What was typed becomes the text, the common one and those of single accounts. */
  function takeEdits(tx: WriteTx, post: Post, variants: readonly Variant[]): void {
    if (post.pendingEdit !== null) posts.replaceSegments(tx, post.id, post.pendingEdit)
    for (const variant of variants) {
      if (variant.pendingEdit === null) continue
      posts.replaceSegments(tx, post.id, variant.pendingEdit, variant.id)
      posts.setPendingEdit(tx, variant, null)
    }
  }

  function put(post: Post, planned: PlannedTime, action: string, accepted: Accepted): void {
    const next: Post = { ...post, stage: 'scheduled', planned, planNumber: post.planNumber + 1 }
    // A new hour is for what is still to go out; where nothing is, it can only mean what was given up.
    const isLeft = posts.variantsOf(post.id).some(({ state }) => state !== 'cancelled' && state !== 'published')
    uow.write(deps.by(), (tx) => {
      posts.save(tx, next)
      plan.apply(tx, next, planned.atMs + graceMs(next), isLeft ? 'stays' : 'returns', 'same')
      tx.audit({
        action,
        entity: `post:${post.id}`,
        before: post.planned === null ? null : { wallTime: post.planned.wallTime, atMs: post.planned.atMs },
        after: { wallTime: planned.wallTime, zone: planned.zone, atMs: planned.atMs, ...accepted },
      })
    })
    deps.wakeOutbox()
  }

  return {
    schedule: (input: ParsedInputOf<'calendar.schedule'>): OutputOf<'calendar.schedule'> => {
      const post = existing(input.postId)
      checkPlannable(post)
      checkReady(post, (variant) => plannedTexts(posts, variant))
      const atMs = instantOf(input.wallTime, input.zone, input.repeatedHour)
      // The wall clock has minutes: "now" is the minute that has begun.
      if (atMs < clock.now() - MINUTE_MS) throw new AppError('time_in_past', { atMs })
      const accepted = accept(post, atMs, input.confirmed)
      const { wallTime, zone, repeatedHour } = input
      put(post, { wallTime, zone, repeatedHour, atMs }, 'post.schedule', accepted)
      return OK
    },
    publishNow: ({ postId, confirmed }: ParsedInputOf<'calendar.publishNow'>): OutputOf<'calendar.publishNow'> => {
      const post = existing(postId)
      checkPlannable(post)
      checkReady(post, (variant) => plannedTexts(posts, variant))
      const { zone, undoSeconds } = deps.settings()
      const dueAtMs = clock.now() + undoSeconds * 1000
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
      checkReady(post, edited)
      const texts = variants.flatMap((variant) => edited(variant).map(({ text }) => text))
      const accepted = deps.findings.accept({ postId, texts, areNew: true, atMs: planned.atMs, confirmed })
      const next: Post = { ...post, pendingEdit: null, planNumber: post.planNumber + 1 }
      uow.write(deps.by(), (tx) => {
        takeEdits(tx, post, variants)
        posts.save(tx, next)
        plan.apply(tx, next, planned.atMs + graceMs(next), 'stays', 'changed')
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
        takeEdits(tx, post, posts.variantsOf(postId))
        posts.save(tx, { ...post, stage: 'draft', pendingEdit: null })
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

/** @throws AppError time_does_not_exist with the nearest wall times before and after */
export function instantOf(wallTime: string, zone: OfficeZone, repeatedHour: RepeatedHour | null): number {
  const reading = readWallTime(wallTime, zone)
  switch (reading.kind) {
    case 'once':
      return reading.atMs
    case 'twice':
      return repeatedHour === 'later' ? reading.laterMs : reading.earlierMs
    case 'never':
      throw new AppError('time_does_not_exist', { before: reading.before, after: reading.after })
    default:
      return assertNever(reading)
  }
}

/** The plan for an instant: its wall time, and which of the two where the hour exists twice. */
function plannedAt(atMs: number, zone: OfficeZone): PlannedTime {
  const wallTime = wallTimeAt(atMs, zone)
  const reading = readWallTime(wallTime, zone)
  const repeatedHour = reading.kind === 'twice' ? (atMs < reading.laterMs ? 'earlier' : 'later') : null
  return { wallTime, zone, repeatedHour, atMs }
}
