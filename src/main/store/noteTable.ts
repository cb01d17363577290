/** What colleagues tell each other about a conversation. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Note = {
  readonly id: string
  readonly conversationId: string
  /** Null: the office, from before there were people. */
  readonly personId: string | null
  readonly text: string
  readonly writtenAtMs: number
}

/** Whose a draft is where nobody acts. */
const OFFICE = ''

type NoteRow = { id: string; conversation_id: string; person_id: string | null; text: string; written_at: number }

export type NoteTable = ReturnType<typeof createNoteTable>

export function createNoteTable(db: Sqlite) {
  const byId = db.prepare<[string], NoteRow>('SELECT * FROM note WHERE id = ?')
  const ofConversation = db.prepare<[string], NoteRow>(
    'SELECT * FROM note WHERE conversation_id = ? ORDER BY written_at, seq',
  )
  const insert = db.prepare<[string, string, string | null, string, number]>(
    'INSERT INTO note (id, conversation_id, person_id, text, written_at) VALUES (?, ?, ?, ?, ?)',
  )
  const remove = db.prepare<[string]>('DELETE FROM note WHERE id = ?')
  const draft = db
    .prepare<[string, string], string>('SELECT text FROM note_draft WHERE conversation_id = ? AND person_id = ?')
    .pluck()
  const putDraft = db.prepare<[string, string, string]>(
    `INSERT INTO note_draft (conversation_id, person_id, text) VALUES (?, ?, ?)
     ON CONFLICT (conversation_id, person_id) DO UPDATE SET text = excluded.text`,
  )
  const removeDraft = db.prepare<[string, string]>('DELETE FROM note_draft WHERE conversation_id = ? AND person_id = ?')
  return {
    byId: (id: string): Note | null => {
      const row = byId.get(id)
      return row === undefined ? null : noteOf(row)
    },
    /** In order of time. */
    ofConversation: (conversationId: string): readonly Note[] => ofConversation.all(conversationId).map(noteOf),
    insert: (tx: WriteTx, { id, conversationId, personId, text, writtenAtMs }: Note): void => {
      insert.run(id, conversationId, personId, text.toWellFormed(), writtenAtMs)
      tx.changed('inbox', conversationId)
    },
    remove: (tx: WriteTx, { id, conversationId }: Note): void => {
      remove.run(id)
      tx.changed('inbox', conversationId)
    },
    /** What a person was writing, or the office where it is null; empty where they were not. */
    draft: (conversationId: string, personId: string | null): string =>
      draft.get(conversationId, personId ?? OFFICE) ?? '',
    putDraft: (tx: WriteTx, conversationId: string, personId: string | null, text: string): void => {
      if (text === '') removeDraft.run(conversationId, personId ?? OFFICE)
      else putDraft.run(conversationId, personId ?? OFFICE, text.toWellFormed())
      tx.changed('inbox', conversationId)
    },
  }
}

function noteOf(row: NoteRow): Note {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    personId: row.person_id,
    text: row.text,
    writtenAtMs: row.written_at,
  }
}
