/** Views of the calendar that were kept under a name. What is in one is known to services/calendarViews.ts. */
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type KeptView = {
  readonly id: string
  readonly name: string
  /** Whose it is; null: everybody's. */
  readonly personId: string | null
  /** Unparsed. */
  readonly look: unknown
}

type ViewRow = { id: string; name: string; person_id: string | null; look: string }

export type CalendarViewTable = ReturnType<typeof createCalendarViewTable>

export function createCalendarViewTable(db: Sqlite) {
  const visible = db.prepare<[string | null], ViewRow>(
    'SELECT * FROM calendar_view WHERE person_id IS NULL OR person_id = ? ORDER BY name COLLATE NOCASE, id',
  )
  const byId = db.prepare<[string], ViewRow>('SELECT * FROM calendar_view WHERE id = ?')
  const put = db.prepare<[string, string, string | null, string]>(
    `INSERT INTO calendar_view (id, name, person_id, look) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, person_id = excluded.person_id, look = excluded.look`,
  )
  const remove = db.prepare<[string]>('DELETE FROM calendar_view WHERE id = ?')
  return {
    /** Everybody's and one person's own. */
    visibleTo: (personId: string | null): readonly KeptView[] => visible.all(personId).map(viewOf),
    byId: (id: string): KeptView | null => {
      const row = byId.get(id)
      return row === undefined ? null : viewOf(row)
    },
    put: (tx: WriteTx, { id, name, personId }: Omit<KeptView, 'look'>, look: JsonValue): void => {
      put.run(id, name, personId, JSON.stringify(look))
      tx.changed('planning')
    },
    remove: (tx: WriteTx, id: string): void => {
      remove.run(id)
      tx.changed('planning')
    },
  }
}

function viewOf({ id, name, person_id: personId, look }: ViewRow): KeptView {
  return { id, name, personId, look: JSON.parse(look) as unknown }
}
