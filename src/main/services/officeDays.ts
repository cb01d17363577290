/** What days are about: holidays, the office's own days and dates, notes (docs/specs/calendarViews.md §3). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { fallsOn } from '#shared/domain/yearlyDay.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { DayNote, DayTable, OfficeDate } from '../store/dayTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { OfficeHoursService } from './officeHours.ts'

const OK = { ok: true } as const

type Holiday = OutputOf<'days.list'>['holidays'][number]

export function createOfficeDays(deps: {
  readonly table: DayTable
  readonly hours: Pick<OfficeHoursService['handlers'], 'get' | 'year'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
}) {
  const { table } = deps

  async function holidaysIn(firstDay: string, lastDay: string): Promise<Holiday[]> {
    const { region, ownDays } = deps.hours.get()
    const found: Holiday[] = ownDays.map(({ day, name, isOpen }) => ({ day, name, kind: isOpen ? 'open' : 'closed' }))
    for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year += 1) {
      const days = await deps.hours.year({ region, year })
      found.push(...days.map(({ day, name }) => ({ day, name, kind: 'public' as const })))
    }
    return found
      .filter(({ day }) => day >= firstDay && day <= lastDay)
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  }

  function datesIn(firstDay: string, lastDay: string): OutputOf<'days.list'>['dates'] {
    return table
      .datesAround(firstDay, lastDay)
      .flatMap(({ id, day: since, yearly, title }) =>
        fallsOn(since, yearly, firstDay, lastDay).map((day) => ({ dateId: id, day, since, yearly, title })),
      )
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  }

  return {
    list: async ({ firstDay, lastDay }: ParsedInputOf<'days.list'>): Promise<OutputOf<'days.list'>> => ({
      holidays: await holidaysIn(firstDay, lastDay),
      dates: datesIn(firstDay, lastDay),
      notes: table.notes(firstDay, lastDay).map(({ id, ...note }) => ({ noteId: id, ...note })),
    }),
    saveDate: ({ dateId, ...date }: ParsedInputOf<'days.saveDate'>): OutputOf<'days.saveDate'> => {
      const before = table.date(dateId)
      const after: OfficeDate = { id: dateId, ...date, title: date.title.toWellFormed() }
      if (JSON.stringify(before) === JSON.stringify(after)) return OK
      deps.uow.write(deps.by(), (tx) => {
        table.putDate(tx, after)
        tx.audit({ action: 'office_date.save', entity: `office_date:${dateId}`, before, after })
      })
      return OK
    },
    removeDate: ({ dateId }: ParsedInputOf<'days.removeDate'>): OutputOf<'days.removeDate'> => {
      const before = table.date(dateId)
      if (before === null) throw new AppError('not_found', { id: dateId })
      deps.uow.write(deps.by(), (tx) => {
        table.removeDate(tx, dateId)
        tx.audit({ action: 'office_date.remove', entity: `office_date:${dateId}`, before })
      })
      return OK
    },
    saveNote: ({ noteId, day, text }: ParsedInputOf<'days.saveNote'>): OutputOf<'days.saveNote'> => {
      const before = table.note(noteId)
      const words = text.toWellFormed()
      if (before?.day === day && before.text === words) return OK
      deps.uow.write(deps.by(), (tx) => {
        const after: DayNote = { id: noteId, day, text: words, personId: deps.actingId(), writtenAtMs: tx.nowMs }
        table.putNote(tx, after)
        tx.audit({ action: 'day_note.save', entity: `day_note:${noteId}`, before, after })
      })
      return OK
    },
    removeNote: ({ noteId }: ParsedInputOf<'days.removeNote'>): OutputOf<'days.removeNote'> => {
      const before = table.note(noteId)
      if (before === null) throw new AppError('not_found', { id: noteId })
      deps.uow.write(deps.by(), (tx) => {
        table.removeNote(tx, noteId)
        tx.audit({ action: 'day_note.remove', entity: `day_note:${noteId}`, before })
      })
      return OK
    },
  }
}
