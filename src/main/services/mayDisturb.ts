/** When a person may be told of what can wait (docs/specs/inbox.md §16.2). */
import { mayAnnounce } from '#shared/domain/nightLane.ts'
import { isQuiet } from '#shared/domain/quietHours.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Preferences } from '../ports.ts'

/** @returns whether it may be said at an instant: neither in the workstation's quiet hours nor while the office is closed */
export function createMayDisturb(deps: {
  readonly preferences: Pick<Preferences, 'get'>
  readonly zone: () => OfficeZone
  readonly isOpenAt: (atMs: number) => boolean
}): (atMs: number) => boolean {
  return (atMs) => {
    const hour = wallTimeAt(atMs, deps.zone()).slice(11, 16)
    return (
      mayAnnounce({ atMs, isUrgent: false, isSilenced: false }, deps) &&
      !isQuiet(hour, deps.preferences.get().quietHours)
    )
  }
}
