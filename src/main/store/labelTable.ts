/** The office's labels for conversations. Archived, never deleted: what was labelled stays so. */
import type { LabelColour } from '#shared/domain/label.ts'
import { nameKey } from './nameKey.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Label = {
  readonly id: string
  readonly name: string
  readonly colour: LabelColour
  readonly archivedAtMs: number | null
}

type LabelRow = { id: string; name: string; colour: LabelColour; archived_at: number | null }

export type LabelTable = ReturnType<typeof createLabelTable>

export function createLabelTable(db: Sqlite) {
  const all = db.prepare<[], LabelRow>('SELECT * FROM label ORDER BY archived_at IS NOT NULL, name_key, id')
  const byId = db.prepare<[string], LabelRow>('SELECT * FROM label WHERE id = ?')
  const byName = db.prepare<[string], string>('SELECT id FROM label WHERE name_key = ? AND archived_at IS NULL').pluck()
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO label (id, name, name_key, colour, archived_at) VALUES (@id, @name, @nameKey, @colour, @archivedAtMs)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, colour = excluded.colour,
       archived_at = excluded.archived_at`,
  )
  return {
    all: (): readonly Label[] => all.all().map(labelOf),
    byId: (id: string): Label | null => {
      const row = byId.get(id)
      return row === undefined ? null : labelOf(row)
    },
    /** The id of the one, not archived, whose name differs by case and accents at most. */
    idByName: (name: string): string | null => byName.get(nameKey(name)) ?? null,
    put: (tx: WriteTx, label: Label): void => {
      put.run({ ...label, nameKey: nameKey(label.name) })
      tx.changed('inbox')
    },
  }
}

function labelOf({ id, name, colour, archived_at: archivedAtMs }: LabelRow): Label {
  return { id, name, colour, archivedAtMs }
}
