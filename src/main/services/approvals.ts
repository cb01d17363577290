/** Asking for a post to be agreed to, deciding about it, and embargoes (docs/specs/approvals.md). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import {
  deadlineMs,
  isComplete,
  keyRefusal,
  keysTurned,
  nextStep,
  stepRefusal,
  type Approval,
  type Refusal,
} from '#shared/domain/approval.ts'
import type { Clock, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { ApprovalTable, KeptDecision, KeptRound } from '../store/approvalTable.ts'
import type { PlannedTime, Post, PostTable, Segment, Variant } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { checkEmbargo, fingerprintOf, type ApprovalGate } from './approvalGate.ts'
import { editedTexts } from './plannedTexts.ts'
import type { PostHistory } from './postHistory.ts'
import { checkToCome, instantOf, isToCome, type PlanSteps } from './planSteps.ts'
import type { PublishingPlan } from './publishingPlan.ts'

const OK = { ok: true } as const
const NOTHING_FOUND = { warned: [], confirmed: [] } as const

export function createApprovals(deps: {
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly posts: PostTable
  readonly plan: Pick<PublishingPlan, 'withdraw'>
  readonly table: ApprovalTable
  readonly history: Pick<PostHistory, 'mark'>
  readonly gate: ApprovalGate
  readonly steps: PlanSteps
  readonly wakeOutbox: () => void
  readonly by: () => Actor
  readonly actingId: () => string | null
  /** Whether whoever acts may approve. */
  readonly mayApprove: () => boolean
}) {
  const { uow, posts, table, gate, steps } = deps

  /** Whoever acts, as far as a round is theirs to decide. */
  function candidate({ postId, requestedBy }: Pick<KeptRound, 'postId' | 'requestedBy'>) {
    const personId = deps.actingId() ?? ''
    const hasPart = requestedBy === personId || table.hasPart(postId, personId)
    return { personId, hasPart, mayApprove: personId !== '' && deps.mayApprove() }
  }

  function turnIn(round: KeptRound): NonNullable<OutputOf<'approvals.ofPost'>['turn']> {
    const who = candidate(round)
    return {
      nextStep: nextStep(round),
      keysTurned: keysTurned(round),
      stepRefusal: stepRefusal(round, who),
      keyRefusal: keyRefusal(round, who),
    }
  }

  /** The round that is open, of a post that is still what was asked for. @throws AppError wrong_state, conflict */
  function openRound(post: Post, seen: string): { readonly round: KeptRound; readonly planned: PlannedTime } {
    const round = table.newestRound(post.id)
    if (post.approval !== 'waiting' || round?.endedAs !== null || post.planned === null)
      throw new AppError('wrong_state', { state: post.stage })
    const now = fingerprintOf(gate.contentOf(post.id, post.planned))
    if (round.fingerprint !== seen || now !== seen) throw new AppError('conflict')
    return { round, planned: post.planned }
  }

  function refuse(why: Refusal | null): void {
    if (why !== null) throw new AppError('approval_refused', { why })
  }

  /** Notes a decision, and plans the post where it was the last. */
  function agree(
    post: Post,
    { round, planned }: ReturnType<typeof openRound>,
    decision: Omit<KeptDecision, 'atMs'>,
  ): { readonly approval: Approval } {
    const isLast = isComplete({ ...round, decisions: [...round.decisions, decision] })
    if (isLast) steps.checkReady(post)
    const isInTime = isToCome(planned.atMs, deps.clock.now())
    uow.write(deps.by(), (tx) => {
      auditDecision(tx, round, decision)
      table.decide(tx, round, decision)
      if (!isLast) return
      table.end(tx, round, 'approved')
      table.setApproval(tx, post.id, isInTime ? 'approved' : 'late')
      if (isInTime) steps.put(tx, post, planned, 'post.approved', NOTHING_FOUND)
      else {
        deps.history.mark(tx, post.id, 'approved')
        tx.audit({ action: 'approval.late', entity: `post:${post.id}`, after: { atMs: planned.atMs } })
      }
    })
    if (isLast && isInTime) deps.wakeOutbox()
    return { approval: isLast ? (isInTime ? 'approved' : 'late') : 'waiting' }
  }

  function auditDecision(tx: WriteTx, round: KeptRound, { step, verdict }: Omit<KeptDecision, 'atMs'>): void {
    tx.audit({
      action: `approval.${verdict}`,
      entity: `post:${round.postId}`,
      after: { round: round.number, step, fingerprint: round.fingerprint },
    })
  }

  return {
    waiting: (): OutputOf<'approvals.waiting'> =>
      table.waiting().flatMap(({ postId, ...post }) => {
        const round = table.newestRound(postId)
        if (round === null) return []
        const who = candidate(round)
        const step = nextStep(round)
        const isMine =
          post.approval === 'late'
            ? who.mayApprove
            : stepRefusal(round, who) === null || keyRefusal(round, who) === null
        return {
          postId,
          ...post,
          accountIds: [...post.accountIds],
          stepName: step === null ? '' : (round.steps[step]?.name ?? ''),
          requestedBy: round.requestedBy,
          requestedAtMs: round.requestedAtMs,
          isMine,
        }
      }),

    ofPost: ({ postId }: ParsedInputOf<'approvals.ofPost'>): OutputOf<'approvals.ofPost'> => {
      const post = steps.existing(postId)
      const { flow, embargo } = gate.needed(postId)
      const rounds = table.rounds(postId)
      const [newest] = rounds
      return {
        approval: post.approval,
        flowName: flow?.name ?? null,
        embargo,
        mayPlan: gate.mayPlan(post),
        turn: post.approval !== 'waiting' || newest === undefined ? null : turnIn(newest),
        rounds: rounds.map(({ id: _id, postId: _postId, ...round }) => ({
          ...round,
          steps: round.steps.map(({ name, personIds }) => ({ name, personIds: [...personIds] })),
          decisions: [...round.decisions],
        })),
      }
    },

    request: (input: ParsedInputOf<'approvals.request'>): OutputOf<'approvals.request'> => {
      const { postId, wallTime, zone, repeatedHour, comment, confirmed } = input
      const post = steps.existing(postId)
      if (post.stage === 'discarded' || post.approval === 'waiting')
        throw new AppError('wrong_state', { state: post.stage })
      const { flow, embargo } = gate.needed(postId)
      if (flow === null && embargo === null) throw new AppError('approval_not_needed')
      steps.checkUntouched(post)
      // What was typed into a planned post is what is asked for.
      const textsOf = (variant: Variant): readonly Segment[] => editedTexts(posts, post, variant)
      steps.checkReady(post, textsOf)
      const planned: PlannedTime = { wallTime, zone, repeatedHour, atMs: instantOf(wallTime, zone, repeatedHour) }
      checkToCome(planned.atMs, deps.clock.now())
      checkEmbargo(embargo, planned.atMs)
      const draft: Post = { ...post, stage: 'draft', planned, pendingEdit: null }
      const accepted = steps.accept(draft, planned.atMs, confirmed, textsOf)
      uow.write(deps.by(), (tx) => {
        if (post.stage === 'scheduled') deps.plan.withdraw(tx, post, 'pending')
        steps.takeEdits(tx, post)
        gate.void(tx, post)
        posts.save(tx, draft)
        deps.history.mark(tx, postId, 'asked')
        const content = gate.contentOf(postId, planned)
        const fingerprint = fingerprintOf(content)
        table.begin(tx, {
          id: deps.ids.next(),
          postId,
          flowName: flow?.name ?? '',
          steps: flow?.steps ?? [],
          needsKeys: embargo !== null,
          deadlineAtMs: deadlineMs(planned.atMs, flow?.leadMinutes ?? 0),
          content,
          fingerprint,
          requestedBy: deps.actingId(),
          comment: comment.toWellFormed(),
        })
        tx.audit({
          action: 'approval.request',
          entity: `post:${postId}`,
          after: { flow: flow?.name ?? null, fingerprint, wallTime, zone, ...accepted },
        })
      })
      return OK
    },

    withdraw: ({ postId }: ParsedInputOf<'approvals.withdraw'>): OutputOf<'approvals.withdraw'> => {
      const post = steps.existing(postId)
      if (post.stage !== 'draft' || (post.approval !== 'waiting' && post.approval !== 'late'))
        throw new AppError('wrong_state', { state: post.stage })
      uow.write(deps.by(), (tx) => gate.void(tx, post))
      return OK
    },

    decide: (input: ParsedInputOf<'approvals.decide'>): OutputOf<'approvals.decide'> => {
      const { postId, verdict, comment } = input
      const post = steps.existing(postId)
      const open = openRound(post, input.fingerprint)
      const { round } = open
      const who = candidate(round)
      const decision = { step: nextStep(round), personId: who.personId, verdict, comment: comment.toWellFormed() }
      // While only keys are missed, whoever may turn one may ask for changes.
      refuse(decision.step === null && verdict === 'request_changes' ? keyRefusal(round, who) : stepRefusal(round, who))
      if (verdict === 'approve') return agree(post, open, decision)
      if (comment === '') throw new AppError('text_empty')
      uow.write(deps.by(), (tx) => {
        auditDecision(tx, round, decision)
        table.decide(tx, round, decision)
        table.end(tx, round, 'changes_requested')
        table.setApproval(tx, postId, 'changes_requested')
      })
      return { approval: 'changes_requested' }
    },

    turnKey: ({ postId, fingerprint }: ParsedInputOf<'approvals.turnKey'>): OutputOf<'approvals.turnKey'> => {
      const post = steps.existing(postId)
      const open = openRound(post, fingerprint)
      const who = candidate(open.round)
      refuse(keyRefusal(open.round, who))
      return agree(post, open, { step: null, personId: who.personId, verdict: 'key', comment: '' })
    },
  }
}
