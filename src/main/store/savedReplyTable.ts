/** What the office answers often, how often it was used lately, and the office's own variables. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Macro, ReplyTexts } from '#shared/domain/savedReply.ts'
import { nameKey } from './nameKey.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type SavedReply = {
  readonly id: string
  readonly name: string
  /** Empty: in none. */
  readonly folder: string
  readonly texts: ReplyTexts
  readonly macro: Macro | null
  readonly archivedAtMs: number | null
}

export type OfficeVariable = { readonly name: string; readonly value: string }

type ReplyRow = {
  id: string
  name: string
  folder: string
  texts: string
  macro: string | null
  macro_key: number | null
  archived_at: number | null
}

const texts = lazily(
  () =>
    z.object({
      es: z.string(),
      ca: z.string(),
      gl: z.string(),
      eu: z.string(),
      en: z.string(),
    }) satisfies z.ZodType<ReplyTexts>,
)
/** Its key has a column of its own, so that none is given twice. */
const keptMacro = lazily(() =>
  z.object({
    labelIds: z.array(z.string()),
    assign: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unchanged') }),
      z.object({ kind: z.literal('me') }),
      z.object({ kind: z.literal('person'), personId: z.string() }),
    ]),
    resolves: z.boolean(),
  }),
)

export type SavedReplyTable = ReturnType<typeof createSavedReplyTable>

export function createSavedReplyTable(db: Sqlite) {
  const all = db.prepare<[], ReplyRow>('SELECT * FROM saved_reply ORDER BY archived_at IS NOT NULL, name_key, id')
  const byId = db.prepare<[string], ReplyRow>('SELECT * FROM saved_reply WHERE id = ?')
  const byName = db.prepare<[string], ReplyRow>('SELECT * FROM saved_reply WHERE name_key = ? AND archived_at IS NULL')
  const byKey = db.prepare<[number], ReplyRow>('SELECT * FROM saved_reply WHERE macro_key = ? AND archived_at IS NULL')
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO saved_reply (id, name, name_key, folder, texts, macro, macro_key, archived_at)
       VALUES (@id, @name, @nameKey, @folder, @texts, @macro, @macroKey, @archivedAtMs)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, folder = excluded.folder,
       texts = excluded.texts, macro = excluded.macro, macro_key = excluded.macro_key, archived_at = excluded.archived_at`,
  )
  const addUse = db.prepare<[string, string, number]>('INSERT INTO saved_reply_use (id, reply_id, at) VALUES (?, ?, ?)')
  const forgetUses = db.prepare<[number]>('DELETE FROM saved_reply_use WHERE at < ?')
  const uses = db.prepare<[number], { reply_id: string; uses: number }>(
    'SELECT reply_id, count(*) AS uses FROM saved_reply_use WHERE at >= ? GROUP BY reply_id',
  )
  const variables = db.prepare<[], OfficeVariable>('SELECT name, value FROM office_variable ORDER BY name_key')
  const variable = db.prepare<[string], OfficeVariable>('SELECT name, value FROM office_variable WHERE name_key = ?')
  const putVariable = db.prepare<[string, string, string]>(
    `INSERT INTO office_variable (name_key, name, value) VALUES (?, ?, ?)
     ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, value = excluded.value`,
  )
  const dropVariable = db.prepare<[string]>('DELETE FROM office_variable WHERE name_key = ?')

  return {
    /** By name, those archived last. */
    all: (): readonly SavedReply[] => all.all().map(replyOf),
    byId: (id: string): SavedReply | null => orNull(byId.get(id)),
    /** The one, not archived, whose name differs by case and accents at most. */
    byName: (name: string): SavedReply | null => orNull(byName.get(nameKey(name))),
    /** The one, not archived, that has a key. */
    byKey: (key: number): SavedReply | null => orNull(byKey.get(key)),
    put: (tx: WriteTx, { macro, ...reply }: SavedReply): void => {
      const { key = null, ...kept } = macro ?? {}
      put.run({
        ...reply,
        nameKey: nameKey(reply.name),
        texts: JSON.stringify(reply.texts),
        macro: macro === null ? null : JSON.stringify(kept),
        macroKey: key,
      })
      tx.changed('replies', reply.id)
    },

    /** @param useId of the answer */
    addUse: (tx: WriteTx, useId: string, replyId: string): void => {
      addUse.run(useId, replyId, tx.nowMs)
      tx.changed('replies', replyId)
    },
    forgetUsesBefore: (_tx: WriteTx, atMs: number): void => {
      forgetUses.run(atMs)
    },
    /** How often each was used since an instant; those that were not are left out. */
    usesSince: (atMs: number): ReadonlyMap<string, number> =>
      new Map(uses.all(atMs).map((row) => [row.reply_id, row.uses])),

    variables: (): readonly OfficeVariable[] => variables.all(),
    /** The one whose name differs by case and accents at most. */
    variable: (name: string): OfficeVariable | null => variable.get(nameKey(name)) ?? null,
    putVariable: (tx: WriteTx, { name, value }: OfficeVariable): void => {
      putVariable.run(nameKey(name), name, value)
      tx.changed('replies')
    },
    removeVariable: (tx: WriteTx, name: string): void => {
      dropVariable.run(nameKey(name))
      tx.changed('replies')
    },
  }
}

function orNull(row: ReplyRow | undefined): SavedReply | null {
  return row === undefined ? null : replyOf(row)
}

function replyOf(row: ReplyRow): SavedReply {
  return {
    id: row.id,
    name: row.name,
    folder: row.folder,
    texts: texts().parse(JSON.parse(row.texts)),
    macro: row.macro === null ? null : { ...keptMacro().parse(JSON.parse(row.macro)), key: row.macro_key },
    archivedAtMs: row.archived_at,
  }
}
