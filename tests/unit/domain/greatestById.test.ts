/** What stands in for a map of half a million ids (docs/specs/care.md §3.1, §5). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createGreatestById } from '../../../src/shared/domain/greatestById.ts'

it('counts each id once, by the greatest of its weights, as a map of them would', () => {
  const added = fc.array(fc.tuple(fc.oneof(fc.uuid(), fc.constantFrom('a', 'b', 'ab', 'ba', '')), fc.nat(2)))
  fc.assert(
    fc.property(added, (all) => {
      const map = new Map<string, number>()
      const greatest = createGreatestById()
      for (const [id, weight] of all) {
        map.set(id, Math.max(map.get(id) ?? 0, weight))
        greatest.add(id, weight)
      }
      expect(greatest.counts(3)).toEqual(
        [0, 1, 2].map((weight) => [...map.values()].filter((each) => each === weight).length),
      )
    }),
  )
})

it('tells apart ids that are alike but for one sign, many of them', () => {
  const greatest = createGreatestById()
  for (const round of [0, 1]) {
    for (let at = 0; at < 50_000; at += 1) {
      greatest.add(`0193a0c4-1111-7abc-8def-${String(at).padStart(12, '0')}`, at % 2 === round ? 1 : 0)
    }
  }
  expect(greatest.counts(2)).toEqual([0, 50_000])
})
