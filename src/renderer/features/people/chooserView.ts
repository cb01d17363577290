/** The list of people before a PIN is typed: where keys lead, and what is said of a wait. Pure. */
import { plainLower } from '../../ui/plainLower.ts'
import type { PersonView } from '../../ui/personLook.ts'

/**
 * The person whose name begins with what was typed, whatever its case and accents, looked for from the one that is active
 * on and around; null where there is none. The same letter again leads to the next one.
 * @param activeIndex -1 for none
 */
export function personTyped(
  people: readonly Pick<PersonView, 'name'>[],
  activeIndex: number,
  typed: string,
): number | null {
  const wanted = plainLower(typed)
  if (wanted === '') return null
  // One letter pressed again and again walks; a longer beginning may go on with the one that is active.
  const letter = wanted.charAt(0)
  const isOneLetter = wanted === letter.repeat(wanted.length)
  const prefix = isOneLetter ? letter : wanted
  const from = Math.max(activeIndex, 0) + (isOneLetter && activeIndex >= 0 ? 1 : 0)
  for (let step = 0; step < people.length; step += 1) {
    const index = (from + step) % people.length
    if (plainLower(people[index]?.name ?? '').startsWith(prefix)) return index
  }
  return null
}

/** A wait as minutes and seconds, rounded up: it never says zero while it lasts. */
export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/**
 * Until when no PIN of this person is looked at; null where one may be typed.
 * @param saidMs what the last refusal said, which may be newer than the list
 */
export function waitOf(person: Pick<PersonView, 'waitUntilMs'>, saidMs: number | null, nowMs: number): number | null {
  const untilMs = Math.max(person.waitUntilMs ?? 0, saidMs ?? 0)
  return untilMs > nowMs ? untilMs : null
}

/** The names of those who can give somebody a new PIN. */
export function whoCanGive(
  people: readonly Pick<PersonView, 'personId' | 'name' | 'role' | 'archivedAtMs'>[],
  personId: string,
): readonly string[] {
  return people
    .filter((each) => each.personId !== personId && each.role === 'coordinator' && each.archivedAtMs === null)
    .map(({ name }) => name)
}
