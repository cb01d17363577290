/** What is measured, put together (docs/specs/growth.md, postMetrics.md, care.md), and reports of it all (reports.md). */
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ids, Ports } from './ports.ts'
import { createFigureImport } from './services/figureImport.ts'
import { createGrowth } from './services/growth.ts'
import { recordPastPosts } from './services/pastPosts.ts'
import { createPostMetrics } from './services/postMetrics.ts'
import { createGrowthDays } from './services/growthDays.ts'
import { createMilestones } from './services/milestones.ts'
import { createCare } from './services/care.ts'
import { createReportSchedule } from './services/reportSchedule.ts'
import { createReports } from './services/reports.ts'
import { createSavedFigure } from './services/savedFigure.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { Actor } from './store/auditChain.ts'
import { createCampaignTable } from './store/campaignTable.ts'
import { createCareTable } from './store/careTable.ts'
import { createFollowerCountTable } from './store/followerCountTable.ts'
import { createLabelTable } from './store/labelTable.ts'
import type { ObservationTable, Observe } from './store/observationTable.ts'
import type { OwnPostTable } from './store/ownPostTable.ts'
import { createPostFigureTable } from './store/postFigureTable.ts'
import type { PostMetricTable } from './store/postMetricTable.ts'
import { createMilestoneTable } from './store/milestoneTable.ts'
import { createPublishedDayTable } from './store/publishedDayTable.ts'
import { createPublishedCountTable } from './store/publishedCountTable.ts'
import { createSettingTable } from './store/settingTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import type { PostTable } from './store/postTable.ts'
import type { UnitOfWork } from './store/unitOfWork.ts'

export function createMeasuring(
  deps: Pick<Ports, 'clock' | 'folders' | 'filePicker' | 'preferences' | 'printer' | 'log'> & {
    readonly db: Sqlite
    readonly observations: ObservationTable
    readonly ownPosts: Pick<OwnPostTable, 'put'>
    readonly postMetrics: PostMetricTable
    readonly accounts: Pick<AccountTable, 'byId' | 'list'>
    readonly urlOf: (accountId: string, remoteId: string) => string | null
    readonly posts: PostTable
    readonly ids: Ids
    readonly uow: UnitOfWork
    readonly by: () => Actor
    readonly actingId: () => string | null
    readonly zone: () => OfficeZone
  },
) {
  const { db, observations } = deps
  const counts = createFollowerCountTable(db, observations)

  const observe: Observe = (tx, accountId, seen) => {
    const zone = deps.zone()
    const days = new Set<string>()
    for (const each of seen) {
      observations.add(tx, { ...each, accountId })
      if (each.metric === 'followers') days.add(dayAt(each.atMs, zone))
    }
    if (days.size > 0) counts.keepDays(tx, accountId, [...days], zone)
  }

  const care = createCare({ ...deps, table: createCareTable(db) })
  const growth = createGrowth({ ...deps, counts })
  const { newestMilestone, ...milestones } = createMilestones({ ...deps, counts, table: createMilestoneTable(db) })
  const campaigns = createCampaignTable(db)
  const labels = createLabelTable(db)
  const published = createPublishedCountTable(db)
  const posting = createPostMetrics({
    ...deps,
    figures: createPostFigureTable(db),
    metrics: deps.postMetrics,
    campaigns,
    labels,
  })
  const { writeOnce, ...reporting } = createReports({
    ...deps,
    care,
    growth,
    posts: posting,
    published,
    campaigns,
    labels,
  })
  const table = createSettingTable(db)
  const schedule = createReportSchedule({ ...deps, table, writeOnce, content: reporting.content })
  return {
    /** What of it needs a person. */
    problems: schedule.problems,
    start: schedule.start,
    stop: schedule.stop,
    observe,
    newestMilestone,
    recordPastPosts: recordPastPosts(deps),
    areas: {
      figures: posting,
      growth: {
        ...growth,
        ...createGrowthDays({ ...deps, published: createPublishedDayTable(deps.db) }),
        ...milestones,
        ...createFigureImport({ ...deps, counts }),
        ...createSavedFigure(deps),
      },
      care,
      reports: { ...reporting, ...schedule.handlers },
    },
  }
}
