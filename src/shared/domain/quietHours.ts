/** When a workstation stays quiet, by the wall clock of the office (docs/specs/inbox.md §16). Pure. */

/** `22:00` to `07:00`: the first belongs to it, the second does not. From one to the same is the whole day. */
export type QuietHours = { readonly from: string; readonly until: string }

export const DEFAULT_QUIET_HOURS: QuietHours = { from: '22:00', until: '07:00' }

/** @param hour the office's wall clock, `07:30` */
export function isQuiet(hour: string, hours: QuietHours | null): boolean {
  if (hours === null) return false
  const { from, until } = hours
  // As text they are in order.
  return from < until ? hour >= from && hour < until : hour >= from || hour < until
}
