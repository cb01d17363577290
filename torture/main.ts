/**
 * `npm run torture -- --histories N --seed S [--jobs J] [--only K] [--break attempt|reconcile]`: plays N histories and
 * prints one line. Fails where anything was lost, doubled, late or stuck, naming the first history in which it was.
 * The instants at which the core is killed are real and never quite the same: a seed repeats the people and the faults.
 */
import { parseArgs } from 'node:util'
import { playHistory, type HistoryResult } from './history.ts'
import { BREAKS } from './messages.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now()) },
    jobs: { type: 'string', default: '2' },
    only: { type: 'string' },
    break: { type: 'string', default: 'none' },
  },
})
const breaks = BREAKS.find((name) => name === values.break)
const histories = Number(values.histories)
const jobs = Number(values.jobs)
if (breaks === undefined || !Number.isInteger(histories) || histories < 1 || !Number.isInteger(jobs) || jobs < 1) {
  process.stderr.write(
    'usage: npm run torture -- --histories 50 --seed TEXT [--jobs 2] [--only 7] [--break attempt|reconcile]\n',
  )
  process.exit(2)
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
const numbers = values.only === undefined ? Array.from({ length: histories }, (_, i) => i + 1) : [Number(values.only)]
const results = new Map<number, HistoryResult>()
const startedAtMs = Date.now()

async function work(queue: Iterator<number>): Promise<void> {
  for (let next = queue.next(); next.done !== true; next = queue.next()) {
    const result = await playHistory(`${values.seed}:${next.value}`, breaks ?? 'none')
    results.set(next.value, result)
    for (const [name, cases] of Object.entries(result.verdict)) {
      for (const sentence of cases) say(`history ${next.value}: ${name}: ${sentence}`)
    }
    for (const fault of new Set(result.faults)) say(`history ${next.value}: fault: ${fault}`)
  }
}

const queue = numbers.values()
await Promise.all(Array.from({ length: jobs }, () => work(queue)))

const all = [...results.entries()].sort(([a], [b]) => a - b)
const total = (count: (result: HistoryResult) => number): number => all.reduce((sum, [, one]) => sum + count(one), 0)
const lost = total(({ verdict }) => verdict.lost.length)
const doubled = total(({ verdict }) => verdict.doubled.length)
const late = total(({ verdict }) => verdict.late.length)
const stuck = total(({ verdict }) => verdict.stuck.length)
const faults = total((result) => result.faults.length)
const published = total((result) => result.published)
const took = Math.round((Date.now() - startedAtMs) / 1000)
say(`published=${published} kills=${total((one) => one.kills)} faults=${faults} seconds=${took} seed=${values.seed}`)
process.stdout.write(`histories=${all.length} lost=${lost} doubled=${doubled} late=${late} stuck=${stuck}\n`)
const first = all.find(([, { verdict }]) => Object.values(verdict).some((cases) => cases.length > 0))
if (first !== undefined)
  say(`first failure: history ${first[0]} of seed ${values.seed}; again: --seed ${values.seed} --only ${first[0]}`)
// A core that throws, or that publishes nothing at all, is not what this is to call well.
process.exitCode = first === undefined && faults === 0 && published > 0 ? 0 : 1
