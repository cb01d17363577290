import { describe, expect, it } from 'vitest'
import {
  categoriesOf,
  placesFrom,
  urgentParts,
  type UrgentEntry,
} from '../../../../src/renderer/features/inbox/urgentView.ts'

const at = (start: number, end: number, category: UrgentEntry['categories'][number] = 'danger_to_life') => ({
  start,
  end,
  category,
})

describe('the words that make a text urgent', () => {
  it('are parts of it, and all parts together are the text', () => {
    const text = 'ayuda, no respira'
    const parts = urgentParts(text, [at(7, 17), at(0, 5)])
    expect(parts).toEqual([
      { kind: 'urgent', text: 'ayuda' },
      { kind: 'text', text: ', ' },
      { kind: 'urgent', text: 'no respira' },
    ])
    expect(parts.map((part) => part.text).join('')).toBe(text)
  })

  it('are one where places of two categories overlap', () => {
    expect(urgentParts('abcdef', [at(0, 3), at(2, 5, 'crime_in_progress')])).toEqual([
      { kind: 'urgent', text: 'abcde' },
      { kind: 'text', text: 'f' },
    ])
  })

  it('are found in a stretch of the text that begins later', () => {
    expect(placesFrom([at(0, 5), at(7, 17), at(20, 22)], 10)).toEqual([at(0, 7), at(10, 12)])
  })

  it('are none beyond the end of a text that became shorter', () => {
    expect(urgentParts('abc', [at(1, 9), at(20, 30)])).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'urgent', text: 'bc' },
    ])
    expect(urgentParts('', [at(0, 3)])).toEqual([])
  })
})

it('a mark says each category once, the gravest first', () => {
  const entry = (categories: UrgentEntry['categories']) => ({ entryId: 'e', categories, places: [] })
  const entries = [entry(['crime_in_progress']), entry(['danger_to_life', 'crime_in_progress'])]
  expect(categoriesOf({ markId: 'm', markedAtMs: 0, steps: [], entries })).toEqual([
    'danger_to_life',
    'crime_in_progress',
  ])
})
