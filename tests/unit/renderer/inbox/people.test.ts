import { describe, expect, it } from 'vitest'
import { nameOf, otherWriter, type Office } from '../../../../src/renderer/features/inbox/people.ts'

const DAY_MS = 86_400_000
const people: Office['people'] = [
  { personId: 'ana', name: 'Ana', role: 'editor', archivedAtMs: null, waitUntilMs: null },
]

describe('who else is answering', () => {
  it('is another person, for a day', () => {
    expect(otherWriter({ personId: 'ana', atMs: 0 }, 'luis', DAY_MS - 1)).toEqual({ personId: 'ana', atMs: 0 })
    expect(otherWriter({ personId: 'ana', atMs: 0 }, 'luis', DAY_MS)).toBeNull()
  })
  it('is not oneself, nor the office where nobody has a name', () => {
    expect(otherWriter({ personId: 'ana', atMs: 0 }, 'ana', 1)).toBeNull()
    expect(otherWriter({ personId: null, atMs: 0 }, null, 1)).toBeNull()
    expect(otherWriter(null, 'ana', 1)).toBeNull()
  })
  it('is the office where it was written before there were people', () => {
    expect(otherWriter({ personId: null, atMs: 0 }, 'ana', 1)).not.toBeNull()
    expect([nameOf(people, null, 'la oficina'), nameOf(people, 'ana', 'la oficina')]).toEqual(['la oficina', 'Ana'])
  })
})
