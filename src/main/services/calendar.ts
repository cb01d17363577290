/** The calendar's operations in one: writing posts, giving them their hour, showing them, taking them down. */
import { createCalendarOutside } from './calendarOutside.ts'
import { createCalendarPlanning } from './calendarPlanning.ts'
import { createCalendarReading } from './calendarReading.ts'
import { createCalendarWriting } from './calendarWriting.ts'
import { createDuplicateTexts } from './duplicateTexts.ts'
import { createOwnTexts } from './ownTexts.ts'
import { createTakingDown } from './takingDown.ts'

type DepsOf<Create extends (deps: never) => unknown> = Parameters<Create>[0]

export function createCalendar(
  deps: DepsOf<typeof createCalendarReading> &
    DepsOf<typeof createCalendarOutside> &
    DepsOf<typeof createCalendarWriting> &
    DepsOf<typeof createCalendarPlanning> &
    DepsOf<typeof createOwnTexts> &
    DepsOf<typeof createDuplicateTexts> &
    DepsOf<typeof createTakingDown>,
) {
  return {
    ...createCalendarReading(deps),
    ...createCalendarOutside(deps),
    ...createCalendarWriting(deps),
    ...createCalendarPlanning(deps),
    ...createOwnTexts(deps),
    ...createDuplicateTexts(deps),
    ...createTakingDown(deps),
  }
}
