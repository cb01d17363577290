/** What the month, the week and the day are given alike. A grid of hundreds of posts is drawn again only when one of these changes. */
import type { ScheduleEventData } from '@mantine/schedule'
import type { Movable, Placed } from './calendarView.ts'
import type { DayMarks } from './dayMarks.ts'
import type { FreeSlots } from './freeSlots.ts'

export type GridProps = {
  /** A day of the period on screen. */
  readonly day: string
  /** The office's wall time. */
  readonly now: string
  /** By time. */
  readonly placed: readonly Placed[]
  /** The same as the week and the day take them; none in the month. */
  readonly events: readonly ScheduleEventData[]
  readonly idsByDay: ReadonlyMap<string, readonly string[]>
  /** Of what is open beside the calendar. */
  readonly openId: string | null
  /** Whether the person who acts may give posts an hour. */
  readonly mayPlan: boolean
  /** What the days are about. */
  readonly marks: DayMarks
  /** Slots of the office's accounts that nothing has taken. */
  readonly free: FreeSlots
  /** Moves it there, or puts a copy there where the drag says so. */
  readonly onMove: (card: Movable, wallTime: string) => void
  readonly onOpen: (id: string) => void
  readonly onCreate: (wallTime: string) => void
  readonly onDraftDrop: (postId: string, wallTime: string) => void
}
