/** What the month and the week are given alike. */
import type { ScheduleEventData } from '@mantine/schedule'
import type { MovePost } from './useMovePost.ts'

export type GridProps = {
  /** A day of the period on screen. */
  readonly day: string
  /** The office's wall time. */
  readonly now: string
  readonly events: readonly ScheduleEventData[]
  readonly idsByDay: ReadonlyMap<string, readonly string[]>
  readonly openPostId: string | null
  readonly mover: MovePost
  readonly onOpen: (postId: string) => void
  readonly onCreate: (wallTime: string) => void
  readonly onDraftDrop: (postId: string, wallTime: string) => void
}
