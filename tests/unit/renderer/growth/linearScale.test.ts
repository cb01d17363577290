/** Where values stand on an axis, and which names fit beside each other. */
import { describe, expect, it } from 'vitest'
import { linearScale, namesApart } from '../../../../src/renderer/features/growth/charts/linearScale.ts'

describe('a linear scale', () => {
  it('puts values in proportion, also from bottom to top', () => {
    const scale = linearScale([10, 20], [200, 100])
    expect([10, 15, 20].map(scale)).toEqual([200, 150, 100])
  })

  it('puts the only value there is in the middle', () => {
    expect(linearScale([7, 7], [0, 300])(7)).toBe(150)
  })
})

describe('names in a row', () => {
  it('are all there where they fit', () => {
    expect(namesApart([0, 40, 80], () => 40)).toEqual([0, 1, 2])
  })

  it('keep the last one, and leave out what would touch the next', () => {
    expect(namesApart([0, 20, 40, 60], () => 30)).toEqual([1, 3])
    expect(namesApart([0, 20, 40], (at) => (at === 0 ? 90 : 10))).toEqual([1, 2])
  })

  it('are none where there are none', () => {
    expect(namesApart([], () => 1)).toEqual([])
  })
})
