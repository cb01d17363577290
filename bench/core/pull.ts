/** Ten thousand mentions through the real fetching, against bare inserts of the same rows, alternately. */
import { runPull } from './pullRun.ts'
import { median, report } from '../ratios.ts'

const ROUNDS = 5

export async function pullOfTenThousand(): Promise<void> {
  await runPull() // warms the code of both
  const runs = []
  for (let i = 0; i < ROUNDS; i += 1) runs.push(await runPull())
  report({
    name: 'pull of 10,000 mentions',
    against: 'bare inserts of the same rows into the same tables, a page a transaction, in the same run',
    measuredMs: median(runs.map(({ pullMs }) => pullMs)),
    limitMs: median(runs.map(({ rawMs }) => rawMs)),
    aim: 2,
  })
}
