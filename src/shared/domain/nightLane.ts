/** What comes while the office is closed (docs/specs/inbox.md §9.4). Pure. */
import type { BusinessClock } from './businessClock.ts'

/**
 * Whether a person is told that a citizen wrote: outside business hours only of what is urgent, of what is silenced never
 * unless it is urgent (§5.8).
 */
export function mayAnnounce(
  message: { readonly atMs: number; readonly isUrgent: boolean; readonly isSilenced: boolean },
  business: Pick<BusinessClock, 'isOpenAt'>,
): boolean {
  return message.isUrgent || (!message.isSilenced && business.isOpenAt(message.atMs))
}
