import { describe, expect, it } from 'vitest'
import {
  allOf,
  extended,
  NOTHING_SELECTED,
  toggled,
  without,
  type Selection,
} from '../../../../src/renderer/features/inbox/selection.ts'

const LIST = ['a', 'b', 'c', 'd', 'e']
const ids = (selection: Selection) => [...selection.ids].toSorted().join('')

describe('selecting conversations', () => {
  it('takes one in and out', () => {
    const one = toggled(NOTHING_SELECTED, 'b')
    expect(ids(one)).toBe('b')
    expect(ids(toggled(one, 'b'))).toBe('')
  })
  it('draws a range from the active one, and back again', () => {
    const down = extended(extended(NOTHING_SELECTED, LIST, 'b', 'c'), LIST, 'c', 'd')
    expect(ids(down)).toBe('bcd')
    expect(ids(extended(down, LIST, 'd', 'c'))).toBe('bc')
    expect(ids(extended(down, LIST, 'd', 'a'))).toBe('ab')
  })
  it('keeps what was selected before the range', () => {
    const first = toggled(NOTHING_SELECTED, 'e')
    const second = toggled(first, 'a')
    expect(ids(extended(second, LIST, 'a', 'b'))).toBe('abe')
  })
  it('begins anew where the anchor has left the list', () => {
    const gone = toggled(NOTHING_SELECTED, 'z')
    expect(ids(extended(gone, LIST, 'c', 'd'))).toBe('cdz')
  })
  it('takes all that are loaded, as many as one change takes', () => {
    expect(ids(allOf(LIST))).toBe('abcde')
    expect(allOf(Array.from({ length: 1_200 }, (_, index) => String(index))).ids.size).toBe(1_000)
  })
  it('drops those that have left and keeps the others', () => {
    expect(ids(without(allOf(LIST), new Set(['b', 'c'])))).toBe('ade')
    const some = toggled(NOTHING_SELECTED, 'a')
    expect(without(some, new Set(['b']))).toBe(some)
  })
})
