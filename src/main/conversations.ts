/** What the office does with conversations, put together: answering, triage, notes, labels, filters. */
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ports } from './ports.ts'
import { createInbox, type InboxDeps } from './services/inbox.ts'
import { createInboxFilters } from './services/inboxFilters.ts'
import { createInboxLabels } from './services/inboxLabels.ts'
import { createInboxNotes } from './services/inboxNotes.ts'
import { createTriage } from './services/triage.ts'
import { createConversationList } from './store/conversationList.ts'
import { createLabelTable } from './store/labelTable.ts'
import { createNoteTable } from './store/noteTable.ts'
import type { PersonTable } from './store/personTable.ts'
import { createSavedFilterTable } from './store/savedFilterTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import { createTriageTable } from './store/triageTable.ts'

export function createConversations(
  deps: Omit<InboxDeps, 'arrivedAs' | 'notesOf' | 'labelIdsOf'> & {
    readonly db: Sqlite
    readonly clock: Ports['clock']
    readonly people: Pick<PersonTable, 'byId'>
    readonly zone: () => OfficeZone
  },
) {
  const { db } = deps
  const table = createTriageTable(db)
  const labels = createLabelTable(db)
  const list = createConversationList(db)
  const notes = createInboxNotes({ ...deps, notes: createNoteTable(db), triage: table })
  const triage = createTriage({ ...deps, table, labels })
  const inbox = createInbox({
    ...deps,
    arrivedAs: list.arrivedAs,
    notesOf: notes.shownOf,
    labelIdsOf: table.labelIds,
  })
  const { follow, ...answering } = inbox
  const { start, stop, onPersonArchived, ...changing } = triage
  const { shownOf: _shownOf, ...noting } = notes
  return {
    handlers: {
      ...answering,
      ...changing,
      ...noting,
      ...createInboxLabels({ ...deps, table: labels }),
      ...createInboxFilters({ ...deps, list, table: createSavedFilterTable(db) }),
    },
    /** After an effect was saved, in the same transaction. */
    follow,
    /** In the transaction that archives a person. */
    onPersonArchived,
    start,
    stop,
  }
}
