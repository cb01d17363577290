/** Putting a post under embargo, and lifting it with two people (docs/specs/approvals.md §5). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { isBeingWritten } from '#shared/domain/postLife.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { ApprovalTable } from '../store/approvalTable.ts'
import type { PersonTable } from '../store/personTable.ts'
import type { Post } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { checkSomebodyAgrees } from './approvalFlows.ts'
import { checkToCome, instantOf, type PlanSteps } from './planSteps.ts'

const OK = { ok: true } as const

export function createEmbargo(deps: {
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly table: ApprovalTable
  readonly people: Pick<PersonTable, 'all'>
  readonly steps: Pick<PlanSteps, 'existing'>
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { uow, table } = deps

  /** @throws AppError wrong_state */
  function beingWritten(postId: string): Post {
    const post = deps.steps.existing(postId)
    if (!isBeingWritten(post)) throw new AppError('wrong_state', { state: post.stage })
    return post
  }

  return {
    setEmbargo: (input: ParsedInputOf<'approvals.setEmbargo'>): OutputOf<'approvals.setEmbargo'> => {
      const { postId, wallTime, zone, repeatedHour } = input
      beingWritten(postId)
      if (table.embargo(postId) !== null) throw new AppError('wrong_state', { state: 'embargo' })
      checkSomebodyAgrees(deps.people)
      const atMs = instantOf(wallTime, zone, repeatedHour)
      checkToCome(atMs, deps.clock.now())
      uow.write(deps.by(), (tx) => {
        const setBy = deps.actingId()
        table.setEmbargo(tx, postId, { wallTime, zone, repeatedHour, atMs, setBy, liftAskedBy: null })
        tx.audit({ action: 'embargo.set', entity: `post:${postId}`, after: { wallTime, zone, atMs } })
      })
      return OK
    },

    liftEmbargo: ({ postId }: ParsedInputOf<'approvals.liftEmbargo'>): OutputOf<'approvals.liftEmbargo'> => {
      beingWritten(postId)
      const embargo = table.embargo(postId)
      if (embargo === null) throw new AppError('wrong_state', { state: 'no_embargo' })
      const personId = deps.actingId()
      if (personId === null) throw new AppError('approval_refused', { why: 'no_right' })
      if (embargo.liftAskedBy === personId) throw new AppError('approval_refused', { why: 'decided_already' })
      const isSecond = embargo.liftAskedBy !== null
      uow.write(deps.by(), (tx) => {
        table.setEmbargo(tx, postId, isSecond ? null : { ...embargo, liftAskedBy: personId })
        const { wallTime, zone } = embargo
        tx.audit({
          action: isSecond ? 'embargo.lift' : 'embargo.ask_lift',
          entity: `post:${postId}`,
          before: { wallTime, zone },
        })
      })
      return { lifted: isSecond }
    },
  }
}
