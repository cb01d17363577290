/** What the office does with conversations, put together: answering, triage, clocks, notes, labels, filters. */
import type { Topic } from '#shared/contract/operation.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ports } from './ports.ts'
import { createInbox, type InboxDeps } from './services/inbox.ts'
import { createInboxExport } from './services/inboxExport.ts'
import { createInboxFilters } from './services/inboxFilters.ts'
import { createInboxLabels } from './services/inboxLabels.ts'
import { createInboxNotes } from './services/inboxNotes.ts'
import { createOfficeHours } from './services/officeHours.ts'
import { createResponseClocks } from './services/responseClocks.ts'
import type { HolidaySource } from './services/spanishHolidays.ts'
import { createSavedReplies } from './services/savedReplies.ts'
import { createTriage } from './services/triage.ts'
import { createUrgentLane } from './services/urgentLane.ts'
import { createUrgentLists } from './services/urgentLists.ts'
import type { AccountTable } from './store/accountTable.ts'
import { createClockTable } from './store/clockTable.ts'
import { createCitizenHistory } from './store/citizenHistory.ts'
import { createConversationList } from './store/conversationList.ts'
import { createHandoffTable } from './store/handoffTable.ts'
import { createLabelTable } from './store/labelTable.ts'
import { createNoteTable } from './store/noteTable.ts'
import type { PersonTable } from './store/personTable.ts'
import { createSavedFilterTable } from './store/savedFilterTable.ts'
import type { SettingTable } from './store/settingTable.ts'
import { createSavedReplyTable } from './store/savedReplyTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import { createTriageTable } from './store/triageTable.ts'
import { createUrgentTable } from './store/urgentTable.ts'
import { createUrgentTermTable } from './store/urgentTermTable.ts'

/** Not while the window comes up: the library is large, and a start rarely needs it. */
const HOLIDAYS_AFTER_MS = 10_000

export function createConversations(
  deps: Omit<
    InboxDeps,
    'history' | 'notesOf' | 'noteDraftOf' | 'labelIdsOf' | 'openHandoffsOf' | 'clocks' | 'besideAnswer'
  > & {
    readonly db: Sqlite
    readonly clock: Ports['clock']
    readonly people: Pick<PersonTable, 'byId'>
    readonly zone: () => OfficeZone
    readonly log: Ports['log']
    readonly accounts: Pick<AccountTable, 'byId' | 'list'>
    readonly folders: Ports['folders']
    readonly preferences: Ports['preferences']
    readonly settings: SettingTable
    readonly holidays: HolidaySource
    readonly publish: (topic: Topic, ids: readonly string[]) => void
  },
) {
  const { db } = deps
  let cancelHolidays = (): void => undefined
  const table = createTriageTable(db)
  const labels = createLabelTable(db)
  const list = createConversationList(db)
  const notes = createInboxNotes({ ...deps, notes: createNoteTable(db), triage: table })
  const hours = createOfficeHours({ ...deps, table: deps.settings, onRulesChanged: () => clocks.onRulesChanged() })
  const clocks = createResponseClocks({ ...deps, table: createClockTable(db), hours, isUrgent: table.isUrgent })
  const { onTriaged } = clocks
  const triage = createTriage({ ...deps, table, labels, onTriaged })
  const { start, stop, onPersonArchived, changeWithin, ...changing } = triage
  const { besideAnswer, ...savedReplies } = createSavedReplies({
    ...deps,
    table: createSavedReplyTable(db),
    labels,
    changeWithin,
  })
  const urgentTable = createUrgentTable(db)
  const lists = createUrgentLists({ ...deps, table: createUrgentTermTable(db) })
  const { find, ...listing } = lists
  const lane = createUrgentLane({ ...deps, table: urgentTable, triage: table, find, onTriaged, onLane: clocks.reaim })
  const { onItem, onEdit, ...inLane } = lane
  const inbox = createInbox({
    ...deps,
    clocks,
    besideAnswer,
    history: createCitizenHistory(db),
    notesOf: notes.shownOf,
    noteDraftOf: notes.draftOf,
    labelIdsOf: table.labelIds,
    openHandoffsOf: createHandoffTable(db).openCount,
  })
  const { follow, ...answering } = inbox
  const filters = createInboxFilters({ ...deps, list, table: createSavedFilterTable(db) })
  const labelNames = (): ReadonlyMap<string, string> => new Map(labels.all().map(({ id, name }) => [id, name]))
  const { shownOf: _shownOf, draftOf: _draftOf, ...noting } = notes
  return {
    handlers: {
      ...answering,
      ...changing,
      ...noting,
      ...createInboxLabels({ ...deps, table: labels }),
      ...filters,
      ...createInboxExport({ ...deps, list: filters.list, labelNames }),
    },
    savedReplies,
    urgent: {
      handlers: { ...inLane, ...listing },
      /** For what is fetched: in the transaction that stores it. */
      watch: { onItem, onEdit },
      activeCount: urgentTable.activeCount,
    },
    /** After an effect was saved, in the same transaction. */
    follow,
    /** In the transaction that archives a person. */
    onPersonArchived,
    /** Items that are stored move the clocks of their conversations. */
    clocks,
    hours: hours.handlers,
    /** Whether the office is open at an instant. */
    isOpenAt: hours.isOpenAt,
    /** Resolves when the holidays of the years to come are kept. */
    lookForHolidays: hours.lookForHolidays,
    /** The zone may be another. */
    onSettingsChanged: hours.review,
    start: () => {
      start()
      hours.review()
      clocks.start()
      cancelHolidays = deps.clock.after(HOLIDAYS_AFTER_MS, () => void hours.lookForHolidays())
    },
    stop: () => {
      cancelHolidays()
      clocks.stop()
      stop()
    },
  }
}
