/** What the people section offers and says. Pure. */
import type { ErrorCode } from '#shared/rpc/errors.ts'
import { presentOf, type PersonView } from '../../ui/personLook.ts'

/** Refusals with words of their own beside the form. */
const IN_PLACE = ['name_taken', 'last_coordinator', 'pin_easy', 'conflict'] as const
export type InPlace = (typeof IN_PLACE)[number]

/** The refusal that is said beside the form, or null where it is announced like any other. */
export function inPlace(code: ErrorCode): InPlace | null {
  return IN_PLACE.find((each) => each === code) ?? null
}

/** Those who can act in the order of the list, and those who are archived. */
export function splitPeople(people: readonly PersonView[]): {
  readonly present: readonly PersonView[]
  readonly archived: readonly PersonView[]
} {
  return { present: presentOf(people), archived: people.filter(({ archivedAtMs }) => archivedAtMs !== null) }
}

/**
 * Who or what a row of the log names: a person by their name, the office by its word, everything else as it stands.
 * @param reference `person:<id>`, `person` alone for the office, or another part of Mando
 */
export function nameIn(
  reference: string,
  people: readonly Pick<PersonView, 'personId' | 'name'>[],
  office: string,
): string {
  if (reference === 'person') return office
  const personId = reference.startsWith('person:') ? reference.slice('person:'.length) : null
  return people.find((person) => person.personId === personId)?.name ?? reference
}
