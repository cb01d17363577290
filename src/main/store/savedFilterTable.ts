/** Combinations of the inbox's list that were kept under a name. What is in one is known to services/inboxFilters.ts. */
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type SavedFilter = {
  readonly id: string
  readonly name: string
  /** Whose it is; null: everybody's. */
  readonly personId: string | null
  /** Unparsed. */
  readonly scope: unknown
}

type FilterRow = { id: string; name: string; person_id: string | null; scope: string }

export type SavedFilterTable = ReturnType<typeof createSavedFilterTable>

export function createSavedFilterTable(db: Sqlite) {
  const visible = db.prepare<[string | null], FilterRow>(
    'SELECT * FROM saved_filter WHERE person_id IS NULL OR person_id = ? ORDER BY name COLLATE NOCASE, id',
  )
  const byId = db.prepare<[string], FilterRow>('SELECT * FROM saved_filter WHERE id = ?')
  const put = db.prepare<[string, string, string | null, string]>(
    `INSERT INTO saved_filter (id, name, person_id, scope) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, person_id = excluded.person_id, scope = excluded.scope`,
  )
  const remove = db.prepare<[string]>('DELETE FROM saved_filter WHERE id = ?')
  return {
    /** Everybody's and one person's own. */
    visibleTo: (personId: string | null): readonly SavedFilter[] => visible.all(personId).map(filterOf),
    byId: (id: string): SavedFilter | null => {
      const row = byId.get(id)
      return row === undefined ? null : filterOf(row)
    },
    put: (tx: WriteTx, { id, name, personId }: Omit<SavedFilter, 'scope'>, scope: JsonValue): void => {
      put.run(id, name, personId, JSON.stringify(scope))
      tx.changed('inbox')
    },
    remove: (tx: WriteTx, id: string): void => {
      remove.run(id)
      tx.changed('inbox')
    },
  }
}

function filterOf({ id, name, person_id: personId, scope }: FilterRow): SavedFilter {
  return { id, name, personId, scope: JSON.parse(scope) as unknown }
}
