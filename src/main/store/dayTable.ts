/** What days are about for the office: its dates, once or every year, and notes. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type OfficeDate = {
  readonly id: string
  /** Of a yearly one, with its first year. */
  readonly day: string
  readonly yearly: boolean
  readonly title: string
}

export type DayNote = {
  readonly id: string
  readonly day: string
  readonly text: string
  /** Null: the office. */
  readonly personId: string | null
  readonly writtenAtMs: number
}

type DateRow = { id: string; day: string; yearly: 0 | 1; title: string }
type NoteRow = { id: string; day: string; text: string; person_id: string | null; written_at: number }

export type DayTable = ReturnType<typeof createDayTable>

export function createDayTable(db: Sqlite) {
  const dates = db.prepare<[string, string], DateRow>(
    'SELECT * FROM office_date WHERE (yearly = 0 AND day >= ? AND day <= ?) OR yearly = 1 ORDER BY title, id',
  )
  const date = db.prepare<[string], DateRow>('SELECT * FROM office_date WHERE id = ?')
  const putDate = db.prepare<[string, string, 0 | 1, string]>(
    `INSERT INTO office_date (id, day, yearly, title) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET day = excluded.day, yearly = excluded.yearly, title = excluded.title`,
  )
  const removeDate = db.prepare<[string]>('DELETE FROM office_date WHERE id = ?')
  const notes = db.prepare<[string, string], NoteRow>(
    'SELECT * FROM day_note WHERE day >= ? AND day <= ? ORDER BY day, written_at, id',
  )
  const note = db.prepare<[string], NoteRow>('SELECT * FROM day_note WHERE id = ?')
  const putNote = db.prepare<[string, string, string, string | null, number]>(
    `INSERT INTO day_note (id, day, text, person_id, written_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET day = excluded.day, text = excluded.text, person_id = excluded.person_id,
       written_at = excluded.written_at`,
  )
  const removeNote = db.prepare<[string]>('DELETE FROM day_note WHERE id = ?')

  return {
    /** Those between two days, both included, and all yearly ones. */
    datesAround: (firstDay: string, lastDay: string): readonly OfficeDate[] => dates.all(firstDay, lastDay).map(dateOf),
    date: (id: string): OfficeDate | null => {
      const row = date.get(id)
      return row === undefined ? null : dateOf(row)
    },
    putDate: (tx: WriteTx, { id, day, yearly, title }: OfficeDate): void => {
      putDate.run(id, day, yearly ? 1 : 0, title)
      tx.changed('planning')
    },
    removeDate: (tx: WriteTx, id: string): void => {
      removeDate.run(id)
      tx.changed('planning')
    },
    /** Between two days, both included, in order. */
    notes: (firstDay: string, lastDay: string): readonly DayNote[] => notes.all(firstDay, lastDay).map(noteOf),
    note: (id: string): DayNote | null => {
      const row = note.get(id)
      return row === undefined ? null : noteOf(row)
    },
    putNote: (tx: WriteTx, { id, day, text, personId, writtenAtMs }: DayNote): void => {
      putNote.run(id, day, text, personId, writtenAtMs)
      tx.changed('planning')
    },
    removeNote: (tx: WriteTx, id: string): void => {
      removeNote.run(id)
      tx.changed('planning')
    },
  }
}

function dateOf({ id, day, yearly, title }: DateRow): OfficeDate {
  return { id, day, yearly: yearly === 1, title }
}

function noteOf({ id, day, text, person_id: personId, written_at: writtenAtMs }: NoteRow): DayNote {
  return { id, day, text, personId, writtenAtMs }
}
