/** What the month and the week are given alike. A grid of hundreds of posts is drawn again only when one of these changes. */
import type { ScheduleEventData } from '@mantine/schedule'
import type { PostCell } from './calendarView.ts'

export type GridProps = {
  /** A day of the period on screen. */
  readonly day: string
  /** The office's wall time. */
  readonly now: string
  readonly events: readonly ScheduleEventData[]
  readonly idsByDay: ReadonlyMap<string, readonly string[]>
  /** Of what is open beside the calendar. */
  readonly openId: string | null
  /** Whether the person who acts may give posts an hour. */
  readonly mayPlan: boolean
  readonly onMove: (card: PostCell, wallTime: string) => void
  readonly onOpen: (id: string) => void
  readonly onCreate: (wallTime: string) => void
  readonly onDraftDrop: (postId: string, wallTime: string) => void
}
