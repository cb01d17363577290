/** Colleagues who are named in a comment: `@Ana Gil` (docs/specs/composer.md §8.3). Pure. */
import { folded } from './checks/fold.ts'

/** `[start, end)` in UTF-16 units, the sign included. */
export type Mention = { readonly start: number; readonly end: number; readonly personId: string }

/** In order; the longest name that is written counts, without regard to capitals and accents. */
export function mentionsIn(
  text: string,
  people: readonly { readonly personId: string; readonly name: string }[],
): readonly Mention[] {
  const flat = folded(text)
  const named = people
    .map(({ personId, name }) => ({ personId, name: folded(name) }))
    .toSorted((a, b) => b.name.length - a.name.length)
  return [...flat.matchAll(/(?<![\p{L}\p{N}_])@/gu)].flatMap(({ index: start }): Mention[] => {
    const after = flat.slice(start + 1)
    const found = named.find(
      ({ name }) => name !== '' && after.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(after.slice(name.length)),
    )
    return found === undefined ? [] : [{ start, end: start + 1 + found.name.length, personId: found.personId }]
  })
}
