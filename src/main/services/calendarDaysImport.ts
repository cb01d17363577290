/** Days of another program's calendar as notes (docs/specs/calendarFiles.md §8). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { OfficeSettings } from '#shared/contract/settings.ts'
import { LEFT_OUT } from '#shared/contract/calendarFiles.ts'
import type { FilePicker, Ids, Preferences } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { DayTable } from '../store/dayTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createChosenFiles } from './chosenFiles.ts'
import { notesOf, readIcs, type IcsCalendar } from './icsReading.ts'
import type { ImportsMade } from './importsMade.ts'
import { readTableText } from './tableReading.ts'

const ICS_FILE = { extensions: ['ics', 'ical', 'ifb', 'icalendar'], maxBytes: 8 * 1024 * 1024 }
const TITLE = { es: 'Calendario de otro programa', en: 'Calendar of another program' } as const
const MOST_PREVIEWED = 50

type Span = Pick<ParsedInputOf<'files.readDays'>, 'token' | 'firstDay' | 'lastDay'>

export function createCalendarDaysImport(deps: {
  readonly filePicker: FilePicker
  readonly preferences: Pick<Preferences, 'get'>
  readonly ids: Ids
  readonly uow: UnitOfWork
  readonly days: Pick<DayTable, 'notes' | 'note' | 'putNote' | 'removeNote'>
  readonly settings: () => OfficeSettings
  readonly made: ImportsMade
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { days } = deps
  const chosen = createChosenFiles<IcsCalendar>()
  const kind = deps.made.createKind<OutputOf<'files.importDays'>>()

  /** What stands on its day already is not written a second time. */
  function newNotes({ token, firstDay, lastDay }: Span): ReturnType<typeof notesOf> {
    const found = notesOf(chosen.of(token), { firstDay, lastDay }, deps.settings().zone)
    const there = new Set(days.notes(firstDay, lastDay).map(({ day, text }) => `${day} ${text}`))
    return { ...found, notes: found.notes.filter(({ day, text }) => !there.has(`${day} ${text}`)) }
  }

  return {
    chooseDays: async (): Promise<OutputOf<'files.choose'>> => {
      const picked = await deps.filePicker.pick({ ...ICS_FILE, title: TITLE[deps.preferences.get().language] })
      if (picked === null) return { kind: 'cancelled' }
      if (picked.kind === 'too_large') return { kind: 'refused', why: 'too_large' }
      const read = readTableText(picked.bytes)
      if (read.kind === 'none') return { kind: 'refused', why: read.why }
      const calendar = readIcs(read.text)
      if (calendar === null) return { kind: 'refused', why: 'not_calendar' }
      return { kind: 'chosen', token: chosen.keep(picked.bytes, calendar) }
    },
    readDays: (span: ParsedInputOf<'files.readDays'>): OutputOf<'files.readDays'> => {
      const { notes, leftOut } = newNotes(span)
      return {
        preview: notes.slice(0, MOST_PREVIEWED),
        noteCount: notes.length,
        leftOut: LEFT_OUT.map((why) => ({ why, count: leftOut[why] })).filter(({ count }) => count > 0),
      }
    },
    importDays: ({ importId, ...span }: ParsedInputOf<'files.importDays'>): OutputOf<'files.importDays'> =>
      kind.once(importId, () => {
        const made = newNotes(span).notes.map((note) => ({ ...note, id: deps.ids.next() }))
        if (made.length === 0) throw new AppError('conflict')
        const { firstDay, lastDay } = span
        deps.uow.write(deps.by(), (tx) => {
          for (const note of made) days.putNote(tx, { ...note, personId: deps.actingId(), writtenAtMs: tx.nowMs })
          tx.audit({
            action: 'day_notes.import',
            entity: `import:${importId}`,
            after: { made: made.length, firstDay, lastDay },
          })
        })
        return {
          answer: { made: made.length },
          // What somebody has rewritten since is theirs.
          takeBack: (tx) => {
            const same = made.filter(({ id, text }) => days.note(id)?.text === text)
            for (const { id } of same) days.removeNote(tx, id)
            const gone = made.filter(({ id }) => days.note(id) === null).length
            return { removed: gone, left: made.length - gone }
          },
        }
      }),
  }
}
