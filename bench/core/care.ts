/** The figures of attention over a million items: against their own statements run bare, and how long they hold the core. */
import { createCare } from '../../src/main/services/care.ts'
import { createAccountTable } from '../../src/main/store/accountTable.ts'
import { createCareTable } from '../../src/main/store/careTable.ts'
import { addDays, dayAt } from '../../src/shared/domain/wallTime.ts'
import { median, report, reportValue } from '../ratios.ts'
import { seededStore } from '../seed/seededStore.ts'
import { recordStatements, replay } from './statements.ts'

const MANY = 1_000_000
const ROUNDS = 5
/** No operation of the window waits longer for another one. */
const LONGEST_HOLD_MS = 50

export async function careAtAMillion(): Promise<void> {
  const { db, close } = seededStore(MANY)
  let resumedAtMs = 0
  let longestMs = 0
  const held = (): void => void (longestMs = Math.max(longestMs, performance.now() - resumedAtMs))
  const care = createCare({
    table: createCareTable(db),
    accounts: createAccountTable(db),
    clock: {
      now: () => Date.now(),
      after: (_delayMs, task) => {
        held()
        setImmediate(() => {
          resumedAtMs = performance.now()
          task()
        })
        return () => undefined
      },
    },
    zone: () => 'Europe/Madrid',
  })
  const today = dayAt(Date.now(), 'Europe/Madrid')
  const periods = { 'thirty days': addDays(today, -29), 'a year': addDays(today, -364), 'three years': null }
  for (const [period, firstDay] of Object.entries(periods)) {
    for (const name of ['figures', 'byDay', 'byHour', 'byLabel', 'byPerson'] as const) {
      const scope = { firstDay, lastDay: today, accountIds: [] }
      const ask = async (): Promise<number> => {
        const begin = performance.now()
        resumedAtMs = begin
        await care[name](scope)
        held()
        return performance.now() - begin
      }
      const recording = recordStatements(db)
      await ask()
      const statements = recording.end()
      longestMs = 0
      const [asked, bare]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round += 1) {
        asked.push(await ask())
        bare.push(replay(db, statements))
      }
      report({
        name: `care.${name} of ${period} at a million items`,
        against: `its ${String(statements.length)} statements, run bare`,
        measuredMs: median(asked),
        limitMs: median(bare),
        aim: 2,
      })
      reportValue({
        name: `longest hold of the core by care.${name} of ${period} at a million items`,
        value: longestMs,
        unit: 'ms',
        aim: LONGEST_HOLD_MS,
      })
    }
  }
  close()
}
