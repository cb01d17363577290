/** The editorial calendar, put together: posts, and how they are sorted and looked at: campaigns, labels, days, views. */
import { createCalendar } from './services/calendar.ts'
import { createCalendarDuplicating } from './services/calendarDuplicating.ts'
import { createCalendarViews } from './services/calendarViews.ts'
import { createCampaigns } from './services/campaigns.ts'
import { createOfficeDays } from './services/officeDays.ts'
import { createPostMarks } from './services/postMarks.ts'
import { createCalendarViewTable } from './store/calendarViewTable.ts'
import { createCampaignTable } from './store/campaignTable.ts'
import { createDayTable } from './store/dayTable.ts'
import { createLabelTable } from './store/labelTable.ts'
import { createPostMarkTable } from './store/postMarkTable.ts'
import type { Sqlite } from './store/sqlite.ts'

type DepsOf<Create extends (deps: never) => unknown> = Parameters<Create>[0]

export function createPlanning(
  deps: { readonly db: Sqlite } & Omit<DepsOf<typeof createCalendar>, 'nowMs'> &
    Omit<DepsOf<typeof createCampaigns>, 'table'> &
    Omit<DepsOf<typeof createPostMarks>, 'marks' | 'campaigns' | 'labels'> &
    Omit<DepsOf<typeof createOfficeDays>, 'table'> &
    Omit<DepsOf<typeof createCalendarViews>, 'table'> &
    Omit<DepsOf<typeof createCalendarDuplicating>, 'marks'>,
) {
  const { db } = deps
  const campaigns = createCampaignTable(db)
  const marks = createPostMarkTable(db)
  return {
    calendar: {
      ...createCalendar({ ...deps, nowMs: deps.clock.now }),
      ...createPostMarks({ ...deps, marks, campaigns, labels: createLabelTable(db) }),
      ...createCalendarViews({ ...deps, table: createCalendarViewTable(db) }),
      ...createCalendarDuplicating({ ...deps, marks }),
    },
    campaigns: createCampaigns({ ...deps, table: campaigns }),
    days: createOfficeDays({ ...deps, table: createDayTable(db) }),
  }
}
