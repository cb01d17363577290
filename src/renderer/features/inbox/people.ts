/** The people of the office as the inbox needs them: names, who acts, and whose draft is in the box. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'

export type Office = OutputOf<'people.list'>

/** Until the core has answered: one office without names. */
export const NOBODY_YET: Office = { people: [], actingId: null, rights: ['read', 'self', 'triage', 'answer'] }

/**
 * A name to show.
 * @param office what the office as a whole is called, which acted before there were people
 */
export function nameOf(people: Office['people'], personId: string | null, office: string): string {
  return people.find((person) => person.personId === personId)?.name ?? office
}

/** A draft is somebody's for a day (docs/specs/inbox.md §8.5). */
const DRAFT_IS_HELD_MS = 24 * 3_600_000

/** Who else is writing here; null where nobody is, or only the person who looks. */
export function otherWriter(
  draftBy: ConversationDetail['draftBy'],
  actingId: string | null,
  nowMs: number,
): ConversationDetail['draftBy'] {
  if (draftBy === null || draftBy.personId === actingId) return null
  return nowMs - draftBy.atMs < DRAFT_IS_HELD_MS ? draftBy : null
}
