/** Templates of posts, and groups of hashtags. */
import type { TemplateKind } from '#shared/domain/textTemplate.ts'
import { nameKey } from './nameKey.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type TextTemplate = {
  readonly id: string
  readonly kind: TemplateKind
  readonly name: string
  readonly text: string
  readonly archivedAtMs: number | null
}

type TemplateRow = { id: string; kind: TemplateKind; name: string; text: string; archived_at: number | null }

export type TextTemplateTable = ReturnType<typeof createTextTemplateTable>

export function createTextTemplateTable(db: Sqlite) {
  const columns = 'id, kind, name, text, archived_at'
  const all = db.prepare<[], TemplateRow>(
    `SELECT ${columns} FROM text_template ORDER BY archived_at IS NOT NULL, name_key, id`,
  )
  const byId = db.prepare<[string], TemplateRow>(`SELECT ${columns} FROM text_template WHERE id = ?`)
  const byName = db.prepare<[TemplateKind, string], TemplateRow>(
    `SELECT ${columns} FROM text_template WHERE kind = ? AND name_key = ? AND archived_at IS NULL`,
  )
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO text_template (id, kind, name, name_key, text, archived_at)
       VALUES (@id, @kind, @name, @nameKey, @text, @archivedAtMs)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, name_key = excluded.name_key,
       text = excluded.text, archived_at = excluded.archived_at`,
  )
  return {
    /** By name, those archived last. */
    all: (): readonly TextTemplate[] => all.all().map(templateOf),
    byId: (id: string): TextTemplate | null => orNull(byId.get(id)),
    /** The one of a kind, not archived, whose name differs by case and accents at most. */
    byName: (kind: TemplateKind, name: string): TextTemplate | null => orNull(byName.get(kind, nameKey(name))),
    put: (tx: WriteTx, template: TextTemplate): void => {
      put.run({ ...template, nameKey: nameKey(template.name) })
      tx.changed('templates', template.id)
    },
  }
}

function orNull(row: TemplateRow | undefined): TextTemplate | null {
  return row === undefined ? null : templateOf(row)
}

function templateOf({ archived_at: archivedAtMs, ...row }: TemplateRow): TextTemplate {
  return { ...row, archivedAtMs }
}
