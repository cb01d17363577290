/** The calendar from and to files, as the contract has it (docs/specs/calendarFiles.md). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { createCalendarDaysImport } from './calendarDaysImport.ts'
import { createCalendarExport } from './calendarExport.ts'
import { createCalendarImport } from './calendarImport.ts'
import { createImportsMade } from './importsMade.ts'

type DepsOf<Create extends (deps: never) => unknown> = Parameters<Create>[0]

export function createCalendarFiles(
  deps: Omit<DepsOf<typeof createCalendarImport>, 'made'> &
    Omit<DepsOf<typeof createCalendarDaysImport>, 'made'> &
    DepsOf<typeof createCalendarExport>,
) {
  const made = createImportsMade(deps)
  const { choosePosts, ...posts } = createCalendarImport({ ...deps, made })
  const { chooseDays, ...days } = createCalendarDaysImport({ ...deps, made })
  return {
    choose: ({ what }: ParsedInputOf<'files.choose'>): Promise<OutputOf<'files.choose'>> =>
      what === 'posts' ? choosePosts() : chooseDays(),
    ...posts,
    ...days,
    ...createCalendarExport(deps),
    undo: made.undo,
  }
}
