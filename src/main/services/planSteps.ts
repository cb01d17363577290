/** What planning a post takes, whoever does it: what must be true before, and bringing the outbox to the plan. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { ParsedInputOf } from '#shared/contract/contract.ts'
import type { OfficeSettings } from '#shared/contract/settings.ts'
import { readWallTime, type OfficeZone, type RepeatedHour } from '#shared/domain/wallTime.ts'
import { AppError } from '../rpc/appError.ts'
import type { PlannedTime, Post, PostTable, Segment, Variant } from '../store/postTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { plannedTexts } from './plannedTexts.ts'
import { accountTexts, blockersOf, type PublishingAccount } from './postChecks.ts'
import type { Accepted, PostFindings } from './postFindings.ts'
import type { PostHistory } from './postHistory.ts'
import type { PublishingPlan } from './publishingPlan.ts'

type TextsOf = (variant: Variant) => readonly Segment[]
type Confirmed = ParsedInputOf<'calendar.schedule'>['confirmed']

const MINUTE_MS = 60_000

export type PlanSteps = ReturnType<typeof createPlanSteps>

export function createPlanSteps(deps: {
  readonly posts: PostTable
  readonly plan: PublishingPlan
  readonly findings: Pick<PostFindings, 'accept'>
  readonly history: Pick<PostHistory, 'mark'>
  readonly settings: () => OfficeSettings
  readonly accountOf: (accountId: string) => PublishingAccount | null
}) {
  const { posts, plan } = deps
  const planned: TextsOf = (variant) => plannedTexts(posts, variant)

  /** @throws AppError not_found */
  function existing(postId: string): Post {
    const post = posts.byId(postId)
    if (post === null) throw new AppError('not_found')
    return post
  }

  /** @throws AppError with what is to be mended first */
  function checkReady(post: Post, textsOf: TextsOf = planned): void {
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

  return {
    existing,
    checkReady,
    checkPlannable,
    checkUntouched,
    graceMs,
    /**
     * What was planned already was accepted then; only its hour is new.
     * @param typed what was typed since, where that is what is to go out
     */
    accept: (post: Post, atMs: number, confirmed: Confirmed, typed?: TextsOf): Accepted => {
      const texts = posts.variantsOf(post.id).flatMap((variant) => (typed ?? planned)(variant).map(({ text }) => text))
      const areNew = typed !== undefined || post.stage !== 'scheduled'
      return deps.findings.accept({ postId: post.id, texts, areNew, atMs, confirmed })
    },
    /** What was typed becomes the text, the common one and those of single accounts. */
    takeEdits: (tx: WriteTx, post: Post): void => {
      if (post.pendingEdit !== null) posts.replaceSegments(tx, post.id, post.pendingEdit)
      for (const variant of posts.variantsOf(post.id)) {
        if (variant.pendingEdit === null) continue
        posts.replaceSegments(tx, post.id, variant.pendingEdit, variant.id)
        posts.setPendingEdit(tx, variant, null)
      }
    },
    /** Gives it this hour, in a transaction that is open. Wake the outbox after it. */
    put: (tx: WriteTx, post: Post, planned: PlannedTime, action: string, accepted: Accepted): void => {
      const next: Post = { ...post, stage: 'scheduled', planned, planNumber: post.planNumber + 1 }
      // A new hour is for what is still to go out; where nothing is, it can only mean what was given up.
      const isLeft = posts.variantsOf(post.id).some(({ state }) => state !== 'cancelled' && state !== 'published')
      posts.save(tx, next)
      plan.apply(tx, next, planned.atMs + graceMs(next), isLeft ? 'stays' : 'returns', 'same')
      deps.history.mark(tx, post.id, action === 'post.approved' ? 'approved' : 'scheduled')
      tx.audit({
        action,
        entity: `post:${post.id}`,
        before: post.planned === null ? null : { wallTime: post.planned.wallTime, atMs: post.planned.atMs },
        after: { wallTime: planned.wallTime, zone: planned.zone, atMs: planned.atMs, ...accepted },
      })
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

/** The wall clock has minutes: "now" is the minute that has begun. @throws AppError time_in_past */
export function checkToCome(atMs: number, nowMs: number): void {
  if (!isToCome(atMs, nowMs)) throw new AppError('time_in_past', { atMs })
}

export function isToCome(atMs: number, nowMs: number): boolean {
  return atMs >= nowMs - MINUTE_MS
}
