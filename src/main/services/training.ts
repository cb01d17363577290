/** The controls of the training network: invented citizens who write, and faults to practise with. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/operation.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { TrainingNetwork } from '../training/trainingNetwork.ts'

export type Training = ReturnType<typeof createTraining>

/** Nothing here touches the database: the network is the other side of the wire, and so is what happens on it. */
export function createTraining(deps: {
  readonly network: () => Pick<TrainingNetwork, 'levers' | 'citizens'>
  readonly accounts: Pick<AccountTable, 'list'>
  readonly requestSync: (accountId: string) => void
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  const { network } = deps

  function syncTrainingAccounts(): void {
    for (const account of deps.accounts.list())
      if (account.mode === 'training' && account.state === 'connected') deps.requestSync(account.id)
  }

  return {
    get: (): OutputOf<'training.get'> => network().levers.fault(),
    setFault: ({ fault, count }: ParsedInputOf<'training.setFault'>): OutputOf<'training.setFault'> => {
      network().levers.setFault(fault, count)
      deps.publish('training', [])
      return { ok: true }
    },
    citizensWrite: ({
      count,
      as,
      urgent,
    }: ParsedInputOf<'training.citizensWrite'>): OutputOf<'training.citizensWrite'> => {
      if (as === 'day') network().citizens.playDay(count, urgent)
      else network().citizens.play(count)
      syncTrainingAccounts()
      deps.publish('training', [])
      return { ok: true }
    },
  }
}
