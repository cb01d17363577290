/** The editorial calendar, put together: posts, who agrees to them, how they repeat, and how they are sorted and looked at. */
import type { OutputOf } from '#shared/contract/contract.ts'
import { createRepeating } from './repeating.ts'
import { createApprovalFlows } from './services/approvalFlows.ts'
import { createApprovalGate } from './services/approvalGate.ts'
import { createApprovals } from './services/approvals.ts'
import { createCalendar } from './services/calendar.ts'
import { createCalendarDuplicating } from './services/calendarDuplicating.ts'
import { createCalendarFiles } from './services/calendarFiles.ts'
import { createCalendarViews } from './services/calendarViews.ts'
import { createCampaigns } from './services/campaigns.ts'
import { createEmbargo } from './services/embargo.ts'
import { createIntake } from './services/intake.ts'
import { createIntakeDocuments } from './services/intakeDocuments.ts'
import { createOfficeDays } from './services/officeDays.ts'
import { createPlanSteps } from './services/planSteps.ts'
import { createPostComments } from './services/postComments.ts'
import { createPostCopies } from './services/postCopies.ts'
import { createPostHistory } from './services/postHistory.ts'
import { createPostMarks } from './services/postMarks.ts'
import { createPostVersions } from './services/postVersions.ts'
import { createTextTemplates } from './services/textTemplates.ts'
import { createApprovalFlowTable } from './store/approvalFlowTable.ts'
import type { ApprovalTable } from './store/approvalTable.ts'
import { createCalendarViewTable } from './store/calendarViewTable.ts'
import { createCampaignTable } from './store/campaignTable.ts'
import { createDayTable } from './store/dayTable.ts'
import { createIntakeDocumentTable } from './store/intakeDocumentTable.ts'
import { createIntakeTable } from './store/intakeTable.ts'
import { createLabelTable } from './store/labelTable.ts'
import { createPostCommentTable } from './store/postCommentTable.ts'
import { createPostMarkTable } from './store/postMarkTable.ts'
import { createPostVersionTable } from './store/postVersionTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import { createTextTemplateTable } from './store/textTemplateTable.ts'

type DepsOf<Create extends (deps: never) => unknown> = Parameters<Create>[0]

export function createPlanning(
  deps: { readonly db: Sqlite; readonly approvals: ApprovalTable } & Omit<
    DepsOf<typeof createCalendar>,
    'nowMs' | 'steps' | 'gate' | 'history'
  > &
    Omit<DepsOf<typeof createApprovals>, 'table' | 'gate' | 'steps' | 'history'> &
    Omit<DepsOf<typeof createApprovalFlows>, 'flows' | 'labels'> &
    Omit<DepsOf<typeof createCampaigns>, 'table'> &
    Omit<DepsOf<typeof createPostMarks>, 'marks' | 'campaigns' | 'labels'> &
    Omit<DepsOf<typeof createOfficeDays>, 'table'> &
    Omit<DepsOf<typeof createCalendarViews>, 'table'> &
    Omit<DepsOf<typeof createCalendarDuplicating>, 'marks' | 'gate' | 'steps' | 'copies'> &
    Omit<DepsOf<typeof createPostCopies>, 'marks' | 'gate'> &
    Omit<DepsOf<typeof createRepeating>, 'copies' | 'gate' | 'steps' | 'days' | 'history'> &
    Omit<DepsOf<typeof createIntake>, 'table'> &
    Omit<DepsOf<typeof createCalendarFiles>, 'marks' | 'gate' | 'steps' | 'labels' | 'campaigns' | 'days' | 'dayNames'>,
) {
  const { db } = deps
  const campaigns = createCampaignTable(db)
  const marks = createPostMarkTable(db)
  const labels = createLabelTable(db)
  const flows = createApprovalFlowTable(db)
  const table = deps.approvals
  const gate = createApprovalGate({ ...deps, flows, table, marks })
  const versions = createPostVersionTable(db)
  const history = createPostHistory({ ...deps, table: versions })
  const steps = createPlanSteps({ ...deps, history })
  const days = createDayTable(db)
  const requests = createIntakeTable(db)
  const officeDays = createOfficeDays({ ...deps, table: days })
  const copies = createPostCopies({ ...deps, marks, gate })
  const { areas: repeating, ...series } = createRepeating({ ...deps, copies, gate, steps, history, days: officeDays })
  const areas = {
    calendar: {
      ...createCalendar({ ...deps, gate, steps, history, nowMs: deps.clock.now }),
      ...createPostMarks({ ...deps, marks, campaigns, labels }),
      ...createCalendarViews({ ...deps, table: createCalendarViewTable(db) }),
      ...createCalendarDuplicating({ ...deps, copies, gate, steps }),
    },
    files: createCalendarFiles({
      ...{ ...deps, marks, gate, steps, labels, campaigns, days },
      dayNames: async (firstDay, lastDay) => namedDays(await officeDays.list({ firstDay, lastDay })),
    }),
    approvals: {
      ...createApprovals({ ...deps, table, gate, steps, history }),
      ...createApprovalFlows({ ...deps, flows, labels }),
      ...createEmbargo({ ...deps, table, steps }),
    },
    versions: createPostVersions({ ...deps, table: versions, history }),
    intake: {
      ...createIntake({ ...deps, table: requests }),
      ...createIntakeDocuments({ ...deps, table: requests, documents: createIntakeDocumentTable(db) }),
    },
    comments: createPostComments({ ...deps, table: createPostCommentTable(db) }),
    templates: createTextTemplates({ ...deps, table: createTextTemplateTable(db) }),
    campaigns: createCampaigns({ ...deps, table: campaigns }),
    days: officeDays,
    ...repeating,
  }
  return { areas, series }
}

/** What days are called on a sheet of the calendar; notes are for the office alone. */
function namedDays({ holidays, dates }: OutputOf<'days.list'>): { day: string; name: string }[] {
  return [...holidays, ...dates.map(({ day, title }) => ({ day, name: title }))].map(({ day, name }) => ({ day, name }))
}
