/** The flows by which the office agrees to its posts (docs/specs/approvals.md §1). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { rightsOf } from '#shared/domain/roles.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { ApprovalFlowTable, KeptFlow } from '../store/approvalFlowTable.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { PersonTable } from '../store/personTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { PublishingAccount } from './postChecks.ts'

const OK = { ok: true } as const

export function createApprovalFlows(deps: {
  readonly flows: ApprovalFlowTable
  readonly labels: Pick<LabelTable, 'byId'>
  readonly people: Pick<PersonTable, 'byId' | 'all'>
  readonly accountOf: (accountId: string) => PublishingAccount | null
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly by: () => Actor
}) {
  const { flows } = deps

  /** @throws AppError not_found */
  function checkThere(flow: KeptFlow): void {
    for (const id of flow.accountIds) if (deps.accountOf(id) === null) throw new AppError('not_found', { id })
    for (const id of flow.labelIds) if (deps.labels.byId(id) === null) throw new AppError('not_found', { id })
    for (const id of flow.steps.flatMap(({ personIds }) => personIds))
      if (deps.people.byId(id) === null) throw new AppError('not_found', { id })
  }

  function put(action: string, before: KeptFlow | null, after: KeptFlow): typeof OK {
    if (JSON.stringify(before) === JSON.stringify(after)) return OK
    deps.uow.write(deps.by(), (tx) => {
      flows.put(tx, after)
      tx.audit({ action, entity: `approval_flow:${after.id}`, before, after })
    })
    return OK
  }

  return {
    flows: (): OutputOf<'approvals.flows'> =>
      flows.all().map(({ id, steps, accountIds, labelIds, ...flow }) => ({
        ...flow,
        flowId: id,
        accountIds: [...accountIds],
        labelIds: [...labelIds],
        steps: steps.map(({ name, personIds }) => ({ name, personIds: [...personIds] })),
      })),

    saveFlow: (input: ParsedInputOf<'approvals.saveFlow'>): OutputOf<'approvals.saveFlow'> => {
      const { flowId, name, accountIds, labelIds, leadMinutes } = input
      const namesake = flows.byName(name)
      if (namesake !== null && namesake.id !== flowId) throw new AppError('name_taken', { name })
      checkSomebodyAgrees(deps.people)
      const flow: KeptFlow = {
        id: flowId,
        name: name.toWellFormed(),
        accountIds,
        labelIds,
        steps: input.steps.map((step) => ({ name: step.name.toWellFormed(), personIds: step.personIds })),
        leadMinutes,
        archivedAtMs: null,
      }
      checkThere(flow)
      return put('approval_flow.save', flows.byId(flowId), flow)
    },

    archiveFlow: ({ flowId }: ParsedInputOf<'approvals.archiveFlow'>): OutputOf<'approvals.archiveFlow'> => {
      const flow = flows.byId(flowId)
      if (flow === null) throw new AppError('not_found', { id: flowId })
      if (flow.archivedAtMs !== null) return OK
      return put('approval_flow.archive', flow, { ...flow, archivedAtMs: deps.clock.now() })
    },
  }
}

/** Nobody agrees to what they wrote themselves (§6.1). @throws AppError nobody_to_agree */
export function checkSomebodyAgrees(people: Pick<PersonTable, 'all'>): void {
  const present = people.all().filter(({ archivedAtMs }) => archivedAtMs === null)
  const canAgree = present.filter(({ role }) => rightsOf(role).includes('release'))
  if (canAgree.length === 0 || present.length < 2) throw new AppError('nobody_to_agree')
}
