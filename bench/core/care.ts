/** The figures of attention over a million items: against their own statements run bare, and how long they hold the core. */
import { createCare } from '../../src/main/services/care.ts'
import { createGrowth } from '../../src/main/services/growth.ts'
import { createReports } from '../../src/main/services/reports.ts'
import { createPostMetrics } from '../../src/main/services/postMetrics.ts'
import { createAccountTable } from '../../src/main/store/accountTable.ts'
import { createCampaignTable } from '../../src/main/store/campaignTable.ts'
import { createCareTable } from '../../src/main/store/careTable.ts'
import { createFollowerCountTable } from '../../src/main/store/followerCountTable.ts'
import { createLabelTable } from '../../src/main/store/labelTable.ts'
import { createObservationTable } from '../../src/main/store/observationTable.ts'
import { createPostFigureTable } from '../../src/main/store/postFigureTable.ts'
import { createPostMetricTable } from '../../src/main/store/postMetricTable.ts'
import { createPublishedCountTable } from '../../src/main/store/publishedCountTable.ts'
import type { Sqlite } from '../../src/main/store/sqlite.ts'
import { monthBefore, REPORT_SECTIONS } from '../../src/shared/domain/report.ts'
import { addDays, dayAt } from '../../src/shared/domain/wallTime.ts'
import { median, report } from '../ratios.ts'
import { seededStore } from '../seed/seededStore.ts'
import { watchHolds } from './holds.ts'
import { recordStatements, replay } from './statements.ts'

const MANY = 1_000_000
const ROUNDS = 5

export async function careAtAMillion(): Promise<void> {
  const { db, close } = seededStore(MANY)
  const holds = watchHolds()
  const care = createCare({
    table: createCareTable(db),
    accounts: createAccountTable(db),
    clock: holds.clock,
    zone: () => 'Europe/Madrid',
  })
  const today = dayAt(Date.now(), 'Europe/Madrid')
  const periods = { 'thirty days': addDays(today, -29), 'a year': addDays(today, -364), 'three years': null }
  for (const [period, firstDay] of Object.entries(periods)) {
    for (const name of ['figures', 'byDay', 'byHour', 'byLabel', 'byPerson'] as const) {
      const scope = { firstDay, lastDay: today, accountIds: [] }
      await againstItsStatements(`care.${name} of ${period} at a million items`, db, holds, () => care[name](scope))
    }
  }
  await monthlyReport(db, care, holds, today)
  close()
}

/** How long it takes against its own statements run bare, and for how long at a time nothing else is done. */
async function againstItsStatements(
  name: string,
  db: Sqlite,
  holds: ReturnType<typeof watchHolds>,
  work: () => Promise<unknown>,
): Promise<void> {
  const recording = recordStatements()
  await work()
  const statements = recording.end()
  const [asked, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    asked.push(await holds.run(work))
    bare.push(replay(db, statements))
  }
  report({
    name,
    against: `its ${String(statements.length)} statements, run bare`,
    measuredMs: median(asked),
    limitMs: median(bare),
    aim: 2,
  })
  holds.report(name)
}

/** The report of the last month that is over, all its sections, without printing it. */
async function monthlyReport(
  db: Sqlite,
  care: ReturnType<typeof createCare>,
  holds: ReturnType<typeof watchHolds>,
  today: string,
): Promise<void> {
  const accounts = createAccountTable(db)
  const unused = () => {
    throw new Error('a report only reads')
  }
  const observations = createObservationTable(db)
  const basics = { accounts, clock: { now: () => Date.now() }, zone: () => 'Europe/Madrid' as const, by: unused }
  const { content } = createReports({
    ...basics,
    care,
    growth: createGrowth({
      ...basics,
      ...{ observations, counts: createFollowerCountTable(db, observations), actingId: () => null },
      uow: { write: unused },
    }),
    posts: createPostMetrics({
      ...basics,
      ...{ figures: createPostFigureTable(db), metrics: createPostMetricTable(db), urlOf: () => null },
      ...{ campaigns: createCampaignTable(db), labels: createLabelTable(db) },
      clock: holds.clock,
    }),
    published: createPublishedCountTable(db),
    campaigns: createCampaignTable(db),
    labels: createLabelTable(db),
    printer: { print: unused },
    folders: { choose: unused },
    uow: { write: unused },
  })
  const request = {
    subject: { kind: 'monthly' as const, month: monthBefore(today) },
    accountIds: accounts.list().map(({ id }) => id),
    sections: [...REPORT_SECTIONS],
    language: 'es' as const,
  }
  const name = 'monthly report, all sections, at a million items'
  await againstItsStatements(name, db, holds, () => content(request))
}
