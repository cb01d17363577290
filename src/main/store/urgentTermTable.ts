/** What the office changed of the lists of urgent words that Mando comes with. */
import type { UrgentListName } from '#shared/domain/detect/urgent.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type ListedTerm = { readonly list: UrgentListName; readonly written: string }
/** One of its own, or a shipped one that it does not want. */
export type TermChange = ListedTerm & { readonly change: 'added' | 'disabled' }

export type UrgentTermTable = ReturnType<typeof createUrgentTermTable>

export function createUrgentTermTable(db: Sqlite) {
  const all = db.prepare<[], TermChange>('SELECT list, written, change FROM urgent_term ORDER BY list, written')
  const put = db.prepare<[TermChange]>(
    `INSERT INTO urgent_term (list, written, change) VALUES (@list, @written, @change)
     ON CONFLICT (list, written) DO UPDATE SET change = excluded.change`,
  )
  const remove = db.prepare<[string, string]>('DELETE FROM urgent_term WHERE list = ? AND written = ?')
  return {
    all: (): readonly TermChange[] => all.all(),
    put: (tx: WriteTx, change: TermChange): void => {
      put.run(change)
      tx.changed('settings', 'urgent')
    },
    remove: (tx: WriteTx, { list, written }: ListedTerm): void => {
      remove.run(list, written)
      tx.changed('settings', 'urgent')
    },
  }
}
